//! Everything that happened in a run, kept.

use std::collections::BinaryHeap;

use super::{limits::MAX_TRACE, record::Record, recorder::Recorder, scenario::Scenario};
use crate::time::Micros;

/// Keeps the records of a run, up to a limit.
#[derive(Clone, Debug)]
pub struct TraceRecorder {
    records: Vec<Record>,
    limit: usize,
    dropped: u64,
    duration: Micros,
}

impl TraceRecorder {
    /// Keeps the first `limit` records in the order of the engine (client after client), never
    /// more than [`MAX_TRACE`]; counts the rest.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self {
            records: Vec::new(),
            limit: limit.min(MAX_TRACE),
            dropped: 0,
            duration: Micros::ZERO,
        }
    }
}

impl Recorder for TraceRecorder {
    type Output = Trace;

    fn begin(&mut self, scenario: &Scenario) {
        self.duration = scenario.duration();
    }

    fn record(&mut self, record: &Record) {
        if self.records.len() < self.limit {
            self.records.push(*record);
        } else {
            self.dropped += 1;
        }
    }

    fn finish(self) -> Trace {
        let Self { records, dropped, duration, .. } = self;
        Trace { records: in_order(records), dropped, duration }
    }
}

/// By moment, then client, then the order in which they happened. One client's records come in
/// order already. A heap's sort is a third of the code of the standard one, and this travels as
/// wasm.
fn in_order(records: Vec<Record>) -> Vec<Record> {
    if records.is_sorted_by_key(|record| (record.at, record.client)) {
        return records;
    }
    let place = |(index, record): (usize, &Record)| (record.at, record.client, index);
    let places: BinaryHeap<_> = records.iter().enumerate().map(place).collect();
    places.into_sorted_vec().into_iter().map(|(_, _, index)| records[index]).collect()
}

/// The records of a run, ordered by moment, then client, then the order in which they happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    records: Vec<Record>,
    dropped: u64,
    duration: Micros,
}

impl Trace {
    /// The records kept.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// How many records the limit left out. They are the last clients' ones.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.dropped
    }

    /// How long the run was.
    #[must_use]
    pub fn duration(&self) -> Micros {
        self.duration
    }
}
