//! The chosen world played app by app, in slices. Pure.

use webhook_core::simulation::{
    DeliveryPolicy, Phase, Recorder, Scenario, Stats, StatsRecorder, StrategyConfig,
};
use webhook_core::time::Micros;

use super::choice::{Choice, Figures, WINDOW};
use crate::simulator::crowd::Count;

/// Polling in its own time and in step, and webhooks.
const RUNS: u64 = 3;
/// Places of a drawing of a load.
const COLUMNS: usize = 120;

/// The three runs of a simulation, one after the other.
#[derive(Debug)]
pub struct Simulation {
    choice: Choice,
    running: Option<Count>,
    next: Vec<Scenario>,
    results: Vec<Result>,
    chunk: u32,
}

/// What one run came to.
#[derive(Debug)]
struct Result {
    stats: Stats,
    peak: u64,
    profile: Vec<u32>,
}

/// What all of them came to.
#[derive(Debug)]
pub struct Simulated {
    pub figures: Figures,
    /// The load of the first two intervals, all apps in step: the most polls of a second, for each
    /// of up to 120 parts.
    pub herd: Vec<u32>,
    /// The same, each app in its own time.
    pub jitter: Vec<u32>,
}

impl Result {
    fn of(recorder: StatsRecorder, choice: Choice) -> Self {
        let load = recorder.load().unwrap_or_default();
        let most = |part: &[u32]| part.iter().copied().max().unwrap_or(0);
        let drawn = load.len().min((choice.interval().0 * 2 / WINDOW.0) as usize);
        Self {
            peak: most(load).into(),
            profile: load[..drawn].chunks(drawn.div_ceil(COLUMNS).max(1)).map(most).collect(),
            stats: recorder.finish(),
        }
    }
}

impl Simulation {
    #[must_use]
    pub fn new(choice: Choice) -> Self {
        let interval = choice.interval();
        let poll = |phase| choice.scenario(StrategyConfig::ShortPoll { interval }, phase);
        let policy = DeliveryPolicy::new(Micros::from_secs(10), Vec::new());
        let next = vec![
            choice.scenario(StrategyConfig::Webhook(policy), Phase::Uniform),
            poll(Phase::Within(Micros::ZERO)),
            poll(Phase::Uniform),
        ];
        let polls_each = choice.duration().0 / interval.0;
        // A thousand polls or so.
        let chunk = u32::try_from(1_000 / polls_each).unwrap_or(1).max(1);
        Self { choice, running: None, next, results: Vec::new(), chunk }
    }

    /// All at once.
    #[must_use]
    pub fn whole(choice: Choice) -> Option<Simulated> {
        let mut simulation = Self::new(choice);
        while simulation.running.is_some() || !simulation.next.is_empty() {
            simulation.advance(u32::MAX);
        }
        simulation.finished()
    }

    /// Works off about `budget` engine events.
    pub fn advance(&mut self, budget: u32) {
        if self.running.as_ref().is_none_or(Count::is_done) {
            if let Some(finished) = self.running.take() {
                self.results.push(Result::of(finished.into_recorder(), self.choice));
            }
            let recorder = || StatsRecorder::with_load(WINDOW);
            let begin = |scenario| Count::new(scenario, self.chunk, recorder());
            self.running = self.next.pop().map(begin);
        }
        if let Some(running) = &mut self.running {
            running.advance(budget);
        }
    }

    /// How much is done, in percent.
    #[must_use]
    pub fn percent(&self) -> u64 {
        let apps = u64::from(self.choice.apps());
        let running = self.running.as_ref().map_or(0, |it| u64::from(it.done()).min(apps));
        (self.results.len() as u64 * apps + running) * 100 / (RUNS * apps)
    }

    /// What it came to, once all runs are through.
    pub fn finished(&mut self) -> Option<Simulated> {
        let [jitter, herd, webhook] = &mut self.results[..] else { return None };
        let a_day = |number: u64| {
            let days = u128::from(number) * u128::from(Micros::DAY.0);
            u64::try_from(days / u128::from(self.choice.duration().0)).unwrap_or(u64::MAX)
        };
        let carried = |stats: Stats| a_day(stats.bytes.up + stats.bytes.down);
        let counts = jitter.stats.counts;
        let empty = (counts.empty_responses * 1_000_000).checked_div(counts.requests);
        let figures = Figures {
            polls: a_day(counts.requests),
            empty_ppm: empty.unwrap_or(0),
            poll_bytes: carried(jitter.stats),
            deliveries: a_day(webhook.stats.counts.requests),
            webhook_bytes: carried(webhook.stats),
            herd_peak: herd.peak,
            jitter_peak: jitter.peak,
        };
        let [herd, jitter] = [herd, jitter].map(|it| std::mem::take(&mut it.profile));
        Some(Simulated { figures, herd, jitter })
    }
}
