//! Vercel: compact JSON, moments in unix milliseconds.
//!
//! The kind of event is `type` in the body; `id` there names the delivery.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, UNSTATED, Whereabouts,
    assumed, stated,
};
use crate::signature::{Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme};

const CHECKED_ON: &str = "2026-11-24";
const API: &str = "https://vercel.com/docs/webhooks/webhooks-api";

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/vercel/", $id, ".json"))),
            headers: &[("Content-Type", "application/json")],
            source: concat!("https://vercel.com/docs/webhooks/webhooks-api#", $id),
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "vercel",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Body],
    algorithm: Algorithm::HmacSha1,
    encoding: Encoding::HexLower,
    carrier: Carrier { place: Place::Header("x-vercel-signature"), framing: Framing::Prefixed("") },
    message_id: None,
    time: None,
    body_digest: None,
    source: "https://vercel.com/docs/webhooks/webhooks-api#securing-webhooks",
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("vercel"),
    name: "Vercel",
    docs: "https://vercel.com/docs/webhooks",
    checked_on: CHECKED_ON,
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
    dedupe_id: stated(&[Whereabouts::Json(&[Step::Name("id")])], API, CHECKED_ON),
    event_type: stated(&[Whereabouts::Json(&[Step::Name("type")])], API, CHECKED_ON),
    events: &[
        event!("Deployments", "deployment.created", "deployment started"),
        event!("Deployments", "deployment.succeeded", "deployment succeeded"),
        event!("Deployments", "deployment.error", "deployment failed"),
        event!("Deployments", "deployment.canceled", "deployment canceled"),
        event!("Deployments", "deployment.promoted", "deployment went live"),
        event!("Projects", "project.created", "project created"),
        event!("Projects", "project.removed", "project removed"),
        event!("Domains", "domain.created", "domain added"),
    ],
};
