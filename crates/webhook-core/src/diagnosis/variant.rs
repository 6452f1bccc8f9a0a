//! Changes that can be tried.

use super::rewrite::Rewrite;
use super::{Attempt, Axis, Cause, SchemeEdit};
use crate::signature::{Half, Part, Secret};

/// One change on one axis, and what it would mean.
pub(super) struct Variant {
    pub(super) axis: Axis,
    /// How unlikely it is: 1 and more.
    pub(super) cost: u8,
    /// One, or of addresses several.
    pub(super) causes: Vec<Cause>,
    pub(super) change: Change,
}

/// What is changed.
pub(super) enum Change {
    /// The one secret.
    Secret(Secret, SchemeEdit),
    /// The body, written only when it is needed.
    Body(Rewrite),
    /// How it is signed.
    Scheme(SchemeEdit),
    /// The address.
    Url(String),
    /// The signing time, where it stands.
    Timestamp(String),
    /// The whole value of the header that holds the signatures.
    Carrier(String),
    /// The message's id, where it stands.
    MessageId(String),
}

/// All changes that stand for choice, in the order of the probes.
#[derive(Default)]
pub(super) struct Variants(pub(super) Vec<Variant>);

impl Variants {
    /// Leaves out secrets that are no keys, and those that are the same key as an earlier one.
    pub(super) fn keep_distinct_keys(&mut self, attempt: &Attempt<'_>) {
        let scheme = attempt.scheme;
        let key = |secret: &Secret, edit: SchemeEdit| {
            let scheme = edit.applied(scheme);
            let bytes = scheme.key.bytes(secret, Half::Public).ok()?;
            // Where the text itself is signed, that counts too.
            let is_signed = scheme.content.contains(&Part::Secret);
            Some((bytes, is_signed.then(|| secret.clone())))
        };
        let mut seen: Vec<_> = attempt
            .secrets
            .iter()
            .filter_map(|secret| key(secret, SchemeEdit::default()))
            .collect();
        self.0.retain(|variant| {
            let Change::Secret(secret, edit) = &variant.change else { return true };
            let Some(new) = key(secret, *edit) else { return false };
            let is_same = |(bytes, text): &(_, Option<Secret>)| {
                let text = text.as_ref().map(Secret::expose);
                *bytes == new.0 && text == new.1.as_ref().map(Secret::expose)
            };
            let is_new = !seen.iter().any(is_same);
            if is_new {
                seen.push(new);
            }
            is_new
        });
    }

    pub(super) fn push(&mut self, cost: u8, cause: Cause, change: Change) {
        let axis = cause.id.axis();
        self.0.push(Variant { axis, cost, causes: vec![cause], change });
    }
}
