//! Vercel Blob: the header of Vercel's webhooks with another algorithm and another secret.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed};
use crate::signature::{Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://vercel.com/docs/vercel-blob/client-upload";

const SCHEME: Scheme<'_> = Scheme {
    id: "vercel-blob",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::CompactJson],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexAnyCase,
    carrier: Carrier { place: Place::Header("x-vercel-signature"), framing: Framing::Prefixed("") },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("vercel-blob"),
    name: "Vercel Blob",
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
