//! How the app of a scenario comes to know.

use serde::Deserialize;
use webhook_core::provider::Sender;
use webhook_core::simulation::{DeliveryPolicy, StrategyConfig};

use super::policy::Policy;
use super::values::{all_seconds, seconds};
use crate::Result;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StrategyPart {
    ShortPoll {
        interval_s: f64,
    },
    ConditionalPoll {
        interval_s: f64,
    },
    LongPoll {
        hold_s: f64,
    },
    Webhook {
        policy: Policy,
        #[serde(default)]
        as_documented: bool,
    },
    WebhookAndPoll {
        policy: Policy,
        #[serde(default)]
        as_documented: bool,
        interval_s: f64,
    },
}

impl StrategyPart {
    /// The sender whose policy is played, if one is named.
    pub(super) fn sender(&self) -> Option<Sender> {
        match self {
            Self::Webhook { policy: Policy::Of(sender), .. }
            | Self::WebhookAndPoll { policy: Policy::Of(sender), .. } => Some(*sender),
            _ => None,
        }
    }

    /// What it is called in the document, with the policy where that is a part of it.
    pub(super) const fn place(&self) -> &'static str {
        match self {
            Self::ShortPoll { .. } => "strategy.short_poll",
            Self::ConditionalPoll { .. } => "strategy.conditional_poll",
            Self::LongPoll { .. } => "strategy.long_poll",
            Self::Webhook { .. } => "strategy.webhook.policy",
            Self::WebhookAndPoll { .. } => "strategy.webhook_and_poll.policy",
        }
    }

    pub(super) fn checked(&self) -> Result<StrategyConfig> {
        let interval = |found| seconds(&format!("{}.interval_s", self.place()), found);
        Ok(match self {
            Self::ShortPoll { interval_s } => {
                StrategyConfig::ShortPoll { interval: interval(*interval_s)? }
            }
            Self::ConditionalPoll { interval_s } => {
                StrategyConfig::ConditionalPoll { interval: interval(*interval_s)? }
            }
            Self::LongPoll { hold_s } => {
                StrategyConfig::LongPoll { hold: seconds("strategy.long_poll.hold_s", *hold_s)? }
            }
            Self::Webhook { policy, as_documented } => {
                StrategyConfig::Webhook(self.policy(policy, *as_documented)?)
            }
            Self::WebhookAndPoll { policy, as_documented, interval_s } => {
                StrategyConfig::WebhookAndPoll {
                    policy: self.policy(policy, *as_documented)?,
                    interval: seconds("strategy.webhook_and_poll.interval_s", *interval_s)?,
                }
            }
        })
    }

    /// A sender's timeout and waits, and all its other rules when it is played as documented.
    fn policy(&self, policy: &Policy, as_documented: bool) -> Result<DeliveryPolicy> {
        let place = self.place();
        match policy {
            Policy::Of(sender) if as_documented => Ok(DeliveryPolicy::from(sender.delivery)),
            Policy::Of(sender) => {
                let policy = sender.delivery.simulated;
                Ok(DeliveryPolicy::new(policy.timeout, policy.retry_after.to_vec()))
            }
            Policy::Written(_) if as_documented => {
                Err(format!("{place}: only a sender's own policy is played as_documented"))
            }
            Policy::Written(policy) => Ok(DeliveryPolicy::new(
                seconds(&format!("{place}.timeout_s"), policy.timeout_s)?,
                all_seconds(&format!("{place}.retry_after_s"), &policy.retry_after_s)?,
            )),
        }
    }
}
