//! One flipped bit of what a signature covers, and the request is rejected.

use proptest::prelude::*;
use webhook_core::http::{Request, form_fields};
use webhook_core::json;
use webhook_core::signature::{Encoding, Framing, Part, Place, Scheme};

use crate::drafts::{for_every_scheme, for_schemes};
use crate::places::{flipped, get, set};

/// What of a body is covered: two bodies that come to the same here are the same to the scheme.
fn covered(scheme: &Scheme<'_>, body: &[u8]) -> Option<Vec<u8>> {
    if scheme.content.contains(&Part::CompactJson) {
        return json::compact(body).ok();
    }
    if scheme.content.contains(&Part::SortedForm) {
        let mut fields = form_fields(body);
        fields.sort();
        fields.dedup();
        return Some(fields.into_iter().flat_map(|(name, value)| [name, value].concat()).collect());
    }
    Some(body.to_vec())
}

#[test]
fn a_flipped_bit_of_the_body_is_noticed_where_the_body_is_covered() {
    for_schemes(Scheme::covers_body, 16, |case| {
        let signed = case.signed().request;
        let bits = signed.body.len() * 8;
        if bits == 0 {
            return Ok(());
        }
        let bit = case.dice as usize % bits;
        let mut request = signed.clone();
        request.body[bit / 8] ^= 1 << (bit % 8);
        let same = covered(case.scheme, &signed.body) == covered(case.scheme, &request.body);
        let verified = case.verified(&request);
        prop_assert_eq!(verified.is_ok(), same, "{:?}: {:?}", request.body, verified);
        Ok(())
    });
}

#[test]
fn what_goes_after_the_body_is_noticed_where_the_body_is_covered() {
    for_schemes(Scheme::covers_body, 6, |case| {
        let mut request = case.signed().request;
        request.body.extend_from_slice(b"&x=y");
        prop_assert!(case.verified(&request).is_err());
        Ok(())
    });
}

/// A scheme that does not cover the body where it could says so: such a request is accepted.
#[test]
fn what_is_not_covered_is_not_noticed() {
    for_every_scheme(8, |case| {
        let mut request = case.signed().request;
        request.headers.push(("X-Added".to_owned(), "1".to_owned()));
        if !case.scheme.covers_url() && case.scheme.body_digest.is_none() {
            request.url.push('x');
        }
        let in_body = |place| {
            matches!(place, Place::FormField(_) | Place::JsonText(_) | Place::JsonNumber(_))
        };
        if !case.scheme.covers_body() && !in_body(case.scheme.carrier.place) {
            request.body.push(b'x');
        }
        prop_assert!(case.verified(&request).is_ok());
        Ok(())
    });
}

#[test]
fn a_flipped_bit_of_the_address_is_noticed_where_the_address_is_covered() {
    for_schemes(Scheme::covers_url, 32, |case| {
        let signed = case.signed().request;
        if signed.url.bytes().any(|byte| byte.is_ascii()) {
            let request = Request { url: flipped(&signed.url, case.dice), ..signed };
            prop_assert!(case.verified(&request).is_err(), "{}", request.url);
        }
        Ok(())
    });
}

#[test]
fn a_flipped_bit_of_the_method_is_noticed_where_the_method_is_covered() {
    for_schemes(
        |scheme| scheme.content.contains(&Part::Method),
        16,
        |case| {
            let signed = case.signed().request;
            let request = Request { method: flipped(&signed.method, case.dice), ..signed };
            prop_assert!(case.verified(&request).is_err(), "{}", request.method);
            Ok(())
        },
    );
}

#[test]
fn a_flipped_bit_of_the_signing_time_is_noticed() {
    for_schemes(
        |scheme| scheme.time.is_some(),
        16,
        |case| {
            let Some(rule) = case.scheme.time else { return Ok(()) };
            let mut request = case.signed().request;
            let time = flipped(&get(case.scheme, &request, rule.place), case.dice);
            set(case.scheme, &mut request, rule.place, &time);
            prop_assert!(case.verified(&request).is_err(), "{time}");
            Ok(())
        },
    );
}

#[test]
fn a_flipped_bit_of_the_message_id_is_noticed() {
    for_schemes(
        |scheme| scheme.message_id.is_some(),
        16,
        |case| {
            let Some(place) = case.scheme.message_id else { return Ok(()) };
            let mut request = case.signed().request;
            let id = flipped(&get(case.scheme, &request, place), case.dice);
            set(case.scheme, &mut request, place, &id);
            prop_assert!(case.verified(&request).is_err(), "{id}");
            Ok(())
        },
    );
}

#[test]
fn a_flipped_bit_of_the_signature_is_noticed() {
    for_every_scheme(12, |case| {
        let signed = case.signed();
        let scheme = case.scheme;
        let mut bytes = scheme.encoding.decode(&signed.signature).expect("it was just written");
        // A token is text, and stays text.
        let bit = case.dice as usize % (bytes.len() * 8);
        if scheme.encoding == Encoding::Plain && bit % 8 == 7 {
            return Ok(());
        }
        bytes[bit / 8] ^= 1 << (bit % 8);
        let mut request = signed.request.clone();
        let text = get(scheme, &request, scheme.carrier.place);
        let text = text.replace(&signed.signature, &scheme.encoding.encode(&bytes));
        set(scheme, &mut request, scheme.carrier.place, &text);
        prop_assert!(case.verified(&request).is_err());
        Ok(())
    });
}

/// Only where hexadecimal may be of either case do two texts mean one signature.
#[test]
fn a_flipped_bit_of_the_signature_s_text_is_noticed() {
    for_every_scheme(16, |case| {
        let signed = case.signed();
        let scheme = case.scheme;
        let flipped = flipped(&signed.signature, case.dice);
        let means = |text: &str| scheme.encoding.decode(text).ok();
        let same =
            scheme.encoding == Encoding::HexAnyCase && means(&flipped) == means(&signed.signature);
        let mut request = signed.request.clone();
        let text = get(scheme, &request, scheme.carrier.place);
        let text = text.replace(&signed.signature, &flipped);
        set(scheme, &mut request, scheme.carrier.place, &text);
        prop_assert_eq!(case.verified(&request).is_ok(), same, "{}", text);
        Ok(())
    });
}

#[test]
fn a_flipped_bit_of_a_token_s_claims_is_noticed() {
    let is_token = |scheme: &Scheme<'_>| matches!(scheme.carrier.framing, Framing::Jws { .. });
    for_schemes(is_token, 48, |case| {
        let mut request = case.signed().request;
        let token = get(case.scheme, &request, case.scheme.carrier.place);
        let token = flipped(&token, case.dice);
        set(case.scheme, &mut request, case.scheme.carrier.place, &token);
        prop_assert!(case.verified(&request).is_err(), "{token}");
        Ok(())
    });
}
