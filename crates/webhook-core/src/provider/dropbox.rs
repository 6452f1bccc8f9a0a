//! Dropbox: the request only names accounts; what changed has to be asked for.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed};
use crate::signature::{Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://www.dropbox.com/developers/reference/webhooks";

const SCHEME: Scheme<'_> = Scheme {
    id: "dropbox",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::Header("X-Dropbox-Signature"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("dropbox"),
    name: "Dropbox",
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
