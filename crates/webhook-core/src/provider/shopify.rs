//! Shopify: compact JSON with `/` written `\/`, money as text, moments with the shop's offset.
//!
//! The kind of event is `X-Shopify-Topic` alone; the body does not name it. `X-Shopify-Webhook-Id`
//! names the delivery and `X-Shopify-Event-Id` the action in the shop that caused it.

use super::{
    Basis, Delivery, Disabling, EventType, Payload, Policy, Provider, ProviderId, UNSTATED,
    Whereabouts, hours, minutes, stated,
};
use crate::signature::{
    Algorithm, Carrier, Condition, Encoding, Framing, KeyFormat, Part, Place, Scheme,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const HTTPS_DELIVERY: &str = "https://shopify.dev/docs/apps/build/webhooks/subscribe/https";
const TIMEOUT: Micros = Micros::from_secs(5);

/// Eight waits, each about twice the one before, that end after exactly four hours.
const WAITS: &[Micros] =
    &[minutes(1), minutes(2), minutes(4), minutes(8), minutes(15), minutes(30), hours(1), hours(2)];

macro_rules! event {
    ($group:literal, $id:literal, $file:literal, $title:literal, $delivery:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!(
                "../../payloads/shopify/",
                $file,
                ".json"
            ))),
            headers: &[
                ("Content-Type", "application/json"),
                ("Accept", "*/*"),
                ("User-Agent", "Shopify-Captain-Hook"),
                ("X-Shopify-Topic", $id),
                ("X-Shopify-Shop-Domain", "fernleaf-example.myshopify.com"),
                ("X-Shopify-API-Version", "2026-10"),
                ("X-Shopify-Webhook-Id", concat!("00000000-0000-4000-8000-0000000000", $delivery)),
                ("X-Shopify-Triggered-At", "2026-11-24T09:30:00.417000000Z"),
                ("X-Shopify-Event-Id", concat!("00000000-0000-4000-9000-0000000000", $delivery)),
            ],
            source: "https://shopify.dev/docs/api/webhooks",
        }
    };
}

// Without these headers the official library reads no webhook in a request, signed or not.
const EVENTS: Scheme<'_> = Scheme {
    id: "shopify-events",
    family: None,
    variant: "events",
    when: &[
        Condition::Header("shopify-topic"),
        Condition::Header("shopify-shop-domain"),
        Condition::Header("shopify-api-version"),
        Condition::Header("shopify-webhook-id"),
        Condition::Header("shopify-hmac-sha256"),
    ],
    key: KeyFormat::Text,
    content: &[Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::Base64,
    carrier: Carrier {
        place: Place::Header("shopify-hmac-sha256"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: None,
    body_digest: None,
    source: "https://shopify.dev/docs/apps/build/events/verify-deliveries",
    checked_on: CHECKED_ON,
};

const SCHEME: Scheme<'_> = Scheme {
    id: "shopify",
    variant: "webhooks",
    when: &[
        Condition::Header("X-Shopify-Topic"),
        Condition::Header("X-Shopify-Shop-Domain"),
        Condition::Header("X-Shopify-API-Version"),
        Condition::Header("X-Shopify-Webhook-Id"),
        Condition::Header("X-Shopify-Hmac-Sha256"),
    ],
    carrier: Carrier {
        place: Place::Header("X-Shopify-Hmac-Sha256"),
        framing: Framing::Prefixed(""),
    },
    source: HTTPS_DELIVERY,
    ..EVENTS
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("shopify"),
    name: "Shopify",
    docs: "https://shopify.dev/docs/apps/build/webhooks",
    checked_on: CHECKED_ON,
    schemes: &[&EVENTS, &SCHEME],
    delivery: Delivery {
        // For the whole request; one second of it for the connection.
        timeout: stated(TIMEOUT, HTTPS_DELIVERY, CHECKED_ON),
        // Exponentially spaced; the waits themselves are not published.
        retry_after: None,
        retries: stated(8, HTTPS_DELIVERY, CHECKED_ON),
        gives_up_after: stated(
            hours(4),
            "https://shopify.dev/changelog/updates-to-webhook-retry-mechanism",
            CHECKED_ON,
        ),
        // Redirects are failures; the whole rule was not found.
        success: None,
        // Deletes the subscription, if it was made through the Admin API.
        disables: stated(Disabling::InARow(8), HTTPS_DELIVERY, CHECKED_ON),
        // Assumed: each single wait. Their number, their sum and the timeout are Shopify's word.
        simulated: Policy { timeout: TIMEOUT, retry_after: WAITS, basis: Basis::Assumed },
        ..UNSTATED
    },
    dedupe_id: stated(&[Whereabouts::Header("X-Shopify-Webhook-Id")], HTTPS_DELIVERY, CHECKED_ON),
    event_type: stated(&[Whereabouts::Header("X-Shopify-Topic")], HTTPS_DELIVERY, CHECKED_ON),
    events: &[
        event!("Orders", "orders/create", "orders-create", "new order placed", "e1"),
        event!("Orders", "orders/paid", "orders-paid", "order paid", "e2"),
        event!("Orders", "orders/fulfilled", "orders-fulfilled", "order shipped", "e3"),
        event!("Orders", "orders/cancelled", "orders-cancelled", "order cancelled", "e4"),
        event!("Orders", "refunds/create", "refunds-create", "refund made", "e5"),
        event!("Products", "products/update", "products-update", "product changed", "e6"),
        event!(
            "Products",
            "inventory_levels/update",
            "inventory_levels-update",
            "stock level changed",
            "e7"
        ),
        event!("Customers", "customers/create", "customers-create", "new customer added", "e8"),
        event!("App", "app/uninstalled", "app-uninstalled", "app uninstalled", "e9"),
    ],
};
