//! Intercom: HMAC with SHA-1, under the header name that GitHub once used.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed};
use crate::signature::{Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developers.intercom.com/docs/references/webhooks/webhook-models";

const SCHEME: Scheme<'_> = Scheme {
    id: "intercom",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Body],
    algorithm: Algorithm::HmacSha1,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::Header("X-Hub-Signature"),
        framing: Framing::Prefixed("sha1="),
    },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("intercom"),
    name: "Intercom",
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
