//! Resend: delivered by Svix, signed as Svix signs.
//!
//! Compact JSON. `created_at` outside is that of the event, inside `data` that of the email. The
//! three signed values must be handed to Resend's library one by one: it reads no headers itself.

use super::{Delivery, EventType, Payload, Provider, ProviderId, Step, Whereabouts, stated, svix};
use crate::signature::Scheme;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://resend.com/docs/webhooks/verify-webhooks-requests";
const BODY: &str = "https://resend.com/docs/dashboard/webhooks/body-parameters";
const RETRIES: &str = "https://resend.com/docs/webhooks/retries-and-replays";

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/resend/", $id, ".json"))),
            headers: &[("Content-Type", "application/json")],
            source: BODY,
        }
    };
}

const SCHEME: Scheme<'_> =
    Scheme { id: "resend", variant: "", when: &[], source: DOCS, ..svix::BRANDED };

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("resend"),
    name: "Resend",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: Delivery { retry_after: stated(svix::WAITS, RETRIES, CHECKED_ON), ..svix::DELIVERY },
    dedupe_id: svix::DEDUPE_ID,
    event_type: stated(&[Whereabouts::Json(&[Step::Name("type")])], BODY, CHECKED_ON),
    events: &[
        event!("Emails", "email.sent", "email sent"),
        event!("Emails", "email.delivered", "email delivered"),
        event!("Emails", "email.bounced", "email bounced"),
    ],
};
