//! How it is signed.

use super::super::variant::{Change, Variants};
use super::super::{Cause, CauseId, SchemeEdit};
use super::Subject;
use super::content::is_there;
use crate::signature::{Algorithm, KeyFormat, Part, UrlForm};

type Layout = &'static [Part<'static>];

const BODY: Part<'_> = Part::Body;
const TIME: Part<'_> = Part::Timestamp;
const SECRET: Part<'_> = Part::Secret;
const URL: Part<'_> = Part::Url(UrlForm::Exact);
const DOT: Part<'_> = Part::Literal(".");

/// Digests of an HMAC, with their names.
const MACS: &[(Algorithm, &str)] = &[
    (Algorithm::HmacSha256, "hmac-sha256"),
    (Algorithm::HmacSha1, "hmac-sha1"),
    (Algorithm::HmacSha512, "hmac-sha512"),
];

const SWAPPED: &[Algorithm] = &[Algorithm::SwappedHmacSha256, Algorithm::SwappedHmacSha1];

/// What is hashed without an HMAC.
const HASHED: &[(&str, Layout)] = &[
    ("sha256-of-secret-and-body", &[SECRET, BODY]),
    ("sha256-of-body-and-secret", &[BODY, SECRET]),
    ("sha256-of-body", &[BODY]),
    ("sha256-of-secret-and-content", &[SECRET, TIME, DOT, BODY]),
    ("sha256-of-content", &[TIME, DOT, BODY]),
    ("sha256-of-content-and-secret", &[TIME, DOT, BODY, SECRET]),
    ("sha256-of-secret-method-url-and-body", &[SECRET, Part::Method, URL, BODY]),
];

/// What plain hashes cover, without the secret.
const WITHOUT_SECRET: &[Layout] = &[&[BODY], &[Part::Method, URL, BODY]];

/// Another digest, a plain hash, or key and message in each other's place.
pub(super) fn digest(subject: &Subject<'_>, variants: &mut Variants) {
    let scheme = subject.scheme();
    let own = scheme.algorithm;
    let mut push = |algorithm: Algorithm, content: Option<Layout>, cause: Cause| {
        let is_there = content.is_none_or(|layout| is_there(subject, layout));
        let fits = algorithm.signature_length().is_some_and(|it| subject.lengths.contains(&it));
        if fits && is_there {
            let key =
                (own.is_asymmetric() && !algorithm.is_asymmetric()).then_some(KeyFormat::Text);
            let edit =
                SchemeEdit { algorithm: Some(algorithm), content, key, ..SchemeEdit::default() };
            variants.push(if content.is_none() { 1 } else { 2 }, cause, Change::Scheme(edit));
        }
    };
    let named = |name: &str| Cause::of(CauseId::Algorithm).with("signed", name);
    let is_hash = own == Algorithm::Sha256;
    let is_token = own == Algorithm::SharedToken;
    for (algorithm, name) in MACS.iter().filter(|(algorithm, _)| *algorithm != own) {
        match (is_hash, is_token) {
            (true, _) => {
                for layout in WITHOUT_SECRET {
                    push(*algorithm, Some(layout), named(name));
                }
            }
            (_, true) => push(*algorithm, Some(&[BODY]), named(name)),
            _ => push(*algorithm, None, named(name)),
        }
    }
    if !is_hash && !is_token {
        for algorithm in SWAPPED {
            push(*algorithm, None, Cause::of(CauseId::KeyMessageSwapped));
        }
    }
    for (name, layout) in HASHED.iter().filter(|(_, layout)| !is_hash || *layout != scheme.content)
    {
        push(Algorithm::Sha256, Some(layout), named(name));
    }
}
