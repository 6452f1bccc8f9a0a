//! What one client has before it, ordered by moment and then by the order of planning.

use core::cmp::Ordering;
use std::collections::BinaryHeap;

use super::record::MessageKind;
use crate::time::Micros;

/// Everything that can be due.
#[derive(Clone, Copy, Debug)]
pub(super) enum Event {
    /// The next event of the workload.
    Happens,
    /// A message comes to the end of its way.
    Arrives(Packet),
    /// The app has acted on an event.
    WorkDone(Work),
    /// Something that the strategy set itself.
    Due(Timer),
    /// An attacker posts the nth of an attack.
    Forges { attack: u32, nth: u32 },
    /// What an attacker posted, or the answer to it, comes to the end of its way.
    ForgeryArrives(Packet),
    /// From now on things are otherwise.
    Forks,
}

/// A message on its way, with what its receiver must know of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packet {
    pub(super) exchange: u32,
    pub(super) kind: MessageKind,
    /// A poll's cursor: the first event that the client has not taken in. For deliveries and their
    /// replies, the event. For forged ones, the attack. Of no meaning otherwise.
    pub(super) about: u32,
    pub(super) lost: bool,
}

/// The app acting on an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Work {
    pub(super) event: u32,
    /// The delivery that is answered when the work is done.
    pub(super) answers: Option<u32>,
}

/// A strategy's alarms.
#[derive(Clone, Copy, Debug)]
pub(super) enum Timer {
    /// The client sends its next poll.
    Poll,
    /// The service has held this long poll for long enough.
    HoldEnds { exchange: u32 },
    /// The side that asked has waited for an answer for long enough.
    Timeout { exchange: u32, event: u32 },
    /// The service tries to deliver the event again.
    Retry { event: u32 },
}

/// A queue of events. Those at the end of the run or after it are not taken: they never happen.
///
/// Mostly there is next to nothing in it, and a sorted list is twice as fast as a heap then. What
/// does not fit into the list waits in a heap, so that a long queue is as fast as a heap.
#[derive(Debug)]
pub(super) struct Queue {
    /// The next few entries, the earliest last.
    near: Vec<Entry>,
    /// Everything after them.
    far: BinaryHeap<Entry>,
    planned: u64,
    end: Micros,
}

/// Most entries in the sorted list.
const NEAR: usize = 16;

#[derive(Debug)]
struct Entry {
    at: Micros,
    sequence: u64,
    event: Event,
}

impl Queue {
    pub(super) fn new(end: Micros) -> Self {
        Self { near: Vec::with_capacity(NEAR + 1), far: BinaryHeap::new(), planned: 0, end }
    }

    #[inline]
    pub(super) fn push(&mut self, at: Micros, event: Event) {
        if at >= self.end {
            return;
        }
        let entry = Entry { at, sequence: self.planned, event };
        self.planned += 1;
        // Planned last, it comes after all that are due at the same moment.
        let place = self.near.iter().rposition(|other| other.at > at).map_or(0, |last| last + 1);
        if place == 0 && !self.far.is_empty() {
            self.far.push(entry);
            return;
        }
        self.near.insert(place, entry);
        if self.near.len() > NEAR {
            self.far.push(self.near.remove(0));
        }
    }

    #[inline]
    pub(super) fn pop(&mut self) -> Option<(Micros, Event)> {
        let entry = self.near.pop()?;
        if self.near.is_empty() {
            self.near.extend((0..NEAR).map_while(|_| self.far.pop()));
            self.near.reverse();
        }
        Some((entry.at, entry.event))
    }
}

/// The greatest entry, which a heap pops first, is the earliest.
impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        (other.at, other.sequence).cmp(&(self.at, self.sequence))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Entry {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const END: Micros = Micros(50);

    /// An event that can be told from the others.
    fn numbered(event: u32) -> Event {
        Event::Due(Timer::Retry { event })
    }

    fn number((at, event): (Micros, Event)) -> (Micros, u32) {
        match event {
            Event::Due(Timer::Retry { event }) => (at, event),
            other => panic!("{other:?} was never pushed"),
        }
    }

    #[test]
    fn a_latecomer_does_not_overtake_what_did_not_fit_into_the_list() {
        let mut queue = Queue::new(END);
        let moments: Vec<u32> = (0..=NEAR as u32).collect();
        for &moment in &moments {
            queue.push(Micros(moment.into()), numbered(moment));
        }
        queue.pop();
        queue.push(Micros(40), numbered(40));
        let rest: Vec<u32> = std::iter::from_fn(|| queue.pop()).map(|due| number(due).1).collect();
        assert_eq!(rest, [&moments[1..], &[40]].concat());
    }

    proptest! {
        /// `None` takes the next one out, a moment puts one in.
        #[test]
        fn what_is_due_comes_by_moment_then_in_the_order_of_planning(
            steps in prop::collection::vec(prop::option::weighted(0.7, 0_u64..60), 0..300),
        ) {
            let mut queue = Queue::new(END);
            let mut expect: Vec<(Micros, u32)> = vec![];
            for (step, at) in (0..).zip(steps) {
                match at.map(Micros) {
                    Some(at) => {
                        queue.push(at, numbered(step));
                        expect.extend((at < END).then_some((at, step)));
                        expect.sort_unstable();
                    }
                    None if expect.is_empty() => prop_assert!(queue.pop().is_none()),
                    None => prop_assert_eq!(queue.pop().map(number), Some(expect.remove(0))),
                }
            }
            let rest: Vec<_> = std::iter::from_fn(|| queue.pop()).map(number).collect();
            prop_assert_eq!(rest, expect);
        }
    }
}
