//! Which provider a request may come from, by its data alone: where its schemes put their
//! signatures, and which headers its events travel with.

use super::{ALL, Provider};
use crate::http::Request;
use crate::signature::{Place, Received, Scheme, choose};

/// A way of signing that a request looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Detected {
    /// Who signs so.
    pub provider: &'static Provider,
    /// How.
    pub scheme: &'static Scheme<'static>,
    /// How well it fits, from 1 on. Only good for comparing: of two with one score, the request
    /// tells neither.
    pub score: u32,
}

/// There is something where the signature should be.
const CARRIER: u32 = 10;
/// And it can be one: framed, encoded and as long as those of this scheme.
const FITS: u32 = 20;
/// A header that no other provider sends.
const OWN_HEADER: u32 = 8;
/// More of them say nothing new.
const MAX_OWN_HEADERS: u32 = 3;
/// The program that sent it calls itself as this provider's does.
const SAME_AGENT: u32 = 8;
/// For each condition that is not met, and for a signing time or an id that is missing.
const LACKS: u32 = 5;

/// All ways of signing that a request looks like, the best first; of those with one score, in the
/// order of [`ALL`] and of [`Provider::schemes`]. Empty when it looks like none.
///
/// A request without a signature still counts for a provider when it has a header that no other
/// provider sends.
#[must_use]
pub fn detect(request: &Request) -> Vec<Detected> {
    let mut all = vec![];
    for &provider in ALL {
        let own_headers = own_headers(provider, request);
        let bonus = OWN_HEADER * own_headers.min(MAX_OWN_HEADERS)
            + if has_agent(provider, request) { SAME_AGENT } else { 0 };
        let mut is_signed = false;
        for &scheme in provider.schemes {
            if let Some(score) = score(scheme, request) {
                is_signed = true;
                insert(&mut all, Detected { provider, scheme, score: score + bonus });
            }
        }
        if let (false, true, Some(scheme)) =
            (is_signed, own_headers > 0, choose(provider.schemes, request))
        {
            insert(&mut all, Detected { provider, scheme, score: bonus });
        }
    }
    all
}

/// Behind all that are at least as good.
fn insert(all: &mut Vec<Detected>, new: Detected) {
    let at = all.iter().position(|other| other.score < new.score).unwrap_or(all.len());
    all.insert(at, new);
}

/// How well a scheme fits, `None` when the request has nothing of it.
fn score(scheme: &Scheme<'_>, request: &Request) -> Option<u32> {
    let (received, _) = Received::of(scheme, request);
    received.text.as_ref()?;
    let length = scheme.algorithm.signature_length();
    let fits = received.signatures.iter().any(|signature| {
        let bytes = signature.bytes.as_ref();
        bytes.is_ok_and(|bytes| length.is_none_or(|length| length == bytes.len()))
    });
    let is_header = matches!(scheme.carrier.place, Place::Header(_) | Place::ExactHeader(_));
    // Any body may have a field of that name.
    if !fits && !is_header {
        return None;
    }
    let unmet = scheme.when.iter().filter(|condition| !condition.holds(request)).count();
    let no_id = scheme.message_id.is_some() && received.message_id.is_none();
    let no_time = scheme.time.is_some() && received.timestamp.is_none();
    let lacks = unmet as u32 + u32::from(no_id) + u32::from(no_time);
    let fit = if fits { CARRIER + FITS } else { CARRIER };
    Some(fit.saturating_sub(LACKS * lacks).max(1))
}

/// How many of the request's headers this provider sends and no other does.
fn own_headers(provider: &Provider, request: &Request) -> u32 {
    let is_own = |name: &str| {
        !is_general(name)
            && sends(provider, name)
            && !ALL.iter().any(|other| other.id != provider.id && sends(other, name))
    };
    let mut count = 0;
    for (at, (name, _)) in request.headers.iter().enumerate() {
        let before = &request.headers[..at];
        let is_first = !before.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
        count += u32::from(is_first && is_own(name));
    }
    count
}

fn sends(provider: &Provider, name: &str) -> bool {
    let mut headers = provider.events.iter().flat_map(|event| event.headers);
    headers.any(|(other, _)| other.eq_ignore_ascii_case(name))
}

/// Headers that anybody may send, even if only one provider's samples have them. Proxies put theirs
/// in between.
fn is_general(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "accept",
        "accept-charset",
        "accept-encoding",
        "accept-language",
        "authorization",
        "cache-control",
        "connection",
        "cookie",
        "date",
        "forwarded",
        "from",
        "host",
        "idempotency-key",
        "origin",
        "pragma",
        "priority",
        "referer",
        "te",
        "traceparent",
        "tracestate",
        "user-agent",
        "via",
        "x-real-ip",
        "x-request-id",
    ];
    const BEGINNINGS: &[&str] = &["content-", "x-forwarded-", "x-b3-", "sec-"];
    let begins = |with: &&str| {
        name.get(..with.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(with))
    };
    NAMES.iter().any(|other| other.eq_ignore_ascii_case(name)) || BEGINNINGS.iter().any(begins)
}

/// Whether the request's `User-Agent` is one of this provider's, versions left aside.
fn has_agent(provider: &Provider, request: &Request) -> bool {
    let Some(agent) = request.header("user-agent") else { return false };
    let product = |agent: &str| agent.split('/').next().unwrap_or_default().trim().to_owned();
    let found = product(&agent);
    let mut headers = provider.events.iter().flat_map(|event| event.headers);
    headers.any(|(name, value)| {
        name.eq_ignore_ascii_case("user-agent") && product(value).eq_ignore_ascii_case(&found)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn request(headers: &[(&str, &str)], body: &str) -> Request {
        let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
        let headers = headers.iter().map(owned).collect();
        Request { headers, body: body.as_bytes().to_vec(), ..Request::default() }
    }

    /// The ids of the schemes that fit best.
    #[track_caller]
    fn check(headers: &[(&str, &str)], body: &str, expect: &[&str]) {
        let all = detect(&request(headers, body));
        let best = all.first().map_or(0, |first| first.score);
        let ids = all.iter().filter(|it| it.score == best).map(|it| it.scheme.id);
        assert_eq!(ids.collect::<Vec<_>>(), expect);
    }

    const HEX: &str = "6d2b0c1e6d2b0c1e6d2b0c1e6d2b0c1e6d2b0c1e6d2b0c1e6d2b0c1e6d2b0c1e";

    #[test]
    fn a_header_that_two_providers_share_fits_both_until_another_tells() {
        let signature = &*format!("sha256={HEX}");
        let hub = ("x-hub-signature-256", signature);
        check(&[hub], "{}", &["github", "meta"]);
        check(&[hub, ("X-GitHub-Event", "push")], "{}", &["github"]);
        check(&[hub, ("User-Agent", "GitHub-Hookshot/0")], "{}", &["github"]);
        check(&[hub, ("User-Agent", "curl/8"), ("Cache-Control", "x")], "{}", &["github", "meta"]);
    }

    #[test]
    fn the_version_of_a_signature_tells_the_scheme() {
        let with = |signature: &str| {
            let signature = &*signature.to_owned();
            let headers =
                [("webhook-id", "a"), ("webhook-timestamp", "1"), ("webhook-signature", signature)];
            let all = detect(&request(&headers, ""));
            let best = all[0].score;
            all.iter().filter(|it| it.score == best).map(|it| it.scheme.id).collect::<Vec<_>>()
        };
        let symmetric = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        assert_eq!(with(symmetric), ["standardwebhooks", "svix-unbranded", "gitlab"]);
        let asymmetric = format!("v1a,{}==", "A".repeat(86));
        assert_eq!(with(&asymmetric), ["standardwebhooks-v1a"]);
    }

    #[test]
    fn a_signature_in_the_body_is_found() {
        let json =
            format!(r#"{{"signature":{{"timestamp":"1","token":"a","signature":"{HEX}"}}}}"#);
        check(&[], &json, &["mailgun"]);
        check(&[], r#"{"signature":{"signature":"mine"}}"#, &[]);
    }

    #[test]
    fn a_signature_that_does_not_fit_is_better_than_none() {
        check(&[("Stripe-Signature", "whsec_x")], "", &["stripe"]);
        check(&[("X-GitHub-Event", "push")], "", &["github"]);
    }

    #[test]
    fn other_requests_look_like_nobodys() {
        let agent = ("User-Agent", "Mozilla/5.0");
        check(&[], "", &[]);
        check(&[("Accept", "*/*"), ("Cache-Control", "no-cache"), agent], "{\"a\":1}", &[]);
        check(&[("Authorization", "Bearer x"), ("X-Request-Id", "1")], "a=b&signature=c", &[]);
    }

    #[test]
    fn every_event_is_its_own_providers() {
        for provider in ALL {
            for event in provider.events {
                let request = request(event.headers, event.payload.body);
                for found in detect(&request) {
                    assert_eq!(found.provider.id, provider.id, "{}", event.id);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn any_request_has_its_candidates_in_order(
            headers in prop::collection::vec(
                ("[a-z-]{0,12}|x-hub-signature(-256)?", ".{0,80}"),
                0..4,
            ),
            body in ".{0,80}",
        ) {
            let all = detect(&Request { headers, body: body.into_bytes(), ..Request::default() });
            prop_assert!(all.is_sorted_by(|one, next| one.score >= next.score));
            prop_assert!(all.iter().all(|it| it.score > 0));
        }

        #[test]
        fn a_random_request_looks_like_nobodys(
            headers in prop::collection::vec(("[a-w]{1,9}", ".{0,80}"), 0..4),
            body in ".{0,80}",
        ) {
            let request = Request { headers, body: body.into_bytes(), ..Request::default() };
            prop_assert_eq!(detect(&request), []);
        }
    }
}
