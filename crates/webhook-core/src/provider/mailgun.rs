//! Mailgun: the signature stands in the body, and covers only a time and a token beside it.
//!
//! Whoever has seen one signed pair can put any event behind it, so remember the tokens.
//! `event-data` holds the event. Failures for good and for now are both `failed`; `severity` tells
//! them apart.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, Success, UNSTATED,
    Whereabouts, assumed, hours, minutes, stated,
};
use crate::signature::{
    Algorithm, Carrier, Condition, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule,
    TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str =
    "https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks";
const RETRIES: &str =
    "https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-retries";
const EVENTS: &str = "https://documentation.mailgun.com/docs/mailgun/user-manual/events/webhooks";
const WAITS: &[Micros] = &[minutes(5), minutes(10), minutes(15), hours(1), hours(2), hours(4)];

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/mailgun/", $id, ".json"))),
            headers: &[("User-Agent", "Mailgun/1.0"), ("Content-Type", "application/json")],
            source: EVENTS,
        }
    };
}

const JSON: Scheme<'_> = Scheme {
    id: "mailgun",
    family: None,
    variant: "JSON",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Timestamp, Part::MessageId],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::JsonText(&["signature", "signature"]),
        framing: Framing::Prefixed(""),
    },
    message_id: Some(Place::JsonText(&["signature", "token"])),
    time: Some(TimeRule {
        place: Place::JsonText(&["signature", "timestamp"]),
        unit: TimeUnit::Text,
        past_ms: None,
        future_ms: None,
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

const FORM: Scheme<'_> = Scheme {
    id: "mailgun-form",
    family: None,
    variant: "form",
    when: &[Condition::MediaType("application/x-www-form-urlencoded")],
    key: KeyFormat::Text,
    content: &[Part::Timestamp, Part::MessageId],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier { place: Place::FormField("signature"), framing: Framing::Prefixed("") },
    message_id: Some(Place::FormField("token")),
    time: Some(TimeRule {
        place: Place::FormField("timestamp"),
        unit: TimeUnit::Text,
        past_ms: None,
        future_ms: None,
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("mailgun"),
    name: "Mailgun",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&FORM, &JSON],
    delivery: Delivery {
        timeout: None,
        retry_after: stated(WAITS, RETRIES, CHECKED_ON),
        gives_up_after: stated(hours(8), RETRIES, CHECKED_ON),
        success: stated(Success::Status(&[200]), RETRIES, CHECKED_ON),
        gives_up_on: stated(&[406], RETRIES, CHECKED_ON),
        disables: None,
        // Assumed: the timeout. The waits are Mailgun's word.
        simulated: Policy { timeout: assumed::TIMEOUT, retry_after: WAITS, basis: Basis::Assumed },
        ..UNSTATED
    },
    // Mailgun asks to remember the token and to refuse it the next time.
    dedupe_id: stated(
        &[Whereabouts::Json(&[Step::Name("signature"), Step::Name("token")])],
        DOCS,
        CHECKED_ON,
    ),
    event_type: stated(
        &[Whereabouts::Json(&[Step::Name("event-data"), Step::Name("event")])],
        EVENTS,
        CHECKED_ON,
    ),
    events: &[
        event!("Delivery", "delivered", "email delivered"),
        event!("Delivery", "failed", "email failed"),
    ],
};
