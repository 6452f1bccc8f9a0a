//! Keyed randomness: a draw depends on what it is for, never on what was drawn before.
//!
//! That is why every strategy meets the same world: the third event of client 7 happens at the same
//! moment, and the fifth message towards its app meets the same latency and the same luck, whatever
//! else goes on.

use super::config::{Ppm, Span};
use crate::time::Micros;

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input matters for every
/// bit of the output.
#[inline]
pub(super) const fn scramble(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

/// The increment of SplitMix64: 2^64 divided by the golden ratio.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// What a draw is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The time before the nth event.
    Gap = 1,
    /// When in the interval a client polls.
    Phase = 2,
    /// The latency of the nth message up to the service.
    LatencyToService = 3,
    /// The latency of the nth message down to the app.
    LatencyToApp = 4,
    /// Whether the nth message up is lost.
    LossToService = 5,
    /// Whether the nth message down is lost.
    LossToApp = 6,
    /// How long the nth piece of work takes.
    Processing = 7,
    /// Whether the app fails at the nth message that brings it events.
    Failure = 8,
    /// When a single thing happens.
    Moment = 9,
    /// The latency of the nth message from or to an attacker.
    LatencyOfForged = 10,
}

/// All draws of one client for one purpose: the nth is the nth number of a SplitMix64 generator.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draws {
    start: u64,
}

impl Draws {
    #[inline]
    pub(super) const fn new(seed: u64, purpose: Purpose, client: u32) -> Self {
        let world = scramble(seed.wrapping_add(STEP.wrapping_mul(purpose as u64)));
        Self { start: scramble(world ^ STEP.wrapping_mul(client as u64 + 1)) }
    }

    #[inline]
    pub(super) const fn nth(self, nth: u64) -> Draw {
        Draw(scramble(self.start.wrapping_add(STEP.wrapping_mul(nth + 1))))
    }
}

/// Sixty-four random bits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draw(u64);

impl Draw {
    /// A whole number from 0 to `bound` - 1, by widening multiplication.
    #[inline]
    fn below(self, bound: u64) -> u64 {
        // The upper half of a product of two 64-bit numbers fits.
        ((u128::from(self.0) * u128::from(bound)) >> 64) as u64
    }

    /// A moment in the first `interval`, its end excluded.
    #[inline]
    pub(super) fn phase(self, interval: Micros) -> Micros {
        Micros(self.below(interval.0))
    }

    /// A time between the ends of `span`, both included.
    #[inline]
    pub(super) fn within(self, span: Span) -> Micros {
        span.min + Micros(self.below(span.max.0 - span.min.0 + 1))
    }

    /// Whether something of this probability happens.
    #[inline]
    pub(super) fn happens(self, probability: Ppm) -> bool {
        self.below(Ppm::ONE.0.into()) < u64::from(probability.0)
    }

    /// An exponential time with this mean, rounded to the nearest microsecond.
    ///
    /// The only floating-point numbers of the engine. The logarithm is libm's, written in Rust:
    /// the same instructions, hence the same bits, on every target.
    pub(super) fn exponential(self, mean: Micros) -> Micros {
        // 53 bits, and never zero: in (0, 1].
        let share = ((self.0 >> 11) + 1) as f64 / (1_u64 << 53) as f64;
        // At most 37 means: no overflow within the limits; a negative zero becomes zero.
        Micros((-libm::log(share) * mean.0 as f64 + 0.5) as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MANY: u64 = 100_000;

    fn draws(seed: u64) -> impl Iterator<Item = Draw> {
        let draws = Draws::new(seed, Purpose::Gap, 0);
        (0..MANY).map(move |nth| draws.nth(nth))
    }

    #[test]
    fn the_generator_is_split_mix_64() {
        // The first numbers of the published generator for seed 0.
        let generator = Draws { start: 0 };
        let found: Vec<u64> = (0..3).map(|nth| generator.nth(nth).0).collect();
        let expect = [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f];
        assert_eq!(found, expect);
    }

    #[test]
    fn every_part_of_the_key_matters() {
        let draw = |seed, purpose, client, nth| Draws::new(seed, purpose, client).nth(nth).0;
        let base = draw(1, Purpose::Gap, 2, 3);
        for other in [
            draw(2, Purpose::Gap, 2, 3),
            draw(1, Purpose::Phase, 2, 3),
            draw(1, Purpose::Gap, 3, 3),
            draw(1, Purpose::Gap, 2, 4),
        ] {
            assert_ne!(other, base);
        }
    }

    #[test]
    fn both_ends_of_a_span_are_drawn_and_equally_often() {
        let span = Span { min: Micros(10), max: Micros(13) };
        let mut drawn = [0_u64; 4];
        draws(1).for_each(|draw| drawn[(draw.within(span).0 - 10) as usize] += 1);
        // Five standard deviations.
        let (expect, tolerance) = (MANY / 4, 5 * 137);
        assert!(drawn.iter().all(|times| times.abs_diff(expect) < tolerance), "{drawn:?}");
    }

    #[test]
    fn probabilities_of_zero_and_one_leave_no_doubt() {
        assert!(!draws(1).any(|draw| draw.happens(Ppm::ZERO)));
        assert!(draws(1).all(|draw| draw.happens(Ppm::ONE)));
    }

    #[test]
    fn exponential_times_have_the_mean_and_the_tail() {
        let mean = Micros::from_secs(1);
        let times: Vec<f64> = draws(3).map(|draw| draw.exponential(mean).as_secs_f64()).collect();
        let average = times.iter().sum::<f64>() / MANY as f64;
        let tail = times.iter().filter(|time| **time > 3.0).count() as f64 / MANY as f64;
        // Five standard errors.
        assert!((average - 1.0).abs() < 5.0 / (MANY as f64).sqrt(), "{average}");
        assert!((tail - 0.049_787).abs() < 0.003_5, "{tail}");
    }

    #[test]
    fn the_ends_of_the_draw_are_times_too() {
        let mean = Micros::from_secs(1);
        assert_eq!(Draw(u64::MAX).exponential(mean), Micros::ZERO);
        // 53 ln 2 means.
        assert_eq!(Draw(0).exponential(mean), Micros(36_736_801));
    }

    proptest! {
        #[test]
        fn a_phase_is_inside_its_interval(word: u64, interval in 1_u64..) {
            prop_assert!(Draw(word).phase(Micros(interval)).0 < interval);
        }
    }
}
