//! Svix: Standard Webhooks under header names of its own.
//!
//! It delivers for other services, which choose the body; the events here are those that Svix sends
//! on its own account. Its libraries prefer `svix-…` over `webhook-…` when both are there.

use super::{
    Basis, Delivery, Disabling, EventType, Fact, Payload, Policy, Provider, ProviderId, Step,
    Success, UNSTATED, Whereabouts, hours, minutes, standard_webhooks, stated,
};
use crate::signature::{Carrier, Condition, Place, Scheme, TimeRule};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://docs.svix.com/receiving/verifying-payloads/how-manual";
const RETRIES: &str = "https://docs.svix.com/retries";
const OPERATIONAL: &str = "https://docs.svix.com/incoming-webhooks";
const TIMEOUT: Micros = Micros::from_secs(15);

/// The seven waits after the first attempt: 27 h 35 min 5 s in all.
pub(super) const WAITS: &[Micros] =
    &[Micros::from_secs(5), minutes(5), minutes(30), hours(2), hours(5), hours(10), hours(10)];

/// How it delivers, also for those who deliver through it.
pub(super) const DELIVERY: Delivery = Delivery {
    timeout: stated(TIMEOUT, RETRIES, CHECKED_ON),
    retry_after: stated(WAITS, RETRIES, CHECKED_ON),
    gives_up_after: None,
    success: stated(Success::Any2xx, RETRIES, CHECKED_ON),
    // The days count from when several deliveries have failed within 24 hours.
    disables: stated(Disabling::FailingFor(hours(5 * 24)), RETRIES, CHECKED_ON),
    simulated: Policy { timeout: TIMEOUT, retry_after: WAITS, basis: Basis::Published },
    ..UNSTATED
};

/// The id of a message, also for those who deliver through it.
pub(super) const DEDUPE_ID: Option<Fact<&[Whereabouts]>> =
    stated(&[Whereabouts::Header("svix-id")], "https://docs.svix.com/idempotency", CHECKED_ON);

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/svix/", $id, ".json"))),
            headers: &[("Content-Type", "application/json")],
            source: OPERATIONAL,
        }
    };
}

pub(super) const BRANDED: Scheme<'_> = Scheme {
    id: "svix",
    variant: "svix-*",
    when: &[Condition::Header("svix-signature")],
    carrier: Carrier {
        place: Place::Header("svix-signature"),
        framing: standard_webhooks::V1.carrier.framing,
    },
    message_id: Some(Place::Header("svix-id")),
    time: Some(TimeRule {
        place: Place::Header("svix-timestamp"),
        ..standard_webhooks::FIVE_MINUTES
    }),
    source: DOCS,
    ..standard_webhooks::V1
};

const UNBRANDED: Scheme<'_> = Scheme {
    id: "svix-unbranded",
    variant: "webhook-*",
    when: &[Condition::Header("webhook-signature")],
    source: DOCS,
    ..standard_webhooks::V1
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("svix"),
    name: "Svix",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&BRANDED, &UNBRANDED],
    delivery: DELIVERY,
    dedupe_id: DEDUPE_ID,
    event_type: stated(&[Whereabouts::Json(&[Step::Name("type")])], OPERATIONAL, CHECKED_ON),
    events: &[
        event!("Messages", "message.attempt.exhausted", "message given up"),
        event!("Endpoints", "endpoint.disabled", "endpoint disabled"),
    ],
};
