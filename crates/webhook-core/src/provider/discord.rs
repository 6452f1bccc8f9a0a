//! Discord: Ed25519 over the time and the body, with nothing between them.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule, TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://docs.discord.com/developers/interactions/overview";

const SCHEME: Scheme<'_> = Scheme {
    id: "discord",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Ed25519Hex,
    content: &[Part::Timestamp, Part::Body],
    algorithm: Algorithm::Ed25519,
    encoding: Encoding::HexAnyCase,
    carrier: Carrier {
        place: Place::Header("X-Signature-Ed25519"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: Some(TimeRule {
        place: Place::Header("X-Signature-Timestamp"),
        unit: TimeUnit::Text,
        past_ms: None,
        future_ms: None,
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("discord"),
    name: "Discord",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
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
