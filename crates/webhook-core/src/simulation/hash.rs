//! A run in sixteen digits: equal traces have equal hashes, natively and in the browser.

use core::fmt;

use super::random::scramble;
use super::record::{MessageKind, Record, Route, What};
use super::recorder::Recorder;
use crate::time::Micros;

/// Hashes the records in the order of the engine.
#[derive(Clone, Copy, Debug, Default)]
pub struct HashRecorder {
    state: u64,
}

/// The hash of all records of a run. For telling runs apart, not for security.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TraceHash(pub u64);

/// Sixteen lower-case hexadecimal digits.
impl fmt::Display for TraceHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl HashRecorder {
    /// Nothing hashed yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// An odd multiplier with its bits well spread: 2^64 divided by pi.
const MULTIPLIER: u64 = 0x517c_c1b7_2722_0a95;

impl Recorder for HashRecorder {
    type Output = TraceHash;

    #[inline]
    fn record(&mut self, record: &Record) {
        // Each step is a bijection of the state, so that no earlier difference can vanish in it.
        for word in words(record) {
            self.state = (self.state.rotate_left(29) ^ word).wrapping_mul(MULTIPLIER);
        }
    }

    fn finish(self) -> TraceHash {
        TraceHash(scramble(self.state))
    }
}

/// A record as numbers, written out by hand: the same on every target and for every compiler.
#[inline]
fn words(record: &Record) -> [u64; 4] {
    let (tag, number, about, moment) = match record.what {
        What::Happened { event } => (1, event, 0, Micros::ZERO),
        What::Sent(message) => {
            let (kind, about) = kind_words(message.kind);
            let up = u64::from(message.route == Route::ToService);
            let tag = 2 | kind | (up << 7) | (u64::from(message.lost) << 8);
            (tag, message.exchange, about, message.arrives)
        }
        What::Arrived { exchange, kind } => {
            let (kind, about) = kind_words(kind);
            (3 | kind, exchange, about, Micros::ZERO)
        }
        What::Lost { exchange, kind } => {
            let (kind, about) = kind_words(kind);
            (4 | kind, exchange, about, Micros::ZERO)
        }
        What::Learned { event, delay, given_up } => (5, event, given_up.into(), delay),
        What::Repeated { event } => (6, event, 0, Micros::ZERO),
        What::WorkStarted { event } => (7, event, 0, Micros::ZERO),
        What::WorkFinished { event } => (8, event, 0, Micros::ZERO),
        What::TimedOut { exchange } => (9, exchange, 0, Micros::ZERO),
        What::RetryScheduled { event, attempt, at } => (10, event, attempt.into(), at),
        What::GaveUp { event, missed } => (11, event, missed.into(), Micros::ZERO),
        What::Paused { until } => (12, 0, 0, until),
        What::Disabled => (13, 0, 0, Micros::ZERO),
        What::Disturbed { fault, exchange } => (14, exchange, fault.into(), Micros::ZERO),
        What::Deceived { attack } => (15, attack, 0, Micros::ZERO),
        What::Unmasked { attack, by } => (15, attack, 1 + by as u64, Micros::ZERO),
    };
    // Within the limits a moment, even a retry after the end, takes at most 46 bits; a tag takes 9.
    [record.at.0, pair(record.client, number), about, (moment.0 << TAG_BITS) ^ tag]
}

const TAG_BITS: u32 = 18;

/// A kind's tag, above the four bits of the record's own, and its numbers.
#[inline]
fn kind_words(kind: MessageKind) -> (u64, u64) {
    let (tag, about) = match kind {
        MessageKind::Poll { held } => (0, held.into()),
        MessageKind::Empty => (1, 0),
        MessageKind::NotModified => (2, 0),
        MessageKind::Events { first, count } => (3, pair(first, count)),
        MessageKind::Delivery { event, attempt } => (4, pair(event, attempt)),
        MessageKind::Reply { status, retry_after } => {
            let asked = retry_after.map_or(0, |seconds| u64::from(seconds) + 1);
            (5, u64::from(status) | (asked << 16))
        }
        MessageKind::Forged { attack, nth } => (6, pair(attack, nth)),
        MessageKind::ForgedReply { status } => (7, status.into()),
    };
    (tag << 4, about)
}

#[inline]
fn pair(high: u32, low: u32) -> u64 {
    (u64::from(high) << 32) | u64::from(low)
}
