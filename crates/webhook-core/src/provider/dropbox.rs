//! Dropbox: the request only names accounts; what changed has to be asked for.
//!
//! The body is spaced as Python writes JSON, with a blank behind each comma and colon. Several
//! changes may come as one request, and nothing numbers them: ask with the cursor that you keep.
//! The first request is a GET, whose `challenge` is to be sent back.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, UNSTATED, assumed, minutes,
    stated,
};
use crate::signature::{Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://www.dropbox.com/developers/reference/webhooks";
const TIMEOUT: Micros = Micros::from_secs(10);

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/dropbox/", $id, ".json"))),
            headers: &[("User-Agent", "DropboxWebhooks/1.0"), ("Content-Type", "application/json")],
            source: DOCS,
        }
    };
}

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
        timeout: stated(TIMEOUT, DOCS, CHECKED_ON),
        retry_after: None,
        gives_up_after: None,
        success: None,
        disables: None,
        // Assumed: every wait, within the ten minutes or so that an old page names. The timeout is
        // Dropbox's word.
        simulated: Policy {
            timeout: TIMEOUT,
            retry_after: assumed::schedule_within(minutes(10)),
            basis: Basis::Assumed,
        },
        ..UNSTATED
    },
    // Nothing: two requests may be the same to the byte.
    dedupe_id: None,
    // Nothing says it; the ids here are the ways into the body.
    event_type: None,
    events: &[
        event!("Files", "list_folder.accounts", "files changed"),
        event!("Files", "list_folder.teams", "team files changed"),
    ],
};
