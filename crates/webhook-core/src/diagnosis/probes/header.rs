//! The signing time and the id, in other headers than they should be in.

use super::super::variant::{Change, Variants};
use super::super::{Cause, CauseId};
use super::Subject;
use crate::signature::{Field, Part, Place, field};

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
