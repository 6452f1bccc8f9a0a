//! Twilio: form bodies. Messaging writes a blank as `+`, Voice as `%20`.
//!
//! Twilio gives its requests no event name: the ids here join the thing with the value of its
//! status field (`SmsStatus`, `CallStatus` or `RecordingStatus`). The `…Sid` of the thing stays the
//! same over its life; `I-Twilio-Idempotency-Token` names the request. The phone numbers are from
//! the range in which Twilio keeps its test numbers.

use super::{
    Basis, Delivery, EventType, Payload, Policy, Provider, ProviderId, UNSTATED, Whereabouts,
    stated,
};
use crate::signature::{
    Algorithm, BodyDigest, Carrier, Condition, Encoding, Framing, KeyFormat, Part, Place, Scheme,
    UrlForm,
};
use crate::time::Micros;

const CHECKED_ON: &str = "2026-11-24";
const DOCS: &str = "https://www.twilio.com/docs/usage/webhooks";
const OVERRIDES: &str = "https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides";
const SHARED_KEYS: &str = "https://www.twilio.com/docs/usage/webhooks/webhook-shared-keys";
const TIMEOUT: Micros = Micros::from_secs(15);

const INCOMING: &str = "https://www.twilio.com/docs/messaging/guides/webhook-request";
const STATUS: &str = "https://www.twilio.com/docs/messaging/guides/track-outbound-message-status";
const CALL: &str = "https://www.twilio.com/docs/voice/twiml";
const CALL_STATUS: &str = "https://www.twilio.com/docs/voice/api/call-resource";
const RECORDING: &str = "https://www.twilio.com/docs/voice/twiml/record";

macro_rules! event {
    ($group:literal, $id:literal, $title:literal, $source:ident, $request:literal) => {
        EventType {
            id: $id,
            group: $group,
            title: $title,
            payload: Payload::form(include_str!(concat!("../../payloads/twilio/", $id, ".form"))),
            headers: &[
                ("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"),
                ("Accept", "*/*"),
                ("User-Agent", "TwilioProxy/1.1"),
                (
                    "I-Twilio-Idempotency-Token",
                    concat!("00000000-0000-4000-8000-0000000000", $request),
                ),
            ],
            source: $source,
        }
    };
}

const SETTINGS: &str = "X-Twilio-Webhooks-Signature-Settings";

const FORM: Scheme<'_> = Scheme {
    id: "twilio",
    family: None,
    variant: "form",
    when: &[Condition::SettingOrNone(SETTINGS, "algorithm=HMAC_SHA1")],
    key: KeyFormat::Text,
    content: &[Part::Url(UrlForm::AnyPort), Part::SortedForm],
    algorithm: Algorithm::HmacSha1,
    encoding: Encoding::Base64,
    carrier: Carrier {
        place: Place::ExactHeader("X-Twilio-Signature"),
        framing: Framing::Prefixed(""),
    },
    message_id: None,
    time: None,
    body_digest: None,
    source: "https://www.twilio.com/docs/usage/webhooks/webhooks-security",
    checked_on: CHECKED_ON,
};

const JSON: Scheme<'_> = Scheme {
    id: "twilio-json",
    variant: "JSON",
    when: &[
        Condition::Query("bodySHA256"),
        Condition::SettingOrNone(SETTINGS, "algorithm=HMAC_SHA1"),
    ],
    content: &[Part::Url(UrlForm::AnyPort)],
    body_digest: Some(BodyDigest::Query("bodySHA256")),
    ..FORM
};

const FORM_SHARED_KEY: Scheme<'_> = Scheme {
    id: "twilio-sharedkey",
    variant: "form, shared key",
    when: &[Condition::Setting(SETTINGS, "algorithm=HMAC_SHA256")],
    algorithm: Algorithm::HmacSha256,
    source: SHARED_KEYS,
    ..FORM
};

const JSON_SHARED_KEY: Scheme<'_> = Scheme {
    id: "twilio-json-sharedkey",
    variant: "JSON, shared key",
    when: &[Condition::Query("bodySHA256"), Condition::Setting(SETTINGS, "algorithm=HMAC_SHA256")],
    algorithm: Algorithm::HmacSha256,
    source: SHARED_KEYS,
    ..JSON
};

pub(super) const PROVIDER: Provider = Provider {
    id: ProviderId("twilio"),
    name: "Twilio",
    docs: DOCS,
    checked_on: CHECKED_ON,
    schemes: &[&JSON_SHARED_KEY, &JSON, &FORM_SHARED_KEY, &FORM],
    delivery: Delivery {
        // From the first packet of the connection to the end of the answer.
        timeout: stated(TIMEOUT, "https://www.twilio.com/docs/api/errors/11205", CHECKED_ON),
        // One retry by default, and only when no connection came about; its wait is not published.
        retry_after: None,
        // The total that all attempts share unless the URL says otherwise (`#tt=`).
        gives_up_after: stated(TIMEOUT, OVERRIDES, CHECKED_ON),
        success: None,
        disables: None,
        // Assumed: no retry at all. The default one repeats a failed connection, which a simulation
        // of requests does not know; a bad or a late answer is not retried.
        simulated: Policy { timeout: TIMEOUT, retry_after: &[], basis: Basis::Assumed },
        ..UNSTATED
    },
    // Twilio's own library drops what it has seen; the pages that were read do not say it.
    dedupe_id: stated(
        &[Whereabouts::Header("I-Twilio-Idempotency-Token")],
        "https://github.com/twilio/twilio-agent-connect-python",
        CHECKED_ON,
    ),
    // Whichever of them is there.
    event_type: stated(
        &[
            Whereabouts::FormField("SmsStatus"),
            Whereabouts::FormField("CallStatus"),
            Whereabouts::FormField("RecordingStatus"),
        ],
        DOCS,
        CHECKED_ON,
    ),
    events: &[
        event!("Messages received", "message.received", "text message received", INCOMING, "01"),
        event!("Messages sent", "message.sent", "text message sent", STATUS, "02"),
        event!("Messages sent", "message.delivered", "text message delivered", STATUS, "03"),
        event!("Messages sent", "message.undelivered", "message not delivered", STATUS, "04"),
        event!("Messages sent", "message.failed", "message failed", STATUS, "05"),
        event!("Calls", "call.ringing", "phone is ringing", CALL, "06"),
        event!("Calls", "call.completed", "call ended", CALL_STATUS, "07"),
        event!("Calls", "recording.completed", "recording ready", RECORDING, "08"),
    ],
};
