//! Signatures, signing time and id, in other headers than they should be in.

use super::super::targets::others;
use super::super::variant::{Change, Variants};
use super::super::{Cause, CauseId};
use super::Subject;
use crate::signature::{Field, Part, Place, field};

/// The whole text that holds the signatures: in another header, or more than once in one.
pub(super) fn carrier(subject: &Subject<'_>, variants: &mut Variants) {
    let scheme = subject.scheme();
    let (Place::Header(own) | Place::ExactHeader(own)) = scheme.carrier.place else { return };
    if !subject.received.signatures.is_empty() {
        return;
    }
    for (name, value) in others(subject.attempt.request, own) {
        let cause = Cause::of(CauseId::HeaderWrong).with("found", name).with("expected", own);
        variants.push(1, cause, Change::Carrier(value.to_owned()));
    }
    if let Some(text) = &subject.received.text {
        let values: Vec<&str> = text.split(',').map(str::trim).collect();
        for value in values.iter().take(2).filter(|_| values.len() > 1) {
            let cause = Cause::of(CauseId::HeaderJoined).with("values", values.len());
            variants.push(1, cause, Change::Carrier((*value).to_owned()));
        }
        for prefix in ["Bearer ", "sha256=", "v0="] {
            if let Some(rest) = text.strip_prefix(prefix) {
                let cause = Cause::of(CauseId::SignaturePrefix).with("prefix", prefix);
                variants.push(1, cause.with("change", "kept"), Change::Carrier(rest.to_owned()));
            }
        }
    }
}

/// How many headers are looked at.
const MAX_HEADERS: usize = 32;

/// Values of other headers in place of the signing time and the id.
pub(super) fn elsewhere(subject: &Subject<'_>, variants: &mut Variants) {
    let (scheme, received) = (subject.scheme(), &subject.received);
    let signs = |part: Part<'_>| scheme.content.contains(&part);
    let time = scheme.time.filter(|_| signs(Part::Timestamp)).map(|time| time.place);
    let id = scheme.message_id.filter(|_| signs(Part::MessageId));
    for (name, value) in subject.attempt.request.headers.iter().take(MAX_HEADERS) {
        let value = value.trim();
        let cause = |place: Place<'_>| {
            let expected = match field(place) {
                Field::Header(name) | Field::Pair(name) | Field::BodyField(name) => name,
                _ => String::new(),
            };
            Cause::of(CauseId::HeaderWrong).with("found", name.as_str()).with("expected", expected)
        };
        let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(place) = time.filter(|_| is_number && (9..=14).contains(&value.len()))
            && received.timestamp.as_deref() != Some(value)
        {
            variants.push(1, cause(place), Change::Timestamp(value.to_owned()));
        }
        let is_word = (1..=80).contains(&value.len()) && !value.contains([' ', ',', '/', '=']);
        if let Some(place) = id.filter(|_| is_word)
            && received.message_id.as_deref() != Some(value)
        {
            variants.push(2, cause(place), Change::MessageId(value.to_owned()));
        }
    }
}
