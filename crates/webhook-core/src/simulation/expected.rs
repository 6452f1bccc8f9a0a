//! What a formula says that a long simulation comes to.

use crate::time::Micros;

/// The share of polls that find nothing when events come at random: e^(−λT), in parts per million.
///
/// `mean_gap` is the mean time between two events (1/λ), `interval` the time between two polls (T).
/// Without any events every poll is empty.
#[must_use]
pub fn empty_polls_ppm(mean_gap: Micros, interval: Micros) -> u32 {
    if mean_gap == Micros::ZERO {
        return 0;
    }
    let share = libm::exp(-(interval.0 as f64) / mean_gap.0 as f64);
    (share * 1e6 + 0.5) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_follows_the_formula() {
        #[track_caller]
        fn check(mean_gap_s: u64, interval_s: u64, expect: u32) {
            let found =
                empty_polls_ppm(Micros::from_secs(mean_gap_s), Micros::from_secs(interval_s));
            assert_eq!(found, expect);
        }
        check(3_600, 60, 983_471);
        check(60, 60, 367_879);
        check(1, 60, 0);
        check(1_000_000, 1, 999_999);
        check(0, 60, 0);
        check(60, 0, 1_000_000);
    }
}
