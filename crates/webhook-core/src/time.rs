//! Virtual time: whole microseconds, never a clock.

use core::fmt;
use core::iter::Sum;
use core::ops::{Add, AddAssign, Mul, Sub};

/// A moment or a span of virtual time, in microseconds.
///
/// Sums and differences are plain: overflow is a bug in the caller and panics in debug builds.
/// Every span that a checked scenario computes with is far below the range of `u64`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Micros(pub u64);

impl Micros {
    /// The beginning of a run, or no time at all.
    pub const ZERO: Self = Self(0);
    /// One day, the unit in which the longest limits are stated.
    pub const DAY: Self = Self::from_secs(24 * 60 * 60);

    /// `millis` milliseconds.
    #[must_use]
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis * 1_000)
    }

    /// `secs` seconds.
    #[must_use]
    pub const fn from_secs(secs: u64) -> Self {
        Self(secs * 1_000_000)
    }

    /// Whole milliseconds, rounded down.
    #[must_use]
    pub const fn as_millis(self) -> u64 {
        self.0 / 1_000
    }

    /// Seconds, for showing; never for computing with.
    #[must_use]
    pub fn as_secs_f64(self) -> f64 {
        self.0 as f64 / 1e6
    }

    /// The span from `earlier` to `self`, or nothing when `earlier` is later.
    #[must_use]
    pub const fn saturating_sub(self, earlier: Self) -> Self {
        Self(self.0.saturating_sub(earlier.0))
    }
}

impl Add for Micros {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Micros {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Micros {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul<u64> for Micros {
    type Output = Self;

    fn mul(self, times: u64) -> Self {
        Self(self.0 * times)
    }
}

impl Sum for Micros {
    fn sum<I: Iterator<Item = Self>>(spans: I) -> Self {
        spans.fold(Self::ZERO, Add::add)
    }
}

/// Exact, in the largest unit that reads well: `250 ms`, `1.5 s`, `366 days`.
impl fmt::Display for Micros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, name) = match self.0 {
            days if days >= 2 * Self::DAY.0 && days.is_multiple_of(Self::DAY.0) => {
                (Self::DAY.0, "days")
            }
            0 | 1_000_000.. => (1_000_000, "s"),
            1_000.. => (1_000, "ms"),
            _ => (1, "µs"),
        };
        write!(f, "{}", self.0 / unit)?;
        let (mut rest, mut digit) = (self.0 % unit, unit);
        if rest > 0 {
            f.write_str(".")?;
        }
        while rest > 0 {
            digit /= 10;
            write!(f, "{}", rest / digit)?;
            rest %= digit;
        }
        write!(f, " {name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(span: Micros, expect: &str) {
        assert_eq!(span.to_string(), expect);
    }

    #[test]
    fn a_span_reads_in_its_largest_fitting_unit() {
        check(Micros::ZERO, "0 s");
        check(Micros(1), "1 µs");
        check(Micros(1_050), "1.05 ms");
        check(Micros::from_millis(250), "250 ms");
        check(Micros::from_millis(1_500), "1.5 s");
        check(Micros(1_000_001), "1.000001 s");
        check(Micros::DAY, "86400 s");
        check(Micros::DAY * 366, "366 days");
    }

    #[test]
    fn milliseconds_are_rounded_down() {
        assert_eq!(Micros(1_999).as_millis(), 1);
    }

    #[test]
    fn a_span_to_an_earlier_moment_is_nothing() {
        assert_eq!(Micros(1).saturating_sub(Micros(2)), Micros::ZERO);
    }
}
