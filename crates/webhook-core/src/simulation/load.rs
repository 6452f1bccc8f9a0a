//! How many requests come in each stretch of a run.

use super::limits::MAX_WINDOWS;
use super::record::{MessageKind, Record, What};
use super::recorder::Recorder;
use super::scenario::Scenario;
use crate::time::Micros;

/// Counts requests as they reach the other side: polls the service, deliveries the app.
#[derive(Clone, Debug)]
pub struct LoadRecorder {
    window: Micros,
    requests: Vec<u32>,
}

/// Requests of a run, window by window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// How long each window is.
    pub window: Micros,
    /// How many requests came in the first window, the second, …
    pub requests: Vec<u32>,
}

impl LoadRecorder {
    /// Windows of this length; of a longer one when the run has more than [`MAX_WINDOWS`].
    #[must_use]
    pub fn new(window: Micros) -> Self {
        Self { window, requests: Vec::new() }
    }

    /// The requests of each window so far.
    #[must_use]
    pub fn requests(&self) -> &[u32] {
        &self.requests
    }
}

impl Recorder for LoadRecorder {
    type Output = Load;

    fn begin(&mut self, scenario: &Scenario) {
        let Micros(duration) = scenario.duration();
        self.window = self.window.max(Micros(duration.div_ceil(MAX_WINDOWS)));
        self.requests = vec![0; duration.div_ceil(self.window.0) as usize];
    }

    fn record(&mut self, record: &Record) {
        let What::Arrived { kind, .. } = record.what else { return };
        if matches!(kind, MessageKind::Poll { .. } | MessageKind::Delivery { .. }) {
            // Every record is before the end of the run.
            self.requests[(record.at.0 / self.window.0) as usize] += 1;
        }
    }

    fn finish(self) -> Load {
        Load { window: self.window, requests: self.requests }
    }
}

impl Load {
    /// The most requests of a window.
    #[must_use]
    pub fn peak(&self) -> u32 {
        self.requests.iter().copied().max().unwrap_or(0)
    }
}
