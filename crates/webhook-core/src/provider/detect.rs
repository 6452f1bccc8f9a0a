//! Whose request it is, by what it shows.

use super::{ALL, Provider};
use crate::http::Request;
use crate::signature::{Received, Scheme};

/// A provider whose signature a request looks like.
#[derive(Clone, Copy, Debug)]
pub struct Detected {
    /// The provider.
    pub provider: &'static Provider,
    /// Which of its schemes.
    pub scheme: &'static Scheme<'static>,
    /// How much speaks for it; only to be compared with that of others.
    pub score: u32,
}

/// A signature that can be read is worth more than one that merely stands in the right place.
const READABLE: u32 = 4;
const IN_ITS_FRAME: u32 = 2;
/// A header that no other provider sends tells more than any signature: some share theirs.
const OWN_HEADER: u32 = 3;
const FIELD_BESIDE: u32 = 1;

/// The providers whose signature stands in a request, the likeliest first. Several may be equally
/// likely: a header name alone is often not one provider's.
#[must_use]
pub fn detect(request: &Request) -> Vec<Detected> {
    let mut detected: Vec<Detected> = vec![];
    for provider in ALL {
        let own = own_headers(provider, request);
        for &scheme in provider.schemes {
            let Some(score) = score(scheme, request) else { continue };
            let found = Detected { provider, scheme, score: score + own * OWN_HEADER };
            let at = detected.partition_point(|other| other.score >= found.score);
            detected.insert(at, found);
        }
    }
    detected
}

/// How much of a scheme stands in a request; `None` without its signature.
fn score(scheme: &Scheme<'_>, request: &Request) -> Option<u32> {
    let (received, _) = Received::of(scheme, request);
    received.text.as_ref()?;
    let length = scheme.algorithm.signature_length();
    let fits = |bytes: &[u8]| length.is_none_or(|length| length == bytes.len());
    let mut decoded = received.signatures.iter().flat_map(|signature| &signature.bytes);
    let mut score = match (received.signatures.is_empty(), decoded.any(|bytes| fits(bytes))) {
        (_, true) => READABLE,
        (false, false) => IN_ITS_FRAME,
        (true, false) => 0,
    };
    // What a scheme demands and the request has not speaks against it. What it has is no more than
    // what others do not even ask for.
    let unmet = scheme.when.iter().filter(|condition| !condition.holds(request)).count();
    let wanted = [scheme.time.is_some(), scheme.message_id.is_some()];
    let found = [received.timestamp.is_some(), received.message_id.is_some()];
    let absent = wanted.iter().zip(&found).filter(|(wanted, found)| **wanted && !**found).count();
    let beside = found.iter().filter(|found| **found).count();
    score += FIELD_BESIDE * beside as u32;
    Some(score.saturating_sub(FIELD_BESIDE * (unmet + absent) as u32))
}

/// How many of a provider's own headers a request has: those that no other provider sends.
fn own_headers(provider: &Provider, request: &Request) -> u32 {
    let Some(event) = provider.events.first() else { return 0 };
    let names = event.headers.iter().map(|(name, _)| *name);
    let own = names.filter(|name| is_own(provider, name) && request.header(name).is_some());
    own.count() as u32
}

fn is_own(provider: &Provider, name: &str) -> bool {
    let mut others = ALL.iter().filter(|other| other.id != provider.id);
    others.all(|other| {
        let mut names = other.events.iter().flat_map(|event| event.headers);
        names.all(|(sent, _)| !sent.eq_ignore_ascii_case(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::{Draft, KeyFormat, KeyPair, Secret, UnixMillis, sign};

    fn request(headers: &[(&str, &str)]) -> Request {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Request { headers: headers.iter().map(owned).collect(), ..Request::default() }
    }

    /// The ids of the likeliest, all equally.
    fn best(request: &Request) -> Vec<&'static str> {
        let detected = detect(request);
        let score = detected.first().map(|first| first.score);
        let best = detected.iter().filter(|found| Some(found.score) == score);
        let mut ids: Vec<_> = best.map(|found| found.provider.id.0).collect();
        ids.dedup();
        ids
    }

    #[test]
    fn every_providers_own_request_is_recognised() {
        for provider in ALL {
            let scheme = provider.schemes[0];
            let event = &provider.events[0];
            let mut draft = request(event.headers);
            draft.body = event.payload.body.as_bytes().to_vec();
            draft.url = "https://example.com/".to_owned();
            let secret = match scheme.key {
                KeyFormat::Text => Secret::new("a secret"),
                KeyFormat::Base64 { .. } => Secret::new("c2VjcmV0"),
                format => KeyPair::from_seed(format, &[7; 32]).expect("it is a seed").private,
            };
            let draft = Draft { request: draft, message_id: "msg_1".to_owned() };
            let signed = sign(scheme, &secret, &draft, UnixMillis(1_760_000_000_000));
            let signed = signed.expect("it can be signed").request;
            assert!(
                best(&signed).contains(&provider.id.0),
                "{}: {:?}",
                provider.name,
                best(&signed)
            );
        }
    }

    #[test]
    fn a_header_of_its_own_decides_between_two_that_share_theirs() {
        #[track_caller]
        fn check(headers: &[(&str, &str)], expect: &[&str]) {
            assert_eq!(best(&request(headers)), expect);
        }
        let digest = "sha256=".to_owned() + &"00".repeat(32);
        let shared = ("X-Hub-Signature-256", digest.as_str());
        check(&[shared], &["github", "meta"]);
        check(&[shared, ("x-github-event", "push")], &["github"]);
        check(&[("Stripe-Signature", "t=1,v1=00")], &["stripe"]);
        check(&[("Content-Type", "application/json")], &[]);
        check(&[], &[]);
    }
}
