//! Clerk: delivered by Svix, signed as Svix signs.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed, svix};
use crate::signature::Scheme;
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://clerk.com/docs/guides/development/webhooks/overview";

const SCHEME: Scheme<'_> =
    Scheme { id: "clerk", variant: "", when: &[], source: DOCS, ..svix::BRANDED };

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("clerk"),
    name: "Clerk",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SCHEME],
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
