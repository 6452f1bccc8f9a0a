//! A trace that can be looked at from any moment, without playing the run again.

use super::config::Ppm;
use super::counts::Counts;
use super::record::{Record, What};
use super::trace::Trace;
use crate::time::Micros;

/// A [`Trace`] with what it takes to show any moment of it quickly.
#[derive(Clone, Debug)]
pub struct Timeline {
    trace: Trace,
    /// Totals before record 0, `STRIDE`, 2 · `STRIDE`, …
    checkpoints: Vec<Counts>,
    /// How far back a message that is still on its way can have set out.
    longest_flight: Micros,
}

/// Records between two checkpoints.
const STRIDE: usize = 64;

impl Timeline {
    /// Prepares the trace: one pass over its records.
    #[must_use]
    pub fn new(trace: Trace) -> Self {
        let mut counts = Counts::default();
        let mut checkpoints = vec![counts];
        let mut longest_flight = Micros::ZERO;
        for stride in trace.records().chunks(STRIDE) {
            for record in stride {
                counts.add(&record.what);
                if let What::Sent(message) = record.what {
                    longest_flight = longest_flight.max(message.arrives.saturating_sub(record.at));
                }
            }
            checkpoints.push(counts);
        }
        Self { trace, checkpoints, longest_flight }
    }

    /// The records, ordered by moment.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        self.trace.records()
    }

    /// How long the run was.
    #[must_use]
    pub fn duration(&self) -> Micros {
        self.trace.duration()
    }

    /// How many records the trace left out.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.trace.dropped()
    }

    /// Shows the moment `at`, all clients together, in a frame that is used again and again.
    /// A moment after the end of the run shows its end.
    pub fn frame(&self, at: Micros, into: &mut Frame) {
        let at = at.min(self.duration());
        let seen = self.records_until(at);
        into.at = at;
        into.seen = seen;
        into.counts = self.counts_of_first(seen);
        into.in_flight.clear();
        // Whatever set out earlier than this has come to the end of its way.
        let oldest = at.saturating_sub(self.longest_flight);
        let first = self.records().partition_point(|record| record.at < oldest);
        for (index, record) in self.records()[first..seen].iter().enumerate() {
            if let What::Sent(message) = record.what
                && message.arrives > at
            {
                let progress = message.progress(record.at, at);
                into.in_flight.push(InFlight { record: first + index, progress });
            }
        }
    }

    /// The moment of the first record after `at`.
    #[must_use]
    pub fn next_after(&self, at: Micros) -> Option<Micros> {
        self.records().get(self.records_until(at)).map(|record| record.at)
    }

    /// The moment of the last record before `at`.
    #[must_use]
    pub fn before(&self, at: Micros) -> Option<Micros> {
        let earlier = self.records().partition_point(|record| record.at < at);
        earlier.checked_sub(1).map(|last| self.records()[last].at)
    }

    fn records_until(&self, at: Micros) -> usize {
        self.records().partition_point(|record| record.at <= at)
    }

    fn counts_of_first(&self, seen: usize) -> Counts {
        let checkpoint = seen / STRIDE;
        let mut counts = self.checkpoints[checkpoint];
        for record in &self.records()[checkpoint * STRIDE..seen] {
            counts.add(&record.what);
        }
        counts
    }
}

/// One moment of a run.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Frame {
    /// The moment.
    pub at: Micros,
    /// How many records stand at this moment or before it.
    pub seen: usize,
    /// Totals over them.
    pub counts: Counts,
    /// Messages on their way, in the order in which they set out.
    pub in_flight: Vec<InFlight>,
}

/// A message on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InFlight {
    /// Index of its [`What::Sent`] record.
    pub record: usize,
    /// How much of its way it has gone.
    pub progress: Ppm,
}
