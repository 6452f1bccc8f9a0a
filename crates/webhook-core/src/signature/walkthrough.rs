//! The one algorithm that verifies every provider's requests, and keeps every step.

use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::algorithm::same;
use super::content::contents;
use super::key::{Half, Key};
use super::{
    Algorithm, BodyDigest, Condition, Content, Field, Framing, KeyError, MAX_BODY_BYTES,
    MAX_SECRETS, Part, Received, Rejection, Scheme, Secret, TimeCheck, UnixMillis, jws,
};
use crate::bytes::hex;
use crate::http::Request;
use crate::json;

/// Every step of a verification, as far as it could go.
#[derive(Debug)]
pub struct Walkthrough {
    /// What the request carries.
    pub received: Received,
    /// From each secret's text to its key, in the order of the secrets.
    pub keys: Vec<KeyStep>,
    /// The contents that may have been signed, the likeliest first. Where the secret is a part of
    /// the content, those of the first secret that is a key.
    pub contents: Vec<Content>,
    /// What each key came to with each content.
    pub comparisons: Vec<Comparison>,
    /// The age of the signature, for schemes that sign the time.
    pub time: Option<TimeCheck>,
    /// The body's own digest beside the one that was signed, for schemes that have it.
    pub body_digest: Option<DigestCheck>,
    /// Whether the request is accepted.
    pub outcome: Result<Accepted, Rejection>,
}

/// From a secret's text to its key.
pub struct KeyStep {
    /// The key's bytes.
    pub bytes: Result<Zeroizing<Vec<u8>>, KeyError>,
}

impl fmt::Debug for KeyStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.bytes.as_ref().map(|bytes| bytes.len());
        f.debug_struct("KeyStep").field("length", &bytes).finish()
    }
}

/// A digest that the request states, and the one that its body has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DigestCheck {
    /// Where the request states it.
    pub field: Field,
    /// What it states there; `None` when there is nothing.
    pub stated: Option<String>,
    /// The SHA-256 of the body, in lower-case hexadecimal.
    pub actual: String,
}

impl DigestCheck {
    pub(crate) fn of(digest: BodyDigest<'_>, request: &Request, received: &Received) -> Self {
        let (field, stated) = match digest {
            BodyDigest::Query(name) => {
                (Field::Query(name.to_owned()), request.query(name).map(str::to_owned))
            }
            BodyDigest::JwsClaim(name) => {
                let claims = received.token_claims.as_deref().unwrap_or_default();
                let stated = jws::text_at(claims, name).ok().flatten();
                (Field::Claim(name.to_owned()), stated)
            }
        };
        Self { field, stated, actual: hex::encode(&Sha256::digest(&request.body)) }
    }

    /// Whether both are the same.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.stated.as_ref().is_some_and(|it| same(it.as_bytes(), self.actual.as_bytes()))
    }
}

/// One key, one content, and every signature that the request carries.
#[derive(Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Which secret.
    pub secret: usize,
    /// Which content.
    pub content: usize,
    /// The signature that the key makes; `None` with a key that only verifies.
    pub expected: Option<Vec<u8>>,
    /// Which received signature matched.
    pub matched: Option<usize>,
}

// What is expected is the secret itself where that is sent.
impl fmt::Debug for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Comparison")
            .field("secret", &self.secret)
            .field("content", &self.content)
            .field("matched", &self.matched)
            .finish_non_exhaustive()
    }
}

/// A request that is accepted: what matched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Accepted {
    /// Which of the secrets.
    pub secret: usize,
    /// Which of the received signatures.
    pub signature: usize,
    /// Which of the possible contents.
    pub content: usize,
}

/// Verifies a request: any signature in it may match with any of the secrets.
///
/// # Errors
///
/// The first check that did not hold.
pub fn verify(
    scheme: &Scheme<'_>,
    secrets: &[Secret],
    request: &Request,
    now: UnixMillis,
) -> Result<Accepted, Rejection> {
    walkthrough(scheme, secrets, request, now).outcome
}

/// Verifies a request and keeps every step. A step that fails does not keep the later ones from
/// being shown; the outcome is that of the first.
#[must_use]
pub fn walkthrough(
    scheme: &Scheme<'_>,
    secrets: &[Secret],
    request: &Request,
    now: UnixMillis,
) -> Walkthrough {
    let mut walk = Walkthrough {
        received: Received::default(),
        keys: vec![],
        contents: vec![],
        comparisons: vec![],
        time: None,
        body_digest: None,
        outcome: Err(Rejection::NoSecret),
    };
    if request.body.len() > MAX_BODY_BYTES {
        walk.outcome = Err(Rejection::TooLarge { field: Field::Body, limit: MAX_BODY_BYTES });
        return walk;
    }
    let (received, complete) = Received::of(scheme, request);
    walk.received = received;
    walk.time = match (scheme.time, &walk.received.timestamp) {
        (Some(rule), Some(text)) => Some(rule.check(text, now)),
        _ => None,
    };
    walk.body_digest =
        scheme.body_digest.map(|digest| DigestCheck::of(digest, request, &walk.received));
    let secrets = &secrets[..secrets.len().min(MAX_SECRETS)];
    let matched = walk.compare(scheme, secrets, request);
    walk.outcome = meant(scheme, request)
        .and(complete)
        .and(matched)
        .and_then(|accepted| walk.claims_hold(scheme, now).map(|()| accepted))
        .and_then(|accepted| walk.time_holds().map(|()| accepted));
    walk
}

/// Whether the request shows that this scheme is meant.
fn meant(scheme: &Scheme<'_>, request: &Request) -> Result<(), Rejection> {
    let Some(unmet) = scheme.when.iter().find(|condition| !condition.holds(request)) else {
        if scheme.content.contains(&Part::CompactJson) {
            json::find(&request.body, &[])
                .map_err(|error| Rejection::BodyNotJson { at: error.at })?;
        }
        return Ok(());
    };
    Err(match *unmet {
        Condition::Header(name) => Rejection::Missing { field: Field::Header(name.to_owned()) },
        Condition::HeaderIs(name, _)
        | Condition::SettingOrNone(name, _)
        | Condition::Setting(name, _) => {
            Rejection::NotThisScheme { field: Field::Header(name.to_owned()) }
        }
        Condition::Query(name) => Rejection::NotThisScheme { field: Field::Query(name.to_owned()) },
        Condition::MediaType(_) => {
            Rejection::NotThisScheme { field: Field::Header("Content-Type".to_owned()) }
        }
    })
}

impl Walkthrough {
    /// Compares every key's signature with every received one. The first match counts; the others
    /// are compared all the same.
    fn compare(
        &mut self,
        scheme: &Scheme<'_>,
        secrets: &[Secret],
        request: &Request,
    ) -> Result<Accepted, Rejection> {
        let each_has_its_own = scheme.content.contains(&Part::Secret);
        if !each_has_its_own {
            self.contents = contents(scheme, request, &self.received, &Secret::default());
        }
        let mut accepted = None;
        for (at, secret) in secrets.iter().enumerate() {
            let own = || contents(scheme, request, &self.received, secret);
            let own = each_has_its_own.then(own);
            let bytes = scheme.key.bytes(secret, Half::Public);
            let key = bytes.as_ref().map_err(|&error| error);
            let key = key.and_then(|bytes| scheme.key.key(bytes, Half::Public));
            let compared = key.map(|key| self.compare_with(scheme.algorithm, at, &key, own));
            let (matched, bytes) = match compared {
                Ok(matched) => (matched, bytes),
                Err(error) => (None, Err(error)),
            };
            accepted = accepted.or(matched);
            self.keys.push(KeyStep { bytes });
        }
        if self.contents.is_empty() {
            self.contents = contents(scheme, request, &self.received, &Secret::default());
        }
        accepted.ok_or_else(|| self.why_none(scheme.algorithm))
    }

    /// The same with one key, and with contents of its own where the secret is a part of them.
    fn compare_with(
        &mut self,
        algorithm: Algorithm,
        secret: usize,
        key: &Key<'_>,
        own: Option<Vec<Content>>,
    ) -> Option<Accepted> {
        let contents = own.as_ref().unwrap_or(&self.contents).iter().enumerate();
        let comparisons: Vec<_> = contents
            .map(|(at, content)| self.comparison(algorithm, secret, key, at, content))
            .collect();
        let accepted = comparisons.iter().find_map(|it| {
            let signature = it.matched?;
            Some(Accepted { secret, signature, content: it.content })
        });
        self.comparisons.extend(comparisons);
        if self.contents.is_empty() {
            self.contents = own.unwrap_or_default();
        }
        accepted
    }

    fn comparison(
        &self,
        algorithm: Algorithm,
        secret: usize,
        key: &Key<'_>,
        content_at: usize,
        content: &Content,
    ) -> Comparison {
        let expected = algorithm.signature(key, &content.bytes);
        let matches = |signature: &[u8]| match &expected {
            Some(expected) => same(expected, signature),
            None => algorithm.is_signed(key, &content.bytes, signature),
        };
        let mut matched = None;
        for (at, signature) in self.received.signatures.iter().enumerate() {
            let is_match = signature.bytes.as_ref().is_ok_and(|bytes| matches(bytes));
            if is_match && matched.is_none() {
                matched = Some(at);
            }
        }
        Comparison { secret, content: content_at, expected, matched }
    }

    /// Why no signature matched.
    fn why_none(&self, algorithm: Algorithm) -> Rejection {
        if self.keys.iter().all(|key| key.bytes.is_err()) {
            let error = self.keys.iter().find_map(|key| key.bytes.as_ref().err());
            return error.map_or(Rejection::NoSecret, |&error| Rejection::BadKey(error));
        }
        let signatures = &self.received.signatures;
        if let Some(fault) = signatures.first().and_then(|first| first.bytes.as_ref().err())
            && signatures.iter().all(|signature| signature.bytes.is_err())
        {
            return Rejection::MalformedSignature(*fault);
        }
        let length = algorithm.signature_length();
        let mut lengths = signatures.iter().flat_map(|it| &it.bytes).map(Vec::len);
        match (length, lengths.next()) {
            (Some(expected), Some(found))
                if found != expected && lengths.all(|other| other != expected) =>
            {
                Rejection::WrongLength { found, expected: length }
            }
            _ => Rejection::SignatureMismatch,
        }
    }

    /// Whether what the signature covers besides the content holds: the token's claims, and the body
    /// by its digest.
    fn claims_hold(&self, scheme: &Scheme<'_>, now: UnixMillis) -> Result<(), Rejection> {
        if let (Framing::Jws { issuer }, Some(claims)) =
            (scheme.carrier.framing, &self.received.token_claims)
        {
            jws::check(claims, issuer, now)?;
        }
        match &self.body_digest {
            Some(digest) if !digest.holds() => {
                Err(Rejection::BodyDigestMismatch { field: digest.field.clone() })
            }
            _ => Ok(()),
        }
    }

    fn time_holds(&self) -> Result<(), Rejection> {
        self.time.as_ref().map_or(Ok(()), |time| time.outcome.clone())
    }
}

#[cfg(test)]
mod tests;
