//! HubSpot: three versions; the first two are a plain hash with the secret inside.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed};
use crate::signature::{
    Algorithm, Carrier, Condition, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule,
    TimeUnit, UrlForm,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation";

const V3: Scheme<'_> = Scheme {
    id: "hubspot-v3",
    family: None,
    variant: "v3",
    when: &[Condition::Header("X-HubSpot-Signature-v3")],
    key: KeyFormat::Text,
    content: &[Part::Method, Part::Url(UrlForm::Exact), Part::Body, Part::Timestamp],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::Base64,
    carrier: Carrier {
        place: Place::Header("X-HubSpot-Signature-v3"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: Some(TimeRule {
        place: Place::Header("X-HubSpot-Request-Timestamp"),
        unit: TimeUnit::Millis,
        past_ms: Some(300_000),
        future_ms: None,
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

const V2: Scheme<'_> = Scheme {
    id: "hubspot-v2",
    family: Some("hubspot-v1v2"),
    variant: "v2",
    when: &[Condition::HeaderIs("X-HubSpot-Signature-Version", "v2")],
    key: KeyFormat::Text,
    content: &[Part::Secret, Part::Method, Part::Url(UrlForm::Exact), Part::Body],
    algorithm: Algorithm::Sha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::Header("X-HubSpot-Signature"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

const V1: Scheme<'_> = Scheme {
    id: "hubspot-v1",
    family: Some("hubspot-v1v2"),
    variant: "v1",
    when: &[Condition::HeaderIs("X-HubSpot-Signature-Version", "v1")],
    key: KeyFormat::Text,
    content: &[Part::Secret, Part::Body],
    algorithm: Algorithm::Sha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::Header("X-HubSpot-Signature"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("hubspot"),
    name: "HubSpot",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&V3, &V2, &V1],
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
