//! Running totals of what happens in a run.

use super::record::{Message, MessageKind, Route, What};

/// Running totals. `events == delivered + lost + pending` at every moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// Polls or deliveries sent.
    pub requests: u64,
    /// Answers without an event that arrived, 304s included.
    pub empty_responses: u64,
    /// The 304s among them.
    pub not_modified: u64,
    /// Things that happened at the service.
    pub events: u64,
    /// Events that the app has taken in at least once.
    pub delivered: u64,
    /// Events that the service gave up and the app has not taken in.
    pub lost: u64,
    /// Events that are neither delivered nor lost, yet.
    pub pending: u64,
    /// Times that the app took in an event that it already knew.
    pub duplicates: u64,
    /// Deliveries sent, the first attempts included; none when polling.
    pub attempts: u64,
    /// Times that the app began to act on an event.
    pub started: u64,
    /// Times that the app has acted on an event.
    pub processed: u64,
    /// Addresses that the service turned off.
    pub disabled: u64,
    /// Forged deliveries sent.
    pub forged: u64,
    /// Forged deliveries that the app believed.
    pub deceived: u64,
}

impl Counts {
    /// Times that the app began to act on an event on which it had already begun to act.
    #[must_use]
    pub fn double(&self) -> u64 {
        // Every event that is taken in is acted on for a first time.
        self.started.saturating_sub(self.delivered)
    }

    /// Counts one more thing that happened, in the order of a client's records.
    pub fn add(&mut self, what: &What) {
        match what {
            What::Happened { .. } => {
                self.events += 1;
                self.pending += 1;
            }
            What::Sent(message) => match message.kind {
                MessageKind::Poll { .. } => self.requests += 1,
                MessageKind::Delivery { .. } => {
                    self.requests += 1;
                    self.attempts += 1;
                }
                MessageKind::Forged { .. } => self.forged += 1,
                _ => {}
            },
            What::Arrived { kind: MessageKind::Empty, .. } => self.empty_responses += 1,
            What::Arrived { kind: MessageKind::NotModified, .. } => {
                self.empty_responses += 1;
                self.not_modified += 1;
            }
            What::Learned { given_up, .. } => {
                self.delivered += 1;
                // Until now it counted as the one or the other.
                self.lost -= u64::from(*given_up);
                self.pending -= u64::from(!given_up);
            }
            What::Repeated { .. } => self.duplicates += 1,
            What::WorkStarted { .. } => self.started += 1,
            What::WorkFinished { .. } => self.processed += 1,
            What::Disabled => self.disabled += 1,
            What::Deceived { .. } => self.deceived += 1,
            What::GaveUp { missed: true, .. } => {
                self.lost += 1;
                self.pending -= 1;
            }
            What::Arrived { .. }
            | What::Lost { .. }
            | What::TimedOut { .. }
            | What::RetryScheduled { .. }
            | What::Paused { .. }
            | What::Disturbed { .. }
            | What::Unmasked { .. }
            | What::GaveUp { missed: false, .. } => {}
        }
    }
}

/// Bytes carried between app and service, lost messages included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Bytes {
    /// From the app to the service.
    pub up: u64,
    /// From the service to the app.
    pub down: u64,
}

impl Bytes {
    /// Adds what `message` carries.
    pub fn add(&mut self, message: &Message) {
        match message.route {
            Route::ToService => self.up += message.kind.bytes(),
            Route::ToApp => self.down += message.kind.bytes(),
            Route::FromAttacker | Route::ToAttacker => {}
        }
    }
}
