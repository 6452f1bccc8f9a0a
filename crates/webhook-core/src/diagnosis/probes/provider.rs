//! Another provider's request.

use super::super::variant::{Change, Variants};
use super::super::{Cause, CauseId, SchemeEdit};
use super::Subject;
use crate::provider;
use crate::signature::Scheme;

/// Every other way of signing.
pub(super) fn others(subject: &Subject<'_>, variants: &mut Variants) {
    let mut seen = vec![subject.scheme()];
    for provider in provider::ALL {
        for &scheme in provider.schemes {
            if seen.iter().any(|other| is_same_rule(other, scheme)) {
                continue;
            }
            seen.push(scheme);
            // A sibling differs in what it demands besides, which an empty body may lack.
            let is_sibling = provider.schemes.iter().any(|it| it.id == subject.scheme().id);
            if is_sibling && subject.attempt.request.body.trim_ascii().is_empty() {
                continue;
            }
            let cause = Cause::of(CauseId::ProviderWrong)
                .with("provider", provider.id.0)
                .with("scheme", scheme.id);
            let edit = SchemeEdit { other: Some(scheme), ..SchemeEdit::default() };
            variants.push(2, cause, Change::Scheme(edit));
        }
    }
}

/// Whether two schemes make the same of every request.
fn is_same_rule(one: &Scheme<'_>, other: &Scheme<'_>) -> bool {
    one.key == other.key
        && one.content == other.content
        && one.algorithm == other.algorithm
        && one.encoding == other.encoding
        && one.carrier == other.carrier
        && one.message_id == other.message_id
        && one.time.map(|time| time.place) == other.time.map(|time| time.place)
        && one.body_digest == other.body_digest
}
