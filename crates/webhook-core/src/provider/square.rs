//! Square: the address as it was configured is signed in front of the body.
//!
//! So a proxy that changes scheme, host or path breaks the signature, and so does a slash at the
//! end. The key looks like base64 and is used as text. Retries carry `square-retry-number`.

use super::{
    Basis, Delivery, Disabling, EventType, Payload, Policy, Provider, ProviderId, Step, Success,
    UNSTATED, Whereabouts, hours, minutes, stated,
};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme, UrlForm,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developer.squareup.com/docs/webhooks/step3validate";
const OVERVIEW: &str = "https://developer.squareup.com/docs/webhooks/overview";
const MANAGE: &str = "https://developer.squareup.com/docs/webhooks/step4manage";
const TIMEOUT: Micros = Micros::from_secs(10);

/// Eleven waits that fill a day.
const WAITS: &[Micros] = &[
    minutes(1),
    minutes(2),
    minutes(4),
    minutes(8),
    minutes(16),
    minutes(32),
    minutes(60),
    hours(2),
    hours(4),
    hours(8),
    hours(8),
];

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/square/", $id, ".json"))),
            headers: &[("Content-Type", "application/json"), ("square-environment", "Production")],
            source: concat!("https://developer.squareup.com/reference/square/webhooks/", $id),
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "square",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Url(UrlForm::Exact), Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::Base64,
    carrier: Carrier {
        place: Place::Header("x-square-hmacsha256-signature"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("square"),
    name: "Square",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery {
        timeout: stated(TIMEOUT, OVERVIEW, CHECKED_ON),
        retry_after: stated(WAITS, OVERVIEW, CHECKED_ON),
        gives_up_after: None,
        success: stated(Success::Any2xx, MANAGE, CHECKED_ON),
        // Not one success in three weeks, each of which ends with a warning by email.
        disables: stated(Disabling::FailingFor(hours(21 * 24)), MANAGE, CHECKED_ON),
        simulated: Policy { timeout: TIMEOUT, retry_after: WAITS, basis: Basis::Published },
        ..UNSTATED
    },
    dedupe_id: stated(&[Whereabouts::Json(&[Step::Name("event_id")])], MANAGE, CHECKED_ON),
    event_type: stated(&[Whereabouts::Json(&[Step::Name("type")])], OVERVIEW, CHECKED_ON),
    events: &[
        event!("Payments", "payment.created", "payment started"),
        event!("Payments", "payment.updated", "payment completed"),
        event!("Refunds", "refund.created", "refund started"),
    ],
};
