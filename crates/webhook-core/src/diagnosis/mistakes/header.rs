//! Headers and times that are not as they should be.

use super::Broken;
use crate::bytes::base64::{self, Flavour};
use crate::bytes::hex;
use crate::provider;
use crate::signature::{Encoding, Framing, Place, Received, TimeUnit, UnixMillis, choose};

/// The name of the header that holds the signature.
fn carrier<'a>(broken: &Broken<'a>) -> Option<&'a str> {
    match broken.scheme.carrier.place {
        Place::Header(name) | Place::ExactHeader(name) => Some(name),
        _ => None,
    }
}

/// The signature's bytes, and its text where it stands.
fn signature(broken: &Broken<'_>) -> Option<(Vec<u8>, String)> {
    let (received, _) = Received::of(&broken.scheme, &broken.request);
    let first = received.signatures.first()?;
    let text = received.text.as_deref()?.get(first.span.clone())?.to_owned();
    Some((first.bytes.clone().ok()?, text))
}

fn change_carrier(broken: &mut Broken<'_>, change: impl Fn(&str) -> String) -> Option<()> {
    let name = carrier(broken)?;
    let headers = broken.request.headers.iter_mut();
    let (_, value) = headers.into_iter().find(|(other, _)| other.eq_ignore_ascii_case(name))?;
    *value = change(value);
    Some(())
}

/// Base64 for hexadecimal, hexadecimal for base64.
pub(super) fn encoding(broken: &mut Broken<'_>) -> Option<()> {
    let (bytes, text) = signature(broken)?;
    let other = other_encoding(broken.scheme.encoding, &bytes)?;
    change_carrier(broken, |value| value.replace(&text, &other))
}

pub(super) fn other_encoding(encoding: Encoding, bytes: &[u8]) -> Option<String> {
    match encoding {
        Encoding::HexLower | Encoding::HexAnyCase => Some(base64::encode(bytes, Flavour::Standard)),
        Encoding::Base64 => Some(hex::encode(bytes)),
        Encoding::Base64Url | Encoding::Plain => None,
    }
}

/// Without its prefix; with one where there is none.
pub(super) fn prefix(broken: &mut Broken<'_>) -> Option<()> {
    let (_, text) = signature(broken)?;
    let Framing::Prefixed(prefix) = broken.scheme.carrier.framing else {
        return None;
    };
    let new = if prefix.is_empty() { format!("v0={text}") } else { text };
    change_carrier(broken, |_| new.clone())
}

pub(super) fn truncated(broken: &mut Broken<'_>) -> Option<()> {
    let (bytes, text) = signature(broken)?;
    if !broken.scheme.algorithm.is_hmac() {
        return None;
    }
    // A length that base64 has without padding.
    let short = broken.scheme.encoding.encode(bytes.get(..12)?);
    change_carrier(broken, |value| value.replace(&text, &short))
}

fn remove(broken: &mut Broken<'_>, name: &str) -> Option<()> {
    let before = broken.request.headers.len();
    broken.request.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
    (broken.request.headers.len() < before).then_some(())
}

pub(super) fn missing(broken: &mut Broken<'_>) -> Option<()> {
    let name = carrier(broken)?;
    remove(broken, name)
}

fn time_header<'a>(broken: &Broken<'a>) -> Option<&'a str> {
    match broken.scheme.time?.place {
        Place::Header(name) => Some(name),
        _ => None,
    }
}

pub(super) fn missing_time(broken: &mut Broken<'_>) -> Option<()> {
    let name = time_header(broken)?;
    remove(broken, name)
}

fn rename(broken: &mut Broken<'_>, name: &str, new: String) -> Option<()> {
    let headers = broken.request.headers.iter_mut();
    let (found, _) = headers.into_iter().find(|(other, _)| other.eq_ignore_ascii_case(name))?;
    *found = new;
    Some(())
}

/// As gateways of the old kind name headers.
fn renamed(name: &str) -> String {
    format!("HTTP_{}", name.to_ascii_uppercase().replace('-', "_"))
}

pub(super) fn elsewhere(broken: &mut Broken<'_>) -> Option<()> {
    let name = carrier(broken)?;
    rename(broken, name, renamed(name))
}

pub(super) fn time_elsewhere(broken: &mut Broken<'_>) -> Option<()> {
    let name = time_header(broken)?;
    rename(broken, name, renamed(name))
}

pub(super) fn joined(broken: &mut Broken<'_>) -> Option<()> {
    change_carrier(broken, |value| format!("{value}, {value}"))
}

/// The next provider whose requests look otherwise is taken for the sender.
pub(super) fn another_provider(broken: &mut Broken<'_>) -> Option<()> {
    let own = broken.scheme.id;
    let at = provider::ALL.iter().position(|it| it.schemes.iter().any(|it| it.id == own))?;
    let next = provider::ALL.iter().cycle().skip(at + 1).take(provider::ALL.len() - 1);
    let scheme = next
        .filter_map(|provider| choose(provider.schemes, &broken.request))
        .find(|scheme| scheme.carrier.place != broken.scheme.carrier.place)?;
    broken.scheme = *scheme;
    Some(())
}

fn tolerances(broken: &Broken<'_>) -> Option<(Option<u32>, Option<u32>)> {
    let time = broken.scheme.time?;
    (time.unit != TimeUnit::Text).then_some((time.past_ms, time.future_ms))
}

pub(super) fn stale(broken: &mut Broken<'_>) -> Option<()> {
    let (past, _) = tolerances(broken)?;
    broken.now = UnixMillis(broken.now.0 + i64::from(past?) + 60_000);
    Some(())
}

pub(super) fn future(broken: &mut Broken<'_>) -> Option<()> {
    let (_, future) = tolerances(broken)?;
    broken.now = UnixMillis(broken.now.0 - i64::from(future?) - 60_000);
    Some(())
}
