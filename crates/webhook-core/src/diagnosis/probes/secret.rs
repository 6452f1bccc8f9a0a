//! The secret: its text, and how it becomes a key.

use super::super::variant::{Change, Variants};
use super::super::{Cause, CauseId, SchemeEdit};
use super::Subject;
use crate::bytes::base64::{self, Flavour};
use crate::bytes::hex;
use crate::signature::{KeyFormat, Secret};

/// What stands in front of secrets.
const PREFIXES: &[&str] = &[
    "v1,whsec_",
    "whsec_",
    "whpk_",
    "whsk_",
    "v1a,",
    "v1,",
    "shpss_",
    "pdl_ntfset_",
    "lin_wh_",
    "sha256=",
    "Bearer ",
];

/// What programs and documents write where there is no secret.
pub(in super::super) const PLACEHOLDERS: &[&str] = &[
    "undefined",
    "null",
    "None",
    "nil",
    "secret",
    "your_secret",
    "your-secret",
    "YOUR_SECRET",
    "your_webhook_secret",
    "your-webhook-secret",
    "YOUR_WEBHOOK_SECRET",
    "webhook_secret",
    "WEBHOOK_SECRET",
    "changeme",
    "test",
    "[object Object]",
    "[object Promise]",
    "false",
    "0",
    "whsec_...",
    "whsec_xxx",
    "<secret>",
    "...",
    "xxx",
];

/// Blanks that `trim` does not know.
const INVISIBLE: &[char] = &['\u{feff}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}'];

pub(in super::super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|it: char| it.is_whitespace() || INVISIBLE.contains(&it))
}

/// Calls with each of the secrets that were used.
fn each(subject: &Subject<'_>, mut push: impl FnMut(&str)) {
    subject.attempt.secrets.iter().for_each(|secret| push(secret.expose()));
}

fn change(text: impl Into<String>, key: Option<KeyFormat<'static>>) -> Change {
    Change::Secret(Secret::new(text), SchemeEdit { key, ..SchemeEdit::default() })
}

/// Blanks around it, in it, or missing behind it.
pub(super) fn whitespace(subject: &Subject<'_>, variants: &mut Variants) {
    let cause = |change: &str, what: &str| {
        Cause::of(CauseId::SecretWhitespace).with("change", change).with("what", what)
    };
    each(subject, |text| {
        let bare = trimmed(text);
        if bare != text {
            let what = if text.ends_with(['\n', '\r']) { "line-end" } else { "blanks" };
            variants.push(1, cause("added", what), change(bare, None));
        }
        let literal = ["\\r\\n", "\\n", "\\r"].iter().find_map(|end| bare.strip_suffix(end));
        if let Some(bare) = literal {
            variants.push(1, cause("added", "backslash-n"), change(bare, None));
        }
        let joined: String = bare.split_whitespace().collect();
        if joined != bare && !is_document(bare) {
            variants.push(1, cause("added", "inside"), change(joined, None));
        }
        for (end, what) in [("\n", "lf"), ("\r\n", "crlf"), (" ", "blank")] {
            variants.push(2, cause("lost", what), change(text.to_owned() + end, None));
        }
    });
}

/// Whether the text is a key in a frame of dashes.
fn is_document(text: &str) -> bool {
    text.starts_with("-----BEGIN")
}

/// Quotes around it, or missing around it.
pub(super) fn quotes(subject: &Subject<'_>, variants: &mut Variants) {
    let cause = |quote: char| Cause::of(CauseId::SecretQuoted).with("quote", quote.to_string());
    each(subject, |text| {
        let bare = trimmed(text);
        if let Some((quote, inside)) = unquoted(bare) {
            variants.push(1, cause(quote), change(trimmed(inside), None));
        }
        for quote in ['"', '\''] {
            let change = change(format!("{quote}{text}{quote}"), None);
            variants.push(3, cause(quote).with("change", "lost"), change);
        }
    });
}

/// Without quotes around it, or one of them.
pub(in super::super) fn unquoted(text: &str) -> Option<(char, &str)> {
    const QUOTES: &[(char, char)] =
        &[('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’'), ('<', '>')];
    QUOTES.iter().find_map(|&(open, close)| {
        let opened = text.strip_prefix(open);
        let closed = opened.unwrap_or(text).strip_suffix(close);
        Some((open, closed.or(opened)?))
    })
}

/// `NAME=` in front of it.
pub(super) fn assignment(subject: &Subject<'_>, variants: &mut Variants) {
    each(subject, |text| {
        let Some((name, value)) = assigned(text) else { return };
        let cause = || Cause::of(CauseId::SecretAssignment).with("name", name);
        let value = trimmed(value.trim_end_matches(';'));
        let inside = unquoted(value).map_or(value, |(_, inside)| inside);
        variants.push(1, cause(), change(inside, None));
    });
}

/// The name and the value of an assignment, as shells and settings have it.
pub(in super::super) fn assigned(text: &str) -> Option<(&str, &str)> {
    let text = trimmed(text);
    let text = ["export ", "set ", "const ", "- "]
        .iter()
        .find_map(|it| text.strip_prefix(it))
        .unwrap_or(text);
    let at = text.find(['=', ':'])?;
    let (name, value) = (text[..at].trim_end(), text[at + 1..].trim_start());
    let is_name = !name.is_empty()
        && !name.starts_with(|it: char| it.is_ascii_digit())
        && name.chars().all(|it| it.is_ascii_alphanumeric() || "_-.".contains(it));
    // Padding of base64 is no assignment.
    let is_value = !value.trim_matches('=').is_empty();
    (is_name && is_value).then_some((name, value))
}

/// Secrets that the reader has besides.
pub(super) fn others(subject: &Subject<'_>, variants: &mut Variants) {
    for (which, other) in subject.attempt.other_secrets.iter().enumerate() {
        let cause = Cause::of(CauseId::SecretOther).with("which", which);
        variants.push(1, cause.clone(), Change::Secret(other.clone(), SchemeEdit::default()));
        let text = other.expose();
        let bare = trimmed(text);
        let bare = unquoted(bare).map_or(bare, |(_, inside)| trimmed(inside));
        if bare != text {
            variants.push(2, cause, change(bare, None));
        }
    }
}

/// A prefix kept, stripped or doubled.
pub(super) fn prefix(subject: &Subject<'_>, variants: &mut Variants) {
    let cause = |prefix: &str, change: &str| {
        Cause::of(CauseId::SecretPrefix).with("prefix", prefix).with("change", change)
    };
    let takes_text = matches!(subject.scheme().key, KeyFormat::Text);
    each(subject, |text| {
        let bare = trimmed(text);
        for prefix in PREFIXES {
            if let Some(rest) = bare.strip_prefix(prefix) {
                let is_doubled = rest.starts_with(prefix);
                let what = if is_doubled { "doubled" } else { "kept" };
                variants.push(1, cause(prefix, what), change(rest, None));
            } else if takes_text && !prefix.contains([',', '=', ' ']) {
                let with = (*prefix).to_owned() + bare;
                variants.push(2, cause(prefix, "stripped"), change(with, None));
            }
        }
    });
}

/// Without a prefix that is known.
fn without_prefix(text: &str) -> &str {
    PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text)
}

/// Text for bytes, or bytes for text.
pub(super) fn encoding(subject: &Subject<'_>, variants: &mut Variants) {
    let format = subject.scheme().key;
    let cause = |signed: &str| Cause::of(CauseId::SecretEncoding).with("signed", signed);
    each(subject, |text| {
        let bare = trimmed(text);
        let rest = without_prefix(bare);
        for (cost, name, text) in [(2, "base64", rest), (3, "base64-with-prefix", bare)] {
            if let Some(bytes) = bytes_of_base64(text) {
                push_bytes(variants, cost, cause(name), format, &bytes);
            }
        }
        if let Ok(bytes) = hex::decode(rest, hex::Case::Any) {
            push_bytes(variants, 2, cause("hex"), format, &bytes);
        }
        if let Some(document) = document(bare) {
            variants.push(1, cause("document"), change(document, None));
        }
        if !is_pair(format) {
            if format != KeyFormat::Text {
                variants.push(2, cause("text"), change(text, Some(KeyFormat::Text)));
                variants.push(2, cause("text-without-prefix"), change(rest, Some(KeyFormat::Text)));
            }
            let text = |text| change(text, Some(KeyFormat::Text));
            let bytes = bare.as_bytes();
            let of_base64 = base64::encode(bytes, Flavour::Standard);
            variants.push(3, cause("base64-of-text"), text(of_base64));
            variants.push(3, cause("hex-of-text"), text(hex::encode(bytes)));
            variants.push(3, cause("lower-case"), text(bare.to_lowercase()));
            variants.push(3, cause("upper-case"), text(bare.to_uppercase()));
            let latin1: Option<Vec<u8>> =
                bare.chars().map(|it| u8::try_from(u32::from(it)).ok()).collect();
            if let Some(bytes) = latin1.filter(|_| !bare.is_ascii()) {
                push_bytes(variants, 2, cause("latin-1"), KeyFormat::Text, &bytes);
            }
        }
        // A secret that was encoded as a whole, as stores of secrets do.
        if let Some(inside) = bytes_of_base64(bare).and_then(|it| String::from_utf8(it).ok()) {
            variants.push(1, cause("text-in-base64"), change(trimmed(&inside), None));
        }
    });
}

/// Bytes as the key: of a pair in the pair's own way of writing, otherwise in base64.
fn push_bytes(
    variants: &mut Variants,
    cost: u8,
    cause: Cause,
    format: KeyFormat<'_>,
    bytes: &[u8],
) {
    let change = match format {
        KeyFormat::Ed25519Hex => change(hex::encode(bytes), None),
        KeyFormat::P256 | KeyFormat::Ed25519Base64 { .. } => {
            change(base64::encode(bytes, Flavour::Standard), None)
        }
        _ => {
            let text = base64::encode(bytes, Flavour::Standard);
            change(text, Some(KeyFormat::Base64 { prefix: "" }))
        }
    };
    variants.push(cost, cause, change);
}

const fn is_pair(format: KeyFormat<'_>) -> bool {
    matches!(format, KeyFormat::P256 | KeyFormat::Ed25519Hex | KeyFormat::Ed25519Base64 { .. })
}

/// Of either alphabet, filled up or not.
fn bytes_of_base64(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=').replace('+', "-").replace('/', "_");
    let bytes = base64::decode(&text, Flavour::Url).ok()?;
    (!bytes.is_empty()).then_some(bytes)
}

/// The base64 of a key that stands in a frame of dashes, or in lines.
fn document(text: &str) -> Option<String> {
    let lines = text.split(['\n', '\r']).flat_map(|line| line.split("\\n"));
    let inside: String =
        lines.filter(|line| !line.starts_with("-----")).flat_map(str::split_whitespace).collect();
    (inside != text && !inside.is_empty() && is_document(text)).then_some(inside)
}

/// Nothing, and words that stand for a secret.
pub(super) fn placeholder(subject: &Subject<'_>, variants: &mut Variants) {
    let format = subject.scheme().key;
    if is_pair(format) {
        return;
    }
    if subject.scheme().algorithm.is_hmac() {
        // An HMAC fills its key up with zeros: one zero is the same key as none, and none is
        // refused wherever a key is read.
        let cause = Cause::of(CauseId::SecretEmpty);
        variants.push(2, cause, change("\0", Some(KeyFormat::Text)));
    }
    for (at, word) in PLACEHOLDERS.iter().enumerate() {
        let cause = Cause::of(CauseId::SecretPlaceholder).with("signed", *word);
        // The first ones are what languages write for nothing.
        let cost = if at < 4 { 2 } else { 3 };
        variants.push(cost, cause, change(*word, Some(KeyFormat::Text)));
    }
}
