//! Intercom: HMAC with SHA-1, under the header name that GitHub once used.
//!
//! Compact JSON around the thing itself, which stands in `data.item`; `topic` says what happened to
//! it. Answers that take longer than half a second put all that follows on a slower lane.

use super::{
    Basis, Delivery, Disabling, EventType, Pausing, Payload, Policy, Provider, ProviderId,
    UNSTATED, assumed, hours, minutes, stated,
};
use crate::signature::{Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme};

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developers.intercom.com/docs/references/webhooks/webhook-models";
const NOTIFICATIONS: &str = "https://developers.intercom.com/docs/webhooks/webhook-notifications";

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/intercom/", $id, ".json"))),
            headers: &[("Content-Type", "application/json")],
            source: DOCS,
        }
    };
}

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
        success: None,
        // After more than 1,000. Errors further apart than a quarter of an hour do not count there.
        pauses: stated(
            Pausing { in_a_row: 1_001, first: minutes(15), longest: minutes(15) },
            NOTIFICATIONS,
            CHECKED_ON,
        ),
        // Only apps that are private.
        disables: stated(Disabling::FailingFor(hours(7 * 24)), NOTIFICATIONS, CHECKED_ON),
        // Assumed: all of it. Where no retry is promised, none is played.
        simulated: Policy { timeout: assumed::TIMEOUT, retry_after: &[], basis: Basis::Assumed },
        ..UNSTATED
    },
    // `id` in the body looks like it; no page that was read says so.
    dedupe_id: None,
    // `topic` in the body, as every sample has it; no page that was read says so.
    event_type: None,
    events: &[
        event!("Conversations", "conversation.user.created", "conversation started"),
        event!("Contacts", "contact.user.created", "user created"),
    ],
};
