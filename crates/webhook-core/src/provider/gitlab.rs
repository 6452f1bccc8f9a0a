//! GitLab: a plain token, or signed as Standard Webhooks has it.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed, standard_webhooks};
use crate::signature::{
    Algorithm, Carrier, Condition, Encoding, Framing, KeyFormat, Place, Scheme,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://docs.gitlab.com/user/project/integrations/webhooks/";

const SIGNED: Scheme<'_> = Scheme {
    id: "gitlab",
    variant: "signed",
    when: &[Condition::Header("webhook-signature")],
    source: DOCS,
    ..standard_webhooks::V1
};

const TOKEN: Scheme<'_> = Scheme {
    id: "gitlab-token",
    family: None,
    variant: "token",
    when: &[Condition::Header("X-Gitlab-Token")],
    key: KeyFormat::Text,
    content: &[],
    algorithm: Algorithm::SharedToken,
    encoding: Encoding::Plain,
    carrier: Carrier { place: Place::Header("X-Gitlab-Token"), framing: Framing::Prefixed("") },
    message_id: None,
    time: None,
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("gitlab"),
    name: "GitLab",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&SIGNED, &TOKEN],
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
