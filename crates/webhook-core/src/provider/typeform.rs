//! Typeform: the prefix of GitHub, but base64 behind it.
//!
//! Compact JSON; a hook belongs to one form. Answers refer to the form's fields by `ref`, and the
//! form's definition travels along. 404 and 410 switch the hook off at once: a server that is being
//! moved does better to answer 503.

use super::{
    Basis, Delivery, Disabling, EventType, Payload, Policy, Provider, ProviderId, Step, Success,
    UNSTATED, Whereabouts, hours, minutes, stated,
};
use crate::signature::{Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Scheme};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://www.typeform.com/developers/webhooks/secure-your-webhooks/";
const WEBHOOKS: &str = "https://www.typeform.com/developers/webhooks/";
const TIMEOUT: Micros = Micros::from_secs(30);

/// The waits on which all versions of Typeform's page agree.
const WAITS: &[Micros] = &[minutes(5), minutes(10), minutes(20), hours(1), hours(2)];

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/typeform/", $id, ".json"))),
            headers: &[("Content-Type", "application/json")],
            source: "https://www.typeform.com/developers/webhooks/example-payload/",
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "typeform",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::Base64,
    carrier: Carrier {
        place: Place::Header("Typeform-Signature"),
        framing: Framing::Prefixed("sha256="),
    },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("typeform"),
    name: "Typeform",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery {
        timeout: stated(TIMEOUT, WEBHOOKS, CHECKED_ON),
        // Five retries, says the page, and lists seven waits; after 408, 423, 429 and 503 others.
        retry_after: None,
        gives_up_after: None,
        success: stated(Success::Any2xx, WEBHOOKS, CHECKED_ON),
        disables: stated(Disabling::Status(&[404, 410]), WEBHOOKS, CHECKED_ON),
        // Assumed: that five retries are what is meant. The timeout is Typeform's word.
        simulated: Policy { timeout: TIMEOUT, retry_after: WAITS, basis: Basis::Assumed },
        ..UNSTATED
    },
    dedupe_id: stated(
        &[Whereabouts::Json(&[Step::Name("event_id")])],
        "https://www.typeform.com/developers/webhooks/example-payload/",
        CHECKED_ON,
    ),
    event_type: stated(
        &[Whereabouts::Json(&[Step::Name("event_type")])],
        "https://www.typeform.com/developers/webhooks/example-payload/",
        CHECKED_ON,
    ),
    events: &[
        event!("Responses", "form_response", "form submitted"),
        event!("Responses", "form_response_partial", "form partly answered"),
    ],
};
