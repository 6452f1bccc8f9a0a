//! Zoom: like Slack, but no age is demanded.
//!
//! Zoom's own sample hashes the body after parsing and writing it again, which only works because
//! Zoom sends compact JSON: hash the bytes. An address proves itself by answering a challenge
//! (`endpoint.url_validation`), again every 72 hours.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, Success, UNSTATED,
    Whereabouts, minutes, stated,
};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule, TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developers.zoom.us/docs/api/webhooks/";
const DELAYS: &str = "https://developers.zoom.us/blog/webhook-delays/";
const MEETINGS: &str = "https://developers.zoom.us/docs/api/meetings/events/";
const TIMEOUT: Micros = Micros::from_secs(3);
const WAITS: &[Micros] = &[minutes(5), minutes(20), minutes(60)];

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/zoom/", $id, ".json"))),
            headers: &[
                ("Content-Type", "application/json; charset=utf-8"),
                ("User-Agent", "Zoom Marketplace/1.0a"),
            ],
            source: MEETINGS,
        }
    };
}

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
        timeout: stated(TIMEOUT, DELAYS, CHECKED_ON),
        retry_after: stated(WAITS, DELAYS, CHECKED_ON),
        gives_up_after: None,
        success: stated(Success::Status(&[200, 204]), DELAYS, CHECKED_ON),
        disables: None,
        simulated: Policy { timeout: TIMEOUT, retry_after: WAITS, basis: Basis::Published },
        ..UNSTATED
    },
    // No id; `event` and `event_ts` together come close, but Zoom does not say so.
    dedupe_id: None,
    event_type: stated(&[Whereabouts::Json(&[Step::Name("event")])], DOCS, CHECKED_ON),
    events: &[
        event!("Meetings", "meeting.started", "meeting started"),
        event!("Meetings", "meeting.participant_joined", "participant joined"),
        event!("Meetings", "meeting.ended", "meeting ended"),
    ],
};
