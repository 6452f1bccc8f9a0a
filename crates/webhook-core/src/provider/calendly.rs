//! Calendly: the header of Stripe, with a tolerance of three minutes.
//!
//! Compact JSON, moments in ISO 8601 with microseconds. A meeting that is moved comes as two
//! requests, a cancellation with `"rescheduled": true` and a new one. An answer of 410 deletes the
//! subscription at once.

use super::{
    Basis, Delivery, Disabling, EventType, Payload, Policy, Provider, ProviderId, Step, Success,
    UNSTATED, Whereabouts, assumed, stated,
};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Repeats, Scheme, TimeRule,
    TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developer.calendly.com/docs/webhooks/overview";
const ERRORS: &str = "https://developer.calendly.com/api-docs/overview/webhooks/webhook-errors";
const TIMEOUTS: &str = "https://developer.calendly.com/api-docs/overview/webhooks/webhook-timeouts";
const TIMEOUT: Micros = Micros::from_secs(15);

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/calendly/", $id, ".json"))),
            headers: &[("Content-Type", "application/json")],
            source: DOCS,
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "calendly",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Timestamp, Part::Literal("."), Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::Header("Calendly-Webhook-Signature"),
        framing: Framing::Pairs { separator: ',', name: "v1", counts: Repeats::Last },
    },
    message_id: None,
    time: Some(TimeRule {
        place: Place::Pair("t"),
        unit: TimeUnit::Seconds,
        past_ms: Some(180_000),
        future_ms: None,
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("calendly"),
    name: "Calendly",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery {
        // For reading; up to ten seconds more for the connection.
        timeout: stated(TIMEOUT, TIMEOUTS, CHECKED_ON),
        // With growing waits; the waits themselves are not published.
        retry_after: None,
        // Or sooner, a day after the meeting was booked.
        gives_up_after: stated(Micros::DAY, ERRORS, CHECKED_ON),
        success: stated(Success::Any2xx, DOCS, CHECKED_ON),
        disables: stated(Disabling::FailingFor(Micros::DAY), ERRORS, CHECKED_ON),
        // Assumed: every wait. The timeout and the end after a day are Calendly's word.
        simulated: Policy {
            timeout: TIMEOUT,
            retry_after: assumed::schedule_within(Micros::DAY),
            basis: Basis::Assumed,
        },
        ..UNSTATED
    },
    // No id of the event; `payload.uri` is that of the invitee, booked and canceled alike.
    dedupe_id: None,
    event_type: stated(&[Whereabouts::Json(&[Step::Name("event")])], DOCS, CHECKED_ON),
    events: &[
        event!("Meetings", "invitee.created", "meeting booked"),
        event!("Meetings", "invitee.canceled", "meeting canceled"),
    ],
};
