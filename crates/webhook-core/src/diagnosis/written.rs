//! A body, and what is read out of it: once, for all the hypotheses that have it.

use super::targets::{self, Aim};
use crate::http::Request;
use crate::signature::{DigestCheck, Received, Scheme, rewritten};

/// A body that was written otherwise.
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    pub(super) read: Option<Read>,
}

impl Written {
    pub(super) const fn of(bytes: Vec<u8>) -> Self {
        Self { bytes, read: None }
    }

    /// How many bytes there are to keep.
    pub(super) fn size(&self) -> usize {
        let rewritten = self.read.as_ref().and_then(|read| read.rewritten.as_ref());
        self.bytes.len() + rewritten.map_or(0, Vec::len)
    }
}

/// What is read out of a body.
pub(super) struct Read {
    /// What the scheme makes of the body before it is signed.
    pub(super) rewritten: Option<Vec<u8>>,
    /// What the request carries with this body, and its signatures, where they stand in it.
    pub(super) received: Option<(Received, Vec<Aim>)>,
    /// Whether it can make a difference where it is not signed itself: it says something else than
    /// the request had said, or it is the one whose digest is stated.
    pub(super) matters: bool,
}

impl Read {
    /// `before` is what the request had carried.
    pub(super) fn of(scheme: &Scheme<'_>, request: &Request, before: &Received) -> Self {
        let received = scheme.reads_body().then(|| {
            let (received, _) = Received::of(scheme, request);
            let mut aims = vec![];
            targets::as_they_are(&received, &mut aims);
            (received, aims)
        });
        let is_stated = |digest| DigestCheck::of(digest, request, before).holds();
        let matters = received.as_ref().is_some_and(|(after, _)| after != before)
            || scheme.body_digest.is_some_and(is_stated);
        Self { rewritten: rewritten(scheme, &request.body), received, matters }
    }

    /// How many bytes could be hashed in the time that it took, with a body of this length.
    pub(super) fn cost(&self, length: usize) -> u64 {
        let is_read = self.rewritten.is_some() || self.received.is_some();
        if is_read { 6 * length as u64 } else { 0 }
    }
}
