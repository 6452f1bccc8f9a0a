//! How a provider delivers, as JSON.

use serde::Serialize;
use serde_json::{Value, json};
use webhook_core::provider::{Basis, Delivery, Disabling, Pausing, Policy, Success};
use webhook_core::time::Micros;

use super::{FactPart, seconds};

#[derive(Serialize)]
pub(super) struct DeliveryPart {
    timeout_s: Option<FactPart>,
    retry_after_s: Option<FactPart>,
    gives_up_after_s: Option<FactPart>,
    success: Option<FactPart>,
    disables: Option<FactPart>,
    /// Fewer requests than this do not count there, when it is a share of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    disables_at_least: Option<u32>,
    retries: Option<FactPart>,
    gives_up_on: Option<FactPart>,
    heeds_retry_after: Option<FactPart>,
    pauses: Option<FactPart>,
    simulated: PolicyPart,
}

#[derive(Serialize)]
struct PolicyPart {
    timeout_s: Value,
    retry_after_s: Value,
    basis: &'static str,
}

impl DeliveryPart {
    pub(super) fn of(delivery: &Delivery) -> Self {
        let span = |span: &Micros| seconds(*span);
        Self {
            timeout_s: FactPart::of(delivery.timeout.as_ref(), span),
            retry_after_s: FactPart::of(delivery.retry_after.as_ref(), |waits| spans(waits)),
            gives_up_after_s: FactPart::of(delivery.gives_up_after.as_ref(), span),
            success: FactPart::of(delivery.success.as_ref(), success),
            disables: FactPart::of(delivery.disables.as_ref(), disabling),
            disables_at_least: delivery.disables.and_then(|fact| match fact.value {
                Disabling::Share { at_least, .. } => Some(at_least),
                _ => None,
            }),
            retries: FactPart::of(delivery.retries.as_ref(), |retries| json!(retries)),
            gives_up_on: FactPart::of(delivery.gives_up_on.as_ref(), |statuses| json!(statuses)),
            heeds_retry_after: FactPart::of(delivery.heeds_retry_after.as_ref(), |it| json!(it)),
            pauses: FactPart::of(delivery.pauses.as_ref(), pausing),
            simulated: PolicyPart::of(&delivery.simulated),
        }
    }
}

impl PolicyPart {
    fn of(policy: &Policy) -> Self {
        Self {
            timeout_s: seconds(policy.timeout),
            retry_after_s: spans(policy.retry_after),
            basis: match policy.basis {
                Basis::Published => "published",
                Basis::Assumed => "assumed",
            },
        }
    }
}

fn spans(spans: &[Micros]) -> Value {
    spans.iter().map(|span| seconds(*span)).collect()
}

fn success(success: &Success) -> Value {
    match success {
        Success::Any2xx => json!("2xx"),
        Success::Status(statuses) => json!(statuses),
    }
}

fn pausing(pausing: &Pausing) -> Value {
    let Pausing { in_a_row, first, longest } = pausing;
    json!({
        "failures_in_a_row": in_a_row, "first_s": seconds(*first), "longest_s": seconds(*longest),
    })
}

fn disabling(disabling: &Disabling) -> Value {
    match disabling {
        Disabling::InARow(failures) => json!({ "failures_in_a_row": failures }),
        Disabling::FailingFor(span) => json!({ "failing_for_s": seconds(*span) }),
        Disabling::Share { above_percent, within, .. } => {
            json!({ "above_percent": above_percent, "within_s": seconds(*within) })
        }
        Disabling::Status(statuses) => json!({ "status": statuses }),
    }
}
