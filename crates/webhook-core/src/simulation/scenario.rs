//! A configuration that has been checked: what the engine plays.

use super::checks::{
    check_attacks, check_faults, check_fork, check_network, check_phase, check_receiver,
    check_strategy, check_work, check_workload, counted, join, within,
};
use super::config::{Config, Network, Receiver, StrategyConfig, Window, Workload};
use super::config_error::{ConfigError, Field};
use super::fault::{FaultKind, Reach};
use super::limits::{MAX_CLIENTS, MAX_DURATION};
use crate::time::Micros;

/// A [`Config`] within all [`limits`](super::limits), moments and windows in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    config: Config,
}

impl Scenario {
    /// The configuration as it is played: moments sorted, windows of downtime sorted and joined,
    /// those of the faults among them.
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
        check_network(&self.network)?;
        check_receiver(&mut self.receiver)?;
        check_strategy(&self.strategy)?;
        check_phase(self.phase)?;
        check_faults(&self.faults)?;
        check_attacks(&self.attacks)?;
        if let Some(fork) = &mut self.fork {
            check_fork(fork, &self.strategy).map_err(ConfigError::of_fork)?;
        }
        play_downtimes(&mut self);
        check_work(&self)?;
        Ok(Scenario { config: self })
    }
}

/// A fault by which the app is down is one more window of its downtime.
fn play_downtimes(config: &mut Config) {
    let down = config.faults.iter().filter_map(|fault| match (fault.kind, fault.reach) {
        (FaultKind::Down, Reach::Until(to)) => Some(Window { from: fault.from, to }),
        _ => None,
    });
    let down: Vec<Window> = down.collect();
    let forked = config.fork.as_mut().map(|fork| &mut fork.receiver);
    for receiver in [Some(&mut config.receiver), forked].into_iter().flatten() {
        receiver.down.extend(&down);
        join(&mut receiver.down);
    }
}
