//! What a run is made of, as its author writes it: plain data, not yet checked.

use core::fmt;

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
}

/// An app that is always up, never fails, needs no time and recognises what it knows.
impl Default for Receiver {
    fn default() -> Self {
        Self {
            processing: Span::default(),
            acknowledge: Acknowledge::First,
            down: Vec::new(),
            error_rate: Ppm::ZERO,
            deduplicate: true,
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
    Webhook {
        /// How long the service waits for the app's answer, from sending the delivery.
        timeout: Micros,
        /// Waits from the failure of one attempt to the next; after the last one it gives up.
        retry_after: Vec<Micros>,
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
