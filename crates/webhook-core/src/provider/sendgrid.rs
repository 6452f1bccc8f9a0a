//! SendGrid: a JSON array of events, because one request carries whatever has gathered.
//!
//! The kind of event is `event` in each element and `sg_event_id` names it. The body is compact,
//! its keys are sorted, each event starts a line of its own, and line ends are CR LF, also after
//! the closing bracket: the signature covers them.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, UNSTATED, Whereabouts,
    assumed, stated,
};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule, TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const EVENT: &str = "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event";
const ONE_DAY: Micros = Micros::DAY;

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/sendgrid/", $id, ".json"))),
            headers: &[
                ("User-Agent", "SendGrid Event API"),
                ("Content-Type", "application/json;charset=utf-8"),
            ],
            source: EVENT,
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "sendgrid",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::P256,
    content: &[Part::Timestamp, Part::Body],
    algorithm: Algorithm::EcdsaP256,
    encoding: Encoding::Base64,
    carrier: Carrier {
        place: Place::Header("X-Twilio-Email-Event-Webhook-Signature"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: Some(TimeRule {
        place: Place::Header("X-Twilio-Email-Event-Webhook-Timestamp"),
        unit: TimeUnit::Text,
        past_ms: None,
        future_ms: None,
    }),
    body_digest: None,
    source: "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features",
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("sendgrid"),
    name: "SendGrid",
    docs: "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events",
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery {
        timeout: None,
        // "At increasing intervals"; the intervals themselves are not published.
        retry_after: None,
        gives_up_after: stated(
            ONE_DAY,
            "https://docs.sendgrid.com/for-developers/tracking-events/troubleshooting",
            CHECKED_ON,
        ),
        success: None,
        disables: None,
        // Assumed: the timeout, and every wait. Only the end after a day is SendGrid's word.
        simulated: Policy {
            timeout: assumed::TIMEOUT,
            retry_after: assumed::schedule_within(ONE_DAY),
            basis: Basis::Assumed,
        },
        ..UNSTATED
    },
    dedupe_id: stated(
        &[Whereabouts::Json(&[Step::Each, Step::Name("sg_event_id")])],
        EVENT,
        CHECKED_ON,
    ),
    event_type: stated(&[Whereabouts::Json(&[Step::Each, Step::Name("event")])], EVENT, CHECKED_ON),
    events: &[
        event!("Delivery", "processed", "email accepted"),
        event!("Delivery", "delivered", "email delivered"),
        event!("Delivery", "deferred", "email delayed"),
        event!("Delivery", "bounce", "email bounced"),
        event!("Delivery", "dropped", "email dropped"),
        event!("Engagement", "open", "email opened"),
        event!("Engagement", "click", "link clicked"),
        event!("Engagement", "spamreport", "marked as spam"),
        event!("Engagement", "unsubscribe", "reader unsubscribed"),
    ],
};
