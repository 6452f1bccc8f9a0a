//! A scenario as its author writes it in JSON, and its way into the core.

mod names;
mod policy;
mod values;

use serde::Deserialize;
use webhook_core::provider::Sender;
use webhook_core::simulation::{
    Acknowledge, Config, DeliveryPolicy, Network, Receiver, Scenario, StrategyConfig, Window,
    Workload,
};

use self::names::Names;
use self::policy::Policy;
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

/// An app that is always up and quick, answers first and recognises what it knows, unless said
/// otherwise.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ReceiverPart {
    processing_ms: [f64; 2],
    acknowledge: AcknowledgePart,
    down_s: Vec<[f64; 2]>,
    error_rate: f64,
    deduplicate: bool,
}

impl Default for ReceiverPart {
    fn default() -> Self {
        Self {
            processing_ms: [0.0; 2],
            acknowledge: AcknowledgePart::First,
            down_s: Vec::new(),
            error_rate: 0.0,
            deduplicate: true,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AcknowledgePart {
    First,
    AfterProcessing,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum StrategyPart {
    ShortPoll { interval_s: f64 },
    ConditionalPoll { interval_s: f64 },
    LongPoll { hold_s: f64 },
    Webhook { policy: Policy },
}

impl Document {
    /// The sender whose policy is played, if one is named.
    pub(crate) fn sender(&self) -> Option<Sender> {
        match self.strategy {
            StrategyPart::Webhook { policy: Policy::Of(sender) } => Some(sender),
            _ => None,
        }
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
            network: self.network.checked()?,
            receiver: self.receiver.checked()?,
            strategy: self.strategy.checked()?,
            ..Config::default()
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
    fn checked(&self) -> Result<Network> {
        Ok(Network {
            latency: span("network.latency_ms", self.latency_ms)?,
            loss: share("network.loss", self.loss)?,
        })
    }
}

impl ReceiverPart {
    fn checked(&self) -> Result<Receiver> {
        let window = |(index, [from, to]): (usize, &[f64; 2])| {
            let field = format!("receiver.down_s[{index}]");
            Ok(Window { from: seconds(&field, *from)?, to: seconds(&field, *to)? })
        };
        Ok(Receiver {
            processing: span("receiver.processing_ms", self.processing_ms)?,
            acknowledge: match self.acknowledge {
                AcknowledgePart::First => Acknowledge::First,
                AcknowledgePart::AfterProcessing => Acknowledge::AfterProcessing,
            },
            down: self.down_s.iter().enumerate().map(window).collect::<Result<_>>()?,
            error_rate: share("receiver.error_rate", self.error_rate)?,
            deduplicate: self.deduplicate,
            ..Receiver::default()
        })
    }
}

impl StrategyPart {
    fn checked(&self) -> Result<StrategyConfig> {
        Ok(match self {
            Self::ShortPoll { interval_s } => StrategyConfig::ShortPoll {
                interval: seconds("strategy.short_poll.interval_s", *interval_s)?,
            },
            Self::ConditionalPoll { interval_s } => StrategyConfig::ConditionalPoll {
                interval: seconds("strategy.conditional_poll.interval_s", *interval_s)?,
            },
            Self::LongPoll { hold_s } => {
                StrategyConfig::LongPoll { hold: seconds("strategy.long_poll.hold_s", *hold_s)? }
            }
            Self::Webhook { policy: Policy::Of(sender) } => {
                let policy = sender.delivery.simulated;
                let waits = policy.retry_after.to_vec();
                StrategyConfig::Webhook(DeliveryPolicy::new(policy.timeout, waits))
            }
            Self::Webhook { policy: Policy::Written(policy) } => {
                StrategyConfig::Webhook(DeliveryPolicy::new(
                    seconds("strategy.webhook.policy.timeout_s", policy.timeout_s)?,
                    all_seconds("strategy.webhook.policy.retry_after_s", &policy.retry_after_s)?,
                ))
            }
        })
    }
}
