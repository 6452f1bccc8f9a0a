//! HubSpot: three versions; the first two are a plain hash with the secret inside.
//!
//! Version 3 signs method, address, body and time, the time in milliseconds. Some escapes of the
//! address are to be decoded before hashing, which HubSpot's own libraries leave to the caller. A
//! request is a JSON array of up to 100 events, each with its own `eventId`.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, UNSTATED, Whereabouts,
    hours, minutes, stated,
};
use crate::signature::{
    Algorithm, Carrier, Condition, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule,
    TimeUnit, UrlForm,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation";
const WEBHOOKS: &str = "https://developers.hubspot.com/docs/api/webhooks";
const TIMEOUT: Micros = Micros::from_secs(5);

/// Ten waits, each about twice the one before, that end seven minutes before the day does.
const WAITS: &[Micros] = &[
    minutes(1),
    minutes(2),
    minutes(5),
    minutes(15),
    minutes(30),
    hours(1),
    hours(2),
    hours(4),
    hours(6),
    hours(10),
];

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/hubspot/", $id, ".json"))),
            headers: &[("Content-Type", "application/json")],
            source: WEBHOOKS,
        }
    };
}

const V3: Scheme<'_> = Scheme {
    id: "hubspot-v3",
    family: None,
    variant: "v3",
    when: &[Condition::Header("X-HubSpot-Signature-v3")],
    key: KeyFormat::Text,
    content: &[Part::Method, Part::Url(UrlForm::Exact), Part::Body, Part::Timestamp],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::Base64,
    carrier: Carrier {
        place: Place::Header("X-HubSpot-Signature-v3"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: Some(TimeRule {
        place: Place::Header("X-HubSpot-Request-Timestamp"),
        unit: TimeUnit::Millis,
        past_ms: Some(300_000),
        future_ms: None,
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

const V2: Scheme<'_> = Scheme {
    id: "hubspot-v2",
    family: Some("hubspot-v1v2"),
    variant: "v2",
    when: &[Condition::HeaderIs("X-HubSpot-Signature-Version", "v2")],
    key: KeyFormat::Text,
    content: &[Part::Secret, Part::Method, Part::Url(UrlForm::Exact), Part::Body],
    algorithm: Algorithm::Sha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::Header("X-HubSpot-Signature"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

const V1: Scheme<'_> = Scheme {
    id: "hubspot-v1",
    family: Some("hubspot-v1v2"),
    variant: "v1",
    when: &[Condition::HeaderIs("X-HubSpot-Signature-Version", "v1")],
    key: KeyFormat::Text,
    content: &[Part::Secret, Part::Body],
    algorithm: Algorithm::Sha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::Header("X-HubSpot-Signature"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("hubspot"),
    name: "HubSpot",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&V3, &V2, &V1],
    delivery: Delivery {
        timeout: stated(TIMEOUT, WEBHOOKS, CHECKED_ON),
        // With varying waits, which are not published.
        retry_after: None,
        retries: stated(10, WEBHOOKS, CHECKED_ON),
        gives_up_after: stated(Micros::DAY, WEBHOOKS, CHECKED_ON),
        success: None,
        disables: None,
        // Assumed: each single wait. Their number, the timeout and the end are HubSpot's word.
        simulated: Policy { timeout: TIMEOUT, retry_after: WAITS, basis: Basis::Assumed },
        ..UNSTATED
    },
    dedupe_id: stated(
        &[Whereabouts::Json(&[Step::Each, Step::Name("eventId")])],
        WEBHOOKS,
        CHECKED_ON,
    ),
    event_type: stated(
        &[Whereabouts::Json(&[Step::Each, Step::Name("subscriptionType")])],
        WEBHOOKS,
        CHECKED_ON,
    ),
    events: &[
        event!("Contacts", "contact.creation", "contact created"),
        event!("Deals", "deal.propertyChange", "deal changed"),
    ],
};
