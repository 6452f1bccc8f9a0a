//! Linear: the signing time stands in the body, in milliseconds.
//!
//! It is `webhookTimestamp`, a number; the header `Linear-Timestamp` says the same and is not what
//! Linear's library checks. `type` names the thing and `action` what was done to it, so the ids
//! here are `type.action`. On an update, `updatedFrom` holds the values before it.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, Success, UNSTATED,
    Whereabouts, hours, minutes, stated,
};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule, TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://linear.app/developers/webhooks";
const GUIDE: &str = "https://developers.linear.app/docs/graphql/webhooks";
const TIMEOUT: Micros = Micros::from_secs(5);
const WAITS: &[Micros] = &[minutes(1), hours(1), hours(6)];

macro_rules! event {
    ($group:literal, $event:literal, $id:literal, $title:literal, $delivery:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/linear/", $id, ".json"))),
            headers: &[
                ("Content-Type", "application/json; charset=utf-8"),
                ("Linear-Delivery", concat!("00000000-0000-4000-8000-0000000000", $delivery)),
                ("Linear-Event", $event),
            ],
            source: DOCS,
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "linear",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier { place: Place::Header("Linear-Signature"), framing: Framing::Prefixed("") },
    message_id: None,
    time: Some(TimeRule {
        place: Place::JsonNumber(&["webhookTimestamp"]),
        unit: TimeUnit::Millis,
        past_ms: Some(60_000),
        future_ms: Some(60_000),
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("linear"),
    name: "Linear",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery {
        timeout: stated(TIMEOUT, GUIDE, CHECKED_ON),
        retry_after: stated(WAITS, GUIDE, CHECKED_ON),
        gives_up_after: None,
        success: stated(Success::Status(&[200]), GUIDE, CHECKED_ON),
        // It may disable an address that keeps failing: no number is published.
        disables: None,
        simulated: Policy { timeout: TIMEOUT, retry_after: WAITS, basis: Basis::Published },
        ..UNSTATED
    },
    dedupe_id: stated(&[Whereabouts::Header("Linear-Delivery")], DOCS, CHECKED_ON),
    event_type: stated(
        &[Whereabouts::Json(&[Step::Name("type")]), Whereabouts::Json(&[Step::Name("action")])],
        DOCS,
        CHECKED_ON,
    ),
    events: &[
        event!("Issues", "Issue", "Issue.create", "issue created", "01"),
        event!("Issues", "Issue", "Issue.update", "issue moved on", "02"),
        event!("Comments", "Comment", "Comment.create", "comment added", "03"),
    ],
};
