//! The chosen world played app by app, in slices. Pure.

use webhook_core::simulation::{Recorder, Stats, StatsRecorder};
use webhook_core::time::Micros;

use super::choice::{Choice, Figures, HOUR, WINDOW, World};
use crate::simulator::crowd::Count;

/// Places of a drawing of a load.
const COLUMNS: usize = 120;

/// The runs of a simulation, one after the other.
#[derive(Debug)]
pub struct Simulation {
    choice: Choice,
    running: Option<Count>,
    next: Vec<World>,
    results: Vec<Result>,
    /// Apps of all runs, and those of the runs that are through.
    apps: u64,
    played: u64,
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
        let next = Vec::from(choice.worlds());
        let apps = next.iter().map(|world| u64::from(world.scenario.clients())).sum();
        Self { choice, running: None, next, results: Vec::new(), apps, played: 0 }
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
                self.played += u64::from(finished.done());
                self.results.push(Result::of(finished.into_recorder(), self.choice));
            }
            let recorder = || StatsRecorder::with_load(WINDOW);
            let begin = |World { scenario, chunk }| Count::new(scenario, chunk, recorder());
            self.running = self.next.pop().map(begin);
        }
        if let Some(running) = &mut self.running {
            running.advance(budget);
        }
    }

    /// How much is done, in percent.
    #[must_use]
    pub fn percent(&self) -> u64 {
        let running = self.running.as_ref().map_or(0, |count| u64::from(count.done()));
        (self.played + running) * 100 / self.apps
    }

    /// What it came to, once all runs are through.
    pub fn finished(&mut self) -> Option<Simulated> {
        // The last world was played first.
        let [limited, jitter, herd, webhook] = &mut self.results[..] else { return None };
        let choice = self.choice;
        let a_day = |number: u64| scaled(number, Micros::DAY, choice.duration());
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
            limited: scaled(limited.stats.counts.requests, HOUR, choice.limit().duration()),
        };
        let [herd, jitter] = [herd, jitter].map(|it| std::mem::take(&mut it.profile));
        Some(Simulated { figures, herd, jitter })
    }
}

/// What a number of so long a run comes to in so long a time, to the nearest.
fn scaled(number: u64, time: Micros, run: Micros) -> u64 {
    let (all, run) = (u128::from(number) * u128::from(time.0), u128::from(run.0.max(1)));
    u64::try_from((all + run / 2) / run).unwrap_or(u64::MAX)
}
