//! Stripe: pretty-printed JSON (2 blanks, no newline at the end), moments in unix seconds.
//!
//! The kind of event is `type` in the body; `id` there names the event and stays the same on every
//! attempt. Requests that no API call caused carry `"request": {"id": null, …}`.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, Success, UNSTATED,
    Whereabouts, assumed, stated,
};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Repeats, Scheme, TimeRule,
    TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://docs.stripe.com/webhooks";
const EVENTS: &str = "https://docs.stripe.com/api/events/object";
const THREE_DAYS: Micros = Micros::from_secs(3 * 24 * 60 * 60);

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/stripe/", $id, ".json"))),
            headers: &[
                ("Cache-Control", "no-cache"),
                ("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)"),
                ("Accept", "*/*; q=0.5, application/xml"),
                ("Content-Type", "application/json; charset=utf-8"),
            ],
            source: concat!("https://docs.stripe.com/api/events/types#event_types-", $id),
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "stripe",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Timestamp, Part::Literal("."), Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::Header("Stripe-Signature"),
        framing: Framing::Pairs { separator: ',', name: "v1", counts: Repeats::Any },
    },
    message_id: None,
    time: Some(TimeRule {
        place: Place::Pair("t"),
        unit: TimeUnit::Seconds,
        past_ms: Some(300_000),
        future_ms: None,
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("stripe"),
    name: "Stripe",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery {
        timeout: None,
        // In live mode "with an exponential back off"; the waits themselves are not published.
        retry_after: None,
        gives_up_after: stated(THREE_DAYS, DOCS, CHECKED_ON),
        success: stated(Success::Any2xx, DOCS, CHECKED_ON),
        disables: None,
        // Assumed: the timeout, and every wait. Only the end after three days is Stripe's word.
        simulated: Policy {
            timeout: assumed::TIMEOUT,
            retry_after: assumed::schedule_within(THREE_DAYS),
            basis: Basis::Assumed,
        },
        ..UNSTATED
    },
    dedupe_id: stated(&[Whereabouts::Json(&[Step::Name("id")])], DOCS, CHECKED_ON),
    event_type: stated(&[Whereabouts::Json(&[Step::Name("type")])], EVENTS, CHECKED_ON),
    events: &[
        event!("Payments", "payment_intent.succeeded", "payment received"),
        event!("Payments", "payment_intent.payment_failed", "payment failed"),
        event!("Payments", "charge.refunded", "payment refunded"),
        event!("Checkout", "checkout.session.completed", "checkout completed"),
        event!("Subscriptions", "customer.subscription.created", "subscription started"),
        event!("Subscriptions", "customer.subscription.deleted", "subscription ended"),
        event!("Invoices", "invoice.paid", "invoice paid"),
        event!("Invoices", "invoice.payment_failed", "invoice payment failed"),
        event!("Disputes", "charge.dispute.created", "payment disputed"),
    ],
};
