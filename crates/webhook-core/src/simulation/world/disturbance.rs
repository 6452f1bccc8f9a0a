//! What the faults of the plan do in one client's world.

use super::{Passage, World};
use crate::simulation::fault::Disturbance;
use crate::simulation::receiver::Reception;
use crate::simulation::record::{MessageKind, What};
use crate::simulation::recorder::Recorder;

impl<R: Recorder> World<'_, R> {
    /// Sends a message, and does to it what the faults do.
    #[cold]
    pub(super) fn send_disturbed(
        &mut self,
        exchange: u32,
        kind: MessageKind,
        about: u32,
        Passage { latency, lost }: Passage,
    ) {
        let Disturbance { struck, lost: dropped, delay, copies } =
            self.faults.disturb(kind, self.now);
        for fault in struck {
            self.record(What::Disturbed { fault, exchange });
        }
        let passage = Passage { latency: latency + delay, lost: lost || dropped };
        self.put_on_its_way(exchange, kind, about, passage);
        for after in copies {
            let copy = self.open_exchange();
            let latency = passage.latency + after;
            self.put_on_its_way(copy, kind, about, Passage { latency, ..passage });
        }
    }

    /// What the app makes of a message that brings it events, a `delivery` or an answer to a poll.
    pub(in crate::simulation) fn receive(&mut self, exchange: u32, delivery: bool) -> Reception {
        if self.app.down_until(self.now).is_some() {
            return Reception::DOWN;
        }
        let fails = self.app.fails();
        if let Some((fault, reception)) = self.faults.receive(delivery, self.now) {
            self.record(What::Disturbed { fault, exchange });
            return reception;
        }
        if fails { Reception::FAILED } else { Reception::TakenIn }
    }
}
