//! What can be chosen of the world, and what formulas say of it. Pure.

use webhook_core::simulation::{
    Bytes, Config, DeliveryPolicy, Phase, Ppm, Scenario, StrategyConfig, Workload, attempts_ppm,
    empty_polls_ppm, peak_requests, poll_bytes_per_day, shortest_interval, times_per_day,
    webhook_bytes_per_day,
};
use webhook_core::time::Micros;

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

/// Polls that a simulation makes in all, about.
const POLLS: u64 = 2_000_000;
/// Requests are counted second by second.
pub const WINDOW: Micros = Micros::from_secs(1);
pub const HOUR: Micros = Micros::from_secs(3_600);

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
    /// Requests an hour when every thing is asked about as often as the limit lets.
    pub limited: u64,
}

impl Figures {
    /// In the order of the table.
    #[must_use]
    pub const fn rows(self) -> [u64; 8] {
        [
            self.polls,
            self.empty_ppm,
            self.poll_bytes,
            self.deliveries,
            self.webhook_bytes,
            self.herd_peak,
            self.jitter_peak,
            self.limited,
        ]
    }
}

/// What a rate limit leaves to those who poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Things to watch, each with a request of its own.
    pub resources: u64,
    /// Requests allowed an hour.
    pub allowed: u64,
    /// Between two polls of one thing, at least.
    pub shortest: Micros,
    /// Between two polls of one thing, as chosen.
    pub interval: Micros,
    /// Requests an hour that the chosen interval takes.
    pub wanted: u64,
}

impl Limit {
    /// How long the polls that it lets are played: an hour or so, but two of each thing at least.
    #[must_use]
    pub fn duration(self) -> Micros {
        self.shortest * HOUR.0.div_ceil(self.shortest.0.max(1)).max(2)
    }
}

/// How many runs a simulation has.
pub const RUNS: usize = 4;

/// A run of a simulation.
#[derive(Debug)]
pub struct World {
    pub scenario: Scenario,
    /// Apps to be played before the budget is looked at.
    pub chunk: u32,
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

    #[must_use]
    pub fn interval(self) -> Micros {
        Micros::from_secs(self.amount(1))
    }

    fn gap(self) -> Micros {
        Micros::from_secs(self.amount(2))
    }

    #[must_use]
    pub fn limit(self) -> Limit {
        let (resources, allowed) = (self.amount(3), self.amount(4));
        Limit {
            resources,
            allowed,
            shortest: shortest_interval(resources, allowed).unwrap_or_default(),
            interval: self.interval(),
            wanted: resources * HOUR.0 / self.interval().0,
        }
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
            limited: self.limit().allowed,
        }
    }

    /// Long enough for about as many polls as are simulated, at least two of each app, at most a day.
    #[must_use]
    pub fn duration(self) -> Micros {
        let polls = (POLLS / u64::from(self.apps())).max(2);
        Micros((self.interval().0 * polls).min(Micros::DAY.0))
    }

    /// The chosen world.
    fn config(self) -> Config {
        Config {
            duration: self.duration(),
            clients: self.apps(),
            workload: Workload::Poisson { mean_gap: self.gap() },
            ..Config::default()
        }
    }

    /// The runs of a simulation: webhooks, polling in step and in each app's own time, and polling
    /// of all things as often as the limit lets.
    #[must_use]
    pub fn worlds(self) -> [World; RUNS] {
        let (interval, limit) = (self.interval(), self.limit());
        let policy = DeliveryPolicy::new(Micros::from_secs(10), Vec::new());
        let webhook = Config { strategy: StrategyConfig::Webhook(policy), ..self.config() };
        let poll = |interval, phase, config| {
            let strategy = StrategyConfig::ShortPoll { interval };
            World::of(Config { strategy, phase, ..config }, interval)
        };
        let limited = Config {
            duration: limit.duration(),
            clients: u32::try_from(limit.resources).unwrap_or(u32::MAX),
            ..self.config()
        };
        [
            World::of(webhook, interval),
            poll(interval, Phase::Within(Micros::ZERO), self.config()),
            poll(interval, Phase::Uniform, self.config()),
            poll(limit.shortest, Phase::Uniform, limited),
        ]
    }
}

impl World {
    fn of(config: Config, interval: Micros) -> Self {
        // A thousand polls or so.
        let chunk = u32::try_from(1_000 * interval.0 / config.duration.0).unwrap_or(1).max(1);
        let scenario = config
            .checked()
            .unwrap_or_else(|_| unreachable!("an amount exceeds the scenario's limits"));
        Self { scenario, chunk }
    }
}
