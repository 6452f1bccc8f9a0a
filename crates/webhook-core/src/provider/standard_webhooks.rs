//! Standard Webhooks: a specification that many services follow.
//!
//! It fixes three headers and what is signed, recommends `type`, `timestamp` and `data` in the
//! body, and leaves the kinds of events to each sender: the two here are examples. The time in the
//! header is that of the attempt; `webhook-id` is what stays the same when a message is sent again.

use super::{
    Basis, Delivery, Disabling, EventType, Payload, Policy, Provider, ProviderId, Step, Success,
    UNSTATED, Whereabouts, assumed, stated,
};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule, TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str =
    "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md";
const WAITS: &[Micros] = &assumed::SCHEDULE;

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!(
                "../../payloads/standardwebhooks/",
                $id,
                ".json"
            ))),
            headers: &[("Content-Type", "application/json")],
            source: DOCS,
        }
    };
}

/// The signing time of every version.
pub(super) const FIVE_MINUTES: TimeRule<'_> = TimeRule {
    place: Place::Header("webhook-timestamp"),
    unit: TimeUnit::Seconds,
    past_ms: Some(300_000),
    future_ms: Some(300_000),
};

/// The symmetric version, which other providers use under names of their own.
pub(super) const V1: Scheme<'_> = Scheme {
    id: "standardwebhooks",
    family: None,
    variant: "v1",
    when: &[],
    key: KeyFormat::Base64 { prefix: "whsec_" },
    content: &[
        Part::MessageId,
        Part::Literal("."),
        Part::Timestamp,
        Part::Literal("."),
        Part::Body,
    ],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::Base64,
    carrier: Carrier {
        place: Place::Header("webhook-signature"),
        framing: Framing::Versioned("v1"),
    },
    message_id: Some(Place::Header("webhook-id")),
    time: Some(FIVE_MINUTES),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

const V1A: Scheme<'_> = Scheme {
    id: "standardwebhooks-v1a",
    variant: "v1a",
    key: KeyFormat::Ed25519Base64 { public: "whpk_", private: "whsk_" },
    algorithm: Algorithm::Ed25519,
    carrier: Carrier { framing: Framing::Versioned("v1a"), ..V1.carrier },
    ..V1
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("standardwebhooks"),
    name: "Standard Webhooks",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&V1, &V1A],
    delivery: Delivery {
        // It recommends 15 to 30 seconds, and so none in particular.
        timeout: None,
        // Its example; a sender may choose another one.
        retry_after: stated(WAITS, DOCS, CHECKED_ON),
        gives_up_after: None,
        success: stated(Success::Any2xx, DOCS, CHECKED_ON),
        heeds_retry_after: stated(true, DOCS, CHECKED_ON),
        disables: stated(Disabling::Status(&[410]), DOCS, CHECKED_ON),
        // Assumed: the timeout, the shortest one that it recommends.
        simulated: Policy { timeout: assumed::TIMEOUT, retry_after: WAITS, basis: Basis::Assumed },
        ..UNSTATED
    },
    dedupe_id: stated(&[Whereabouts::Header("webhook-id")], DOCS, CHECKED_ON),
    event_type: stated(&[Whereabouts::Json(&[Step::Name("type")])], DOCS, CHECKED_ON),
    events: &[
        event!("Examples", "contact.created", "contact created"),
        event!("Examples", "invoice.paid", "invoice paid"),
    ],
};
