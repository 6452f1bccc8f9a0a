//! One character of the body changed, and what becomes of the digest.

use webhook_core::bytes::hex;
use webhook_core::http::Request;
use webhook_core::signature::{Scheme, walkthrough};

use super::model::Model;

/// The digest before and after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flipped {
    /// Which byte of the body.
    pub at: usize,
    pub byte_before: u8,
    pub byte_after: u8,
    pub digest_before: Vec<u8>,
    pub digest_after: Vec<u8>,
}

impl Flipped {
    /// How many bits of the digest differ.
    #[must_use]
    pub fn bits(&self) -> u32 {
        let pairs = self.digest_before.iter().zip(&self.digest_after);
        pairs.map(|(before, after)| (before ^ after).count_ones()).sum()
    }
}

/// Why nothing can be flipped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoFlip {
    /// Nothing was asked for.
    NotAsked,
    /// What was typed is not the number of a byte of the body.
    NoSuchByte { length: usize },
    /// This algorithm makes no digest that could be compared, or there is no key.
    NoDigest,
}

/// Flips the lowest bit of the byte whose number was typed, counted from 1.
pub fn flip(model: &Model) -> Result<Flipped, NoFlip> {
    let text = model.flip.trim();
    if text.is_empty() {
        return Err(NoFlip::NotAsked);
    }
    let mut request = model.request();
    let length = request.body.len();
    let at = text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let at = at.filter(|&at| at < length).ok_or(NoFlip::NoSuchByte { length })?;
    let secrets = model.form.verifying_secrets();
    let digest = |request: &Request| {
        let walk = |scheme: &Scheme<'_>| walkthrough(scheme, &secrets, request, model.now());
        let walk = model.form.with_scheme(walk).ok()?;
        match walk.body_digest {
            // There the signature covers the body by its digest alone.
            Some(digest) => hex::decode(&digest.actual, hex::Case::Lower).ok(),
            None => walk.comparisons.into_iter().find_map(|comparison| comparison.expected),
        }
    };
    let byte_before = request.body[at];
    let digest_before = digest(&request).ok_or(NoFlip::NoDigest)?;
    request.body[at] ^= 1;
    let byte_after = request.body[at];
    let digest_after = digest(&request).ok_or(NoFlip::NoDigest)?;
    Ok(Flipped { at, byte_before, byte_after, digest_before, digest_after })
}
