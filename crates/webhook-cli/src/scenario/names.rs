//! What the core's fields are called in the document.

use webhook_core::simulation::{ConfigError, Field};

use super::{Document, StrategyPart};

/// What the core's fields are called in this document.
pub(super) struct Names {
    strategy: &'static str,
}

impl Names {
    pub(super) fn of(document: &Document) -> Self {
        Self {
            strategy: match document.strategy {
                StrategyPart::ShortPoll { .. } => "strategy.short_poll",
                StrategyPart::ConditionalPoll { .. } => "strategy.conditional_poll",
                StrategyPart::LongPoll { .. } => "strategy.long_poll",
                StrategyPart::Webhook { .. } => "strategy.webhook.policy",
            },
        }
    }

    pub(super) fn explain(&self, error: &ConfigError) -> String {
        let ConfigError { field, found, allowed, .. } = error;
        format!("{}: {found}; allowed: {allowed}", self.name(*field))
    }

    fn name(&self, field: Field) -> String {
        let strategy = self.strategy;
        match field {
            Field::Duration => "duration_s".to_owned(),
            Field::Clients => "clients".to_owned(),
            Field::WorkloadMeanGap => "events.poisson_per_client_per_s".to_owned(),
            Field::WorkloadAt => "events.at_s".to_owned(),
            Field::WorkloadEvery => "events.every_s".to_owned(),
            Field::NetworkLatency => "network.latency_ms".to_owned(),
            Field::NetworkLoss => "network.loss".to_owned(),
            Field::ReceiverProcessing => "receiver.processing_ms".to_owned(),
            Field::ReceiverDown => "receiver.down_s".to_owned(),
            Field::ReceiverDownWindow(index) => format!("receiver.down_s[{index}]"),
            Field::ReceiverErrorRate => "receiver.error_rate".to_owned(),
            Field::StrategyInterval => format!("{strategy}.interval_s"),
            Field::StrategyHold => format!("{strategy}.hold_s"),
            Field::StrategyTimeout => format!("{strategy}.timeout_s"),
            Field::StrategyRetryAfter => format!("{strategy}.retry_after_s"),
            Field::StrategyRetryWait(index) => format!("{strategy}.retry_after_s[{index}]"),
            _ => field.to_string(),
        }
    }
}
