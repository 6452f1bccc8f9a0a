//! GitHub: compact JSON, UTF-8 as it is, moments in ISO 8601 (`push` alone has unix seconds too).
//!
//! The kind of event is split: `X-GitHub-Event` names it and `action` in the body refines it, so
//! the ids here are `event.action`. `X-GitHub-Delivery` names the delivery, also when it is sent
//! again by hand.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, Success, UNSTATED,
    Whereabouts, stated,
};
use crate::signature::{Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const PRACTICES: &str =
    "https://docs.github.com/en/webhooks/using-webhooks/best-practices-for-using-webhooks";
const FAILED: &str =
    "https://docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries";
const TIMEOUT: Micros = Micros::from_secs(10);
const NEVER: &[Micros] = &[];

macro_rules! event {
    ($group:literal, $event:literal, $id:literal, $title:literal, $delivery:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/github/", $id, ".json"))),
            headers: &[
                ("Accept", "*/*"),
                ("Content-Type", "application/json"),
                ("User-Agent", "GitHub-Hookshot/1f0c6a2"),
                ("X-GitHub-Delivery", concat!($delivery, "0000-c91b-11f1-8000-000000000000")),
                ("X-GitHub-Event", $event),
                ("X-GitHub-Hook-ID", "900700001"),
                ("X-GitHub-Hook-Installation-Target-ID", "900100200"),
                ("X-GitHub-Hook-Installation-Target-Type", "repository"),
            ],
            source: concat!(
                "https://docs.github.com/en/webhooks/webhook-events-and-payloads#",
                $event
            ),
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "github",
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
    source: "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries",
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("github"),
    name: "GitHub",
    docs: "https://docs.github.com/en/webhooks",
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery {
        // 30 seconds on GitHub Enterprise Server.
        timeout: stated(TIMEOUT, PRACTICES, CHECKED_ON),
        retry_after: stated(NEVER, FAILED, CHECKED_ON),
        gives_up_after: None,
        success: stated(Success::Any2xx, PRACTICES, CHECKED_ON),
        disables: None,
        simulated: Policy { timeout: TIMEOUT, retry_after: NEVER, basis: Basis::Published },
        ..UNSTATED
    },
    dedupe_id: stated(&[Whereabouts::Header("X-GitHub-Delivery")], PRACTICES, CHECKED_ON),
    event_type: stated(
        &[Whereabouts::Header("X-GitHub-Event"), Whereabouts::Json(&[Step::Name("action")])],
        PRACTICES,
        CHECKED_ON,
    ),
    events: &[
        event!("Code", "push", "push", "commits pushed", "90e1"),
        event!("Code", "pull_request", "pull_request.opened", "pull request opened", "90e2"),
        event!("Code", "release", "release.published", "release published", "90e3"),
        event!("Issues", "issues", "issues.opened", "issue opened", "90e4"),
        event!("Issues", "issue_comment", "issue_comment.created", "comment added", "90e5"),
        event!("Actions", "workflow_run", "workflow_run.completed", "workflow finished", "90e6"),
        event!("Community", "star", "star.created", "star added", "90e7"),
        event!("Community", "fork", "fork", "repository forked", "90e8"),
    ],
};
