//! Short polling: ask every so often, and mostly hear "200, nothing new".

use super::scheduled_poll::ScheduledPoll;
use crate::simulation::record::MessageKind;
use crate::time::Micros;

pub(super) fn strategy(interval: Micros) -> ScheduledPoll {
    ScheduledPoll::new(interval, MessageKind::Empty)
}
