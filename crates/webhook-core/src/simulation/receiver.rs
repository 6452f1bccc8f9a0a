//! One client's app: when it is down, when it fails, how long it works.

use super::attack::Forgery;
use super::config::{Acknowledge, Ppm, Receiver, Verification};
use super::random::{Draws, Purpose};
use super::record::Guard;
use crate::time::Micros;

/// The app of one client.
#[derive(Clone, Copy, Debug)]
pub(super) struct App<'a> {
    receiver: &'a Receiver,
    failure: Draws,
    processing: Draws,
    tried: u64,
    worked: u64,
    /// How many ids it has put into its memory.
    noted: u32,
}

/// What the app makes of a message that brings it events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reception {
    TakenIn,
    /// Taken in, but the service will hear nothing of it.
    Unanswered,
    Refused {
        status: u16,
        retry_after: Option<u32>,
    },
}

impl Reception {
    pub(super) const FAILED: Self = Self::Refused { status: 500, retry_after: None };
    pub(super) const DOWN: Self = Self::Refused { status: 503, retry_after: None };
}

/// When an id was put into the memory, and as which.
#[derive(Clone, Copy, Debug)]
pub(super) struct Note {
    at: Micros,
    nth: u32,
}

impl<'a> App<'a> {
    pub(super) fn new(receiver: &'a Receiver, seed: u64, client: u32) -> Self {
        Self {
            receiver,
            failure: Draws::new(seed, Purpose::Failure, client),
            processing: Draws::new(seed, Purpose::Processing, client),
            tried: 0,
            worked: 0,
            noted: 0,
        }
    }

    /// Goes on like this. The nth piece of work still meets the nth draw.
    pub(super) fn change(&mut self, receiver: &'a Receiver) {
        self.receiver = receiver;
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

    /// Puts an id into the memory.
    pub(super) fn note(&mut self, now: Micros) -> Note {
        self.noted += 1;
        Note { at: now, nth: self.noted }
    }

    /// Whether the app recognises an event by the note it made of it.
    pub(super) fn recognises(&self, note: Option<Note>, now: Micros) -> bool {
        let memory = self.receiver.memory;
        // Whatever was noted later came in at the other end: what is too old or one too many has
        // dropped out of the memory.
        let holds =
            |note: Note| now - note.at <= memory.expiry && self.noted - note.nth < memory.size;
        self.receiver.deduplicate && note.is_some_and(holds)
    }

    /// What tells a forged delivery from a genuine one, if anything does. A replayed one may be
    /// recognised by the note that was made of it in this run, or before the run.
    pub(super) fn guard(&self, forgery: Forgery, note: Option<Note>, now: Micros) -> Option<Guard> {
        if self.down_until(now).is_some() {
            return Some(Guard::Downtime);
        }
        let verification = self.receiver.verification;
        let Forgery::Replay { age } = forgery else {
            return (verification != Verification::Nothing).then_some(Guard::Signature);
        };
        if matches!(verification, Verification::Timely { tolerance } if age + now > tolerance) {
            return Some(Guard::Tolerance);
        }
        let memory = self.receiver.memory;
        let before =
            self.receiver.deduplicate && age + now <= memory.expiry && self.noted < memory.size;
        (before || self.recognises(note, now)).then_some(Guard::Deduplication)
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
