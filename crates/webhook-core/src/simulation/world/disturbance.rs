//! What the faults of the plan do in one client's world.

use super::{Passage, World};
use crate::simulation::fault::{FaultKind, Reach};
use crate::simulation::receiver::Reception;
use crate::simulation::record::{MessageKind, Route, What};
use crate::simulation::recorder::Recorder;
use crate::time::Micros;

impl<R: Recorder> World<'_, R> {
    /// Sends a message, and does to it what the faults do.
    #[cold]
    pub(super) fn send_disturbed(
        &mut self,
        exchange: u32,
        kind: MessageKind,
        about: u32,
        mut passage: Passage,
    ) {
        let route = kind.route();
        let mut copies = Vec::new();
        for index in 0..self.faults.count() {
            let Some(fault) = self.faults.strike(index, self.now, |fault| match fault {
                FaultKind::Drop { route: concerned }
                | FaultKind::Delay { route: concerned, .. } => concerned == route,
                FaultKind::Duplicate { .. } => matches!(kind, MessageKind::Delivery { .. }),
                FaultKind::Reorder => route == Route::ToApp,
                FaultKind::Answer { .. } | FaultKind::NoAnswer | FaultKind::Down => false,
            }) else {
                continue;
            };
            self.record(What::Disturbed { fault: index as u32, exchange });
            match (fault.kind, fault.reach) {
                (FaultKind::Drop { .. }, _) => passage.lost = true,
                (FaultKind::Delay { by, .. }, _) => passage.latency += by,
                (FaultKind::Duplicate { after }, _) => copies.push(after),
                (FaultKind::Reorder, Reach::Until(end)) => {
                    let held = end - self.now;
                    passage.latency += held + Micros(held.0 / 10);
                }
                _ => {}
            }
        }
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
        for index in 0..self.faults.count() {
            let struck = self.faults.strike(index, self.now, |fault| match fault {
                FaultKind::Answer { .. } => true,
                FaultKind::NoAnswer => delivery,
                _ => false,
            });
            let Some(fault) = struck else { continue };
            self.record(What::Disturbed { fault: index as u32, exchange });
            return match fault.kind {
                FaultKind::Answer { status, retry_after } => {
                    Reception::Refused { status, retry_after }
                }
                _ => Reception::Unanswered,
            };
        }
        if fails { Reception::FAILED } else { Reception::TakenIn }
    }
}
