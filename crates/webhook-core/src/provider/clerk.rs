//! Clerk: delivered by Svix, signed as Svix signs.
//!
//! Compact JSON with sorted keys, moments in unix milliseconds. Clerk's own library reads the
//! `svix-…` headers only. A user's secrets never travel, but all of the profile does.

use super::{EventType, Payload, Provider, ProviderId, Step, Whereabouts, stated, svix};
use crate::signature::Scheme;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://clerk.com/docs/guides/development/webhooks/overview";

macro_rules! event {
    ($group:literal, $id:literal, $title:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::json(include_str!(concat!("../../payloads/clerk/", $id, ".json"))),
            headers: &[("Content-Type", "application/json")],
            source: DOCS,
        }
    };
}

const SCHEME: Scheme<'_> =
    Scheme { id: "clerk", variant: "", when: &[], source: DOCS, ..svix::BRANDED };

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("clerk"),
    name: "Clerk",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
    delivery: svix::DELIVERY,
    dedupe_id: svix::DEDUPE_ID,
    event_type: stated(&[Whereabouts::Json(&[Step::Name("type")])], DOCS, CHECKED_ON),
    events: &[
        event!("Users", "user.created", "user signed up"),
        event!("Users", "user.deleted", "user deleted"),
        event!("Sessions", "session.created", "session started"),
    ],
};
