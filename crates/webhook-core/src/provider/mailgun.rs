//! Mailgun: the signature stands in the body, and covers only a time and a token beside it.

use super::{Basis, Delivery, Policy, Provider, ProviderId, assumed};
use crate::signature::{
    Algorithm, Carrier, Condition, Encoding, Framing, KeyFormat, Part, Place, Scheme, TimeRule,
    TimeUnit,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str =
    "https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks";

const JSON: Scheme<'_> = Scheme {
    id: "mailgun",
    family: None,
    variant: "JSON",
    when: &[],
    key: KeyFormat::Text,
    content: &[Part::Timestamp, Part::MessageId],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier {
        place: Place::JsonText(&["signature", "signature"]),
        framing: Framing::Prefixed(""),
    },
    message_id: Some(Place::JsonText(&["signature", "token"])),
    time: Some(TimeRule {
        place: Place::JsonText(&["signature", "timestamp"]),
        unit: TimeUnit::Text,
        past_ms: None,
        future_ms: None,
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

const FORM: Scheme<'_> = Scheme {
    id: "mailgun-form",
    family: None,
    variant: "form",
    when: &[Condition::MediaType("application/x-www-form-urlencoded")],
    key: KeyFormat::Text,
    content: &[Part::Timestamp, Part::MessageId],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexLower,
    carrier: Carrier { place: Place::FormField("signature"), framing: Framing::Prefixed("") },
    message_id: Some(Place::FormField("token")),
    time: Some(TimeRule {
        place: Place::FormField("timestamp"),
        unit: TimeUnit::Text,
        past_ms: None,
        future_ms: None,
    }),
    body_digest: None,
    source: DOCS,
    checked_on: CHECKED_ON,
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("mailgun"),
    name: "Mailgun",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&FORM, &JSON],
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
