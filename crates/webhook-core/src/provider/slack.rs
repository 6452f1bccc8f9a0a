//! Slack: the signing secret looks like hexadecimal and is used as text.
//!
//! Bodies are compact JSON with `/` written `\/` and everything beyond ASCII escaped. `type` in the
//! body says only that this is an event (`event_callback`); what happened is `event.type`. Answer
//! first and work later: three seconds are short, and each repetition carries `X-Slack-Retry-Num`.

use super::{
    Basis, Delivery, Disabling, EventType, Payload, Policy, Provider, ProviderId, Step, Success,
    UNSTATED, Whereabouts, minutes, stated,
};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule, TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://docs.slack.dev/authentication/verifying-requests-from-slack/";
const EVENTS_API: &str = "https://docs.slack.dev/apis/events-api/";
const TIMEOUT: Micros = Micros::from_secs(3);

/// "Nearly immediately", then after a minute, then after five.
const WAITS: &[Micros] = &[Micros::ZERO, minutes(1), minutes(5)];

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/slack/", $id, ".json"))),
            headers: &[
                ("Accept", "*/*"),
                ("Content-Type", "application/json"),
                ("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)"),
            ],
            source: concat!("https://docs.slack.dev/reference/events/", $id),
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "slack",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Literal("v0:"), Part::Timestamp, Part::Literal(":"), Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::Header("X-Slack-Signature"),
        framing: Framing::Prefixed("v0="),
    },
    message_id: None,
    time: Some(TimeRule {
        place: Place::Header("X-Slack-Request-Timestamp"),
        unit: TimeUnit::Seconds,
        past_ms: Some(300_000),
        future_ms: Some(300_000),
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("slack"),
    name: "Slack",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery {
        timeout: stated(TIMEOUT, EVENTS_API, CHECKED_ON),
        retry_after: stated(WAITS, EVENTS_API, CHECKED_ON),
        gives_up_after: None,
        success: stated(Success::Any2xx, EVENTS_API, CHECKED_ON),
        disables: stated(
            Disabling::Share { above_percent: 95, within: minutes(60), at_least: 1_000 },
            EVENTS_API,
            CHECKED_ON,
        ),
        simulated: Policy { timeout: TIMEOUT, retry_after: WAITS, basis: Basis::Published },
        ..UNSTATED
    },
    dedupe_id: stated(&[Whereabouts::Json(&[Step::Name("event_id")])], EVENTS_API, CHECKED_ON),
    event_type: stated(
        &[Whereabouts::Json(&[Step::Name("event"), Step::Name("type")])],
        EVENTS_API,
        CHECKED_ON,
    ),
    events: &[
        event!("Messages", "app_mention", "app mentioned"),
        event!("Messages", "reaction_added", "reaction added"),
        event!("Channels", "member_joined_channel", "member joined channel"),
    ],
};
