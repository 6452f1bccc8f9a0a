//! The ways of coming to know: state machines that see what happens to one client, and act on its
//! world.

mod conditional_poll;
mod long_poll;
mod scheduled_poll;
mod short_poll;
mod webhook;
mod webhook_and_poll;

use self::long_poll::LongPoll;
use self::scheduled_poll::ScheduledPoll;
use self::webhook::Webhook;
use self::webhook_and_poll::WebhookAndPoll;
use super::config::StrategyConfig;
use super::queue::{Packet, Timer, Work};
use super::recorder::Recorder;
use super::world::World;

/// Both sides of one client's conversation: its app and the service.
pub(super) trait Strategy {
    /// A client's time begins. Whatever is known of the client before it is forgotten.
    fn start<R: Recorder>(&mut self, world: &mut World<'_, R>);

    /// An event happened at the service.
    fn happened<R: Recorder>(&mut self, _event: u32, _world: &mut World<'_, R>) {}

    /// A message arrived.
    fn arrived<R: Recorder>(&mut self, packet: Packet, world: &mut World<'_, R>);

    /// The app has acted on an event.
    fn worked<R: Recorder>(&mut self, _work: Work, _world: &mut World<'_, R>) {}

    /// An alarm that the strategy has set.
    fn due<R: Recorder>(&mut self, timer: Timer, world: &mut World<'_, R>);
}

/// One of them.
#[derive(Debug)]
pub(super) enum AnyStrategy<'a> {
    Scheduled(ScheduledPoll),
    Long(LongPoll),
    Webhook(Webhook<'a>),
    WebhookAndPoll(WebhookAndPoll<'a>),
}

impl<'a> AnyStrategy<'a> {
    pub(super) fn new(config: &'a StrategyConfig) -> Self {
        match config {
            StrategyConfig::ShortPoll { interval } => {
                Self::Scheduled(short_poll::strategy(*interval))
            }
            StrategyConfig::ConditionalPoll { interval } => {
                Self::Scheduled(conditional_poll::strategy(*interval))
            }
            StrategyConfig::LongPoll { hold } => Self::Long(LongPoll::new(*hold)),
            StrategyConfig::Webhook(policy) => Self::Webhook(Webhook::new(policy)),
            StrategyConfig::WebhookAndPoll { policy, interval } => {
                Self::WebhookAndPoll(WebhookAndPoll::new(policy, *interval))
            }
        }
    }

    /// Goes on with other values of the same kind; others are refused when a run is checked.
    pub(super) fn change(&mut self, config: &'a StrategyConfig) {
        match (self, config) {
            (
                Self::Scheduled(poll),
                StrategyConfig::ShortPoll { interval }
                | StrategyConfig::ConditionalPoll { interval },
            ) => poll.change(*interval),
            (Self::Long(poll), StrategyConfig::LongPoll { hold }) => poll.change(*hold),
            (Self::Webhook(webhook), StrategyConfig::Webhook(policy)) => webhook.change(policy),
            (Self::WebhookAndPoll(both), StrategyConfig::WebhookAndPoll { policy, interval }) => {
                both.change(policy, *interval);
            }
            _ => {}
        }
    }
}

/// Passes a call on to whichever it is.
macro_rules! each {
    ($any:expr, $strategy:ident => $call:expr) => {
        match $any {
            AnyStrategy::Scheduled($strategy) => $call,
            AnyStrategy::Long($strategy) => $call,
            AnyStrategy::Webhook($strategy) => $call,
            AnyStrategy::WebhookAndPoll($strategy) => $call,
        }
    };
}

impl Strategy for AnyStrategy<'_> {
    fn start<R: Recorder>(&mut self, world: &mut World<'_, R>) {
        each!(self, strategy => strategy.start(world));
    }

    fn happened<R: Recorder>(&mut self, event: u32, world: &mut World<'_, R>) {
        each!(self, strategy => strategy.happened(event, world));
    }

    #[inline]
    fn arrived<R: Recorder>(&mut self, packet: Packet, world: &mut World<'_, R>) {
        each!(self, strategy => strategy.arrived(packet, world));
    }

    fn worked<R: Recorder>(&mut self, work: Work, world: &mut World<'_, R>) {
        each!(self, strategy => strategy.worked(work, world));
    }

    #[inline]
    fn due<R: Recorder>(&mut self, timer: Timer, world: &mut World<'_, R>) {
        each!(self, strategy => strategy.due(timer, world));
    }
}
