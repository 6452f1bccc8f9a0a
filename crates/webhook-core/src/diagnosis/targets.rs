//! The signatures that are to be explained, each decoded once in every way that it can be read.

use std::borrow::Cow;

use super::readings::{Reading, SHORTEST, decoded, pieces};
use super::{Attempt, Cause, CauseId, Target};
use crate::http::Request;
use crate::provider;
use crate::signature::{Encoding, Framing, Place, Received, Scheme};

/// A signature in one reading.
pub(super) struct Aim {
    pub(super) target: Target,
    pub(super) bytes: Vec<u8>,
    /// What is wrong with it when it is read so; nothing when it is read as it should be.
    pub(super) causes: Vec<Cause>,
    /// Whether that explains another digest too, as another header's value does.
    pub(super) explains_algorithm: bool,
}

/// How many headers are looked at.
const MAX_HEADERS: usize = 32;
/// Lengths of digests.
const DIGESTS: [usize; 3] = [20, 32, 64];

/// All of them, those that are read as they should be first.
pub(super) fn aims(attempt: &Attempt<'_>, received: &Received, is_accepted: bool) -> Vec<Aim> {
    let mut aims = vec![];
    if !is_accepted {
        as_they_are(received, &mut aims);
        if let Some(text) = header_text(attempt) {
            read(attempt.scheme, &text, Target::Received, &mut aims);
        }
        elsewhere(attempt, &mut aims);
        // In a body, whatever stands around a signature is the body's fault.
        let in_body = received.text.as_deref().filter(|_| attempt.scheme.reads_body());
        let is_whole = |(_, name): &Reading| {
            name.is_none_or(|name| !["cut-off", "blanks-inside", "too-long"].contains(&name))
        };
        let readings = in_body.map(|text| decoded(attempt.scheme, text)).unwrap_or_default();
        for (bytes, found) in readings.into_iter().filter(is_whole) {
            let cause = found.map(|it| Cause::of(CauseId::SignatureEncoding).with("found", it));
            push(&mut aims, Target::Received, bytes, cause.into_iter().collect(), false);
        }
    }
    if let Some(computed) = attempt.computed {
        read(attempt.scheme, computed, Target::Computed, &mut aims);
    }
    aims
}

/// The signatures that can be read as they should be.
pub(super) fn as_they_are(received: &Received, aims: &mut Vec<Aim>) {
    for signature in &received.signatures {
        if let Ok(bytes) = &signature.bytes {
            push(aims, Target::Received, bytes.clone(), vec![], false);
        }
    }
}

fn push(aims: &mut Vec<Aim>, target: Target, bytes: Vec<u8>, causes: Vec<Cause>, other: bool) {
    let is_new = !aims.iter().any(|aim| aim.target == target && aim.bytes == bytes);
    if is_new && bytes.len() >= SHORTEST {
        aims.push(Aim { target, bytes, causes, explains_algorithm: other });
    }
}

/// The header that holds the signatures, blanks and all.
fn header_text(attempt: &Attempt<'_>) -> Option<String> {
    match attempt.scheme.carrier.place {
        Place::Header(name) | Place::ExactHeader(name) => {
            attempt.request.header(name).map(Cow::into_owned)
        }
        _ => None,
    }
}

/// Everything in a text that could be a signature, whatever stands around it.
fn read(scheme: &Scheme<'_>, text: &str, target: Target, aims: &mut Vec<Aim>) {
    let expected = expected_prefix(scheme);
    let pieces = pieces(text);
    let signatures = count(scheme, text);
    for piece in &pieces {
        for (bytes, found) in decoded(scheme, piece.text) {
            let mut causes = vec![];
            let is_joined = signatures > 1 && !allows_several(scheme);
            if is_joined && target == Target::Received {
                causes.push(Cause::of(CauseId::HeaderJoined).with("values", signatures));
            }
            let mut other = false;
            if piece.prefix != expected && !(target == Target::Computed && piece.prefix.is_empty())
            {
                other = names_other_digest(piece.prefix, &expected);
                // Code that names its digest has another one; that alone is its mistake.
                if !other || target == Target::Received {
                    causes.push(wrong_prefix(scheme, piece.prefix, &expected, other));
                }
            }
            if let Some(found) = found {
                causes.push(Cause::of(CauseId::SignatureEncoding).with("found", found));
            }
            if causes.is_empty() && target == Target::Received {
                causes.push(Cause::of(CauseId::SignatureEncoding).with("found", "decorated"));
            }
            push(aims, target, bytes, causes, other && target == Target::Received);
        }
    }
}

fn wrong_prefix(scheme: &Scheme<'_>, found: &str, expected: &str, is_other: bool) -> Cause {
    if is_other {
        let place = match scheme.carrier.place {
            Place::Header(name) | Place::ExactHeader(name) => name,
            _ => "",
        };
        return Cause::of(CauseId::HeaderWrong).with("found", found).with("expected", place);
    }
    let cause = Cause::of(CauseId::SignaturePrefix);
    if found.is_empty() {
        cause.with("prefix", expected).with("change", "missing")
    } else {
        cause.with("prefix", found).with("change", "kept")
    }
}

/// Whether a prefix names a digest that another header's value is made with.
fn names_other_digest(found: &str, expected: &str) -> bool {
    found.starts_with("sha") && expected.starts_with("sha") && found != expected
}

/// What stands in front of a signature where it is framed as it should be.
fn expected_prefix(scheme: &Scheme<'_>) -> String {
    match scheme.carrier.framing {
        Framing::Prefixed(prefix) => prefix.to_owned(),
        Framing::Pairs { name, .. } => format!("{name}="),
        Framing::Versioned(version) => format!("{version},"),
        Framing::Jws { .. } => String::new(),
    }
}

/// How many signatures stand side by side in a text.
fn count(scheme: &Scheme<'_>, text: &str) -> usize {
    let is_signature = |word: &&str| {
        let pieces = pieces(word);
        pieces.iter().any(|piece| {
            decoded(scheme, piece.text).iter().any(|(bytes, _)| is_plausible(scheme, bytes))
        })
    };
    text.split([',', ';', ' ']).filter(is_signature).count()
}

/// Whether bytes may be a whole signature.
fn is_plausible(scheme: &Scheme<'_>, bytes: &[u8]) -> bool {
    match scheme.algorithm.signature_length() {
        Some(length) => bytes.len() == length || DIGESTS.contains(&bytes.len()),
        // The sequence in which ECDSA is written; a token may be anything.
        None => scheme.encoding == Encoding::Plain || bytes.first() == Some(&0x30),
    }
}

const fn allows_several(scheme: &Scheme<'_>) -> bool {
    !matches!(scheme.carrier.framing, Framing::Prefixed(_))
}

/// Signatures in other headers than the right one.
fn elsewhere(attempt: &Attempt<'_>, aims: &mut Vec<Aim>) {
    let scheme = attempt.scheme;
    let (Place::Header(own) | Place::ExactHeader(own)) = scheme.carrier.place else { return };
    // Each of them costs a verification, so only where there is nothing better.
    if scheme.encoding == Encoding::Plain || (scheme.algorithm.is_asymmetric() && !aims.is_empty())
    {
        return;
    }
    let length = scheme.algorithm.signature_length();
    // What is another provider's header is found as that provider's request.
    let is_foreign = |name: &str| is_carrier(name) && !is_like(name, own);
    for (name, value) in others(attempt.request, own).filter(|(name, _)| !is_foreign(name)) {
        for piece in pieces(value) {
            for (bytes, _) in decoded(scheme, piece.text) {
                let fits = length.is_none_or(|length| length == bytes.len())
                    || DIGESTS.contains(&bytes.len());
                if fits {
                    let cause = Cause::of(CauseId::HeaderWrong);
                    let cause = cause.with("found", name).with("expected", own);
                    push(aims, Target::Received, bytes, vec![cause], true);
                }
            }
        }
    }
}

/// Whether a provider puts its signatures into this header.
fn is_carrier(name: &str) -> bool {
    let mut schemes = provider::ALL.iter().flat_map(|provider| provider.schemes);
    schemes.any(|scheme| match scheme.carrier.place {
        Place::Header(other) | Place::ExactHeader(other) => other.eq_ignore_ascii_case(name),
        _ => false,
    })
}

/// Whether one name is the beginning of the other: `X-Hub-Signature`, `X-Hub-Signature-256`.
fn is_like(one: &str, other: &str) -> bool {
    let length = one.len().min(other.len());
    let beginnings = one.get(..length).zip(other.get(..length));
    beginnings.is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
}

pub(super) fn others<'r>(
    request: &'r Request,
    own: &str,
) -> impl Iterator<Item = (&'r str, &'r str)> {
    let all = request.headers.iter().take(MAX_HEADERS);
    let others = all.filter(move |(name, _)| !name.eq_ignore_ascii_case(own));
    others.map(|(name, value)| (name.as_str(), value.as_str()))
}
