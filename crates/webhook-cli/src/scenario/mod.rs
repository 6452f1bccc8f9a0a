//! A scenario as its author writes it in JSON, and its way into the core.

mod faults;
mod names;
mod policy;
mod receiver;
mod strategy;
pub(crate) mod values;

use serde::Deserialize;
use webhook_core::provider::Sender;
use webhook_core::simulation::{Config, Fork, Network, Phase, Scenario, Workload};

use self::faults::{AttackPart, FaultPart, attacks, faults};
use self::names::Names;
use self::receiver::ReceiverPart;
use self::strategy::StrategyPart;
use self::values::{all_seconds, clients, poisson, seconds, share, span};
use crate::Result;

/// The document. Times are numbers in the unit that the field's name ends in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    seed: u64,
    duration_s: f64,
    clients: f64,
    events: Events,
    #[serde(default)]
    network: NetworkPart,
    #[serde(default)]
    receiver: ReceiverPart,
    strategy: StrategyPart,
    /// Clients poll for the first time within this time of the beginning.
    phase_within_s: Option<f64>,
    #[serde(default)]
    faults: Vec<FaultPart>,
    #[serde(default)]
    attacks: Vec<AttackPart>,
    fork: Option<ForkPart>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Events {
    PoissonPerClientPerS(f64),
    AtS(Vec<f64>),
    EveryS(f64),
}

/// A perfect network unless said otherwise.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct NetworkPart {
    latency_ms: [f64; 2],
    loss: f64,
}

/// Another turn of the run. What is left out stays as it was.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ForkPart {
    at_s: f64,
    network: Option<NetworkPart>,
    receiver: Option<ReceiverPart>,
    strategy: Option<StrategyPart>,
}

impl Document {
    /// The sender whose policy is played, if one is named.
    pub(crate) fn sender(&self) -> Option<Sender> {
        self.strategy.sender()
    }

    /// Whether something is let go wrong, or told of the app or the service, beyond the plain
    /// scenario: its report says more.
    pub(crate) fn says_more(&self) -> bool {
        let as_documented = match self.strategy {
            StrategyPart::Webhook { as_documented, .. } => as_documented,
            StrategyPart::WebhookAndPoll { .. } => true,
            _ => false,
        };
        let of_receiver = self.receiver.memory.is_some() || self.receiver.verification.is_some();
        let planned = !self.faults.is_empty() || !self.attacks.is_empty() || self.fork.is_some();
        as_documented || of_receiver || planned
    }

    /// Checks every value. Errors name the field as it stands in the document.
    pub(crate) fn checked(&self) -> Result<Scenario> {
        let names = Names::of(self);
        let config = self.config()?;
        config.checked().map_err(|error| names.explain(&error))
    }

    fn config(&self) -> Result<Config> {
        Ok(Config {
            seed: self.seed,
            duration: seconds("duration_s", self.duration_s)?,
            clients: clients(self.clients)?,
            workload: self.events.workload()?,
            network: self.network.checked("network")?,
            receiver: self.receiver.checked("receiver")?,
            strategy: self.strategy.checked()?,
            phase: match self.phase_within_s {
                None => Phase::Uniform,
                Some(span) => Phase::Within(seconds("phase_within_s", span)?),
            },
            faults: faults(&self.faults)?,
            attacks: attacks(&self.attacks)?,
            fork: self.fork.as_ref().map(|fork| self.turn(fork)).transpose()?,
        })
    }

    fn turn(&self, fork: &ForkPart) -> Result<Fork> {
        let ForkPart { at_s, network, receiver, strategy } = fork;
        Ok(Fork {
            at: seconds("fork.at_s", *at_s)?,
            network: match network {
                Some(network) => network.checked("fork.network")?,
                None => self.network.checked("network")?,
            },
            receiver: match receiver {
                Some(receiver) => receiver.checked("fork.receiver")?,
                None => self.receiver.checked("receiver")?,
            },
            strategy: strategy.as_ref().unwrap_or(&self.strategy).checked().map_err(|error| {
                match strategy {
                    Some(_) => format!("fork.{error}"),
                    None => error,
                }
            })?,
        })
    }
}

impl Events {
    fn workload(&self) -> Result<Workload> {
        Ok(match self {
            Self::PoissonPerClientPerS(rate) => poisson(*rate)?,
            Self::AtS(moments) => Workload::At(all_seconds("events.at_s", moments)?),
            Self::EveryS(gap) => Workload::Every(seconds("events.every_s", *gap)?),
        })
    }
}

impl NetworkPart {
    /// `place` is where it stands in the document.
    fn checked(&self, place: &str) -> Result<Network> {
        Ok(Network {
            latency: span(&format!("{place}.latency_ms"), self.latency_ms)?,
            loss: share(&format!("{place}.loss"), self.loss)?,
        })
    }
}
