//! One outage, met by the events of a day: what becomes of each under one sender's policy.

use super::config::{Config, Phase, Receiver, StrategyConfig, Window, Workload};
use super::config_error::{Allowed, ConfigError, Field, Found};
use super::engine::Engine;
use super::limits::{MAX_REPLAYED, MAX_TRACE};
use super::policy::DeliveryPolicy;
use super::record::{MessageKind, What};
use super::trace::{Trace, TraceRecorder};
use crate::time::Micros;

/// An outage and what happens around it. Times count from any common beginning, such as midnight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outage {
    /// While it lasts, the app refuses deliveries at once and polls nothing.
    pub window: Window,
    /// When something happens, at most [`MAX_REPLAYED`] times.
    pub events: Vec<Micros>,
    /// Time between two polls that ask for everything since the last one; the first is made at the
    /// beginning. Without it the app relies on deliveries alone.
    pub reconcile: Option<Micros>,
}

/// What became of the events.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Replay {
    /// Of each event, by moment.
    pub events: Vec<Outcome>,
    /// When the sender turned the app's address off, if it did.
    pub disabled: Option<Micros>,
}

/// What became of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// When it happened.
    pub happened: Micros,
    /// How often the sender tried.
    pub attempts: u32,
    /// When the sender gave it up, if it did.
    pub gave_up: Option<Micros>,
    /// How the app came to know, if it did.
    pub known: Option<Known>,
}

/// How the app came to know of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// When.
    pub at: Micros,
    /// By what.
    pub by: Channel,
}

/// What brings news of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// The delivery with this number, from 1.
    Delivery {
        /// Which attempt.
        attempt: u32,
    },
    /// An answer to a poll.
    Poll,
}

impl Outage {
    /// Plays the outage to the end of the last attempt, in a network without delay or loss.
    ///
    /// # Errors
    /// Too many events, a window that does not begin before its end, and whatever else
    /// [`Config::checked`] does not accept.
    pub fn replay(&self, policy: &DeliveryPolicy) -> Result<Replay, ConfigError> {
        if self.events.len() > MAX_REPLAYED {
            let (field, found) = (Field::WorkloadAt, Found::Items(self.events.len()));
            let allowed = Allowed::Items { max: MAX_REPLAYED };
            return Err(ConfigError { field, found, allowed, in_fork: false });
        }
        let scenario = self.config(policy).checked()?;
        let trace = Engine::run(&scenario, TraceRecorder::new(MAX_TRACE));
        if trace.dropped() == 0 {
            return Ok(read(&trace));
        }
        let records = MAX_TRACE as u64 + trace.dropped();
        let allowed = Allowed::Count { min: 0, max: MAX_TRACE as u64 };
        let (field, found) = (Field::Work, Found::Count(records));
        Err(ConfigError { field, found, allowed, in_fork: false })
    }

    fn config(&self, policy: &DeliveryPolicy) -> Config {
        let Self { window, events, reconcile } = self;
        let last = events.iter().copied().fold(window.to, Micros::max);
        // Every attempt has failed by then, and one more poll has been answered.
        let rest = policy.longest_span() + policy.timeout + reconcile.unwrap_or_default();
        let policy = policy.clone();
        Config {
            duration: Micros(last.0.saturating_add(rest.0).saturating_add(1)),
            workload: Workload::At(events.clone()),
            receiver: Receiver { down: vec![*window], ..Receiver::default() },
            strategy: match *reconcile {
                Some(interval) => StrategyConfig::WebhookAndPoll { policy, interval },
                None => StrategyConfig::Webhook(policy),
            },
            phase: Phase::Within(Micros::ZERO),
            ..Config::default()
        }
    }
}

fn read(trace: &Trace) -> Replay {
    let mut replay = Replay::default();
    let mut brought_by = Channel::Poll;
    for record in trace.records() {
        let at = record.at;
        match record.what {
            What::Happened { .. } => {
                let outcome = Outcome { happened: at, attempts: 0, gave_up: None, known: None };
                replay.events.push(outcome);
            }
            What::Sent(message) => {
                if let MessageKind::Delivery { event, attempt } = message.kind {
                    replay.events[event as usize].attempts = attempt;
                }
            }
            What::Arrived { kind: MessageKind::Delivery { attempt, .. }, .. } => {
                brought_by = Channel::Delivery { attempt };
            }
            What::Arrived { kind: MessageKind::Events { .. }, .. } => brought_by = Channel::Poll,
            What::Learned { event, .. } => {
                replay.events[event as usize].known = Some(Known { at, by: brought_by });
            }
            What::GaveUp { event, .. } => replay.events[event as usize].gave_up = Some(at),
            What::Disabled => replay.disabled = Some(at),
            _ => {}
        }
    }
    replay
}

impl Outcome {
    /// How long the app did not know, if it ever knew.
    #[must_use]
    pub fn delay(&self) -> Option<Micros> {
        self.known.map(|known| known.at - self.happened)
    }
}

impl Replay {
    /// How many events the app never came to know.
    #[must_use]
    pub fn lost(&self) -> usize {
        self.events.iter().filter(|event| event.known.is_none()).count()
    }

    /// How many events a delivery was too late for, or never made: found by a poll.
    #[must_use]
    pub fn found_by_poll(&self) -> usize {
        let by_poll = |event: &&Outcome| event.known.is_some_and(|it| it.by == Channel::Poll);
        self.events.iter().filter(by_poll).count()
    }

    /// The longest that the app did not know of an event of which it came to know.
    #[must_use]
    pub fn stalest(&self) -> Option<Micros> {
        self.events.iter().filter_map(Outcome::delay).max()
    }
}
