//! What the service thinks of one client's address.

use super::policy::DeliveryPolicy;
use crate::provider::Disabling;
use crate::time::Micros;

/// How deliveries to one address have gone so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Endpoint {
    failures_in_a_row: u32,
    failing_since: Option<Micros>,
    reckoned: Reckoned,
    paused_until: Micros,
    disabled: bool,
}

/// Attempts of the current span, for a rule about their share.
#[derive(Clone, Copy, Debug, Default)]
struct Reckoned {
    since: Micros,
    attempts: u32,
    failures: u32,
}

/// What a failure leads to, beyond the one delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Consequence {
    None,
    Pause { until: Micros },
    Disable,
}

impl Endpoint {
    /// Whether anything is sent there at `now`.
    pub(super) fn takes_deliveries(&self, now: Micros) -> bool {
        !self.disabled && self.paused_until <= now
    }

    pub(super) fn is_disabled(&self) -> bool {
        self.disabled
    }

    /// An attempt succeeded.
    pub(super) fn succeeded(&mut self, policy: &DeliveryPolicy, now: Micros) {
        self.failures_in_a_row = 0;
        self.failing_since = None;
        self.reckon(policy, now, false);
    }

    /// An attempt failed, with an answer or without.
    pub(super) fn failed(
        &mut self,
        policy: &DeliveryPolicy,
        now: Micros,
        status: Option<u16>,
    ) -> Consequence {
        if self.disabled {
            return Consequence::None;
        }
        self.failures_in_a_row += 1;
        let since = *self.failing_since.get_or_insert(now);
        self.reckon(policy, now, true);
        self.disabled = policy.disables.is_some_and(|rule| match rule {
            Disabling::InARow(failures) => self.failures_in_a_row >= failures,
            Disabling::FailingFor(span) => now - since >= span,
            Disabling::Share { above_percent, at_least, .. } => {
                let Reckoned { attempts, failures, .. } = self.reckoned;
                let (part, whole) = (u64::from(failures) * 100, u64::from(attempts));
                attempts >= at_least && part > whole * u64::from(above_percent)
            }
            Disabling::Status(statuses) => status.is_some_and(|it| statuses.contains(&it)),
        });
        if self.disabled {
            return Consequence::Disable;
        }
        let pause = policy.pauses.and_then(|rule| rule.after(self.failures_in_a_row));
        let Some(pause) = pause else { return Consequence::None };
        self.paused_until = now + pause;
        Consequence::Pause { until: self.paused_until }
    }

    /// The share is reckoned over one span after the other, each beginning with an attempt.
    fn reckon(&mut self, policy: &DeliveryPolicy, now: Micros, failure: bool) {
        let Some(Disabling::Share { within, .. }) = policy.disables else { return };
        if now - self.reckoned.since >= within || self.reckoned.attempts == 0 {
            self.reckoned = Reckoned { since: now, attempts: 0, failures: 0 };
        }
        self.reckoned.attempts += 1;
        self.reckoned.failures += u32::from(failure);
    }
}
