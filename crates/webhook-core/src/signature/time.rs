//! The age of a signature.

use super::{Rejection, TimeRule, TimeUnit};

/// A moment, in milliseconds from the beginning of 1970.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct UnixMillis(pub i64);

/// What the check of the signing time found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimeCheck {
    /// The time, as it was sent.
    pub text: String,
    /// How long ago that was, in milliseconds; negative when it is in the future. `None` when it is
    /// no number, or nobody reads it.
    pub age_ms: Option<i64>,
    /// Whether the age is allowed.
    pub outcome: Result<(), Rejection>,
}

impl TimeRule<'_> {
    /// Compares a signing time with now. Ages are counted in the time's own unit: a second that has
    /// begun does not count.
    pub(super) fn check(&self, text: &str, now: UnixMillis) -> TimeCheck {
        let (age_ms, outcome) = match self.age_ms(text, now) {
            Ok(age_ms) => (age_ms, self.allows(age_ms)),
            Err(rejection) => (None, Err(rejection)),
        };
        TimeCheck { text: text.to_owned(), age_ms, outcome }
    }

    fn age_ms(&self, text: &str, now: UnixMillis) -> Result<Option<i64>, Rejection> {
        let (now, unit) = match self.unit {
            TimeUnit::Text => return Ok(None),
            TimeUnit::Seconds => (now.0.div_euclid(1000), 1000),
            TimeUnit::Millis => (now.0, 1),
        };
        if let Some(at) = text.bytes().position(|byte| !byte.is_ascii_digit()) {
            return Err(Rejection::BadTimestamp { at });
        }
        let digits = text.trim_start_matches('0');
        // No time that is meant has more digits, and all of 15 fit the arithmetic.
        if text.is_empty() || digits.len() > 15 {
            return Err(Rejection::BadTimestamp { at: text.len().min(15) });
        }
        let time = digits.bytes().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        // Saturating, because `now` may be any number.
        Ok(Some(now.saturating_sub(time).saturating_mul(unit)))
    }

    fn allows(&self, age_ms: Option<i64>) -> Result<(), Rejection> {
        let Some(age_ms) = age_ms else { return Ok(()) };
        if let Some(tolerance_ms) = self.past_ms.filter(|&past| age_ms > i64::from(past)) {
            return Err(Rejection::TooOld { age_ms, tolerance_ms });
        }
        let ahead_ms = age_ms.saturating_neg();
        if let Some(tolerance_ms) = self.future_ms.filter(|&future| ahead_ms > i64::from(future)) {
            return Err(Rejection::TooNew { ahead_ms, tolerance_ms });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Place;
    use super::*;

    const SECONDS: TimeRule<'_> = TimeRule {
        place: Place::Pair("t"),
        unit: TimeUnit::Seconds,
        past_ms: Some(300_000),
        future_ms: Some(60_000),
    };

    #[track_caller]
    fn check(rule: TimeRule<'_>, text: &str, expect: &Result<(), Rejection>) {
        assert_eq!(&rule.check(text, UnixMillis(1_000_000_999)).outcome, expect, "{text}");
    }

    #[test]
    fn the_boundary_is_allowed() {
        check(SECONDS, "999700", &Ok(()));
        check(
            SECONDS,
            "999699",
            &Err(Rejection::TooOld { age_ms: 301_000, tolerance_ms: 300_000 }),
        );
        check(SECONDS, "1000060", &Ok(()));
        check(
            SECONDS,
            "1000061",
            &Err(Rejection::TooNew { ahead_ms: 61_000, tolerance_ms: 60_000 }),
        );
    }

    #[test]
    fn without_a_tolerance_any_time_is_allowed() {
        check(TimeRule { past_ms: None, ..SECONDS }, "1", &Ok(()));
        check(TimeRule { future_ms: None, ..SECONDS }, "999999999999999", &Ok(()));
    }

    #[test]
    fn milliseconds_are_counted_as_such() {
        let rule = TimeRule { unit: TimeUnit::Millis, ..SECONDS };
        check(rule, "999700999", &Ok(()));
        check(
            rule,
            "999700998",
            &Err(Rejection::TooOld { age_ms: 300_001, tolerance_ms: 300_000 }),
        );
    }

    #[test]
    fn any_moment_can_be_compared_with_any_other() {
        for unit in [TimeUnit::Seconds, TimeUnit::Millis] {
            let rule = TimeRule { unit, ..SECONDS };
            for time in ["0", "999999999999999"] {
                let past = rule.check(time, UnixMillis(i64::MIN)).outcome;
                assert!(matches!(past, Err(Rejection::TooNew { .. })), "{past:?}");
                let future = rule.check(time, UnixMillis(i64::MAX)).outcome;
                assert!(matches!(future, Err(Rejection::TooOld { .. })), "{future:?}");
            }
        }
    }

    #[test]
    fn only_digits_are_a_time() {
        for (text, at) in [("", 0), ("-1", 0), ("+1", 0), ("1.5", 1), ("12a", 2), (" 1", 0)] {
            check(SECONDS, text, &Err(Rejection::BadTimestamp { at }));
        }
        check(SECONDS, "1000000000000000", &Err(Rejection::BadTimestamp { at: 15 }));
        check(SECONDS, "0000000000000000999999", &Ok(()));
        check(TimeRule { unit: TimeUnit::Text, ..SECONDS }, "anything", &Ok(()));
    }
}
