//! Standard Webhooks: a specification that many services follow.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule, TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str =
    "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md";

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
        timeout: None,
        retry_after: None,
        gives_up_after: None,
        simulated: Policy {
            timeout: assumed::TIMEOUT,
            retry_after: assumed::schedule_within(Micros::DAY),
            basis: Basis::Assumed,
        },
    },
    events: &[],
};
