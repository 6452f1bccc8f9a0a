//! How long an address stays unknown to somebody who guesses.
//!
//! It only tells when the posting begins: an app that believes what it is sent is deceived from
//! then on, one that verifies is not (see [`Attack`](super::Attack)).

use super::config::Ppm;
use crate::time::Micros;

/// An address and somebody who tries one after the other of all that it could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exposure {
    /// How many bits of the address cannot be known, 0 to [`MAX_BITS`]: one of 2^bits is right.
    pub bits: u32,
    /// Guesses in a second.
    pub guesses_per_s: u64,
}

/// Most bits of an address; a random UUID has 122.
pub const MAX_BITS: u32 = 127;

impl Exposure {
    /// How many addresses there could be. More bits than [`MAX_BITS`] count as so many.
    const fn addresses(self) -> u128 {
        1 << if self.bits < MAX_BITS { self.bits } else { MAX_BITS }
    }

    /// The expected time until the address is found, in seconds, rounded up: half of all have to
    /// be tried. `None` when nobody guesses.
    #[must_use]
    pub fn seconds_to_find(self) -> Option<u128> {
        let half = self.addresses().div_ceil(2);
        (self.guesses_per_s > 0).then(|| half.div_ceil(self.guesses_per_s.into()))
    }

    /// The probability that the address is found within `time`.
    #[must_use]
    pub fn found_within(self, time: Micros) -> Ppm {
        let guesses = self.guesses_within(time);
        let addresses = self.addresses();
        if guesses >= addresses {
            return Ppm::ONE;
        }
        // A product of two 64-bit numbers at most, and below one million after the division.
        Ppm((guesses * u128::from(Ppm::ONE.0) / addresses) as u32)
    }

    /// The expected time until the address in force is found when it is replaced every `period`,
    /// in seconds, rounded up. What was tried before says nothing then, which makes it longer, but
    /// never more than twice as long: the address is replaced for the sake of those who need not
    /// guess. `None` when nobody guesses or the period is too short for a guess.
    #[must_use]
    pub fn seconds_to_find_replaced(self, period: Micros) -> Option<u128> {
        let guesses = self.guesses_within(period);
        if guesses >= self.addresses() {
            return self.seconds_to_find();
        }
        // Found in a period with probability p = guesses / addresses, and then halfway through it
        // on average: period · (1/p − 1/2), which is (addresses − guesses / 2) guesses.
        let tried = self.addresses() - guesses / 2;
        (guesses > 0).then(|| tried.div_ceil(self.guesses_per_s.into()))
    }

    fn guesses_within(self, time: Micros) -> u128 {
        u128::from(self.guesses_per_s) * u128::from(time.0) / 1_000_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn exposure(bits: u32, guesses_per_s: u64) -> Exposure {
        Exposure { bits, guesses_per_s }
    }

    #[test]
    fn half_of_all_addresses_are_tried_on_average() {
        #[track_caller]
        fn check(bits: u32, guesses_per_s: u64, expect: Option<u128>) {
            assert_eq!(exposure(bits, guesses_per_s).seconds_to_find(), expect);
        }
        check(0, 10, Some(1));
        check(1, 1, Some(1));
        check(16, 10, Some(3_277));
        check(20, 1_000, Some(525));
        // About 84 thousand million million million years.
        check(122, 1_000_000, Some(2_658_455_991_569_831_745_807_614_120_561));
        check(127, 0, None);
        assert_eq!(exposure(200, 1).seconds_to_find(), exposure(127, 1).seconds_to_find());
    }

    #[test]
    fn the_probability_grows_with_time_up_to_certainty() {
        #[track_caller]
        fn check(bits: u32, guesses_per_s: u64, seconds: u64, expect: u32) {
            let found = exposure(bits, guesses_per_s).found_within(Micros::from_secs(seconds));
            assert_eq!(found, Ppm(expect));
        }
        check(10, 1, 256, 250_000);
        check(10, 1, 1_024, 1_000_000);
        check(10, 1, 5_000, 1_000_000);
        check(10, 0, 5_000, 0);
        check(122, 1_000_000, 1_000_000_000, 0);
        check(108, u64::MAX, 9_000_000_000_000, 511_590);
    }

    #[test]
    fn replacing_the_address_at_most_doubles_the_time() {
        #[track_caller]
        fn check(period_s: u64, expect: Option<u128>) {
            let period = Micros::from_secs(period_s);
            assert_eq!(exposure(16, 16).seconds_to_find_replaced(period), expect);
        }
        assert_eq!(exposure(16, 16).seconds_to_find(), Some(2_048));
        check(0, None);
        check(1, Some(4_096));
        check(1_024, Some(3_584));
        check(4_096, Some(2_048));
        check(1_000_000, Some(2_048));
    }
}
