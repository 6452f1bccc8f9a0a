//! Paddle: pairs like Stripe, with other separators and a tolerance of 5 seconds.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Repeats, Scheme, TimeRule,
    TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developer.paddle.com/webhooks/signature-verification";

const SCHEME: Scheme<'_> = Scheme {
    id: "paddle",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Timestamp, Part::Literal(":"), Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::Header("Paddle-Signature"),
        framing: Framing::Pairs { separator: ';', name: "h1", counts: Repeats::Any },
    },
    message_id: None,
    time: Some(TimeRule {
        place: Place::Pair("ts"),
        unit: TimeUnit::Seconds,
        past_ms: Some(5_000),
        future_ms: Some(5_000),
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("paddle"),
    name: "Paddle",
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
