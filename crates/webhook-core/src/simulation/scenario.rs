//! A configuration that has been checked: what the engine plays.

use std::collections::BinaryHeap;

use super::config::{Config, Network, Ppm, Receiver, Span, StrategyConfig, Window, Workload};
use super::config_error::{Allowed, ConfigError, Field, Found};
use super::limits::{
    MAX_CLIENTS, MAX_DOWN, MAX_DURATION, MAX_EVENTS, MAX_EVENTS_PER_CLIENT, MAX_GAP, MAX_LATENCY,
    MAX_RETRIES, MAX_WAIT, MAX_WORK, MIN_INTERVAL,
};
use crate::time::Micros;

/// A [`Config`] within all [`limits`](super::limits), moments and windows in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    config: Config,
}

impl Scenario {
    /// The configuration as it is played: moments sorted, windows of downtime sorted and joined.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// See [`Config::seed`].
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.config.seed
    }

    /// See [`Config::duration`].
    #[must_use]
    pub fn duration(&self) -> Micros {
        self.config.duration
    }

    /// See [`Config::clients`].
    #[must_use]
    pub fn clients(&self) -> u32 {
        self.config.clients
    }

    /// See [`Config::workload`]; moments are sorted.
    #[must_use]
    pub fn workload(&self) -> &Workload {
        &self.config.workload
    }

    /// See [`Config::network`].
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.config.network
    }

    /// See [`Config::receiver`]; windows of downtime are sorted and do not touch.
    #[must_use]
    pub fn receiver(&self) -> &Receiver {
        &self.config.receiver
    }

    /// See [`Config::strategy`].
    #[must_use]
    pub fn strategy(&self) -> &StrategyConfig {
        &self.config.strategy
    }
}

impl Config {
    /// Checks every value against [`limits`](super::limits) and puts moments and windows of
    /// downtime in order.
    ///
    /// # Errors
    /// The first value, in the order of the fields, that is out of its range; or the whole, when
    /// the run would be too much work.
    pub fn checked(mut self) -> Result<Scenario, ConfigError> {
        within(Field::Duration, self.duration, Micros(1), MAX_DURATION)?;
        counted(Field::Clients, self.clients.into(), 1, MAX_CLIENTS.into())?;
        check_workload(&mut self.workload)?;
        check_span(Field::NetworkLatency, self.network.latency, MAX_LATENCY)?;
        check_share(Field::NetworkLoss, self.network.loss)?;
        check_receiver(&mut self.receiver)?;
        check_strategy(&self.strategy)?;
        check_work(&self)?;
        Ok(Scenario { config: self })
    }
}

fn check_workload(workload: &mut Workload) -> Result<(), ConfigError> {
    match workload {
        Workload::Poisson { mean_gap } => {
            within(Field::WorkloadMeanGap, *mean_gap, MIN_INTERVAL, MAX_GAP)
        }
        Workload::At(moments) => {
            at_most(Field::WorkloadAt, moments.len(), MAX_EVENTS)?;
            // A heap's sort is a fifth of the code of the standard one, and this travels as wasm.
            *moments = BinaryHeap::from(core::mem::take(moments)).into_sorted_vec();
            Ok(())
        }
        Workload::Every(gap) => within(Field::WorkloadEvery, *gap, MIN_INTERVAL, MAX_GAP),
        Workload::Never => Ok(()),
    }
}

fn check_receiver(receiver: &mut Receiver) -> Result<(), ConfigError> {
    check_span(Field::ReceiverProcessing, receiver.processing, MAX_WAIT)?;
    at_most(Field::ReceiverDown, receiver.down.len(), MAX_DOWN)?;
    for (index, window) in receiver.down.iter().enumerate() {
        if window.from >= window.to {
            return Err(ConfigError {
                // At most `MAX_DOWN`.
                field: Field::ReceiverDownWindow(index as u32),
                found: Found::Window(*window),
                allowed: Allowed::FromBeforeTo,
            });
        }
    }
    join(&mut receiver.down);
    check_share(Field::ReceiverErrorRate, receiver.error_rate)
}

/// Sorts windows and joins those that overlap or touch.
fn join(windows: &mut Vec<Window>) {
    let mut sorted: Vec<Window> = Vec::with_capacity(windows.len());
    for window in windows.iter() {
        // At most `MAX_DOWN` of them.
        let at = sorted.partition_point(|other| other.from <= window.from);
        sorted.insert(at, *window);
    }
    *windows = sorted;
    windows.dedup_by(|later, earlier| {
        let joined = later.from <= earlier.to;
        if joined {
            earlier.to = earlier.to.max(later.to);
        }
        joined
    });
}

fn check_strategy(strategy: &StrategyConfig) -> Result<(), ConfigError> {
    match strategy {
        StrategyConfig::ShortPoll { interval } | StrategyConfig::ConditionalPoll { interval } => {
            within(Field::StrategyInterval, *interval, MIN_INTERVAL, MAX_DURATION)
        }
        StrategyConfig::LongPoll { hold } => {
            within(Field::StrategyHold, *hold, MIN_INTERVAL, MAX_WAIT)
        }
        StrategyConfig::Webhook { timeout, retry_after } => {
            within(Field::StrategyTimeout, *timeout, MIN_INTERVAL, MAX_WAIT)?;
            at_most(Field::StrategyRetryAfter, retry_after.len(), MAX_RETRIES)?;
            for (retry, &wait) in (0..).zip(retry_after) {
                within(Field::StrategyRetryWait(retry), wait, Micros::ZERO, MAX_DURATION)?;
            }
            Ok(())
        }
    }
}

/// Bounds what the engine will have to do: every request, every event, and every time that an
/// event can travel.
fn check_work(config: &Config) -> Result<(), ConfigError> {
    let duration = config.duration.0;
    let events = match &config.workload {
        Workload::Poisson { mean_gap } => duration / mean_gap.0,
        Workload::At(moments) => moments.len() as u64,
        Workload::Every(gap) => duration / gap.0,
        Workload::Never => 0,
    };
    counted(Field::EventsPerClient, events, 0, MAX_EVENTS_PER_CLIENT)?;
    let there_and_back = 2 * config.network.latency.max.0;
    let (polls, journeys) = match &config.strategy {
        // An event travels again with each poll that set out before the app had taken it in.
        StrategyConfig::ShortPoll { interval } | StrategyConfig::ConditionalPoll { interval } => {
            (duration / interval.0 + 1, there_and_back / interval.0 + 2)
        }
        // Each event, and each second of failing, may end a hold early.
        StrategyConfig::LongPoll { hold } => {
            (duration / hold.0 + events + duration / Micros::from_secs(1).0 + 1, 1)
        }
        StrategyConfig::Webhook { retry_after, .. } => (0, 1 + retry_after.len() as u64),
    };
    let one = u128::from(polls) + u128::from(events) * u128::from(journeys);
    let work = u64::try_from(one * u128::from(config.clients)).unwrap_or(u64::MAX);
    counted(Field::Work, work, 0, MAX_WORK)
}

fn within(field: Field, found: Micros, min: Micros, max: Micros) -> Result<(), ConfigError> {
    if (min..=max).contains(&found) {
        return Ok(());
    }
    Err(ConfigError { field, found: Found::Time(found), allowed: Allowed::Time { min, max } })
}

fn counted(field: Field, found: u64, min: u64, max: u64) -> Result<(), ConfigError> {
    if (min..=max).contains(&found) {
        return Ok(());
    }
    Err(ConfigError { field, found: Found::Count(found), allowed: Allowed::Count { min, max } })
}

fn at_most(field: Field, found: usize, max: usize) -> Result<(), ConfigError> {
    if found <= max {
        return Ok(());
    }
    Err(ConfigError { field, found: Found::Items(found), allowed: Allowed::Items { max } })
}

fn check_share(field: Field, found: Ppm) -> Result<(), ConfigError> {
    if found <= Ppm::ONE {
        return Ok(());
    }
    Err(ConfigError { field, found: Found::Share(found), allowed: Allowed::Share })
}

fn check_span(field: Field, found: Span, max: Micros) -> Result<(), ConfigError> {
    if found.min <= found.max && found.max <= max {
        return Ok(());
    }
    Err(ConfigError { field, found: Found::Span(found), allowed: Allowed::Span { max } })
}
