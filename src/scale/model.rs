//! A world of up to a million apps, by formula at once and by simulation in slices. Pure.

use webhook_core::simulation::{Bytes, Ppm};
use webhook_core::simulation::{
    Config, DeliveryPolicy, Phase, Recorder, Scenario, Stats, StatsRecorder, StrategyConfig,
    Workload, attempts_ppm, empty_polls_ppm, peak_requests, poll_bytes_per_day, shortest_interval,
    times_per_day, webhook_bytes_per_day,
};
use webhook_core::time::Micros;

use crate::simulator::crowd::Count;
use crate::ui::store::{Change, Panel};

/// What can be chosen, and the amounts of each: a number of apps, seconds between two polls and
/// between two events of one app, resources, requests an hour.
pub const FIELDS: [&[u64]; 5] = [
    &[1, 100, 1_000, 10_000, 100_000, 1_000_000],
    &[5, 30, 60, 300, 900, 3_600],
    &[60, 600, 3_600, 86_400],
    &[10, 100, 1_000, 10_000],
    &[60, 600, 5_000, 15_000],
];
/// What is chosen at first.
pub const FIRST: [usize; 5] = [3, 2, 2, 2, 2];

/// Engine events worked off in one frame.
const BUDGET: u32 = 120_000;
/// Polls that a simulation makes in all, about.
const POLLS: u64 = 2_000_000;
/// Requests are counted second by second.
const WINDOW: Micros = Micros::from_secs(1);

#[derive(Clone, Copy, Debug)]
pub enum Msg {
    /// Of this field, this amount.
    Choose(usize, usize),
    Simulate,
    Cancel,
    Frame,
}

/// What it comes to in a day, and the most requests in a second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub polls: u64,
    pub empty_ppm: u64,
    pub poll_bytes: u64,
    pub deliveries: u64,
    pub webhook_bytes: u64,
    /// All apps began at the same moment.
    pub herd_peak: u64,
    /// Each began at a moment of its own.
    pub jitter_peak: u64,
}

impl Figures {
    /// In the order of the table.
    #[must_use]
    pub const fn rows(self) -> [u64; 7] {
        [
            self.polls,
            self.empty_ppm,
            self.poll_bytes,
            self.deliveries,
            self.webhook_bytes,
            self.herd_peak,
            self.jitter_peak,
        ]
    }
}

/// The three runs of a simulation, one after the other.
#[derive(Debug)]
pub struct Simulation {
    duration: Micros,
    running: Option<Count>,
    next: Vec<Scenario>,
    results: Vec<(Stats, u64)>,
    chunk: u32,
}

#[derive(Debug, Default)]
pub struct Model {
    pub chosen: Choice,
    pub simulation: Option<Simulation>,
    pub simulated: Option<Figures>,
}

/// The index chosen in each of [`FIELDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice(pub [usize; 5]);

impl Default for Choice {
    fn default() -> Self {
        Self(FIRST)
    }
}

impl Choice {
    fn amount(self, field: usize) -> u64 {
        FIELDS[field][self.0[field]]
    }

    #[must_use]
    pub fn apps(self) -> u32 {
        u32::try_from(self.amount(0)).unwrap_or(u32::MAX)
    }

    fn interval(self) -> Micros {
        Micros::from_secs(self.amount(1))
    }

    fn gap(self) -> Micros {
        Micros::from_secs(self.amount(2))
    }

    /// How many resources, under which limit an hour, and how long between two polls of one at least.
    #[must_use]
    pub fn limit(self) -> (u64, u64, Option<Micros>) {
        let (resources, limit) = (self.amount(3), self.amount(4));
        (resources, limit, shortest_interval(resources, limit))
    }

    /// What the formulas say.
    #[must_use]
    pub fn formula(self) -> Figures {
        let (apps, interval, gap) = (self.apps(), self.interval(), self.gap());
        let carried = |bytes: Bytes| bytes.up.saturating_add(bytes.down);
        Figures {
            polls: times_per_day(apps, interval),
            empty_ppm: empty_polls_ppm(gap, interval).into(),
            poll_bytes: carried(poll_bytes_per_day(apps, interval, gap, false)),
            deliveries: times_per_day(apps, gap),
            webhook_bytes: carried(webhook_bytes_per_day(apps, gap, attempts_ppm(Ppm::ZERO, 0))),
            herd_peak: peak_requests(apps, Micros::ZERO, WINDOW),
            jitter_peak: peak_requests(apps, interval, WINDOW),
        }
    }

    /// Long enough for about as many polls as are simulated, at least two of each app, at most a day.
    fn duration(self) -> Micros {
        let polls = (POLLS / u64::from(self.apps())).max(2);
        Micros((self.interval().0 * polls).min(Micros::DAY.0))
    }

    fn scenario(self, strategy: StrategyConfig, phase: Phase) -> Scenario {
        Config {
            duration: self.duration(),
            clients: self.apps(),
            workload: Workload::Poisson { mean_gap: self.gap() },
            strategy,
            phase,
            ..Config::default()
        }
        .checked()
        .unwrap_or_else(|_| unreachable!("an amount exceeds the scenario's limits"))
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
        Self { duration: choice.duration(), running: None, next, results: Vec::new(), chunk }
    }

    /// All at once.
    #[must_use]
    pub fn whole(choice: Choice) -> Option<Figures> {
        let mut simulation = Self::new(choice);
        while simulation.running.is_some() || !simulation.next.is_empty() {
            simulation.advance(u32::MAX);
        }
        simulation.figures()
    }

    /// Works off about `budget` engine events.
    fn advance(&mut self, budget: u32) {
        if self.running.as_ref().is_none_or(Count::is_done) {
            if let Some(finished) = self.running.take() {
                let recorder = finished.into_recorder();
                let peak = recorder.peak().unwrap_or(0);
                self.results.push((recorder.finish(), peak.into()));
            }
            let recorder = || StatsRecorder::with_load(WINDOW);
            let begin = |scenario| Count::new(scenario, self.chunk, recorder());
            self.running = self.next.pop().map(begin);
        }
        if let Some(running) = &mut self.running {
            running.advance(budget);
        }
    }

    /// Apps played so far, three times over.
    #[must_use]
    pub fn done(&self, apps: u32) -> u64 {
        let before = self.results.len() as u64 * u64::from(apps);
        before + self.running.as_ref().map_or(0, |running| u64::from(running.done().min(apps)))
    }

    /// What it came to, once all three runs are through.
    fn figures(&self) -> Option<Figures> {
        let [(polling, jitter_peak), (_, herd_peak), (webhook, _)] = self.results[..] else {
            return None;
        };
        let a_day = |number: u64| {
            let day = u128::from(number) * u128::from(Micros::DAY.0) / u128::from(self.duration.0);
            u64::try_from(day).unwrap_or(u64::MAX)
        };
        let carried = |stats: Stats| a_day(stats.bytes.up + stats.bytes.down);
        let counts = polling.counts;
        let empty = (counts.empty_responses * 1_000_000).checked_div(counts.requests);
        Some(Figures {
            polls: a_day(counts.requests),
            empty_ppm: empty.unwrap_or(0),
            poll_bytes: carried(polling),
            deliveries: a_day(webhook.counts.requests),
            webhook_bytes: carried(webhook),
            herd_peak,
            jitter_peak,
        })
    }
}

impl Model {
    #[must_use]
    pub const fn wants_frames(&self) -> bool {
        self.simulation.is_some()
    }

    /// How much of the simulation is done, in percent.
    #[must_use]
    pub fn percent(&self) -> Option<u64> {
        let apps = self.chosen.apps();
        let simulation = self.simulation.as_ref()?;
        Some(simulation.done(apps) * 100 / (3 * u64::from(apps)))
    }
}

impl Panel for Model {
    type Msg = Msg;

    fn apply(&mut self, msg: Msg) -> Change {
        match msg {
            Msg::Choose(field, index) => {
                let known = FIELDS.get(field).is_some_and(|amounts| index < amounts.len());
                if known && self.chosen.0[field] != index {
                    self.chosen.0[field] = index;
                    (self.simulation, self.simulated) = (None, None);
                }
            }
            Msg::Simulate => {
                self.simulated = None;
                self.simulation = Some(Simulation::new(self.chosen));
            }
            Msg::Cancel => self.simulation = None,
            Msg::Frame => {
                let Some(simulation) = &mut self.simulation else { return Change::Moved };
                simulation.advance(BUDGET);
                self.simulated = simulation.figures();
                if self.simulated.is_some() {
                    self.simulation = None;
                }
            }
        }
        Change::Told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use webhook_core::simulation::deviation_ppm;

    fn simulated(messages: &[Msg]) -> Model {
        let mut model = Model::default();
        messages.iter().chain(&[Msg::Simulate]).for_each(|msg| {
            model.apply(*msg);
        });
        let mut before = 0;
        while model.wants_frames() {
            model.apply(Msg::Frame);
            let percent = model.percent().unwrap_or(100);
            assert!(percent >= before && percent <= 100, "{percent} after {before}");
            before = percent;
        }
        model
    }

    #[test]
    fn the_simulation_comes_near_the_formulas() {
        let model = simulated(&[]);
        let (formula, found) = (model.chosen.formula(), model.simulated.unwrap());
        let near = |name: &str, found: u64, formula: u64, most_ppm: u64| {
            let apart = deviation_ppm(found, formula).unwrap();
            assert!(apart <= most_ppm, "{name}: {found} for {formula}");
        };
        near("polls", found.polls, formula.polls, 0);
        near("empty", found.empty_ppm, formula.empty_ppm, 2_000);
        near("bytes of polls", found.poll_bytes, formula.poll_bytes, 10_000);
        near("deliveries", found.deliveries, formula.deliveries, 10_000);
        near("bytes of webhooks", found.webhook_bytes, formula.webhook_bytes, 10_000);
        near("peak of a herd", found.herd_peak, formula.herd_peak, 0);
        near("peak with jitter", found.jitter_peak, formula.jitter_peak, 100_000);
    }

    #[test]
    fn it_can_be_cancelled_and_a_choice_takes_its_result_away() {
        let mut model = Model::default();
        model.apply(Msg::Simulate);
        model.apply(Msg::Frame);
        model.apply(Msg::Cancel);
        assert!(!model.wants_frames() && model.simulated.is_none());
        let mut model = simulated(&[Msg::Choose(0, 1)]);
        assert!(model.simulated.is_some());
        model.apply(Msg::Choose(9, 0));
        model.apply(Msg::Choose(0, 99));
        assert!(model.simulated.is_some());
        model.apply(Msg::Choose(0, 0));
        assert!(model.simulated.is_none());
        assert_eq!(model.chosen.apps(), 1);
    }

    #[test]
    fn every_choice_stays_within_the_limits() {
        for apps in 0..FIELDS[0].len() {
            for interval in 0..FIELDS[1].len() {
                for gap in 0..FIELDS[2].len() {
                    let choice = Choice([apps, interval, gap, 0, 0]);
                    assert_eq!(Simulation::new(choice).next.len(), 3);
                    assert!(choice.formula().polls > 0);
                }
            }
        }
    }

    #[test]
    fn a_limit_bounds_the_interval() {
        assert_eq!(Choice::default().limit(), (1_000, 5_000, Some(Micros::from_secs(720))));
    }
}
