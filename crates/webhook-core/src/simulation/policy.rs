//! By which rules a service delivers.

use crate::provider::{Delivery, Disabling, Pausing, Success};
use crate::time::Micros;

/// How the service delivers: when it tries again, when it gives up, when it turns an address off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryPolicy {
    /// How long the service waits for the app's answer, from sending the delivery.
    pub timeout: Micros,
    /// Waits from the failure of one attempt to the next; after the last one it gives up.
    pub retry_after: Vec<Micros>,
    /// Which answers it takes for a success.
    pub success: Success,
    /// Answers after which it gives the event up without a further attempt.
    pub gives_up_on: &'static [u16],
    /// Whether the next attempt comes no sooner than an answer's `Retry-After` asks.
    pub heeds_retry_after: bool,
    /// When it sends nothing to the address for a while; what happens meanwhile is given up.
    pub pauses: Option<Pausing>,
    /// When it sends nothing to the address any more.
    pub disables: Option<Disabling>,
}

impl DeliveryPolicy {
    /// A timeout and retries and nothing else: any status from 200 to 299 is a success, and the
    /// address is never turned off.
    #[must_use]
    pub const fn new(timeout: Micros, retry_after: Vec<Micros>) -> Self {
        Self {
            timeout,
            retry_after,
            success: Success::Any2xx,
            gives_up_on: &[],
            heeds_retry_after: false,
            pauses: None,
            disables: None,
        }
    }

    /// The longest that attempts to deliver one event can be apart, if each takes the whole
    /// timeout and no `Retry-After` asks for more.
    #[must_use]
    pub fn longest_span(&self) -> Micros {
        let waits: Micros = self.retry_after.iter().copied().sum();
        waits + self.timeout * self.retry_after.len() as u64
    }
}

/// As the provider documents it; what it does not publish is played as
/// [`simulated`](Delivery::simulated) says, and a rule of which it says nothing does not exist.
impl From<&Delivery> for DeliveryPolicy {
    fn from(delivery: &Delivery) -> Self {
        let policy = delivery.simulated;
        Self {
            success: delivery.success.map_or(Success::Any2xx, |fact| fact.value),
            gives_up_on: delivery.gives_up_on.map_or(&[], |fact| fact.value),
            heeds_retry_after: delivery.heeds_retry_after.is_some_and(|fact| fact.value),
            pauses: delivery.pauses.map(|fact| fact.value),
            disables: delivery.disables.map(|fact| fact.value),
            ..Self::new(policy.timeout, policy.retry_after.to_vec())
        }
    }
}
