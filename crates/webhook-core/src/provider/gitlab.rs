//! GitLab: a plain token, or signed as Standard Webhooks has it.
//!
//! The token says who sends, not what: it covers no byte of the body. `object_kind` in the body
//! names the kind of event, and `X-Gitlab-Event` the same in words. Moments of merge requests and
//! pipelines are written `2026-11-24 09:30:00 UTC`, those of commits in ISO 8601.

use super::{
    Basis, Delivery, Disabling, EventType, Pausing, Payload, Policy, Provider, ProviderId, Step,
    UNSTATED, Whereabouts, assumed, hours, minutes, standard_webhooks, stated,
};
use crate::signature::{
    Algorithm, Carrier, Condition, Encoding, Framing, KeyFormat, Place, Scheme,
};

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://docs.gitlab.com/user/project/integrations/webhooks/";
const SIGNING: &str = "https://gitlab.com/gitlab-org/gitlab/-/merge_requests/230944";
const EVENTS: &str = "https://docs.gitlab.com/user/project/integrations/webhook_events/";

macro_rules! event {
    ($group:literal, $hook:literal, $id:literal, $title:literal, $delivery:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/gitlab/", $id, ".json"))),
            headers: &[
                ("Content-Type", "application/json"),
                ("User-Agent", "GitLab/18.6.0"),
                ("Idempotency-Key", concat!("00000000-0000-4000-8000-0000000000", $delivery)),
                ("X-Gitlab-Event", $hook),
                ("X-Gitlab-Webhook-UUID", "00000000-0000-4000-8000-00000000c001"),
                ("X-Gitlab-Instance", "https://gitlab.com"),
                ("X-Gitlab-Event-UUID", concat!("00000000-0000-4000-9000-0000000000", $delivery)),
            ],
            source: EVENTS,
        }
    };
}

const SIGNED: Scheme<'_> = Scheme {
    id: "gitlab",
    variant: "signed",
    when: &[Condition::Header("webhook-signature")],
    source: SIGNING,
    ..standard_webhooks::V1
};

const TOKEN: Scheme<'_> = Scheme {
    id: "gitlab-token",
    family: None,
    variant: "token",
    when: &[Condition::Header("X-Gitlab-Token")],
    key: KeyFormat::Text,
    content: &[],
    algorithm: Algorithm::SharedToken,
    encoding: Encoding::Plain,
    carrier: Carrier { place: Place::Header("X-Gitlab-Token"), framing: Framing::Prefixed("") },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("gitlab"),
    name: "GitLab",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SIGNED, &TOKEN],
    delivery: Delivery {
        timeout: None,
        retry_after: None,
        gives_up_after: None,
        success: None,
        // That each further failure doubles the pause is what its developers say; the page says
        // that it grows.
        pauses: stated(
            Pausing { in_a_row: 4, first: minutes(1), longest: hours(24) },
            DOCS,
            CHECKED_ON,
        ),
        disables: stated(Disabling::InARow(40), DOCS, CHECKED_ON),
        // Assumed: all of it. Where no retry is promised, none is played.
        simulated: Policy { timeout: assumed::TIMEOUT, retry_after: &[], basis: Basis::Assumed },
        ..UNSTATED
    },
    dedupe_id: stated(&[Whereabouts::Header("Idempotency-Key")], DOCS, CHECKED_ON),
    event_type: stated(&[Whereabouts::Json(&[Step::Name("object_kind")])], EVENTS, CHECKED_ON),
    events: &[
        event!("Code", "Push Hook", "push", "commits pushed", "01"),
        event!("Code", "Merge Request Hook", "merge_request", "merge request opened", "02"),
        event!("Pipelines", "Pipeline Hook", "pipeline", "pipeline finished", "03"),
    ],
};
