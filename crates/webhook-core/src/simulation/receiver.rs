//! One client's app: when it is down, when it fails, how long it works.

use super::config::{Acknowledge, Ppm, Receiver};
use super::random::{Draws, Purpose};
use crate::time::Micros;

/// The app of one client.
#[derive(Clone, Copy, Debug)]
pub(super) struct App<'a> {
    receiver: &'a Receiver,
    failure: Draws,
    processing: Draws,
    tried: u64,
    worked: u64,
}

impl<'a> App<'a> {
    pub(super) fn new(receiver: &'a Receiver, seed: u64, client: u32) -> Self {
        Self {
            receiver,
            failure: Draws::new(seed, Purpose::Failure, client),
            processing: Draws::new(seed, Purpose::Processing, client),
            tried: 0,
            worked: 0,
        }
    }

    /// When the app is up again, if it is down at `now`.
    #[inline]
    pub(super) fn down_until(&self, now: Micros) -> Option<Micros> {
        let down = &self.receiver.down;
        // The windows are in order and do not overlap.
        let over = down.partition_point(|window| window.to <= now);
        down.get(over).filter(|window| window.from <= now).map(|window| window.to)
    }

    /// Whether the app fails at one more message that brings it events.
    pub(super) fn fails(&mut self) -> bool {
        let error_rate = self.receiver.error_rate;
        let nth = self.tried;
        self.tried += 1;
        error_rate > Ppm::ZERO && self.failure.nth(nth).happens(error_rate)
    }

    /// How long one more piece of work takes.
    pub(super) fn work(&mut self) -> Micros {
        let nth = self.worked;
        self.worked += 1;
        self.processing.nth(nth).within(self.receiver.processing)
    }

    /// Whether an event that the app knows makes no work.
    pub(super) fn deduplicates(&self) -> bool {
        self.receiver.deduplicate
    }

    /// When deliveries are answered.
    pub(super) fn acknowledge(&self) -> Acknowledge {
        self.receiver.acknowledge
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::Window;

    #[test]
    fn a_window_of_downtime_includes_its_beginning_and_not_its_end() {
        let window = |from, to| Window { from: Micros(from), to: Micros(to) };
        let down = vec![window(10, 20), window(30, 31)];
        let receiver = Receiver { down, ..Receiver::default() };
        let app = App::new(&receiver, 1, 0);
        let found = [9, 10, 19, 20, 29, 30, 31].map(|now| app.down_until(Micros(now)));
        let expect = [None, Some(20), Some(20), None, None, Some(31), None];
        assert_eq!(found, expect.map(|up| up.map(Micros)));
    }
}
