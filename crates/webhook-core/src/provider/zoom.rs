//! Zoom: like Slack, but no age is demanded.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule, TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developers.zoom.us/docs/api/webhooks/";

const SCHEME: Scheme<'_> = Scheme {
    id: "zoom",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Literal("v0:"), Part::Timestamp, Part::Literal(":"), Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier { place: Place::Header("x-zm-signature"), framing: Framing::Prefixed("v0=") },
    message_id: None,
    time: Some(TimeRule {
        place: Place::Header("x-zm-request-timestamp"),
        unit: TimeUnit::Text,
        past_ms: None,
        future_ms: None,
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("zoom"),
    name: "Zoom",
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
