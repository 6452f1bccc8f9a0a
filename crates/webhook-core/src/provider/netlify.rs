//! Netlify: compact JSON, the deploy or the form submission itself without an envelope.
//!
//! A hook is set up for one kind of event, which `X-Netlify-Event` names; in the body a deploy's
//! `state` says how far it is. The event has no id: `id` is that of the deploy or submission.

use super::{Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, UNSTATED, assumed};
use crate::signature::{
    Algorithm, BodyDigest, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme,
};

const DEPLOYS: &str = "https://docs.netlify.com/site-deploys/notifications/";
const FORMS: &str = "https://docs.netlify.com/forms/notifications/";

macro_rules! event {
    ($group:literal, $id:literal, $title:literal, $source:ident) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/netlify/", $id, ".json"))),
            headers: &[("Content-Type", "application/json"), ("X-Netlify-Event", $id)],
            source: $source,
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "netlify",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::JwsHeadAndPayload],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::Base64Url,
    carrier: Carrier {
        place: Place::Header("X-Webhook-Signature"),
        framing: Framing::Jws { issuer: "netlify" },
    },
    message_id: None,
    time: None,
    body_digest: Some(BodyDigest::JwsClaim("sha256")),
    source: "https://docs.netlify.com/deploy/deploy-notifications/",
    checked_on: "2026-11-24",
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("netlify"),
    name: "Netlify",
    docs: DEPLOYS,
    checked_on: "2026-11-24",
    schemes: &[&SCHEME],
    delivery: Delivery {
        timeout: None,
        retry_after: None,
        gives_up_after: None,
        success: None,
        disables: None,
        // Assumed: all of it. Where no retry is promised, none is played.
        simulated: Policy { timeout: assumed::TIMEOUT, retry_after: &[], basis: Basis::Assumed },
        ..UNSTATED
    },
    // Nothing numbers the requests: a deploy keeps its `id` from building to ready.
    dedupe_id: None,
    // `X-Netlify-Event` comes with each request, but on no page that was read.
    event_type: None,
    events: &[
        event!("Deploys", "deploy_building", "deploy started", DEPLOYS),
        event!("Deploys", "deploy_created", "deploy succeeded", DEPLOYS),
        event!("Deploys", "deploy_failed", "deploy failed", DEPLOYS),
        event!("Deploys", "deploy_locked", "deploys locked", DEPLOYS),
        event!("Deploys", "deploy_unlocked", "deploys unlocked", DEPLOYS),
        event!("Reviews", "deploy_request_pending", "deploy awaiting approval", DEPLOYS),
        event!("Forms", "submission_created", "form submitted", FORMS),
    ],
};
