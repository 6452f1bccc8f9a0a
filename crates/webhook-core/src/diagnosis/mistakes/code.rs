//! Mistakes in the code that verifies: the request is right, and the code computes something else.

use super::super::SchemeEdit;
use super::super::rewrite::form::without_blank;
use super::Broken;
use super::header::other_encoding;
use crate::json::{self, Blanks, Escapes, Style};
use crate::signature::{Algorithm, KeyFormat, Part, Ready, Received, Secret, parts};

/// What code computes that signs so.
fn compute(
    broken: &mut Broken<'_>,
    edit: SchemeEdit,
    change: impl Fn(&mut Received, &mut Vec<u8>) -> Option<()>,
    secret: Option<&Secret>,
) -> Option<()> {
    let scheme = edit.applied(&broken.scheme);
    let (mut received, _) = Received::of(&scheme, &broken.request);
    let mut request = broken.request.clone();
    change(&mut received, &mut request.body)?;
    let secret = secret.unwrap_or(&broken.secret);
    let key = Ready::of(scheme.key, scheme.algorithm, secret).ok()?;
    let parts = parts(&scheme, &request, &received, secret, &request.url, None);
    let slices: Vec<&[u8]> = parts.iter().map(|(_, part)| part.as_ref()).collect();
    let computed = scheme.encoding.encode(&key.signature(&slices)?);
    // Code that comes to the same all the same has made no mistake.
    let (received, _) = Received::of(&broken.scheme, &broken.request);
    let right = received.signatures.first()?.span.clone();
    let is_right = received.text.as_deref()?.get(right)? == computed;
    broken.computed = Some(computed);
    (!is_right).then_some(())
}

fn plainly(broken: &mut Broken<'_>, edit: SchemeEdit) -> Option<()> {
    compute(broken, edit, |_, _| Some(()), None)
}

/// Whether code of this kind computes a MAC at all.
fn is_mac(broken: &Broken<'_>) -> Option<()> {
    broken.scheme.algorithm.is_hmac().then_some(())
}

fn signs_body(broken: &Broken<'_>) -> Option<()> {
    broken.scheme.content.contains(&Part::Body).then_some(())
}

fn on_body(broken: &mut Broken<'_>, change: impl Fn(&[u8]) -> Option<Vec<u8>>) -> Option<()> {
    signs_body(broken)?;
    let change = |_: &mut Received, body: &mut Vec<u8>| {
        *body = change(body)?;
        Some(())
    };
    compute(broken, SchemeEdit::default(), change, None)
}

/// Hashes what its framework parsed and wrote again, keys in order.
pub(super) fn reserializes(broken: &mut Broken<'_>) -> Option<()> {
    let style = Style {
        blanks: Some(Blanks::SPACED),
        escapes: Some(Escapes::UNICODE),
        order: json::Order::Sorted,
        ..Style::default()
    };
    on_body(broken, |body| json::written(body, &style).ok().filter(|written| written != body))
}

pub(super) fn misses_body(broken: &mut Broken<'_>) -> Option<()> {
    on_body(broken, |_| Some(b"[object Object]".to_vec()))
}

/// Decodes a secret that is text, or does not decode one that is not.
pub(super) fn mistakes_key(broken: &mut Broken<'_>) -> Option<()> {
    is_mac(broken)?;
    let (key, secret) = match broken.scheme.key {
        KeyFormat::Text => {
            let text = broken.secret.expose();
            let rest = text.strip_prefix("whsec_").unwrap_or(text);
            (KeyFormat::Base64 { prefix: "" }, Some(Secret::new(rest)))
        }
        _ => (KeyFormat::Text, None),
    };
    let edit = SchemeEdit { key: Some(key), ..SchemeEdit::default() };
    compute(broken, edit, |_, _| Some(()), secret.as_ref())
}

fn with_text_key(broken: &mut Broken<'_>, text: &str) -> Option<()> {
    is_mac(broken)?;
    let edit = SchemeEdit { key: Some(KeyFormat::Text), ..SchemeEdit::default() };
    compute(broken, edit, |_, _| Some(()), Some(&Secret::new(text)))
}

/// An empty key is filled up with zeros, so one zero is the same.
pub(super) fn has_no_key(broken: &mut Broken<'_>) -> Option<()> {
    with_text_key(broken, "\0")
}

pub(super) fn has_undefined_key(broken: &mut Broken<'_>) -> Option<()> {
    with_text_key(broken, "undefined")
}

/// The body alone; of the body alone, with the address in front.
pub(super) fn signs_another_layout(broken: &mut Broken<'_>) -> Option<()> {
    const BODY: &[Part<'_>] = &[Part::Body];
    is_mac(broken)?;
    let content = if broken.scheme.content == BODY {
        &[Part::Url(crate::signature::UrlForm::Exact), Part::Body]
    } else {
        BODY
    };
    plainly(broken, SchemeEdit { content: Some(content), ..SchemeEdit::default() })
}

pub(super) fn counts_another_unit(broken: &mut Broken<'_>) -> Option<()> {
    is_mac(broken)?;
    let change = |received: &mut Received, _: &mut Vec<u8>| {
        let text = received.timestamp.as_mut()?;
        *text = match text.len() {
            12.. => text.get(..text.len() - 3)?.to_owned(),
            _ => text.clone() + "000",
        };
        Some(())
    };
    compute(broken, SchemeEdit::default(), change, None)
}

pub(super) fn uses_another_digest(broken: &mut Broken<'_>) -> Option<()> {
    let algorithm = match broken.scheme.algorithm {
        Algorithm::HmacSha256 => Algorithm::HmacSha1,
        Algorithm::HmacSha1 => Algorithm::HmacSha256,
        Algorithm::Sha256 => {
            let edit = SchemeEdit {
                algorithm: Some(Algorithm::HmacSha256),
                content: Some(&[Part::Body]),
                ..SchemeEdit::default()
            };
            return plainly(broken, edit);
        }
        _ => return None,
    };
    plainly(broken, SchemeEdit { algorithm: Some(algorithm), ..SchemeEdit::default() })
}

pub(super) fn hashes_plainly(broken: &mut Broken<'_>) -> Option<()> {
    is_mac(broken)?;
    let edit = SchemeEdit {
        algorithm: Some(Algorithm::Sha256),
        content: Some(&[Part::Secret, Part::Body]),
        ..SchemeEdit::default()
    };
    plainly(broken, edit)
}

pub(super) fn swaps(broken: &mut Broken<'_>) -> Option<()> {
    let algorithm = match broken.scheme.algorithm {
        Algorithm::HmacSha256 => Algorithm::SwappedHmacSha256,
        Algorithm::HmacSha1 => Algorithm::SwappedHmacSha1,
        _ => return None,
    };
    plainly(broken, SchemeEdit { algorithm: Some(algorithm), ..SchemeEdit::default() })
}

pub(super) fn encodes_otherwise(broken: &mut Broken<'_>) -> Option<()> {
    let (received, _) = Received::of(&broken.scheme, &broken.request);
    let bytes = received.signatures.first()?.bytes.clone().ok()?;
    broken.computed = Some(other_encoding(broken.scheme.encoding, &bytes)?);
    Some(())
}

pub(super) fn drops_blank_fields(broken: &mut Broken<'_>) -> Option<()> {
    if !broken.scheme.content.contains(&Part::SortedForm) {
        return None;
    }
    let change = |_: &mut Received, body: &mut Vec<u8>| {
        *body = without_blank(body)?;
        Some(())
    };
    compute(broken, SchemeEdit::default(), change, None)
}
