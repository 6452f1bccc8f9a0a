//! One world, told twice: the same events, latencies and losses met by polling and by a webhook.

use webhook_core::provider::{Delivery, EventType, Provider, Sender};
use webhook_core::simulation::{
    Config, Counts, DeliveryPolicy, Engine, Frame, Network, Ppm, Receiver, Record, Scenario, Span,
    StrategyConfig, Timeline, TraceRecorder, What, Workload, limits, moment_within, poisson_times,
};
use webhook_core::time::Micros;

use super::knobs::{Knob, Knobs};
use super::mishap::Mishap;
use super::turn::Turned;

/// How the polling app asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PollKind {
    #[default]
    Short,
    Conditional,
    Long,
}

impl PollKind {
    pub const ALL: [Self; 3] = [Self::Short, Self::Conditional, Self::Long];
}

/// How often something happens at the service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Often {
    #[default]
    Once,
    Again,
}

impl Often {
    pub const ALL: [Self; 2] = [Self::Once, Self::Again];
}

/// Everything that decides a run. Equal settings give equal runs, to the microsecond.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub seed: u64,
    pub provider: &'static Provider,
    pub event: &'static EventType,
    pub kind: PollKind,
    pub often: Often,
    pub knobs: Knobs,
    /// The moment at which the reader made it happen, if they did.
    pub made: Option<Micros>,
    /// By whose rules the webhook is delivered; `None`: by those of the event's own provider.
    pub sender: Option<Sender>,
    /// Whether the app recognises an event that it has taken in.
    pub recognises: bool,
    /// What the reader let go wrong, in its order, at most [`MOST`](super::mishap::MOST).
    pub mishaps: Vec<Mishap>,
    /// What is otherwise in a second run beside this one, and from when.
    pub turned: Option<Turned>,
}

/// How long after something went wrong a single event is followed at least: an app that is down
/// comes up again, and the senders that try again soon have done so.
const AFTERMATH: Micros = Micros::from_secs(90);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    Polling,
    Webhook,
}

impl Lane {
    pub const BOTH: [Self; 2] = [Self::Polling, Self::Webhook];
}

impl Settings {
    fn millis(&self, knob: Knob) -> Micros {
        Micros::from_millis(self.knobs.get(knob))
    }

    /// The span that the time axis shows at least.
    #[must_use]
    pub fn watch(&self) -> Micros {
        self.millis(Knob::Watch)
    }

    #[must_use]
    pub fn poll_every(&self) -> Micros {
        self.millis(Knob::PollEvery)
    }

    #[must_use]
    pub fn clients(&self) -> u32 {
        u32::try_from(self.knobs.get(Knob::Clients)).unwrap_or(u32::MAX)
    }

    /// How the webhook is delivered.
    #[must_use]
    pub fn delivery(&self) -> &'static Delivery {
        self.sender.map_or(&self.provider.delivery, |sender| sender.delivery)
    }

    /// Whose rules those are.
    #[must_use]
    pub fn sender_name(&self) -> &'static str {
        self.sender.map_or(self.provider.name, |sender| sender.name)
    }

    fn strategy(&self, lane: Lane) -> StrategyConfig {
        let interval = self.poll_every();
        match (lane, self.kind) {
            (Lane::Webhook, _) => StrategyConfig::Webhook(DeliveryPolicy::from(self.delivery())),
            (_, PollKind::Short) => StrategyConfig::ShortPoll { interval },
            (_, PollKind::Conditional) => StrategyConfig::ConditionalPoll { interval },
            (_, PollKind::Long) => StrategyConfig::LongPoll { hold: interval },
        }
    }

    /// When a single event happens unless the reader makes it: past the first fifth, so that
    /// there is something to wait for, and before the last third, so that its news fits in.
    fn chance(&self) -> Micros {
        let Micros(watch) = self.watch();
        let span = Span { min: Micros(watch / 5), max: Micros(watch / 3 * 2) };
        moment_within(self.seed, span)
    }

    fn workload(&self) -> Workload {
        match (self.often, self.made) {
            (Often::Once, made) => Workload::At(vec![made.unwrap_or_else(|| self.chance())]),
            (Often::Again, None) => Workload::Poisson { mean_gap: self.millis(Knob::MeanGap) },
            (Often::Again, Some(made)) => {
                let gap = self.millis(Knob::MeanGap);
                let mut times = poisson_times(self.seed, gap, self.watch());
                times.insert(times.partition_point(|at| *at <= made), made);
                Workload::At(times)
            }
        }
    }

    /// A single event is followed until it is known; of many, those in the watched span are.
    fn duration(&self) -> Micros {
        match self.often {
            Often::Again => self.watch(),
            Often::Once => {
                let plain = self.watch() + self.poll_every() * 3 + Micros::from_secs(10);
                let aftermath = |mishap: &Mishap| mishap.at.min(plain) + AFTERMATH;
                self.mishaps.iter().map(aftermath).fold(plain, Micros::max)
            }
        }
    }

    /// The world as one lane meets it, for this many apps. The knobs' ranges lie within the
    /// scenario's limits; a test turns each of them to both ends.
    #[must_use]
    pub fn scenario(&self, lane: Lane, clients: u32) -> Scenario {
        self.config(lane, clients)
            .checked()
            .unwrap_or_else(|_| unreachable!("a knob's range exceeds the scenario's limits"))
    }

    /// The same for one app, with the turn.
    fn forked(&self, lane: Lane) -> Scenario {
        let mut config = self.config(lane, 1);
        let fork = |it: Turned| it.fork(config.network, &config.receiver, &config.strategy);
        config.fork = self.turned.map(fork);
        config.checked().unwrap_or_else(|_| unreachable!("a turn stays within the limits"))
    }

    fn config(&self, lane: Lane, clients: u32) -> Config {
        Config {
            seed: self.seed,
            duration: self.duration(),
            clients,
            workload: self.workload(),
            network: Network {
                latency: Span {
                    min: self.millis(Knob::LatencyMin),
                    max: self.millis(Knob::LatencyMax),
                },
                loss: Ppm((self.knobs.get(Knob::Loss) * 100) as u32),
            },
            receiver: Receiver { deduplicate: self.recognises, ..Receiver::default() },
            strategy: self.strategy(lane),
            faults: self.mishaps.iter().map(|mishap| mishap.fault()).collect(),
            ..Config::default()
        }
    }
}

/// What one lane went through, and when its app knew.
#[derive(Clone, Debug)]
pub struct Story {
    pub timeline: Timeline,
    /// For each event the app learned of: when, and how long after it had happened.
    learned: Vec<(Micros, Micros)>,
}

impl Story {
    fn tell(scenario: &Scenario) -> Self {
        let trace = Engine::run(scenario, TraceRecorder::new(limits::MAX_TRACE));
        let timeline = Timeline::new(trace);
        let learned = timeline.records().iter().filter_map(|record| match record.what {
            What::Learned { delay, .. } => Some((record.at, delay)),
            _ => None,
        });
        Self { learned: learned.collect(), timeline }
    }

    /// What had been recorded by then.
    #[must_use]
    pub fn seen(&self, by: Micros) -> &[Record] {
        let records = self.timeline.records();
        &records[..records.partition_point(|record| record.at <= by)]
    }

    /// What it came to by then.
    #[must_use]
    pub fn counts(&self, by: Micros) -> Counts {
        let mut frame = Frame::default();
        self.timeline.frame(by, &mut frame);
        frame.counts
    }

    /// The delays of the events known by then, in the order in which they became known.
    pub fn delays(&self, by: Micros) -> impl DoubleEndedIterator<Item = Micros> + Clone {
        let known = self.learned.partition_point(|(at, _)| *at <= by);
        self.learned[..known].iter().map(|(_, delay)| *delay)
    }

    /// When its last record was made.
    fn ended(&self) -> Option<Micros> {
        self.timeline.records().last().map(|record| record.at)
    }

    /// When the last message about the last event had settled; `None` if some app never knew.
    fn settled(&self) -> Option<Micros> {
        let (known, _) = *self.learned.last()?;
        let reply = |what: &What| matches!(what, What::Arrived { .. } | What::WorkFinished { .. });
        let rest = self.timeline.records().iter().filter(|record| record.at >= known);
        rest.filter(|record| reply(&record.what)).map(|record| record.at).take(2).max()
    }
}

/// Both lanes of one world, and where the showing of it ends.
/// Stretches that overlap are one. They come in order, and are all of one length.
fn united(stretches: impl Iterator<Item = (Micros, Micros)>) -> Vec<(Micros, Micros)> {
    let mut apart: Vec<(Micros, Micros)> = Vec::new();
    for (from, to) in stretches {
        match apart.last_mut() {
            Some(last) if from <= last.1 => last.1 = to,
            _ => apart.push((from, to)),
        }
    }
    apart
}

#[derive(Clone, Debug)]
pub struct Run {
    pub polling: Story,
    pub webhook: Story,
    /// The moment at which playback stops.
    pub end: Micros,
    /// The span of the time axis.
    pub axis: Micros,
    /// Moments at which something happened at the service.
    pub happenings: Vec<Micros>,
    /// Stretches during which the reader took the app down, apart from each other.
    pub down: Vec<(Micros, Micros)>,
}

impl Run {
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self::of(settings, |lane| settings.scenario(lane, 1))
    }

    /// The second run, in which one thing is otherwise from a moment on.
    #[must_use]
    pub fn forked(settings: &Settings) -> Self {
        Self::of(settings, |lane| settings.forked(lane))
    }

    fn of(settings: &Settings, scenario: impl Fn(Lane) -> Scenario) -> Self {
        let [polling, webhook] = Lane::BOTH.map(|lane| Story::tell(&scenario(lane)));
        let last = settings.duration();
        // What went wrong may go on after the app knows: it is called again, or a second time.
        let settled = match settings.mishaps[..] {
            [] if settings.turned.is_none() => webhook.settled(),
            _ => webhook.settled().and(webhook.ended()),
        };
        let end = match settings.often {
            Often::Again => last,
            Often::Once => match (polling.settled(), settled) {
                (Some(a), Some(b)) => a.max(b).min(last),
                _ => last,
            },
        };
        let happened =
            webhook.timeline.records().iter().filter_map(|record| {
                matches!(record.what, What::Happened { .. }).then_some(record.at)
            });
        let happenings = happened.collect();
        let down = united(settings.mishaps.iter().filter_map(|mishap| mishap.downtime()));
        Self { polling, webhook, end, axis: end.max(settings.watch()), happenings, down }
    }

    #[must_use]
    pub const fn story(&self, lane: Lane) -> &Story {
        match lane {
            Lane::Polling => &self.polling,
            Lane::Webhook => &self.webhook,
        }
    }

    /// How many things had happened by then: what both lanes recorded, and the app going down or up.
    #[must_use]
    pub fn things_by(&self, at: Micros) -> usize {
        let moments = self.down.iter().flat_map(|(from, to)| [from, to]);
        let recorded: usize = Lane::BOTH.map(|lane| self.story(lane).seen(at).len()).iter().sum();
        recorded + moments.filter(|moment| **moment <= at).count()
    }

    /// The next moment after `at` at which anything is recorded in either lane.
    #[must_use]
    pub fn next_after(&self, at: Micros) -> Option<Micros> {
        let moments = Lane::BOTH.map(|lane| self.story(lane).timeline.next_after(at));
        moments.into_iter().flatten().min().filter(|moment| *moment <= self.end)
    }

    /// The last moment before `at` at which anything was recorded in either lane.
    #[must_use]
    pub fn before(&self, at: Micros) -> Option<Micros> {
        let moments = Lane::BOTH.map(|lane| self.story(lane).timeline.before(at));
        moments.into_iter().flatten().max()
    }
}
