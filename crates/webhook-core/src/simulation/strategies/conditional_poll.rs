//! Conditional polling: the client sends the ETag it knows, and mostly hears "304 Not Modified".
//! It asks as often as short polling; only the empty answers are smaller.

use super::scheduled_poll::ScheduledPoll;
use crate::simulation::record::MessageKind;
use crate::time::Micros;

pub(super) fn strategy(interval: Micros) -> ScheduledPoll {
    ScheduledPoll::new(interval, MessageKind::NotModified)
}
