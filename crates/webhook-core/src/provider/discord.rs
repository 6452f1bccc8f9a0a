//! Discord: Ed25519 over the time and the body, with nothing between them.
//!
//! `type` in the body is a number, 0 for a ping and 1 for an event, and `event.type` names the
//! event. Discord also sends requests with a wrong signature, and removes an address that takes
//! them. The answer to an event is 204 without a body.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, Success, UNSTATED,
    Whereabouts, assumed, minutes, stated,
};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule, TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://docs.discord.com/developers/interactions/overview";
const EVENTS: &str = "https://docs.discord.com/developers/events/webhook-events";
const TIMEOUT: Micros = Micros::from_secs(3);
const TEN_MINUTES: Micros = minutes(10);

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/discord/", $id, ".json"))),
            headers: &[("Content-Type", "application/json")],
            source: EVENTS,
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "discord",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Ed25519Hex,
    content: &[Part::Timestamp, Part::Body],
    algorithm: Algorithm::Ed25519,
    encoding: Encoding::HexAnyCase,
    carrier: Carrier {
        place: Place::Header("X-Signature-Ed25519"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: Some(TimeRule {
        place: Place::Header("X-Signature-Timestamp"),
        unit: TimeUnit::Text,
        past_ms: None,
        future_ms: None,
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("discord"),
    name: "Discord",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery {
        timeout: stated(TIMEOUT, EVENTS, CHECKED_ON),
        // Several times, with growing waits; the waits themselves are not published.
        retry_after: None,
        gives_up_after: stated(TEN_MINUTES, EVENTS, CHECKED_ON),
        success: stated(Success::Status(&[204]), EVENTS, CHECKED_ON),
        // When it fails "too often": no number is published.
        disables: None,
        // Assumed: every wait. The timeout and the end are Discord's word.
        simulated: Policy {
            timeout: TIMEOUT,
            retry_after: assumed::schedule_within(TEN_MINUTES),
            basis: Basis::Assumed,
        },
        ..UNSTATED
    },
    // An interaction has an `id`; an event has none.
    dedupe_id: None,
    event_type: stated(
        &[Whereabouts::Json(&[Step::Name("event"), Step::Name("type")])],
        EVENTS,
        CHECKED_ON,
    ),
    events: &[
        event!("App", "APPLICATION_AUTHORIZED", "app authorized"),
        event!("App", "APPLICATION_DEAUTHORIZED", "app deauthorized"),
        event!("Setup", "PING", "address checked"),
    ],
};
