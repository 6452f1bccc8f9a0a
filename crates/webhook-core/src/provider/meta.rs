//! Meta: the app secret signs, never the verify token.
//!
//! The body is JSON with `/` written `\/` and everything beyond ASCII escaped: hash it before it is
//! parsed. `object` says what the hook is for and `field` what changed, so the ids here are
//! `object.field`. One request holds up to 1,000 changes.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, UNSTATED, Whereabouts,
    assumed, hours, stated,
};
use crate::signature::{Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme};

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developers.facebook.com/docs/graph-api/webhooks/getting-started";

macro_rules! event {
    ($group:literal, $id:literal, $title:literal, $source:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/meta/", $id, ".json"))),
            headers: &[
                ("Accept", "*/*"),
                ("User-Agent", "facebookexternalua"),
                ("Content-Type", "application/json"),
            ],
            source: $source,
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "meta",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::Header("X-Hub-Signature-256"),
        framing: Framing::Prefixed("sha256="),
    },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("meta"),
    name: "Meta",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery {
        timeout: None,
        // Less and less often; the waits themselves are not published.
        retry_after: None,
        // 36 hours on the Graph API's page, up to 7 days on that of WhatsApp.
        gives_up_after: None,
        success: None,
        disables: None,
        // Assumed: all of it, within the shorter of the two spans that Meta names.
        simulated: Policy {
            timeout: assumed::TIMEOUT,
            retry_after: assumed::schedule_within(hours(36)),
            basis: Basis::Assumed,
        },
        ..UNSTATED
    },
    // No id of its own; a WhatsApp message has one (`wamid.…`), a change of a page has none.
    dedupe_id: None,
    event_type: stated(
        &[
            Whereabouts::Json(&[Step::Name("object")]),
            Whereabouts::Json(&[
                Step::Name("entry"),
                Step::Each,
                Step::Name("changes"),
                Step::Each,
                Step::Name("field"),
            ]),
        ],
        DOCS,
        CHECKED_ON,
    ),
    events: &[
        event!(
            "WhatsApp",
            "whatsapp_business_account.messages",
            "message received",
            "https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples"
        ),
        event!(
            "Pages",
            "page.feed",
            "comment on page",
            "https://developers.facebook.com/docs/graph-api/webhooks/reference/page/"
        ),
    ],
};
