//! How a provider delivers, as far as it says so.

use super::Fact;
use crate::time::Micros;

/// How a provider delivers. What it does not publish is `None`, never a guess.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Delivery {
    /// How long it waits for the whole answer.
    pub timeout: Option<Fact<Micros>>,
    /// The waits between one attempt and the next; empty means that it never tries again by itself.
    pub retry_after: Option<Fact<&'static [Micros]>>,
    /// How long after the first attempt it stops trying, where it states that as a span of its own.
    pub gives_up_after: Option<Fact<Micros>>,
    /// Which answers it takes for a success; it holds every other one for a failure.
    pub success: Option<Fact<Success>>,
    /// When it stops sending anything to an address that fails.
    pub disables: Option<Fact<Disabling>>,
    /// What a simulation plays, complete even where the provider is silent.
    pub simulated: Policy,
}

/// Which answers are a success.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Success {
    /// Any status from 200 to 299.
    Any2xx,
    /// One of these statuses, and no other, not even within 200 to 299.
    Status(&'static [u16]),
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
    },
    /// One answer with one of these statuses is enough.
    Status(&'static [u16]),
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
