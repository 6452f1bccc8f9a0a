//! LINE: the channel secret looks like hexadecimal and is used as text.
//!
//! Compact JSON, UTF-8 as it is. `events` may hold several events, or none at all when the console
//! checks the address. `replyToken` can be used once and not for long. A repetition says so in
//! `deliveryContext.isRedelivery`.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, UNSTATED, Whereabouts,
    assumed, stated,
};
use crate::signature::{Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme};

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/";
const REFERENCE: &str =
    "https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects";

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/line/", $id, ".json"))),
            headers: &[
                ("Content-Type", "application/json; charset=utf-8"),
                ("User-Agent", "LineBotWebhook/2.0"),
            ],
            source: REFERENCE,
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "line",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::Base64,
    carrier: Carrier { place: Place::Header("x-line-signature"), framing: Framing::Prefixed("") },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("line"),
    name: "LINE",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery {
        timeout: None,
        retry_after: None,
        gives_up_after: None,
        success: None,
        // It may stop sending to a server that has failed "for a long time".
        disables: None,
        // Assumed: all of it. Where no retry is promised, none is played.
        simulated: Policy { timeout: assumed::TIMEOUT, retry_after: &[], basis: Basis::Assumed },
        ..UNSTATED
    },
    dedupe_id: stated(
        &[Whereabouts::Json(&[Step::Name("events"), Step::Each, Step::Name("webhookEventId")])],
        REFERENCE,
        CHECKED_ON,
    ),
    event_type: stated(
        &[Whereabouts::Json(&[Step::Name("events"), Step::Each, Step::Name("type")])],
        REFERENCE,
        CHECKED_ON,
    ),
    events: &[
        event!("Messages", "message", "message received"),
        event!("Friends", "follow", "account added"),
    ],
};
