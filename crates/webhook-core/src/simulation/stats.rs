//! A run in a few numbers, in memory that does not grow with it.

use super::counts::{Bytes, Counts};
use super::histogram::{Bin, Histogram};
use super::load::LoadRecorder;
use super::record::{Record, What};
use super::recorder::Recorder;
use super::scenario::Scenario;
use crate::time::Micros;

/// Counts what happens and how long the app took to know.
#[derive(Clone, Debug)]
pub struct StatsRecorder {
    counts: Counts,
    bytes: Bytes,
    delays: Histogram,
    load: Option<LoadRecorder>,
}

impl StatsRecorder {
    /// Nothing counted yet. Takes about 60 kB, however long the run.
    #[must_use]
    pub fn new() -> Self {
        Self {
            counts: Counts::default(),
            bytes: Bytes::default(),
            delays: Histogram::new(),
            load: None,
        }
    }

    /// Nothing counted yet, the requests of each stretch of this length apart: four bytes more for
    /// each, see [`LoadRecorder::new`].
    #[must_use]
    pub fn with_load(window: Micros) -> Self {
        Self { load: Some(LoadRecorder::new(window)), ..Self::new() }
    }
}

impl StatsRecorder {
    /// How long it took the app to know, to be drawn: four bins for each doubling, from the first
    /// that holds an event to the last.
    #[must_use]
    pub fn delays(&self) -> Vec<Bin> {
        self.delays.bins()
    }

    /// The requests of each stretch so far; `None` when they were not counted apart.
    #[must_use]
    pub fn load(&self) -> Option<&[u32]> {
        self.load.as_ref().map(LoadRecorder::requests)
    }
}

impl Default for StatsRecorder {
    fn default() -> Self {
        Self::new()
    }
}

impl Recorder for StatsRecorder {
    type Output = Stats;

    fn begin(&mut self, scenario: &Scenario) {
        if let Some(load) = &mut self.load {
            load.begin(scenario);
        }
    }

    #[inline]
    fn record(&mut self, record: &Record) {
        self.counts.add(&record.what);
        match &record.what {
            What::Sent(message) => self.bytes.add(message),
            What::Learned { delay, .. } => self.delays.add(*delay),
            _ => {}
        }
        if let Some(load) = &mut self.load {
            load.record(record);
        }
    }

    fn finish(self) -> Stats {
        let delay = DelaySummary {
            mean: self.delays.mean(),
            p50: self.delays.percentile(50),
            p95: self.delays.percentile(95),
            p99: self.delays.percentile(99),
            max: self.delays.max(),
        };
        Stats { counts: self.counts, delay, bytes: self.bytes }
    }
}

/// What a run came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Stats {
    /// How often what happened.
    pub counts: Counts,
    /// How long it took the app to know.
    pub delay: DelaySummary,
    /// How much was carried.
    pub bytes: Bytes,
}

/// Time from an event at the service to the app's taking it in for the first time, over all events
/// delivered. `None` when none was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct DelaySummary {
    /// Exact, to the microsecond.
    pub mean: Option<Micros>,
    /// Half of the events took no longer; within 1 %, like the other quantiles.
    pub p50: Option<Micros>,
    /// 95 % took no longer.
    pub p95: Option<Micros>,
    /// 99 % took no longer.
    pub p99: Option<Micros>,
    /// Exact.
    pub max: Option<Micros>,
}
