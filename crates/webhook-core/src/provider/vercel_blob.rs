//! Vercel Blob: the header of Vercel's webhooks with another algorithm and another secret.
//!
//! It calls back when a browser has uploaded a file. What is signed is the body after parsing and
//! writing it again, the secret is the store's read-write token, and `tokenPayload` is text that
//! the app itself put there when it allowed the upload.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, UNSTATED, Whereabouts,
    assumed, stated,
};
use crate::signature::{Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme};

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://vercel.com/docs/vercel-blob/client-upload";

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!(
                "../../payloads/vercel-blob/",
                $id,
                ".json"
            ))),
            headers: &[("Content-Type", "application/json")],
            source: DOCS,
        }
    };
}

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
        success: None,
        disables: None,
        // Assumed: all of it. Where no retry is promised, none is played.
        simulated: Policy { timeout: assumed::TIMEOUT, retry_after: &[], basis: Basis::Assumed },
        ..UNSTATED
    },
    // No id of the call; the address of the file is new with every upload.
    dedupe_id: None,
    event_type: stated(&[Whereabouts::Json(&[Step::Name("type")])], DOCS, CHECKED_ON),
    events: &[event!("Uploads", "blob.upload-completed", "upload finished")],
};
