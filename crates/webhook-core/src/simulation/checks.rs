//! The single checks of a configuration.

use core::mem::discriminant;
use std::collections::BinaryHeap;

use super::attack::{Attack, Forgery};
use super::config::{
    Config, Fork, Network, Phase, Ppm, Receiver, Span, StrategyConfig, Window, Workload,
};
use super::config_error::{Allowed, ConfigError, Field, Found};
use super::fault::{Fault, FaultKind, Reach};
use super::limits::{
    MAX_ATTACKS, MAX_DOWN, MAX_DURATION, MAX_EVENTS, MAX_EVENTS_PER_CLIENT, MAX_FAULTS, MAX_FORGED,
    MAX_GAP, MAX_LATENCY, MAX_RETRIES, MAX_WAIT, MAX_WORK, MIN_INTERVAL,
};
use super::policy::DeliveryPolicy;
use super::record::Route;
use crate::time::Micros;

pub(super) fn check_workload(workload: &mut Workload) -> Result<(), ConfigError> {
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

pub(super) fn check_receiver(receiver: &mut Receiver) -> Result<(), ConfigError> {
    check_span(Field::ReceiverProcessing, receiver.processing, MAX_WAIT)?;
    at_most(Field::ReceiverDown, receiver.down.len(), MAX_DOWN)?;
    for (index, window) in receiver.down.iter().enumerate() {
        if window.from >= window.to {
            // At most `MAX_DOWN`.
            let field = Field::ReceiverDownWindow(index as u32);
            return Err(refused(field, Found::Window(*window), Allowed::FromBeforeTo));
        }
    }
    check_share(Field::ReceiverErrorRate, receiver.error_rate)
}

/// Sorts windows and joins those that overlap or touch.
pub(super) fn join(windows: &mut Vec<Window>) {
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

pub(super) fn check_strategy(strategy: &StrategyConfig) -> Result<(), ConfigError> {
    match strategy {
        StrategyConfig::ShortPoll { interval } | StrategyConfig::ConditionalPoll { interval } => {
            within(Field::StrategyInterval, *interval, MIN_INTERVAL, MAX_DURATION)
        }
        StrategyConfig::LongPoll { hold } => {
            within(Field::StrategyHold, *hold, MIN_INTERVAL, MAX_WAIT)
        }
        StrategyConfig::Webhook(policy) => check_policy(policy),
        StrategyConfig::WebhookAndPoll { policy, interval } => {
            check_policy(policy)?;
            within(Field::StrategyInterval, *interval, MIN_INTERVAL, MAX_DURATION)
        }
    }
}

fn check_policy(policy: &DeliveryPolicy) -> Result<(), ConfigError> {
    within(Field::StrategyTimeout, policy.timeout, MIN_INTERVAL, MAX_WAIT)?;
    at_most(Field::StrategyRetryAfter, policy.retry_after.len(), MAX_RETRIES)?;
    for (retry, &wait) in (0..).zip(&policy.retry_after) {
        within(Field::StrategyRetryWait(retry), wait, Micros::ZERO, MAX_DURATION)?;
    }
    Ok(())
}

pub(super) fn check_network(network: &Network) -> Result<(), ConfigError> {
    check_span(Field::NetworkLatency, network.latency, MAX_LATENCY)?;
    check_share(Field::NetworkLoss, network.loss)
}

pub(super) fn check_phase(phase: Phase) -> Result<(), ConfigError> {
    match phase {
        Phase::Uniform => Ok(()),
        Phase::Within(span) => within(Field::Phase, span, Micros::ZERO, MAX_DURATION),
    }
}

pub(super) fn check_faults(faults: &[Fault]) -> Result<(), ConfigError> {
    at_most(Field::Faults, faults.len(), MAX_FAULTS)?;
    for (index, &Fault { from, reach, kind }) in (0..).zip(faults) {
        within(Field::FaultFrom(index), from, Micros::ZERO, MAX_DURATION)?;
        match (reach, kind) {
            (Reach::Until(end), _) => {
                within(Field::FaultEnd(index), end, from + Micros(1), MAX_DURATION)?;
            }
            (Reach::Next(_), FaultKind::Reorder | FaultKind::Down) => {
                return Err(refused(Field::FaultReach(index), Found::Endless, Allowed::WithEnd));
            }
            (Reach::Next(times), _) => {
                counted(Field::FaultReach(index), times.into(), 1, MAX_FORGED)?;
            }
        }
        if let FaultKind::Drop { route } | FaultKind::Delay { route, .. } = kind
            && !matches!(route, Route::ToApp | Route::ToService)
        {
            return Err(refused(Field::FaultRoute(index), Found::OtherWay, Allowed::OwnWay));
        }
        match kind {
            FaultKind::Delay { by: time, .. } | FaultKind::Duplicate { after: time } => {
                within(Field::FaultTime(index), time, Micros::ZERO, MAX_WAIT)?;
            }
            FaultKind::Answer { status, retry_after } => {
                counted(Field::FaultStatus(index), status.into(), 300, 599)?;
                let asked = Micros::from_secs(retry_after.unwrap_or(0).into());
                within(Field::FaultTime(index), asked, Micros::ZERO, MAX_DURATION)?;
            }
            FaultKind::Drop { .. } | FaultKind::Reorder | FaultKind::NoAnswer | FaultKind::Down => {
            }
        }
    }
    Ok(())
}

pub(super) fn check_attacks(attacks: &[Attack]) -> Result<(), ConfigError> {
    at_most(Field::Attacks, attacks.len(), MAX_ATTACKS)?;
    for (index, attack) in (0..).zip(attacks) {
        within(Field::AttackFrom(index), attack.from, Micros::ZERO, MAX_DURATION)?;
        within(Field::AttackEvery(index), attack.every, MIN_INTERVAL, MAX_DURATION)?;
        counted(Field::AttackCount(index), attack.count.into(), 1, MAX_FORGED)?;
        if let Forgery::Replay { age } = attack.forgery {
            within(Field::AttackAge(index), age, Micros::ZERO, MAX_DURATION)?;
        }
    }
    Ok(())
}

pub(super) fn check_fork(fork: &mut Fork, strategy: &StrategyConfig) -> Result<(), ConfigError> {
    within(Field::ForkAt, fork.at, Micros::ZERO, MAX_DURATION)?;
    check_network(&fork.network)?;
    check_receiver(&mut fork.receiver)?;
    check_strategy(&fork.strategy)?;
    if discriminant(&fork.strategy) == discriminant(strategy) {
        return Ok(());
    }
    Err(refused(Field::Strategy, Found::OtherKind, Allowed::SameKind))
}

/// Bounds what the engine will have to do: every request, every event, and every time that an
/// event can travel.
pub(super) fn check_work(config: &Config) -> Result<(), ConfigError> {
    let duration = config.duration.0;
    let events = match &config.workload {
        Workload::Poisson { mean_gap } => duration / mean_gap.0,
        Workload::At(moments) => moments.len() as u64,
        Workload::Every(gap) => duration / gap.0,
        Workload::Never => 0,
    };
    counted(Field::EventsPerClient, events, 0, MAX_EVENTS_PER_CLIENT)?;
    let mut one = each_client(config, &config.strategy, config.network.latency.max, events);
    if let Some(Fork { network, strategy, .. }) = &config.fork {
        one += each_client(config, strategy, network.latency.max, events);
    }
    let work = u64::try_from(one * u128::from(config.clients)).unwrap_or(u64::MAX);
    counted(Field::Work, work, 0, MAX_WORK)
}

/// What the engine has to do for one client that meets so many events.
fn each_client(config: &Config, strategy: &StrategyConfig, latency: Micros, events: u64) -> u128 {
    let duration = config.duration.0;
    // An event travels again with each poll that set out before the app had taken it in.
    let polls_every =
        |interval: &Micros| (duration / interval.0 + 1, 2 * latency.0 / interval.0 + 2);
    let duplicates = |fault: &&Fault| matches!(fault.kind, FaultKind::Duplicate { .. });
    let copies = config.faults.iter().filter(duplicates).count() as u64;
    let attempts = |policy: &DeliveryPolicy| (1 + policy.retry_after.len() as u64) * (1 + copies);
    let (polls, journeys) = match strategy {
        StrategyConfig::ShortPoll { interval } | StrategyConfig::ConditionalPoll { interval } => {
            polls_every(interval)
        }
        // Each event, and each second of failing, may end a hold early.
        StrategyConfig::LongPoll { hold } => {
            (duration / hold.0 + events + duration / Micros::from_secs(1).0 + 1, 1)
        }
        StrategyConfig::Webhook(policy) => (0, attempts(policy)),
        StrategyConfig::WebhookAndPoll { policy, interval } => {
            let (polls, journeys) = polls_every(interval);
            (polls, journeys + attempts(policy))
        }
    };
    let forged: u64 = config.attacks.iter().map(|attack| u64::from(attack.count)).sum();
    u128::from(polls) + u128::from(events) * u128::from(journeys) + u128::from(forged)
}

pub(super) fn within(
    field: Field,
    found: Micros,
    min: Micros,
    max: Micros,
) -> Result<(), ConfigError> {
    if (min..=max).contains(&found) {
        return Ok(());
    }
    Err(refused(field, Found::Time(found), Allowed::Time { min, max }))
}

pub(super) fn counted(field: Field, found: u64, min: u64, max: u64) -> Result<(), ConfigError> {
    if (min..=max).contains(&found) {
        return Ok(());
    }
    Err(refused(field, Found::Count(found), Allowed::Count { min, max }))
}

fn at_most(field: Field, found: usize, max: usize) -> Result<(), ConfigError> {
    if found <= max {
        return Ok(());
    }
    Err(refused(field, Found::Items(found), Allowed::Items { max }))
}

fn check_share(field: Field, found: Ppm) -> Result<(), ConfigError> {
    if found <= Ppm::ONE {
        return Ok(());
    }
    Err(refused(field, Found::Share(found), Allowed::Share))
}

fn check_span(field: Field, found: Span, max: Micros) -> Result<(), ConfigError> {
    if found.min <= found.max && found.max <= max {
        return Ok(());
    }
    Err(refused(field, Found::Span(found), Allowed::Span { max }))
}

fn refused(field: Field, found: Found, allowed: Allowed) -> ConfigError {
    ConfigError { field, found, allowed, in_fork: false }
}
