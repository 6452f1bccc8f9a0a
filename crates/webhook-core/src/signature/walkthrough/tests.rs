//! Which reason a rejection gives.

use super::*;
use crate::bytes::Expected;
use crate::signature::scheme::tests::{PLAIN, request};
use crate::signature::{Carrier, EncodingFault, Place, Repeats, TimeRule, TimeUnit};

/// The HMAC-SHA-256 of nothing under `key`.
const RIGHT: &str = "5d5d139563c95b5967b9bd9a8c9b233a9dedb45072794cd232dc1b74832607d0";

const TIMED: Scheme<'_> = Scheme {
    carrier: Carrier {
        framing: Framing::Pairs { separator: ',', name: "v1", counts: Repeats::Any },
        ..PLAIN.carrier
    },
    time: Some(TimeRule {
        place: Place::Pair("t"),
        unit: TimeUnit::Seconds,
        past_ms: Some(10_000),
        future_ms: Some(10_000),
    }),
    ..PLAIN
};

#[track_caller]
fn check(scheme: &Scheme<'_>, secrets: &[&str], text: &str, expect: &Result<(), Rejection>) {
    let secrets: Vec<Secret> = secrets.iter().map(|text| Secret::new(*text)).collect();
    let request = request(&[("Signature", text)]);
    let verified = verify(scheme, &secrets, &request, UnixMillis(100_000));
    assert_eq!(&verified.map(|_| ()), expect, "{text}");
}

#[test]
fn the_reason_is_the_nearest_to_what_is_wrong() {
    let wrong_length = |found| Err(Rejection::WrongLength { found, expected: Some(32) });
    let malformed = |at| {
        let expected = Expected::LowerHexDigit;
        Err(Rejection::MalformedSignature(EncodingFault { at, expected }))
    };
    check(&PLAIN, &["key"], RIGHT, &Ok(()));
    check(&PLAIN, &["other"], RIGHT, &Err(Rejection::SignatureMismatch));
    check(&PLAIN, &[], RIGHT, &Err(Rejection::NoSecret));
    check(&PLAIN, &["", " "], RIGHT, &Err(Rejection::BadKey(KeyError::Empty)));
    check(&PLAIN, &["", "key"], RIGHT, &Ok(()));
    check(&PLAIN, &["", "other"], RIGHT, &Err(Rejection::SignatureMismatch));
    check(&PLAIN, &["key"], &RIGHT[..62], &wrong_length(31));
    check(&PLAIN, &["key"], &RIGHT.to_uppercase(), &malformed(1));
    check(&PLAIN, &["", " "], "x", &Err(Rejection::BadKey(KeyError::Empty)));
    // Of several signatures one that could be right is told of before those that could not.
    check(&TIMED, &["key"], "t=100,v1=ab,v1=x", &wrong_length(1));
    check(&TIMED, &["key"], "t=100,v1=x,v1=y", &malformed(0));
    let other = format!("t=100,v1=x,v1=ab,v1={}", RIGHT.replace('5', "6"));
    check(&TIMED, &["key"], &other, &Err(Rejection::SignatureMismatch));
}

#[test]
fn the_time_is_judged_when_the_signature_is_right() {
    check(&TIMED, &["key"], &format!("t=90,v1={RIGHT}"), &Ok(()));
    let too_old = Err(Rejection::TooOld { age_ms: 11_000, tolerance_ms: 10_000 });
    check(&TIMED, &["key"], &format!("t=89,v1={RIGHT}"), &too_old);
    check(&TIMED, &["other"], &format!("t=89,v1={RIGHT}"), &Err(Rejection::SignatureMismatch));
    let too_new = Err(Rejection::TooNew { ahead_ms: 11_000, tolerance_ms: 10_000 });
    check(&TIMED, &["key"], &format!("t=111,v1={RIGHT}"), &too_new);
    let bad = Err(Rejection::BadTimestamp { at: 1 });
    check(&TIMED, &["key"], &format!("t=1x,v1={RIGHT}"), &bad);
    let missing = Err(Rejection::Missing { field: Field::Pair("t".to_owned()) });
    check(&TIMED, &["key"], &format!("v1={RIGHT}"), &missing);
}

#[test]
fn a_request_of_another_scheme_is_told_before_all_else() {
    #[track_caller]
    fn check(when: &[Condition<'_>], expect: &Rejection) {
        let scheme = Scheme { when, ..PLAIN };
        let outcome = verify(&scheme, &[], &request(&[]), UnixMillis(0));
        assert_eq!(outcome.as_ref(), Err(expect));
    }
    let header = |name: &str| Field::Header(name.to_owned());
    check(&[Condition::Header("A")], &Rejection::Missing { field: header("A") });
    let other = |field| Rejection::NotThisScheme { field };
    check(&[Condition::HeaderIs("A", "b")], &other(header("A")));
    check(&[Condition::Setting("A", "b=c")], &other(header("A")));
    check(&[Condition::MediaType("text/x")], &other(header("Content-Type")));
    check(&[Condition::Query("q")], &other(Field::Query("q".to_owned())));
    let compact = Scheme { content: &[Part::CompactJson], ..PLAIN };
    let outcome = verify(&compact, &[], &request(&[]), UnixMillis(0));
    assert_eq!(outcome, Err(Rejection::BodyNotJson { at: 0 }));
}

#[test]
fn a_step_that_fails_does_not_keep_the_later_ones_from_being_shown() {
    let request = request(&[("Signature", "t=1,v1=x")]);
    let walk = walkthrough(&TIMED, &[Secret::new("key")], &request, UnixMillis(100_000));
    assert!(matches!(walk.outcome, Err(Rejection::MalformedSignature(_))));
    assert_eq!((walk.keys.len(), walk.contents.len(), walk.comparisons.len()), (1, 1, 1));
    assert_eq!(walk.time.and_then(|time| time.age_ms), Some(99_000));
    let walk = walkthrough(&TIMED, &[], &request, UnixMillis(100_000));
    assert_eq!((walk.keys.len(), walk.contents.len(), walk.comparisons.len()), (0, 1, 0));
}
