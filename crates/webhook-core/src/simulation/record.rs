//! What happens in a run, one record at a time.

use super::config::Ppm;
use crate::time::Micros;

/// Something that happened to one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// When.
    pub at: Micros,
    /// Which client it concerns, from 0.
    pub client: u32,
    /// What.
    pub what: What,
}

/// The things that can happen. Events and exchanges are numbered from 0 for each client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Something happened at the service.
    Happened {
        /// Its number.
        event: u32,
    },
    /// A message set out.
    Sent(Message),
    /// A message reached the other side. (An app that is down makes nothing of it.)
    Arrived {
        /// The request and response pair it belongs to.
        exchange: u32,
        /// What it says.
        kind: MessageKind,
    },
    /// A message was lost; recorded at the moment at which it would have arrived.
    Lost {
        /// The request and response pair it belongs to.
        exchange: u32,
        /// What it would have said.
        kind: MessageKind,
    },
    /// The app took the event in for the first time.
    Learned {
        /// Its number.
        event: u32,
        /// Time since it happened at the service.
        delay: Micros,
        /// Whether the service had already given it up: a delivery on its way, or a poll, brought it
        /// after all, so that the event no longer counts as lost.
        given_up: bool,
    },
    /// The app took the event in again.
    Repeated {
        /// Its number.
        event: u32,
    },
    /// The app began to act on the event.
    WorkStarted {
        /// Its number.
        event: u32,
    },
    /// The app has acted on the event.
    WorkFinished {
        /// Its number.
        event: u32,
    },
    /// The side that asked stopped waiting for the answer.
    TimedOut {
        /// The request that got no answer in time.
        exchange: u32,
    },
    /// An attempt to deliver failed, and there will be another one.
    RetryScheduled {
        /// The event to deliver.
        event: u32,
        /// Number of the coming attempt, from 2.
        attempt: u32,
        /// When it will be made.
        at: Micros,
    },
    /// The last attempt to deliver failed.
    GaveUp {
        /// The event.
        event: u32,
        /// Whether the app has not taken it in (so far): only then it counts as lost. An app may
        /// have taken in an event whose answer came late or was lost.
        missed: bool,
    },
    /// The service sends nothing to the app for a while.
    Paused {
        /// When it sends again.
        until: Micros,
    },
    /// The service turned the app's address off.
    Disabled,
    /// A fault of the plan struck.
    Disturbed {
        /// Its place in [`Config::faults`](super::Config::faults).
        fault: u32,
        /// The message that it struck, or the delivery whose answer it decided.
        exchange: u32,
    },
    /// The app believed a forged delivery and acted on it.
    Deceived {
        /// Its attack's place in [`Config::attacks`](super::Config::attacks).
        attack: u32,
    },
    /// The app did not act on a forged delivery.
    Unmasked {
        /// Its attack's place in [`Config::attacks`](super::Config::attacks).
        attack: u32,
        /// What saved it.
        by: Guard,
    },
}

/// What keeps an app from acting on a forged delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// The app was down.
    Downtime,
    /// The signature is missing or was made with another secret.
    Signature,
    /// The signature is too old.
    Tolerance,
    /// The app had taken that event in before.
    Deduplication,
}

impl Guard {
    /// What the app answers.
    pub(super) const fn status(self) -> u16 {
        match self {
            Self::Downtime => 503,
            Self::Signature | Self::Tolerance => 401,
            Self::Deduplication => 200,
        }
    }
}

/// A message on its way. It knows when it arrives, so its place at any moment is arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// The request and response pair it belongs to. Forged deliveries have numbers of their own,
    /// from 0, so that an attack changes nothing for app and service.
    pub exchange: u32,
    /// Which way it goes.
    pub route: Route,
    /// What it says.
    pub kind: MessageKind,
    /// When it arrives, or would if it were not lost. May be after the end of the run.
    pub arrives: Micros,
    /// Whether it never arrives.
    pub lost: bool,
}

/// The two ways, and those of a third place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// From the app up to the service.
    ToService,
    /// From the service down to the app.
    ToApp,
    /// From an attacker to the app.
    FromAttacker,
    /// From the app back to an attacker.
    ToAttacker,
}

/// What a message says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// "Anything new?"
    Poll {
        /// Whether the service may hold the answer back until there is something (long poll).
        held: bool,
    },
    /// "200, nothing new": an answer to a poll.
    Empty,
    /// "304 Not Modified": an answer to a conditional poll.
    NotModified,
    /// "200, these": an answer to a poll, with all events that the client had not taken in.
    Events {
        /// The first of them.
        first: u32,
        /// How many, at least one.
        count: u32,
    },
    /// "This happened": the request of a webhook.
    Delivery {
        /// The event.
        event: u32,
        /// Which attempt to deliver it, from 1.
        attempt: u32,
    },
    /// The app's answer to a delivery.
    Reply {
        /// HTTP status: one that the service takes for a success when it was taken in, 500 failed,
        /// 503 down, or what a fault demands.
        status: u16,
        /// The header `Retry-After`, in seconds.
        retry_after: Option<u32>,
    },
    /// A delivery that no service has sent.
    Forged {
        /// Its attack's place in [`Config::attacks`](super::Config::attacks).
        attack: u32,
        /// Which of the attack, from 0.
        nth: u32,
    },
    /// The app's answer to a forged delivery.
    ForgedReply {
        /// HTTP status: 200 believed or recognised, 401 rejected, 503 down.
        status: u16,
    },
}

/// Sizes of typical messages with their headers, in bytes; fixed, so that strategies compare.
mod size {
    pub(super) const POLL: u64 = 420;
    pub(super) const NOT_MODIFIED: u64 = 160;
    /// A 200 with its headers and an empty list.
    pub(super) const EMPTY: u64 = 230;
    /// One event as JSON.
    pub(super) const EVENT: u64 = 1_100;
    /// Request line and headers of a delivery, its signature among them.
    pub(super) const DELIVERY: u64 = 480;
    pub(super) const REPLY: u64 = 140;
}

impl MessageKind {
    /// The way such a message goes.
    #[must_use]
    pub const fn route(self) -> Route {
        match self {
            Self::Poll { .. } | Self::Reply { .. } => Route::ToService,
            Self::Empty | Self::NotModified | Self::Events { .. } | Self::Delivery { .. } => {
                Route::ToApp
            }
            Self::Forged { .. } => Route::FromAttacker,
            Self::ForgedReply { .. } => Route::ToAttacker,
        }
    }

    /// Assumed size in bytes: poll 420, empty answer 230, 304 answer 160, answer with events
    /// 230 + 1100 for each, delivery 480 + 1100, reply 140.
    #[must_use]
    pub const fn bytes(self) -> u64 {
        match self {
            Self::Poll { .. } => size::POLL,
            Self::Empty => size::EMPTY,
            Self::NotModified => size::NOT_MODIFIED,
            Self::Events { count, .. } => size::EMPTY + size::EVENT * count as u64,
            Self::Delivery { .. } | Self::Forged { .. } => size::DELIVERY + size::EVENT,
            Self::Reply { .. } | Self::ForgedReply { .. } => size::REPLY,
        }
    }
}

impl Message {
    /// How much of its way a message that set out at `sent` has gone at `at`.
    #[must_use]
    pub fn progress(&self, sent: Micros, at: Micros) -> Ppm {
        let way = u128::from(self.arrives.saturating_sub(sent).0);
        let gone = u128::from(at.saturating_sub(sent).0).min(way);
        match (gone * u128::from(Ppm::ONE.0)).checked_div(way) {
            // At most one million: `gone` is not above `way`.
            Some(share) => Ppm(share as u32),
            None => Ppm::ONE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(arrives: u64, at: u64, expect: u32) {
        let kind = MessageKind::Empty;
        let arrives = Micros(arrives);
        let message = Message { exchange: 0, route: kind.route(), kind, arrives, lost: false };
        assert_eq!(message.progress(Micros(100), Micros(at)), Ppm(expect));
    }

    #[test]
    fn a_message_goes_its_way_at_an_even_speed() {
        check(400, 100, 0);
        check(400, 175, 250_000);
        check(400, 200, 333_333);
        check(400, 400, 1_000_000);
    }

    #[test]
    fn before_and_after_its_way_a_message_is_at_its_ends() {
        check(400, 50, 0);
        check(400, 500, 1_000_000);
        check(100, 100, 1_000_000);
        check(u64::MAX, u64::MAX, 1_000_000);
    }
}
