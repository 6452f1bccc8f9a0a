//! The same run for many apps at once, worked through in slices so that the page stays smooth.

use webhook_core::simulation::{Engine, Progress, Recorder, Scenario, Stats, StatsRecorder};

use super::run::{Lane, Settings};

/// Totals over all apps, for both lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    pub polling: Stats,
    pub webhook: Stats,
}

/// One lane on its way: so many apps done, and what they came to so far.
#[derive(Debug)]
struct Count {
    scenario: Scenario,
    done: u32,
    recorder: StatsRecorder,
}

impl Count {
    fn new(scenario: Scenario) -> Self {
        Self { scenario, done: 0, recorder: StatsRecorder::new() }
    }

    fn is_done(&self) -> bool {
        self.done >= self.scenario.clients()
    }

    /// Goes on, whole apps at a time, until `budget` engine events are used up; gives back the rest.
    fn advance(&mut self, budget: u32) -> u32 {
        let mut left = budget;
        while left > 0 && !self.is_done() {
            let next = self.done + 1;
            let recorder = std::mem::take(&mut self.recorder);
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
        let count = |lane| Count::new(settings.scenario(lane, settings.clients()));
        Self { polling: count(Lane::Polling), webhook: count(Lane::Webhook) }
    }

    /// Works off about `budget` engine events; the totals once both lanes are through.
    pub fn advance(&mut self, budget: u32) -> Option<Totals> {
        let left = self.polling.advance(budget);
        self.webhook.advance(left);
        (self.polling.is_done() && self.webhook.is_done()).then(|| Totals {
            polling: self.polling.recorder.clone().finish(),
            webhook: self.webhook.recorder.clone().finish(),
        })
    }
}
