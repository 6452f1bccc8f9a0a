//! The same run for many apps at once, worked through in slices so that the page stays smooth.

use webhook_core::simulation::{Engine, Progress, Recorder, Scenario, Stats, StatsRecorder};

use super::run::{Lane, Settings};

/// Totals over all apps, for both lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    pub polling: Stats,
    pub webhook: Stats,
}

/// A run on its way: so many apps done, and what they came to so far.
#[derive(Debug)]
pub struct Count {
    scenario: Scenario,
    done: u32,
    /// Apps that are played before the budget is looked at again.
    chunk: u32,
    recorder: StatsRecorder,
}

impl Count {
    #[must_use]
    pub fn new(scenario: Scenario, chunk: u32, mut recorder: StatsRecorder) -> Self {
        recorder.begin(&scenario);
        Self { scenario, done: 0, chunk, recorder }
    }

    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done >= self.scenario.clients()
    }

    /// How many apps are through.
    #[must_use]
    pub fn done(&self) -> u32 {
        self.done.min(self.scenario.clients())
    }

    /// What has been heard of those apps.
    #[must_use]
    pub fn into_recorder(self) -> StatsRecorder {
        self.recorder
    }

    /// Goes on, whole apps at a time, until `budget` engine events are used up; gives back the rest.
    pub fn advance(&mut self, budget: u32) -> u32 {
        let mut left = budget;
        while left > 0 && !self.is_done() {
            let recorder = std::mem::take(&mut self.recorder);
            let next = self.done.saturating_add(self.chunk);
            let mut engine = Engine::of_clients(&self.scenario, self.done..next, recorder);
            while engine.advance(STRIDE) != Progress::Done {
                left = left.saturating_sub(STRIDE);
            }
            left = left.saturating_sub(STRIDE);
            self.recorder = engine.into_recorder();
            self.done = next;
        }
        left
    }
}

/// Engine events between two looks at the budget.
const STRIDE: u32 = 64;

/// Both lanes of many apps on their way to their totals.
#[derive(Debug)]
pub struct Crowd {
    polling: Count,
    webhook: Count,
}

impl Crowd {
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        let scenario = |lane| settings.scenario(lane, settings.clients());
        let count = |lane| Count::new(scenario(lane), 1, StatsRecorder::new());
        Self { polling: count(Lane::Polling), webhook: count(Lane::Webhook) }
    }

    /// Works off about `budget` engine events. Says whether both lanes are through.
    pub fn advance(&mut self, budget: u32) -> bool {
        let left = self.polling.advance(budget);
        self.webhook.advance(left);
        self.polling.is_done() && self.webhook.is_done()
    }

    /// What both lanes came to.
    #[must_use]
    pub fn totals(self) -> Totals {
        let of = |count: Count| count.into_recorder().finish();
        Totals { polling: of(self.polling), webhook: of(self.webhook) }
    }
}
