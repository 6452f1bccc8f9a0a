//! Changes that can be tried.

use super::rewrite::Rewrite;
use super::{Axis, Cause, SchemeEdit};
use crate::signature::Secret;

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
    pub(super) fn push(&mut self, cost: u8, cause: Cause, change: Change) {
        let axis = cause.id.axis();
        self.0.push(Variant { axis, cost, causes: vec![cause], change });
    }
}
