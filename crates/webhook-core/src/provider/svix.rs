//! Svix: Standard Webhooks under header names of its own.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed, standard_webhooks};
use crate::signature::{Carrier, Condition, Place, Scheme, TimeRule};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://docs.svix.com/receiving/verifying-payloads/how-manual";

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
    delivery: Delivery {
        timeout: None,
        retry_after: None,
        gives_up_after: None,
        simulated: Policy {
            timeout: assumed::TIMEOUT,
            retry_after: assumed::schedule_within(Micros::DAY),
            basis: Basis::Assumed,
        },
    },
    events: &[],
};
