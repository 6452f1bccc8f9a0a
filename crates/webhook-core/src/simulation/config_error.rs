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
    /// `interval` of short and conditional polling
    StrategyInterval,
    /// `hold` of long polling
    StrategyHold,
    /// `timeout` of a webhook
    StrategyTimeout,
    /// The waits in `retry_after` of a webhook
    StrategyRetryAfter,
    /// One wait in `retry_after` of a webhook, from 0
    StrategyRetryWait(u32),
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
            Self::StrategyInterval => "strategy.interval",
            Self::StrategyHold => "strategy.hold",
            Self::StrategyTimeout => "strategy.timeout",
            Self::StrategyRetryAfter => "strategy.retry_after",
            Self::StrategyRetryWait(index) => return write!(f, "strategy.retry_after[{index}]"),
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
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { field, found, allowed } = self;
        write!(f, "{field}: {found}; allowed: {allowed}")
    }
}

impl core::error::Error for ConfigError {}
