//! One thing that is otherwise from a moment on: the same run, forked.

use webhook_core::simulation::{Acknowledge, Fork, Network, Ppm, Receiver, Span, StrategyConfig};
use webhook_core::time::Micros;

/// What can be otherwise. The order is the order on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Loss,
    SlowNetwork,
    Seldom,
    Often,
    SlowAnswer,
    Forgets,
    NoRetry,
}

/// A turn and its moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turned {
    pub turn: Turn,
    pub at: Micros,
}

/// What the app works on an event once it answers after the work.
const WORK: Micros = Micros::from_secs(40);
/// What a message takes on a slow network.
const LATENCY: Micros = Micros::from_secs(4);

impl Turn {
    pub const ALL: [Self; 7] = [
        Self::Loss,
        Self::SlowNetwork,
        Self::Seldom,
        Self::Often,
        Self::SlowAnswer,
        Self::Forgets,
        Self::NoRetry,
    ];

    /// Its word in a link; never to be changed.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Loss => "loss",
            Self::SlowNetwork => "wire",
            Self::Seldom => "seldom",
            Self::Often => "often",
            Self::SlowAnswer => "slow",
            Self::Forgets => "forgets",
            Self::NoRetry => "once",
        }
    }
}

impl Turned {
    /// The other way that a run goes on.
    #[must_use]
    pub fn fork(self, network: Network, receiver: &Receiver, strategy: &StrategyConfig) -> Fork {
        let Self { turn, at } = self;
        let mut fork = Fork { at, network, receiver: receiver.clone(), strategy: strategy.clone() };
        match turn {
            Turn::Loss => fork.network.loss = Ppm(Ppm::ONE.0 / 2),
            Turn::SlowNetwork => fork.network.latency = Span::exactly(LATENCY),
            Turn::Seldom => change_interval(&mut fork.strategy, |interval| interval * 4),
            Turn::Often => change_interval(&mut fork.strategy, |interval| Micros(interval.0 / 4)),
            Turn::SlowAnswer => {
                fork.receiver.acknowledge = Acknowledge::AfterProcessing;
                fork.receiver.processing = Span::exactly(WORK);
            }
            Turn::Forgets => fork.receiver.deduplicate = false,
            Turn::NoRetry => {
                if let StrategyConfig::Webhook(policy) = &mut fork.strategy {
                    policy.retry_after.clear();
                }
            }
        }
        fork
    }
}

fn change_interval(strategy: &mut StrategyConfig, change: impl Fn(Micros) -> Micros) {
    if let StrategyConfig::ShortPoll { interval }
    | StrategyConfig::ConditionalPoll { interval }
    | StrategyConfig::LongPoll { hold: interval } = strategy
    {
        *interval = change(*interval);
    }
}
