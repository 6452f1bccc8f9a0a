//! How a provider signs, as JSON.

use serde::Serialize;
use serde_json::{Value, json};
use webhook_core::signature::{
    Algorithm, BodyDigest, Carrier, Condition, Encoding, Framing, KeyFormat, Part, Place, Repeats,
    Scheme, TimeRule, TimeUnit, UrlForm,
};

#[derive(Serialize)]
pub(super) struct SchemePart {
    id: &'static str,
    family: Option<&'static str>,
    variant: &'static str,
    conditions: Vec<Value>,
    key: Value,
    content: ContentPart,
    algorithm: &'static str,
    encoding: &'static str,
    signature: Value,
    message_id: Option<Value>,
    time: Option<TimePart>,
    body_digest: Option<Value>,
    covers: CoversPart,
    source: &'static str,
    checked_on: &'static str,
}

#[derive(Serialize)]
struct ContentPart {
    /// For people.
    template: String,
    parts: Vec<Value>,
}

#[derive(Serialize)]
struct TimePart {
    place: Value,
    unit: &'static str,
    tolerance_past_s: Option<Value>,
    tolerance_future_s: Option<Value>,
}

/// What is noticed when it is changed, or when an old request is sent again.
#[derive(Serialize)]
struct CoversPart {
    body: bool,
    url: bool,
    age: bool,
}

impl SchemePart {
    pub(super) fn of(scheme: &Scheme<'static>) -> Self {
        Self {
            id: scheme.id,
            family: scheme.family,
            variant: scheme.variant,
            conditions: scheme.when.iter().map(condition).collect(),
            key: key(scheme.key),
            content: ContentPart {
                template: scheme.content.iter().map(in_template).collect(),
                parts: scheme.content.iter().map(part).collect(),
            },
            algorithm: algorithm(scheme.algorithm),
            encoding: encoding(scheme.encoding),
            signature: carrier(scheme.carrier),
            message_id: scheme.message_id.map(place),
            time: scheme.time.map(TimePart::of),
            body_digest: scheme.body_digest.map(body_digest),
            covers: CoversPart {
                body: scheme.covers_body(),
                url: scheme.covers_url(),
                age: scheme.limits_age(),
            },
            source: scheme.source,
            checked_on: scheme.checked_on,
        }
    }
}

impl TimePart {
    fn of(rule: TimeRule<'_>) -> Self {
        Self {
            place: place(rule.place),
            unit: match rule.unit {
                TimeUnit::Seconds => "seconds",
                TimeUnit::Millis => "milliseconds",
                TimeUnit::Text => "text",
            },
            tolerance_past_s: rule.past_ms.map(seconds),
            tolerance_future_s: rule.future_ms.map(seconds),
        }
    }
}

/// Seconds as a number, whole where they are whole.
fn seconds(millis: u32) -> Value {
    super::seconds(webhook_core::time::Micros::from_millis(millis.into()))
}

fn condition(condition: &Condition<'_>) -> Value {
    match *condition {
        Condition::Header(name) => json!({ "header": name }),
        Condition::HeaderIs(name, value) => json!({ "header": name, "is": value }),
        Condition::Setting(name, pair) => json!({ "header": name, "lists": pair }),
        Condition::SettingOrNone(name, pair) => json!({ "header": name, "lists_or_absent": pair }),
        Condition::Query(name) => json!({ "query": name }),
        Condition::MediaType(media_type) => json!({ "media_type": media_type }),
    }
}

fn key(format: KeyFormat<'_>) -> Value {
    match format {
        KeyFormat::Text => json!({ "format": "text" }),
        KeyFormat::Base64 { prefix } => json!({ "format": "base64", "prefix": prefix }),
        KeyFormat::Hex => json!({ "format": "hex" }),
        KeyFormat::P256 => json!({ "format": "p256_der_base64" }),
        KeyFormat::Ed25519Hex => json!({ "format": "ed25519_hex" }),
        KeyFormat::Ed25519Base64 { public, private } => {
            let format = "ed25519_base64";
            json!({ "format": format, "public_prefix": public, "private_prefix": private })
        }
    }
}

/// The name of a part, with what else there is to it.
fn part(part: &Part<'_>) -> Value {
    match part {
        Part::Literal(text) => json!({ "part": name(part), "text": text }),
        Part::Url(form) => json!({ "part": name(part), "any_port": *form == UrlForm::AnyPort }),
        _ => json!({ "part": name(part) }),
    }
}

fn in_template(part: &Part<'_>) -> String {
    match part {
        Part::Literal(text) => (*text).to_owned(),
        _ => format!("{{{}}}", name(part)),
    }
}

const fn name(part: &Part<'_>) -> &'static str {
    match part {
        Part::Literal(_) => "literal",
        Part::Body => "body",
        Part::CompactJson => "compact_json",
        Part::Timestamp => "timestamp",
        Part::MessageId => "id",
        Part::Method => "method",
        Part::Url(_) => "url",
        Part::Secret => "secret",
        Part::SortedForm => "sorted_form",
        Part::JwsHeadAndPayload => "jws_head_and_payload",
    }
}

const fn algorithm(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::HmacSha1 => "hmac_sha1",
        Algorithm::HmacSha256 => "hmac_sha256",
        Algorithm::HmacSha512 => "hmac_sha512",
        Algorithm::SwappedHmacSha1 => "hmac_sha1_swapped",
        Algorithm::SwappedHmacSha256 => "hmac_sha256_swapped",
        Algorithm::Sha256 => "sha256",
        Algorithm::EcdsaP256 => "ecdsa_p256_sha256",
        Algorithm::Ed25519 => "ed25519",
        Algorithm::SharedToken => "shared_token",
    }
}

const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::HexLower => "hex_lower",
        Encoding::HexAnyCase => "hex_any_case",
        Encoding::Base64 => "base64",
        Encoding::Base64Url => "base64url",
        Encoding::Plain => "plain",
    }
}

fn place(place: Place<'_>) -> Value {
    match place {
        Place::Header(name) => json!({ "header": name }),
        Place::ExactHeader(name) => json!({ "header": name, "exact": true }),
        Place::Pair(name) => json!({ "pair": name }),
        Place::JsonText(path) => json!({ "json": path.join("."), "type": "text" }),
        Place::JsonNumber(path) => json!({ "json": path.join("."), "type": "number" }),
        Place::FormField(name) => json!({ "form_field": name }),
    }
}

fn carrier(carrier: Carrier<'_>) -> Value {
    let framing = match carrier.framing {
        Framing::Prefixed(prefix) => json!({ "kind": "prefixed", "prefix": prefix }),
        Framing::Pairs { separator, name, counts } => {
            let counts = match counts {
                Repeats::Any => "any",
                Repeats::Last => "last",
            };
            json!({ "kind": "pairs", "separator": separator, "name": name, "counts": counts })
        }
        Framing::Versioned(version) => json!({ "kind": "versioned", "version": version }),
        Framing::Jws { issuer } => json!({ "kind": "jws", "issuer": issuer }),
    };
    json!({ "place": place(carrier.place), "framing": framing })
}

fn body_digest(digest: BodyDigest<'_>) -> Value {
    match digest {
        BodyDigest::Query(name) => json!({ "query": name }),
        BodyDigest::JwsClaim(name) => json!({ "jws_claim": name }),
    }
}
