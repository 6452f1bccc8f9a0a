//! What a formula says that a long simulation comes to.
//!
//! Everything is computed for a day, in whole numbers and parts per million, and rounded to the
//! nearest; tests hold each formula to the engine.

use super::config::Ppm;
use super::counts::Bytes;
use super::record::MessageKind;
use crate::time::Micros;

/// A million: a whole, in parts per million.
const WHOLE: u128 = Ppm::ONE.0 as u128;

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

/// How often something that each of `clients` does every `interval` is done in a day: polls, or,
/// with the mean gap between events, events. Nothing when the interval is zero.
#[must_use]
pub fn times_per_day(clients: u32, interval: Micros) -> u64 {
    let all = u128::from(clients) * u128::from(Micros::DAY.0);
    rounded(all, u128::from(interval.0))
}

/// How often an event is delivered on average, in parts per million: 1 + p + p² + … + pⁿ for a
/// probability `failure` (p) that an attempt fails and `retries` (n) after the first one.
#[must_use]
pub fn attempts_ppm(failure: Ppm, retries: u32) -> u64 {
    let (mut sum, mut still_failing) = (WHOLE * WHOLE, WHOLE * WHOLE);
    for _ in 0..retries {
        still_failing = still_failing * u128::from(failure.0) / WHOLE;
        if still_failing == 0 {
            break;
        }
        sum += still_failing;
    }
    rounded(sum, WHOLE)
}

/// What polling carries in a day when events come at random, their mean time apart `mean_gap`.
/// When there is nothing new a `conditional` poll is answered with a 304.
#[must_use]
pub fn poll_bytes_per_day(
    clients: u32,
    interval: Micros,
    mean_gap: Micros,
    conditional: bool,
) -> Bytes {
    let polls = u128::from(times_per_day(clients, interval));
    let events = u128::from(times_per_day(clients, mean_gap));
    let empty = u128::from(empty_polls_ppm(mean_gap, interval));
    let nothing_new = if conditional { MessageKind::NotModified } else { MessageKind::Empty };
    let bytes = |kind: MessageKind| u128::from(kind.bytes());
    // An answer with events is as large as an empty one and the events.
    let event = bytes(MessageKind::Events { first: 0, count: 1 }) - bytes(MessageKind::Empty);
    let answers = empty * bytes(nothing_new) + (WHOLE - empty) * bytes(MessageKind::Empty);
    Bytes {
        up: whole(polls * bytes(MessageKind::Poll { held: false })),
        down: rounded(polls * answers, WHOLE).saturating_add(whole(events * event)),
    }
}

/// What a webhook carries in a day, with as many attempts on average as [`attempts_ppm`] says,
/// each of which is answered.
#[must_use]
pub fn webhook_bytes_per_day(clients: u32, mean_gap: Micros, attempts_ppm: u64) -> Bytes {
    let attempts = u128::from(times_per_day(clients, mean_gap)) * u128::from(attempts_ppm);
    let carried = |kind: MessageKind| rounded(attempts * u128::from(kind.bytes()), WHOLE);
    Bytes {
        up: carried(MessageKind::Reply { status: 200, retry_after: None }),
        down: carried(MessageKind::Delivery { event: 0, attempt: 1 }),
    }
}

/// The shortest time between two polls of the same one when `resources` are polled under a limit
/// of `requests_per_hour`: 3600·N/L seconds. `None` when nothing may be asked at all.
#[must_use]
pub fn shortest_interval(resources: u64, requests_per_hour: u64) -> Option<Micros> {
    let micros = u128::from(resources) * u128::from(Micros::from_secs(3_600).0);
    let interval = micros.checked_add(u128::from(requests_per_hour).checked_sub(1)?)?;
    Some(Micros(whole(interval / u128::from(requests_per_hour))))
}

/// The most requests that come within one `window` when each of `clients` sends one at a moment
/// drawn from a `spread`: all of them when there is no spread, else on average their share m and
/// about √(2 m ln k) more in the fullest of the k windows, which is rather too many.
#[must_use]
pub fn peak_requests(clients: u32, spread: Micros, window: Micros) -> u64 {
    if spread <= window {
        return clients.into();
    }
    let windows = spread.0 as f64 / window.0.max(1) as f64;
    let mean = f64::from(clients) / windows;
    let peak = mean + (2.0 * mean * libm::log(windows)).sqrt();
    // Somebody comes at some moment. Not by `clamp`: its panic writes floats, which weighs 10 kB.
    ((peak + 0.5) as u64).clamp(clients.min(1).into(), clients.into())
}

/// The longest that an app with a reconciling poll does not know of an event, however bad the
/// deliveries are: it is down for `outage`, and the next poll is an `interval` away at most.
#[must_use]
pub fn worst_staleness(outage: Micros, interval: Micros) -> Micros {
    Micros(outage.0.saturating_add(interval.0))
}

/// How far a simulated number is from the formula's, in parts per million of the formula's; `None`
/// when that is zero.
#[must_use]
pub fn deviation_ppm(simulated: u64, formula: u64) -> Option<u64> {
    let difference = u128::from(simulated.abs_diff(formula)) * WHOLE;
    difference.checked_div(u128::from(formula)).map(whole)
}

/// A quotient, rounded to the nearest; nothing when there is nothing to divide by.
fn rounded(dividend: u128, divisor: u128) -> u64 {
    (dividend + divisor / 2).checked_div(divisor).map_or(0, whole)
}

fn whole(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Micros = Micros::from_secs(1);

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

    #[test]
    fn requests_of_a_day_are_counted() {
        assert_eq!(times_per_day(1, Micros::from_secs(60)), 1_440);
        assert_eq!(times_per_day(1_000_000, SECOND), 86_400_000_000);
        assert_eq!(times_per_day(1, Micros::DAY * 3), 0);
        assert_eq!(times_per_day(2, Micros::DAY * 3), 1);
        assert_eq!(times_per_day(1, Micros::ZERO), 0);
    }

    #[test]
    fn attempts_are_a_geometric_sum() {
        #[track_caller]
        fn check(failure: u32, retries: u32, expect: u64) {
            assert_eq!(attempts_ppm(Ppm(failure), retries), expect);
        }
        check(0, 9, 1_000_000);
        check(500_000, 0, 1_000_000);
        check(500_000, 1, 1_500_000);
        check(500_000, 100, 2_000_000);
        check(100_000, 3, 1_111_000);
        check(1_000_000, 8, 9_000_000);
    }

    #[test]
    fn a_rate_limit_bounds_the_interval() {
        #[track_caller]
        fn check(resources: u64, limit: u64, expect: Option<u64>) {
            assert_eq!(shortest_interval(resources, limit), expect.map(Micros));
        }
        check(100, 5_000, Some(72_000_000));
        check(1, 3_600, Some(1_000_000));
        check(1, 7, Some(514_285_715));
        check(0, 60, Some(0));
        check(1, 0, None);
        check(u64::MAX, 1, Some(u64::MAX));
    }

    #[test]
    fn without_spread_all_come_at_once() {
        assert_eq!(peak_requests(10_000, Micros::ZERO, SECOND), 10_000);
        assert_eq!(peak_requests(10_000, SECOND, SECOND), 10_000);
        assert_eq!(peak_requests(10_000, Micros::from_secs(60), SECOND), 204);
        assert_eq!(peak_requests(0, Micros::from_secs(60), SECOND), 0);
        assert_eq!(peak_requests(1, Micros::from_secs(60), Micros::ZERO), 1);
    }

    #[test]
    fn a_deviation_is_relative_to_the_formula() {
        assert_eq!(deviation_ppm(99, 100), Some(10_000));
        assert_eq!(deviation_ppm(101, 100), Some(10_000));
        assert_eq!(deviation_ppm(5, 5), Some(0));
        assert_eq!(deviation_ppm(1, 0), None);
        assert_eq!(deviation_ppm(u64::MAX, 1), Some(u64::MAX));
    }
}
