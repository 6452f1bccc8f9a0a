//! Calendly: the header of Stripe, with a tolerance of three minutes.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Repeats, Scheme, TimeRule,
    TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developer.calendly.com/api-docs/ZG9jOjM2MzE2MDM4-webhook-signatures";

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
