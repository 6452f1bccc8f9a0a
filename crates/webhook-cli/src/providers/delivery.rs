//! How a provider delivers, as JSON.

use serde::Serialize;
use serde_json::{Value, json};
use webhook_core::provider::{Basis, Delivery, Disabling, Policy, Success};
use webhook_core::time::Micros;

use super::{FactPart, seconds};

#[derive(Serialize)]
pub(super) struct DeliveryPart {
    timeout_s: Option<FactPart>,
    retry_after_s: Option<FactPart>,
    gives_up_after_s: Option<FactPart>,
    success: Option<FactPart>,
    disables: Option<FactPart>,
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

fn disabling(disabling: &Disabling) -> Value {
    match disabling {
        Disabling::InARow(failures) => json!({ "failures_in_a_row": failures }),
        Disabling::FailingFor(span) => json!({ "failing_for_s": seconds(*span) }),
        Disabling::Share { above_percent, within } => {
            json!({ "above_percent": above_percent, "within_s": seconds(*within) })
        }
        Disabling::Status(statuses) => json!({ "status": statuses }),
    }
}
