//! What was signed is accepted, with every step as it should be.

use std::slice::from_ref;

use proptest::prelude::*;
use webhook_core::signature::{
    Accepted, Algorithm, Condition, Rejection, Secret, TimeUnit, UnixMillis, choose, hmac_inside,
    sign, verify, walkthrough,
};

use crate::drafts::{for_every_scheme, for_schemes};

#[test]
fn what_was_signed_is_accepted() {
    for_every_scheme(32, |case| {
        let signed = case.signed();
        let accepted = case.verified(&signed.request);
        let is_first = |it: &Accepted| (it.secret, it.signature, it.content) == (0, 0, 0);
        prop_assert!(accepted.as_ref().is_ok_and(is_first), "{accepted:?}");
        Ok(())
    });
}

#[test]
fn signing_again_replaces_what_was_signed_before() {
    for_every_scheme(8, |case| {
        let mut again = case.clone();
        again.draft.request = case.signed().request;
        again.keys = case.other.clone();
        again.now = UnixMillis((case.now.0 + 86_400_000).min(999_999_999_999_999));
        let signed = again.signed();
        let verified = again.verified(&signed.request);
        prop_assert!(verified.is_ok(), "{:?}: {:?}", signed.request, verified);
        Ok(())
    });
}

#[test]
fn a_signed_request_is_meant_for_its_scheme() {
    for_every_scheme(4, |case| {
        let signed = case.signed();
        prop_assert!(case.scheme.when.iter().all(|it: &Condition<'_>| it.holds(&signed.request)));
        prop_assert_eq!(choose(&[case.scheme], &signed.request), Some(case.scheme));
        Ok(())
    });
}

#[test]
fn any_of_the_secrets_may_match_in_any_order() {
    for_every_scheme(8, |case| {
        let request = case.signed().request;
        let (right, other) = (case.keys.verifies.clone(), case.other.verifies.clone());
        let at = |secrets: &[Secret]| {
            verify(case.scheme, secrets, &request, case.now).map(|accepted| accepted.secret)
        };
        prop_assert_eq!(at(&[right.clone(), other.clone()]), Ok(0));
        prop_assert_eq!(at(&[other.clone(), right.clone()]), Ok(1));
        // A text that is no key does not spoil the others.
        prop_assert_eq!(at(&[Secret::default(), other, right]), Ok(2));
        Ok(())
    });
}

#[test]
fn a_wrong_secret_is_rejected() {
    for_every_scheme(8, |case| {
        let request = case.signed().request;
        let other = from_ref(&case.other.verifies);
        let rejection = verify(case.scheme, other, &request, case.now);
        match case.scheme.algorithm {
            // Tokens of other lengths give themselves away, and nothing else.
            Algorithm::SharedToken => prop_assert!(rejection.is_err()),
            _ => prop_assert_eq!(rejection, Err(Rejection::SignatureMismatch)),
        }
        let none = verify(case.scheme, &[], &request, case.now);
        prop_assert_eq!(none, Err(Rejection::NoSecret));
        Ok(())
    });
}

#[test]
fn verify_and_the_walkthrough_come_to_the_same() {
    for_every_scheme(8, |case| {
        let mut requests = vec![case.signed().request, case.draft.request.clone()];
        let mut spoiled = requests[0].clone();
        spoiled.body.push(b' ');
        spoiled.url.push('x');
        requests.push(spoiled);
        for request in requests {
            for keys in [&case.keys, &case.other] {
                let secrets = [keys.verifies.clone()];
                let walk = walkthrough(case.scheme, &secrets, &request, case.now);
                let verified = verify(case.scheme, &secrets, &request, case.now);
                prop_assert_eq!(walk.outcome, verified);
            }
        }
        Ok(())
    });
}

#[test]
fn a_walkthrough_shows_what_was_signed() {
    for_every_scheme(8, |case| {
        let signed = case.signed();
        let secrets = [case.keys.verifies.clone()];
        let walk = walkthrough(case.scheme, &secrets, &signed.request, case.now);
        prop_assert!(walk.contents[0] == signed.content);
        let covered = walk.contents.iter().all(|content| {
            let mut at = 0;
            content.spans.iter().all(|span| {
                let follows = span.range.start == at && span.range.end >= at;
                at = span.range.end;
                follows
            }) && at == content.bytes.len()
        });
        prop_assert!(covered, "parts without gaps");
        let key = walk.keys[0].bytes.as_ref().expect("it is a key");
        let inside = hmac_inside(case.scheme.algorithm, key, &walk.contents[0].bytes);
        prop_assert_eq!(inside.is_some(), case.scheme.algorithm.is_hmac());
        if let Some(inside) = inside {
            prop_assert_eq!(Some(&inside.outer_digest), walk.comparisons[0].expected.as_ref());
            prop_assert_eq!(inside.key_was_hashed, key.len() > 64);
        }
        Ok(())
    });
}

#[test]
fn an_age_is_allowed_exactly_as_the_rule_says() {
    for_schemes(
        |scheme| scheme.time.is_some(),
        12,
        |case| {
            let request = case.signed().request;
            let Some(rule) = case.scheme.time else { return Ok(()) };
            let unit = if rule.unit == TimeUnit::Seconds { 1000 } else { 1 };
            let limits =
                [rule.past_ms.unwrap_or(0).into(), -i64::from(rule.future_ms.unwrap_or(0))];
            let near = limits.map(|limit: i64| (-2..=2).map(move |steps| limit + steps * unit));
            let far = [0, i64::from(case.dice), -i64::from(case.dice)];
            for offset in near.into_iter().flatten().chain(far) {
                let then = UnixMillis(case.now.0 + offset);
                let age = (then.0.div_euclid(unit) - case.now.0.div_euclid(unit)) * unit;
                let is_allowed = rule.unit == TimeUnit::Text
                    || (rule.past_ms.is_none_or(|past| age <= past.into())
                        && rule.future_ms.is_none_or(|future| -age <= future.into()));
                let verified = case.verified_at(&request, then);
                prop_assert_eq!(verified.is_ok(), is_allowed, "{}: {:?}", offset, verified);
                let fits = match verified {
                    Err(Rejection::TooOld { age_ms, .. }) => age_ms == age && age > 0,
                    Err(Rejection::TooNew { ahead_ms, .. }) => ahead_ms == -age && age < 0,
                    verified => verified.is_ok(),
                };
                prop_assert!(fits);
            }
            Ok(())
        },
    );
}

#[test]
fn where_no_time_is_signed_no_moment_is_too_late() {
    for_schemes(
        |scheme| scheme.time.is_none(),
        4,
        |case| {
            let later = UnixMillis(case.now.0.saturating_add(i64::from(case.dice) * 1_000_000));
            prop_assert!(case.verified_at(&case.signed().request, later).is_ok());
            Ok(())
        },
    );
}

#[test]
fn signing_is_the_same_every_time() {
    for_every_scheme(4, |case| {
        let again = sign(case.scheme, &case.keys.signs, &case.draft, case.now);
        prop_assert_eq!(again, Ok(case.signed()));
        Ok(())
    });
}
