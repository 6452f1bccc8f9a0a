//! The ways of coming to know: state machines that see what happens to one client, and act on its
//! world.

mod conditional_poll;
mod long_poll;
mod scheduled_poll;
mod short_poll;
mod webhook;

use self::long_poll::LongPoll;
use self::scheduled_poll::ScheduledPoll;
use self::webhook::Webhook;
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
            StrategyConfig::Webhook { timeout, retry_after } => {
                Self::Webhook(Webhook::new(*timeout, retry_after))
            }
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
