//! What a run is made of, as its author writes it: plain data, not yet checked.

use core::fmt;

use super::attack::Attack;
use super::fault::Fault;
use super::policy::DeliveryPolicy;
use crate::time::Micros;

/// Everything that a run depends on. The same value plays the same run on every machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Chooses one of the possible worlds: event moments, latencies, losses, errors.
    pub seed: u64,
    /// The run stops at this moment: nothing happens at it or after it.
    pub duration: Micros,
    /// Number of client apps. They share nothing: each has its own events and messages.
    pub clients: u32,
    /// When things happen at the service.
    pub workload: Workload,
    /// What lies between the app and the service.
    pub network: Network,
    /// How the app takes in what reaches it.
    pub receiver: Receiver,
    /// How the app comes to know.
    pub strategy: StrategyConfig,
    /// When in its interval a client polls.
    pub phase: Phase,
    /// What goes wrong at a chosen moment, on top of what the network and the receiver do.
    pub faults: Vec<Fault>,
    /// Deliveries that no service has sent.
    pub attacks: Vec<Attack>,
    /// What is otherwise from a moment on.
    pub fork: Option<Fork>,
}

/// One client that polls every five seconds, for a minute, in a perfect world in which nothing
/// happens.
impl Default for Config {
    fn default() -> Self {
        Self {
            seed: 1,
            duration: Micros::from_secs(60),
            clients: 1,
            workload: Workload::Never,
            network: Network::default(),
            receiver: Receiver::default(),
            strategy: StrategyConfig::ShortPoll { interval: Micros::from_secs(5) },
            phase: Phase::Uniform,
            faults: Vec::new(),
            attacks: Vec::new(),
            fork: None,
        }
    }
}

/// Another turn of the same run: up to the moment everything is as without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fork {
    /// From this moment on.
    pub at: Micros,
    /// The network for what is sent from then on.
    pub network: Network,
    /// The app from then on.
    pub receiver: Receiver,
    /// Of the same kind as the run's own, with other values.
    pub strategy: StrategyConfig,
}

/// When in its interval a client polls for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Phase {
    /// Anywhere in the interval, each client for itself.
    #[default]
    Uniform,
    /// Within this time of the beginning. With no time at all, every client polls at the same
    /// moments: a thundering herd.
    Within(Micros),
}

/// When things happen, for each client: every client has events of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Workload {
    /// At random, independently of each other; gaps are exponential with this mean.
    Poisson {
        /// Mean time between two events of one client.
        mean_gap: Micros,
    },
    /// At exactly these moments, for each client.
    At(Vec<Micros>),
    /// Periodically: at x, 2x, 3x, …
    Every(Micros),
    /// Nothing ever happens.
    Never,
}

/// A span drawn uniformly between two ends, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Span {
    /// The shortest that can be drawn.
    pub min: Micros,
    /// The longest that can be drawn; not below `min`.
    pub max: Micros,
}

impl Span {
    /// Always exactly `value`.
    #[must_use]
    pub const fn exactly(value: Micros) -> Self {
        Self { min: value, max: value }
    }
}

/// A share or a probability in parts per million, 0 to 1 000 000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Ppm(pub u32);

impl Ppm {
    /// Never.
    pub const ZERO: Self = Self(0);
    /// Always.
    pub const ONE: Self = Self(1_000_000);
}

/// As a decimal fraction without idle zeros: `0`, `0.015`, `1`.
impl fmt::Display for Ppm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / Self::ONE.0, self.0 % Self::ONE.0);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        // By whole numbers: formatting a float would weigh 13 kB in the browser.
        let digits = format!("{rest:06}");
        write!(f, "{whole}.{}", digits.trim_end_matches('0'))
    }
}

/// What a message meets on its way; drawn anew for each message and direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Network {
    /// Time that a message takes one way.
    pub latency: Span,
    /// Probability that a message is lost, each way.
    pub loss: Ppm,
}

/// The app that takes in answers and deliveries, the same one in every strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Time that the app works on one event; it works on any number of events at once.
    pub processing: Span,
    /// When a delivery is answered.
    pub acknowledge: Acknowledge,
    /// While down the app sends no poll, takes in no answer and refuses deliveries at once (503).
    /// Work that was under way goes on.
    pub down: Vec<Window>,
    /// Probability that the app fails to take in an answer or a delivery (500).
    pub error_rate: Ppm,
    /// Whether the app recognises an event that it has already taken in, and does no work for it.
    pub deduplicate: bool,
    /// By what it recognises them.
    pub memory: Memory,
    /// What it asks of a delivery before it believes it.
    pub verification: Verification,
}

/// The ids of the events that an app has taken in, as far as it keeps them. When it is full, the
/// oldest makes room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// How many ids it holds.
    pub size: u32,
    /// How long it keeps each, from when the event was taken in.
    pub expiry: Micros,
}

impl Memory {
    /// Holds everything for ever.
    pub const UNBOUNDED: Self = Self { size: u32::MAX, expiry: Micros(u64::MAX) };

    /// What it takes never to act on an event twice: the service delivers by this policy, no
    /// message takes longer than `latency`, events are at least `gap` (not zero) apart, and a
    /// signature is good for `tolerance`.
    ///
    /// An id is needed for as long as attempts can be apart, and for as long as somebody who
    /// overheard a delivery can replay it. What comes in meanwhile has happened meanwhile, or up to
    /// as long before.
    #[must_use]
    pub fn needed(
        policy: &DeliveryPolicy,
        latency: Micros,
        gap: Micros,
        tolerance: Micros,
    ) -> Self {
        let expiry = tolerance.max(policy.longest_span() + latency);
        let size = (2 * expiry.0).div_ceil(gap.0.max(1)) + 1;
        Self { size: u32::try_from(size).unwrap_or(u32::MAX), expiry }
    }
}

/// What an app asks of a delivery before it believes it. What the service sends passes: it signs
/// each attempt anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verification {
    /// Nothing: it believes whoever knows its address.
    Nothing,
    /// A signature that was made with the secret, whenever.
    Signature,
    /// The same, made no longer ago than this.
    Timely {
        /// The tolerance.
        tolerance: Micros,
    },
}

/// An app that is always up, never fails, needs no time, recognises what it knows and believes no
/// forgery.
impl Default for Receiver {
    fn default() -> Self {
        Self {
            processing: Span::default(),
            acknowledge: Acknowledge::First,
            down: Vec::new(),
            error_rate: Ppm::ZERO,
            deduplicate: true,
            memory: Memory::UNBOUNDED,
            verification: Verification::Timely { tolerance: Micros::from_secs(300) },
        }
    }
}

/// When the app answers a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acknowledge {
    /// At once, then it works.
    First,
    /// When the work is done.
    AfterProcessing,
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First moment inside.
    pub from: Micros,
    /// First moment after it.
    pub to: Micros,
}

/// How the app comes to know what happened at the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StrategyConfig {
    /// Ask again and again: at phase + k · interval, the phase uniform over the interval.
    ShortPoll {
        /// Time between two polls of one client.
        interval: Micros,
    },
    /// The same, but the service answers "304 Not Modified" when there is nothing new.
    ConditionalPoll {
        /// Time between two polls of one client.
        interval: Micros,
    },
    /// Ask once and let the service hold the request until there is something to say.
    LongPoll {
        /// Longest time that the service holds a request before it answers that there is nothing.
        hold: Micros,
    },
    /// The service calls the app.
    Webhook(DeliveryPolicy),
    /// The service calls the app, and the app asks now and then for everything since it last
    /// asked, to find what it was not told.
    WebhookAndPoll {
        /// How the service delivers.
        policy: DeliveryPolicy,
        /// Time between two polls of one client.
        interval: Micros,
    },
}

#[cfg(test)]
mod tests {
    use super::Ppm;

    #[test]
    fn a_share_reads_as_a_decimal_fraction() {
        let check = |ppm: u32, expect: &str| assert_eq!(Ppm(ppm).to_string(), expect);
        check(0, "0");
        check(1, "0.000001");
        check(15_000, "0.015");
        check(1_000_000, "1");
        check(1_500_000, "1.5");
    }
}
