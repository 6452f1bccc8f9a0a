//! What the core's fields are called in the document.

use webhook_core::simulation::{ConfigError, Field};

use super::Document;

/// What the core's fields are called in this document.
pub(super) struct Names {
    strategy: &'static str,
}

impl Names {
    pub(super) fn of(document: &Document) -> Self {
        Self { strategy: document.strategy.place() }
    }

    pub(super) fn explain(&self, error: &ConfigError) -> String {
        let ConfigError { field, found, allowed, in_fork } = error;
        let fork = if *in_fork { "fork." } else { "" };
        format!("{fork}{}: {found}; allowed: {allowed}", self.name(*field))
    }

    fn name(&self, field: Field) -> String {
        let strategy = self.strategy;
        match field {
            Field::Duration => "duration_s".to_owned(),
            Field::WorkloadMeanGap => "events.poisson_per_client_per_s".to_owned(),
            Field::WorkloadAt => "events.at_s".to_owned(),
            Field::WorkloadEvery => "events.every_s".to_owned(),
            Field::NetworkLatency => "network.latency_ms".to_owned(),
            Field::ReceiverProcessing => "receiver.processing_ms".to_owned(),
            Field::ReceiverDown => "receiver.down_s".to_owned(),
            Field::ReceiverDownWindow(index) => format!("receiver.down_s[{index}]"),
            // Beside a webhook it stands beside the policy.
            Field::StrategyInterval => {
                format!("{}.interval_s", strategy.trim_end_matches(".policy"))
            }
            Field::StrategyHold => format!("{strategy}.hold_s"),
            Field::StrategyTimeout => format!("{strategy}.timeout_s"),
            Field::StrategyRetryAfter => format!("{strategy}.retry_after_s"),
            Field::StrategyRetryWait(index) => format!("{strategy}.retry_after_s[{index}]"),
            Field::Phase => "phase_within_s".to_owned(),
            Field::FaultFrom(index) => format!("faults[{index}].from_s"),
            Field::FaultEnd(index) => format!("faults[{index}].until_s"),
            Field::FaultTime(index) => format!("faults[{index}].kind"),
            Field::FaultStatus(index) => format!("faults[{index}].kind.answer.status"),
            Field::AttackFrom(index) => format!("attacks[{index}].from_s"),
            Field::AttackEvery(index) => format!("attacks[{index}].every_s"),
            Field::AttackAge(index) => format!("attacks[{index}].forgery.replay.age_s"),
            Field::ForkAt => "at_s".to_owned(),
            // Called alike here and there, or several together.
            Field::Clients
            | Field::NetworkLoss
            | Field::ReceiverErrorRate
            | Field::Strategy
            | Field::Faults
            | Field::FaultReach(_)
            | Field::FaultRoute(_)
            | Field::Attacks
            | Field::AttackCount(_)
            | Field::EventsPerClient
            | Field::Work => field.to_string(),
        }
    }
}
