//! Families of mistakes: one function each. Every one says which changes could undo it.

mod algorithm;
pub(super) use body::{MISSING, in_address};

mod body;
mod content;
mod form;
mod header;
mod json;
mod provider;
pub(super) mod secret;
mod url;

use super::Attempt;
use super::variant::Variants;
use crate::signature::{Part, Received, Scheme};

/// What a probe looks at.
pub(super) struct Subject<'a> {
    pub(super) attempt: Attempt<'a>,
    /// What the request carries.
    pub(super) received: Received,
    /// How long the signatures are that are to be explained.
    pub(super) lengths: Vec<usize>,
}

impl<'a> Subject<'a> {
    fn scheme(&self) -> &'a Scheme<'a> {
        self.attempt.scheme
    }

    /// Whether the signature, in one way or another, covers the body.
    fn covers_body(&self) -> bool {
        self.scheme().covers_body() || self.scheme().reads_body()
    }

    /// How much less likely a mistake is that only a signer makes: of a pair of keys, the provider
    /// alone has the one that signs.
    const fn only_by_provider(&self) -> u8 {
        if self.attempt.scheme.algorithm.is_asymmetric() { 2 } else { 0 }
    }

    /// Whether the fields of a form are signed.
    fn signs_form(&self) -> bool {
        self.scheme().content.contains(&Part::SortedForm)
    }
}

/// All of them: of two changes that come to the same, the first one's name counts.
pub(super) const ALL: &[fn(&Subject<'_>, &mut Variants)] = &[
    secret::whitespace,
    secret::quotes,
    secret::assignment,
    secret::others,
    secret::prefix,
    secret::encoding,
    secret::placeholder,
    content::timestamp,
    content::layout,
    url::address,
    form::parameters,
    body::line_ends,
    body::byte_order_mark,
    body::base64,
    body::double_encoded,
    json::compact,
    body::lists,
    body::charset,
    form::encoded,
    body::html,
    body::missing,
    json::written,
    body::lost,
    header::carrier,
    header::elsewhere,
    algorithm::digest,
    provider::others,
];
