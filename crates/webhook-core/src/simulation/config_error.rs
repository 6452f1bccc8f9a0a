//! What is wrong with a configuration, as data and in one line.

use core::fmt;

use super::config::{Ppm, Span, Window};
use crate::time::Micros;

/// A value that [`Config::checked`](super::Config::checked) does not accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// Where it stands.
    pub field: Field,
    /// The value.
    pub found: Found,
    /// What would be accepted.
    pub allowed: Allowed,
    /// Whether the field is the one of [`Config::fork`](super::Config::fork).
    pub in_fork: bool,
}

impl ConfigError {
    /// The same, of the fork's field of that name.
    pub(super) const fn of_fork(self) -> Self {
        Self { in_fork: true, ..self }
    }
}

/// A place in a [`Config`](super::Config).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// [`Config::duration`](super::Config::duration)
    Duration,
    /// [`Config::clients`](super::Config::clients)
    Clients,
    /// `mean_gap` of [`Workload::Poisson`](super::Workload::Poisson)
    WorkloadMeanGap,
    /// The moments in [`Workload::At`](super::Workload::At)
    WorkloadAt,
    /// [`Workload::Every`](super::Workload::Every)
    WorkloadEvery,
    /// [`Network::latency`](super::Network::latency)
    NetworkLatency,
    /// [`Network::loss`](super::Network::loss)
    NetworkLoss,
    /// [`Receiver::processing`](super::Receiver::processing)
    ReceiverProcessing,
    /// The windows in [`Receiver::down`](super::Receiver::down)
    ReceiverDown,
    /// One window of [`Receiver::down`](super::Receiver::down), from 0
    ReceiverDownWindow(u32),
    /// [`Receiver::error_rate`](super::Receiver::error_rate)
    ReceiverErrorRate,
    /// [`Config::strategy`](super::Config::strategy) as a whole
    Strategy,
    /// `interval` of short and conditional polling, and beside a webhook
    StrategyInterval,
    /// `hold` of long polling
    StrategyHold,
    /// `timeout` of a webhook
    StrategyTimeout,
    /// The waits in `retry_after` of a webhook
    StrategyRetryAfter,
    /// One wait in `retry_after` of a webhook, from 0
    StrategyRetryWait(u32),
    /// [`Config::phase`](super::Config::phase)
    Phase,
    /// The list [`Config::faults`](super::Config::faults)
    Faults,
    /// `from` of one fault, from 0
    FaultFrom(u32),
    /// `reach` of one fault, when it has an end
    FaultEnd(u32),
    /// `reach` of one fault, when it is counted
    FaultReach(u32),
    /// The time that one fault's kind carries, `Retry-After` among them
    FaultTime(u32),
    /// `route` of one fault
    FaultRoute(u32),
    /// `status` of one fault's answer
    FaultStatus(u32),
    /// The list [`Config::attacks`](super::Config::attacks)
    Attacks,
    /// `from` of one attack, from 0
    AttackFrom(u32),
    /// `every` of one attack
    AttackEvery(u32),
    /// `count` of one attack
    AttackCount(u32),
    /// `age` of what one attack replays
    AttackAge(u32),
    /// `at` of [`Config::fork`](super::Config::fork)
    ForkAt,
    /// Several together: how many events a client is expected to have
    EventsPerClient,
    /// Several together: requests and journeys of events, over all clients
    Work,
}

/// The place in dotted form, as in `network.loss`.
impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Duration => "duration",
            Self::Clients => "clients",
            Self::WorkloadMeanGap => "workload.poisson.mean_gap",
            Self::WorkloadAt => "workload.at",
            Self::WorkloadEvery => "workload.every",
            Self::NetworkLatency => "network.latency",
            Self::NetworkLoss => "network.loss",
            Self::ReceiverProcessing => "receiver.processing",
            Self::ReceiverDown => "receiver.down",
            Self::ReceiverDownWindow(index) => return write!(f, "receiver.down[{index}]"),
            Self::ReceiverErrorRate => "receiver.error_rate",
            Self::Strategy => "strategy",
            Self::StrategyInterval => "strategy.interval",
            Self::StrategyHold => "strategy.hold",
            Self::StrategyTimeout => "strategy.timeout",
            Self::StrategyRetryAfter => "strategy.retry_after",
            Self::StrategyRetryWait(index) => return write!(f, "strategy.retry_after[{index}]"),
            Self::Phase => "phase",
            Self::Faults => "faults",
            Self::FaultFrom(index) => return write!(f, "faults[{index}].from"),
            Self::FaultEnd(index) => return write!(f, "faults[{index}].until"),
            Self::FaultReach(index) => return write!(f, "faults[{index}].next"),
            Self::FaultTime(index) => return write!(f, "faults[{index}].time"),
            Self::FaultRoute(index) => return write!(f, "faults[{index}].route"),
            Self::FaultStatus(index) => return write!(f, "faults[{index}].status"),
            Self::Attacks => "attacks",
            Self::AttackFrom(index) => return write!(f, "attacks[{index}].from"),
            Self::AttackEvery(index) => return write!(f, "attacks[{index}].every"),
            Self::AttackCount(index) => return write!(f, "attacks[{index}].count"),
            Self::AttackAge(index) => return write!(f, "attacks[{index}].age"),
            Self::ForkAt => "at",
            Self::EventsPerClient => "events per client (duration × workload)",
            Self::Work => "work of the whole run (clients × duration × requests and events)",
        })
    }
}

/// What stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A time.
    Time(Micros),
    /// A number of things.
    Count(u64),
    /// A list of so many.
    Items(usize),
    /// A probability.
    Share(Ppm),
    /// A span of times.
    Span(Span),
    /// A stretch of time.
    Window(Window),
    /// Something that is counted and may never end.
    Endless,
    /// Another kind of strategy.
    OtherKind,
    /// The way of an attacker.
    OtherWay,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(time) => write!(f, "{time}"),
            Self::Count(count) => write!(f, "{count}"),
            Self::Items(items) => write!(f, "{items} items"),
            Self::Share(share) => write!(f, "{share}"),
            Self::Span(span) => write!(f, "{} to {}", span.min, span.max),
            Self::Window(window) => write!(f, "from {} to {}", window.from, window.to),
            Self::Endless => f.write_str("no end"),
            Self::OtherKind => f.write_str("another kind"),
            Self::OtherWay => f.write_str("another way"),
        }
    }
}

/// What may stand there; both ends of a range are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// A time in this range.
    Time {
        /// The shortest.
        min: Micros,
        /// The longest.
        max: Micros,
    },
    /// A number in this range.
    Count {
        /// The fewest.
        min: u64,
        /// The most.
        max: u64,
    },
    /// A list of no more than so many.
    Items {
        /// The most.
        max: usize,
    },
    /// A probability from 0 to 1.
    Share,
    /// Two times, the first not above the second, the second not above `max`.
    Span {
        /// The longest.
        max: Micros,
    },
    /// Two moments, the first before the second.
    FromBeforeTo,
    /// A moment at which it ends.
    WithEnd,
    /// The kind of strategy that the run has.
    SameKind,
    /// One of the ways between app and service.
    OwnWay,
}

impl fmt::Display for Allowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time { min, max } => write!(f, "{min} to {max}"),
            Self::Count { min: 0, max } => write!(f, "at most {max}"),
            Self::Count { min, max } => write!(f, "{min} to {max}"),
            Self::Items { max } => write!(f, "at most {max} items"),
            Self::Share => f.write_str("0 to 1"),
            Self::Span { max } => write!(f, "two times, shortest first, up to {max}"),
            Self::FromBeforeTo => f.write_str("a beginning before its end"),
            Self::WithEnd => f.write_str("a moment at which it ends"),
            Self::SameKind => f.write_str("the kind of the run's own"),
            Self::OwnWay => f.write_str("to the app or to the service"),
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { field, found, allowed, in_fork } = self;
        f.write_str(if *in_fork { "fork." } else { "" })?;
        write!(f, "{field}: {found}; allowed: {allowed}")
    }
}

impl core::error::Error for ConfigError {}
