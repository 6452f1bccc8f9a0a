//! Paddle: pairs like Stripe, with other separators and a tolerance of 5 seconds.
//!
//! A queue in front of the check is enough to be late. While a secret is being replaced there are
//! two `h1`, and Paddle's own libraries differ on whether the first one counts. Amounts are text,
//! in the smallest unit of the currency. `event_id` names the event, `notification_id` its
//! delivery.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, Step, Success, UNSTATED,
    Whereabouts, hours, minutes, stated,
};
use crate::signature::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Repeats, Scheme, TimeRule,
    TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://developer.paddle.com/webhooks/signature-verification";
const RESPOND: &str = "https://developer.paddle.com/webhooks/respond-to-webhooks";
const TIMEOUT: Micros = Micros::from_secs(5);
const THREE_DAYS: Micros = hours(3 * 24);

/// Twenty within the first hour, the other forty evenly over what is left of three days.
const WAITS: [Micros; 60] = {
    let mut waits = [minutes(3); 60];
    let mut late = 20;
    while late < waits.len() {
        waits[late] = Micros((THREE_DAYS.0 - hours(1).0) / 40);
        late += 1;
    }
    waits
};

macro_rules! event {
    ($group:literal, $id:literal, $title:literal, $source:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/paddle/", $id, ".json"))),
            headers: &[("Content-Type", "application/json")],
            source: $source,
        }
    };
}

const SCHEME: Scheme<'_> = Scheme {
    id: "paddle",
    family: None,
    variant: "",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Timestamp, Part::Literal(":"), Part::Body],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::Header("Paddle-Signature"),
        framing: Framing::Pairs { separator: ';', name: "h1", counts: Repeats::Any },
    },
    message_id: None,
    time: Some(TimeRule {
        place: Place::Pair("ts"),
        unit: TimeUnit::Seconds,
        past_ms: Some(5_000),
        future_ms: Some(5_000),
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("paddle"),
    name: "Paddle",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery {
        timeout: stated(TIMEOUT, RESPOND, CHECKED_ON),
        // When live, 20 of them in the first hour; the waits are not published.
        retry_after: None,
        retries: stated(60, RESPOND, CHECKED_ON),
        gives_up_after: stated(THREE_DAYS, RESPOND, CHECKED_ON),
        success: stated(Success::Status(&[200]), RESPOND, CHECKED_ON),
        disables: None,
        // Assumed: each single wait. How many there are in the first hour and in all, the timeout
        // and the end are Paddle's word.
        simulated: Policy { timeout: TIMEOUT, retry_after: &WAITS, basis: Basis::Assumed },
        ..UNSTATED
    },
    dedupe_id: stated(&[Whereabouts::Json(&[Step::Name("event_id")])], RESPOND, CHECKED_ON),
    event_type: stated(&[Whereabouts::Json(&[Step::Name("event_type")])], RESPOND, CHECKED_ON),
    events: &[
        event!(
            "Transactions",
            "transaction.completed",
            "transaction completed",
            "https://developer.paddle.com/webhooks/transactions/transaction-completed"
        ),
        event!(
            "Subscriptions",
            "subscription.created",
            "subscription started",
            "https://developer.paddle.com/webhooks/subscriptions/subscription-created"
        ),
        event!(
            "Subscriptions",
            "subscription.canceled",
            "subscription canceled",
            "https://developer.paddle.com/webhooks/subscriptions/subscription-canceled"
        ),
    ],
};
