//! What a simulation plays where a provider does not say.
//!
//! Both values come from the Standard Webhooks specification, the nearest thing to a common
//! practice: it asks senders to wait 15 to 30 seconds and gives an example schedule.
//! <https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>

use crate::time::Micros;

/// The shortest wait for an answer that the specification recommends.
pub(super) const TIMEOUT: Micros = Micros::from_secs(15);

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

/// The specification's example schedule: 75 h 35 min 5 s in all.
pub(super) const SCHEDULE: [Micros; 9] = [
    Micros::from_secs(5),
    Micros::from_secs(5 * MINUTE),
    Micros::from_secs(30 * MINUTE),
    Micros::from_secs(2 * HOUR),
    Micros::from_secs(5 * HOUR),
    Micros::from_secs(10 * HOUR),
    Micros::from_secs(14 * HOUR),
    Micros::from_secs(20 * HOUR),
    Micros::from_secs(24 * HOUR),
];

/// As much of the schedule as ends within `limit`.
pub(super) const fn schedule_within(limit: Micros) -> &'static [Micros] {
    let (mut waits, mut elapsed) = (0, 0);
    while waits < SCHEDULE.len() && elapsed + SCHEDULE[waits].0 <= limit.0 {
        elapsed += SCHEDULE[waits].0;
        waits += 1;
    }
    let whole: &'static [Micros] = &SCHEDULE;
    whole.split_at(waits).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(limit: Micros, expect: usize) {
        assert_eq!(schedule_within(limit).len(), expect);
    }

    #[test]
    fn the_schedule_ends_at_or_before_its_limit() {
        check(Micros::ZERO, 0);
        check(Micros::from_secs(5), 1);
        check(Micros::DAY, 6);
        check(Micros::DAY * 3, 8);
        check(SCHEDULE.into_iter().sum(), 9);
        check(Micros::DAY * 366, 9);
    }
}
