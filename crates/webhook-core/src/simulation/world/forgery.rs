//! What an attacker does in one client's world.

use super::World;
use crate::simulation::queue::{Event, Packet};
use crate::simulation::record::{Message, MessageKind, What};
use crate::simulation::recorder::Recorder;

impl<R: Recorder> World<'_, R> {
    /// An attacker posts.
    pub(in crate::simulation) fn forge(&mut self, attack: u32, nth: u32) {
        let Self { scenario, .. } = *self;
        let plan = scenario.config().attacks[attack as usize];
        let kind = MessageKind::Forged { attack, nth };
        self.send_forged(self.forged, kind, attack);
        self.forged += 1;
        if nth + 1 < plan.count {
            let next = Event::Forges { attack, nth: nth + 1 };
            self.queue.push(self.now + plan.every, next);
        }
    }

    /// A forged delivery reaches the app, or its answer the attacker.
    pub(in crate::simulation) fn face_forgery(&mut self, packet: Packet) {
        let Packet { exchange, kind, about: attack, .. } = packet;
        self.record(What::Arrived { exchange, kind });
        if !matches!(kind, MessageKind::Forged { .. }) {
            return;
        }
        let Self { scenario, .. } = *self;
        let forgery = scenario.config().attacks[attack as usize].forgery;
        let note = self.replayed[attack as usize];
        let guard = self.app.guard(forgery, note, self.now);
        let status = match guard {
            None => {
                self.replayed[attack as usize] = Some(self.app.note(self.now));
                self.record(What::Deceived { attack });
                200
            }
            Some(by) => {
                self.record(What::Unmasked { attack, by });
                by.status()
            }
        };
        self.send_forged(exchange, MessageKind::ForgedReply { status }, attack);
    }

    fn send_forged(&mut self, exchange: u32, kind: MessageKind, about: u32) {
        let (route, arrives) = (kind.route(), self.now + self.link.send_forged());
        self.record(What::Sent(Message { exchange, route, kind, arrives, lost: false }));
        let packet = Packet { exchange, kind, about, lost: false };
        self.queue.push(arrives, Event::ForgeryArrives(packet));
    }
}
