//! How a provider delivers, as far as it says so.

use super::{Fact, assumed};
use crate::time::Micros;

/// How a provider delivers. What it does not publish is `None`, never a guess.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Delivery {
    /// How long it waits for the whole answer.
    pub timeout: Option<Fact<Micros>>,
    /// The waits between one attempt and the next; empty means that it never tries again by itself.
    pub retry_after: Option<Fact<&'static [Micros]>>,
    /// How often it tries again at most, where it states that without the waits.
    pub retries: Option<Fact<u32>>,
    /// How long after the first attempt it stops trying, where it states that as a span of its own.
    pub gives_up_after: Option<Fact<Micros>>,
    /// Which answers it takes for a success; it holds every other one for a failure.
    pub success: Option<Fact<Success>>,
    /// Answers after which it does not try to deliver that event again.
    pub gives_up_on: Option<Fact<&'static [u16]>>,
    /// Whether the next attempt waits for as long as the answer's `Retry-After` asks.
    pub heeds_retry_after: Option<Fact<bool>>,
    /// When it stops sending to an address that fails for a while, and goes on by itself.
    pub pauses: Option<Fact<Pausing>>,
    /// When it stops sending anything to an address that fails.
    pub disables: Option<Fact<Disabling>>,
    /// What a simulation plays, complete even where the provider is silent.
    pub simulated: Policy,
}

/// Of a provider that says nothing: no retry is promised, so none is played.
pub(super) const UNSTATED: Delivery = Delivery {
    timeout: None,
    retry_after: None,
    retries: None,
    gives_up_after: None,
    success: None,
    gives_up_on: None,
    heeds_retry_after: None,
    pauses: None,
    disables: None,
    simulated: Policy { timeout: assumed::TIMEOUT, retry_after: &[], basis: Basis::Assumed },
};

/// Which answers are a success.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Success {
    /// Any status from 200 to 299.
    Any2xx,
    /// One of these statuses, and no other, not even within 200 to 299.
    Status(&'static [u16]),
}

impl Success {
    /// Whether an answer with this status is a success.
    #[must_use]
    pub fn accepts(self, status: u16) -> bool {
        match self {
            Self::Any2xx => (200..300).contains(&status),
            Self::Status(statuses) => statuses.contains(&status),
        }
    }

    /// What an app answers that wants to be understood: 200, or the first status that is accepted.
    #[must_use]
    pub fn usual(self) -> u16 {
        match self {
            Self::Status(&[first, ..]) => first,
            Self::Any2xx | Self::Status(_) => 200,
        }
    }
}

/// What makes a provider stop sending to an address, until somebody turns it on again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Disabling {
    /// As many failures in a row; at least 1.
    InARow(u32),
    /// Nothing but failures for this long.
    FailingFor(Micros),
    /// Too large a share of failures.
    Share {
        /// More than this share of the requests fails, in parts per hundred, 0 to 99.
        above_percent: u8,
        /// The span over which it is reckoned.
        within: Micros,
        /// Fewer requests than this in the span do not count; at least 1.
        at_least: u32,
    },
    /// One answer with one of these statuses is enough.
    Status(&'static [u16]),
}

/// When a provider stops sending to an address for a while. What would be sent meanwhile is not
/// sent later either.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pausing {
    /// From this failure in a row on; at least 1.
    pub in_a_row: u32,
    /// How long it pauses then. Each further failure doubles it.
    pub first: Micros,
    /// It never pauses for longer.
    pub longest: Micros,
}

impl Pausing {
    /// How long it pauses after so many failures in a row, if it does.
    #[must_use]
    pub fn after(self, failures: u32) -> Option<Micros> {
        let further = failures.checked_sub(self.in_a_row)?;
        let doubled = 1_u64.checked_shl(further).and_then(|times| self.first.0.checked_mul(times));
        Some(doubled.map_or(self.longest, |pause| self.longest.min(Micros(pause))))
    }
}

/// A complete delivery policy, ready to be played.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Policy {
    /// How long the sender waits for an answer.
    pub timeout: Micros,
    /// The waits between one attempt and the next.
    pub retry_after: &'static [Micros],
    /// Whose word this is.
    pub basis: Basis,
}

/// Whose word a [`Policy`] is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// Timeout and waits are both the provider's own.
    Published,
    /// At least one of the two is ours.
    Assumed,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_further_failure_doubles_the_pause_up_to_the_longest() {
        #[track_caller]
        fn check(failures: u32, expect: Option<u64>) {
            let (first, longest) = (Micros::from_secs(60), Micros::DAY);
            let pausing = Pausing { in_a_row: 4, first, longest };
            assert_eq!(pausing.after(failures), expect.map(Micros::from_secs));
        }
        check(0, None);
        check(3, None);
        check(4, Some(60));
        check(5, Some(120));
        check(14, Some(61_440));
        check(15, Some(86_400));
        check(4 + 63, Some(86_400));
        check(u32::MAX, Some(86_400));
    }

    #[test]
    fn what_an_app_usually_answers_is_a_success() {
        for success in [Success::Any2xx, Success::Status(&[204]), Success::Status(&[200, 204])] {
            assert!(success.accepts(success.usual()));
            assert!(!success.accepts(503) && !success.accepts(199) && !success.accepts(300));
        }
        assert!(!Success::Status(&[204]).accepts(200));
    }
}
