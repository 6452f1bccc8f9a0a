//! From the ids of signatures to sentences. Every match is exhaustive.

use webhook_core::bytes::{Expected, Malformed};
use webhook_core::signature::{
    Accepted, Algorithm, Condition, Encoding, Field, KeyError, KeyFormat, MAX_BODY_BYTES, Part,
    PartKind, Place, Rejection, Scheme, SignError, TimeUnit,
};

use super::format::count;
use crate::playground::headers::{BadLine, BadLineReason};
use crate::playground::limits::{LongField, TooLong};
use crate::playground::share::LeftOut;

/// Why a request is accepted.
#[must_use]
pub fn accepted(accepted: Accepted, secrets: usize, signatures: usize) -> String {
    let mut text =
        "The signature is right: it was made with this secret, over exactly these bytes."
            .to_owned();
    if signatures > 1 {
        text += &format!(" Of {signatures} signatures it is number {}.", accepted.signature + 1);
    }
    if secrets > 1 {
        text += &format!(" Of {secrets} secrets it is number {}.", accepted.secret + 1);
    }
    if accepted.content > 0 {
        text += " The address was signed with another port than the one above.";
    }
    text
}

/// Why a request is rejected: what was found, where, and what would be allowed.
#[must_use]
pub fn rejection(rejection: &Rejection) -> String {
    match rejection {
        Rejection::NoSecret => "There is no secret to verify with.".into(),
        Rejection::BadKey(error) => key_error(*error),
        Rejection::TooLarge { field, limit } => {
            format!("{} is larger than {} bytes.", upper(&self::field(field)), count(*limit as u64))
        }
        Rejection::NotThisScheme { field } => format!(
            "{} does not say what it has to say for this scheme. Is another one meant?",
            upper(&self::field(field))
        ),
        Rejection::Missing { field } => {
            format!("{} is missing or empty.", upper(&self::field(field)))
        }
        Rejection::BodyNotJson { at } => {
            format!("The body has to be JSON, and stops being JSON at byte {}.", at + 1)
        }
        Rejection::NoPrefix { expected } => {
            format!("The signature does not begin with “{expected}”.")
        }
        Rejection::NoSuchVersion { expected } => {
            format!("There is no signature of the version “{expected}” in its header.")
        }
        Rejection::MalformedSignature(fault) => {
            format!("The signature cannot be read: {}", malformed(*fault))
        }
        Rejection::WrongLength { found, expected: Some(expected) } => format!(
            "The signature is {} long, and every signature of this kind is {expected}. \
             It was cut, or made by another algorithm.",
            bytes(*found)
        ),
        Rejection::WrongLength { found, expected: None } => {
            format!("A signature of {} is none of this kind.", bytes(*found))
        }
        Rejection::BadToken => {
            "The header is not a JSON web token of three parts, signed with HS256.".into()
        }
        Rejection::WrongClaim { claim } => format!("The token's claim “{claim}” does not hold."),
        Rejection::SignatureMismatch => {
            "No signature matches. The secret is another one, or the bytes \
            are not those that were signed."
                .into()
        }
        Rejection::BodyDigestMismatch { field } => format!(
            "The signature is right, but the body is not the one it was made for: {} is not its SHA-256.",
            self::field(field)
        ),
        Rejection::BadTimestamp { at } => {
            format!("The signing time is not a whole number: look at its character {}.", at + 1)
        }
        Rejection::TooOld { age_ms, tolerance_ms } => format!(
            "The signature is right, but {} old; {} are allowed. A recorded request sent again looks like this.",
            millis(*age_ms),
            millis(i64::from(*tolerance_ms))
        ),
        Rejection::TooNew { ahead_ms, tolerance_ms } => format!(
            "The signature is right, but from {} in the future; {} are allowed. One of the two clocks is wrong.",
            millis(*ahead_ms),
            millis(i64::from(*tolerance_ms))
        ),
    }
}

/// Why a request cannot be signed.
#[must_use]
pub fn sign_error(error: SignError) -> String {
    match error {
        SignError::Key(error) => key_error(error),
        SignError::NoMessageId => "The message id is empty, and this scheme signs one.".into(),
        SignError::BodyNotJson { at } => format!(
            "The signature goes into the JSON body, and from byte {} on this body is no JSON object.",
            at + 1
        ),
        SignError::BodyTooLarge => {
            format!("The body is larger than {} bytes.", count(MAX_BODY_BYTES as u64))
        }
        SignError::TimeBefore1970 => "“Now” lies before 1970.".into(),
    }
}

#[must_use]
pub fn key_error(error: KeyError) -> String {
    match error {
        KeyError::Empty => "The secret is empty. An empty secret would let everybody sign.".into(),
        KeyError::EmptyKey => {
            "The secret stands for no bytes at all. Such a key would let everybody sign.".into()
        }
        KeyError::TooLong => "The secret is too long to be one.".into(),
        KeyError::Malformed(fault) => format!("The secret cannot be read: {}", malformed(fault)),
        KeyError::WrongLength { found, expected } => {
            format!("The key is {} long; a key of this kind has {expected}.", bytes(found))
        }
        KeyError::NotAKey => {
            "These bytes are no key of this kind: another curve, another format, or damaged.".into()
        }
    }
}

#[must_use]
pub fn malformed(Malformed { at, expected }: Malformed) -> String {
    let allowed = match expected {
        Expected::LowerHexDigit => "expected 0–9 or a–f (upper case does not count)",
        Expected::HexDigit => "expected 0–9, a–f or A–F",
        Expected::SecondHexDigit => "a digit is missing, since two make a byte",
        Expected::Base64Character => "expected a character of base64: A–Z, a–z, 0–9, + or /",
        Expected::Base64UrlCharacter => {
            "expected a character of URL-safe base64: A–Z, a–z, 0–9, - or _"
        }
        Expected::Base64Padding => "expected padding with = up to a multiple of four characters",
        Expected::NoPadding => "there should be no padding",
        Expected::Base64Tail => "this last character has bits to spare that are not zero",
    };
    format!("at character {}, {allowed}.", at + 1)
}

fn bytes(number: usize) -> String {
    if number == 1 { "1 byte".to_owned() } else { format!("{} bytes", count(number as u64)) }
}

/// A part of the request, in the middle of a sentence.
#[must_use]
pub fn field(field: &Field) -> String {
    match field {
        Field::Header(name) => format!("the header {name}"),
        Field::Pair(name) => format!("“{name}=” in the signature's header"),
        Field::BodyField(path) => format!("{path} in the body"),
        Field::Query(name) => format!("the parameter {name} of the address"),
        Field::Claim(name) => format!("the token's claim {name}"),
        Field::Body => "the body".to_owned(),
    }
}

fn upper(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}

/// A span of milliseconds, as long as it is of interest.
#[must_use]
pub fn millis(millis: i64) -> String {
    let unit = |amount: i64, one: &str| match amount {
        1 => format!("1 {one}"),
        _ => format!("{} {one}s", count(amount.unsigned_abs())),
    };
    match millis.abs() {
        0..1_000 => format!("{millis} ms"),
        1_000..120_000 => unit(millis / 1_000, "second"),
        120_000..7_200_000 => unit(millis / 60_000, "minute"),
        7_200_000..172_800_000 => unit(millis / 3_600_000, "hour"),
        _ => unit(millis / 86_400_000, "day"),
    }
}

#[must_use]
pub const fn algorithm(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::HmacSha1 => "HMAC-SHA1",
        Algorithm::HmacSha256 => "HMAC-SHA256",
        Algorithm::HmacSha512 => "HMAC-SHA512",
        Algorithm::SwappedHmacSha1 => "HMAC-SHA1 with key and message swapped",
        Algorithm::SwappedHmacSha256 => "HMAC-SHA256 with key and message swapped",
        Algorithm::Sha256 => "plain SHA-256",
        Algorithm::EcdsaP256 => "ECDSA P-256",
        Algorithm::Ed25519 => "Ed25519",
        Algorithm::SharedToken => "no signature: the secret itself",
    }
}

#[must_use]
pub const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::HexLower => "lower-case hexadecimal",
        Encoding::HexAnyCase => "hexadecimal",
        Encoding::Base64 => "base64",
        Encoding::Base64Url => "URL-safe base64",
        Encoding::Plain => "plain text",
    }
}

/// What becomes of the secret's text.
#[must_use]
pub fn key_format(format: KeyFormat<'_>) -> String {
    match format {
        KeyFormat::Text => "The secret's text is the key, byte for byte. Nothing is stripped or decoded.".into(),
        KeyFormat::Base64 { prefix } => {
            format!("“{prefix}” is taken off, and the rest is decoded from base64.")
        }
        KeyFormat::Hex => "The secret is decoded from hexadecimal.".into(),
        KeyFormat::P256 => "A P-256 key as DER in base64: the public one verifies, the private one signs.".into(),
        KeyFormat::Ed25519Hex => "An Ed25519 key of 32 bytes in hexadecimal: the public one verifies, the private one signs.".into(),
        KeyFormat::Ed25519Base64 { public, private } => {
            format!("An Ed25519 key in base64: “{public}…” verifies, “{private}…” signs.")
        }
    }
}

#[must_use]
pub const fn part(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Literal => "fixed",
        PartKind::Body => "body",
        PartKind::Timestamp => "time",
        PartKind::MessageId => "id",
        PartKind::Method => "method",
        PartKind::Url => "address",
        PartKind::Secret => "secret",
        PartKind::FieldName => "field name",
        PartKind::FieldValue => "field value",
        PartKind::Token => "token",
    }
}

/// What the signature leaves open, said beside every verdict.
#[must_use]
pub fn not_checked(scheme: &Scheme<'_>) -> Vec<&'static str> {
    let mut open = vec![];
    if scheme.algorithm == Algorithm::SharedToken {
        open.push("Nothing is signed: whoever has seen one request knows the token.");
    }
    if !scheme.covers_body() {
        open.push("The body is not covered: anybody on the way could have changed it.");
    }
    if !scheme.limits_age() {
        open.push(match scheme.time.map(|time| time.unit) {
            Some(_) => "The time is signed, but nobody demands that it is recent: an old request, sent again, would pass.",
            None => "No time is signed: an old request, sent again, would pass.",
        });
    } else if scheme.time.is_some_and(|time| time.future_ms.is_none()) {
        open.push("A time in the future would pass.");
    }
    if !scheme.covers_url() {
        open.push(
            "The address is not covered: the request could have been meant for another endpoint.",
        );
    }
    open
}

/// What the signature vouches for.
#[must_use]
pub fn checked(scheme: &Scheme<'_>) -> Vec<&'static str> {
    let mut checked = vec![];
    if scheme.algorithm == Algorithm::SharedToken {
        checked.push("Whoever sent this knows the token.");
    } else {
        checked.push("Whoever signed this has the secret.");
    }
    if scheme.covers_body() {
        checked.push("Every byte of the body is as it was signed.");
    }
    if scheme.content.contains(&Part::MessageId) {
        checked.push("The message's id is as it was signed.");
    }
    if scheme.covers_url() {
        checked.push("The address is the one it was signed for.");
    }
    if scheme.limits_age() {
        checked.push("It is recent.");
    }
    checked
}

/// Where something stands.
#[must_use]
pub fn place(place: Place<'_>) -> String {
    match place {
        Place::Header(name) | Place::ExactHeader(name) => format!("header {name}"),
        Place::Pair(name) => format!("“{name}=” in the signature's header"),
        Place::JsonText(path) | Place::JsonNumber(path) => {
            format!("{} in the body", path.join("."))
        }
        Place::FormField(name) => format!("form field {name}"),
    }
}

#[must_use]
pub const fn time_unit(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Seconds => "seconds since 1970",
        TimeUnit::Millis => "milliseconds since 1970",
        TimeUnit::Text => "signed as text",
    }
}

/// What tells that a scheme is meant.
#[must_use]
pub fn condition(condition: &Condition<'_>) -> String {
    match condition {
        Condition::Header(name) => format!("header {name}"),
        Condition::HeaderIs(name, value) => format!("header {name}: {value}"),
        Condition::SettingOrNone(name, pair) => format!("no header {name}, or {pair} in it"),
        Condition::Setting(name, pair) => format!("{pair} in the header {name}"),
        Condition::Query(name) => format!("{name} in the address"),
        Condition::MediaType(media_type) => format!("Content-Type: {media_type}"),
    }
}

#[must_use]
pub fn bad_line(BadLine { line, why }: &BadLine) -> String {
    match why {
        BadLineReason::NoColon => {
            format!("Headers, line {line}: no colon. A header is a name, a colon and a value.")
        }
        BadLineReason::BadName => format!(
            "Headers, line {line}: what stands before the colon is no header name. Letters, digits and hyphens are."
        ),
    }
}

#[must_use]
pub fn too_long(TooLong { field, found, allowed }: TooLong) -> String {
    let name = match field {
        LongField::Url => "The address",
        LongField::Headers => "The headers",
        LongField::Body => "The body",
        LongField::Secret => "The secret",
    };
    format!(
        "{name}: {} bytes were entered, and {} are allowed. What stood there before still counts.",
        count(found as u64),
        count(allowed as u64)
    )
}

/// What a link does not carry.
#[must_use]
pub fn left_out(left_out: &LeftOut) -> String {
    match left_out {
        LeftOut::Header(name) => format!("The header {name} was left out: it holds a secret."),
        LeftOut::Url => "The address was left out: a secret stands in it.".into(),
        LeftOut::BodyWithSecret => "The body was left out: a secret stands in it.".into(),
        LeftOut::BodyTooLong => "The body was left out: it is too long for a link.".into(),
    }
}
