//! Long polling: ask once, and let the service answer when there is something to say.
//!
//! The client asks at time 0, and again as soon as it has an answer. The service holds the request
//! until an event happens or `hold` has passed. When an answer does not come, the client stops
//! waiting [`PATIENCE`] after the hold would have ended; what comes later is not read.
//!
//! A client that is down keeps its open request but takes nothing in: an answer that comes is lost
//! to it. Whenever it would ask while down it asks as soon as it is up. When the app fails at an
//! answer the client waits for [`PAUSE`] before it asks again, so as not to ask without end.

use super::Strategy;
use super::scheduled_poll::{new_events, take_in_all};
use crate::simulation::queue::{Packet, Timer};
use crate::simulation::receiver::Reception;
use crate::simulation::record::{MessageKind, What};
use crate::simulation::recorder::Recorder;
use crate::simulation::world::World;
use crate::time::Micros;

const PATIENCE: Micros = Micros::from_secs(5);
const PAUSE: Micros = Micros::from_secs(1);

#[derive(Debug)]
pub(in crate::simulation) struct LongPoll {
    hold: Micros,
    /// The first event that the app has not taken in.
    cursor: u32,
    /// The request whose answer the client waits for.
    waiting: Option<u32>,
    /// Requests that the service holds. More than one only when the client has given one up.
    held: Vec<Held>,
}

#[derive(Clone, Copy, Debug)]
struct Held {
    exchange: u32,
    cursor: u32,
}

impl LongPoll {
    pub(super) const fn new(hold: Micros) -> Self {
        Self { hold, cursor: 0, waiting: None, held: Vec::new() }
    }

    /// Goes on with another hold, from the next request on.
    pub(super) fn change(&mut self, hold: Micros) {
        self.hold = hold;
    }

    fn ask<R: Recorder>(&mut self, world: &mut World<'_, R>) {
        if let Some(up) = world.app_down_until() {
            world.set(up, Timer::Poll);
            return;
        }
        let exchange = world.open_exchange();
        self.waiting = Some(exchange);
        world.send(exchange, MessageKind::Poll { held: true }, self.cursor);
        let timeout = Timer::Timeout { exchange, event: self.cursor };
        world.set(world.now() + self.hold + PATIENCE, timeout);
    }

    fn receive<R: Recorder>(&mut self, poll: Packet, world: &mut World<'_, R>) {
        let Packet { exchange, about: cursor, .. } = poll;
        if let Some(answer) = new_events(cursor, world) {
            world.send(exchange, answer, cursor);
        } else {
            self.held.push(Held { exchange, cursor });
            world.set(world.now() + self.hold, Timer::HoldEnds { exchange });
        }
    }

    fn read<R: Recorder>(&mut self, answer: Packet, world: &mut World<'_, R>) {
        if self.waiting != Some(answer.exchange) {
            return;
        }
        self.waiting = None;
        if let MessageKind::Events { first, count } = answer.kind
            && world.app_down_until().is_none()
        {
            if world.receive(answer.exchange, false) != Reception::TakenIn {
                world.set(world.now() + PAUSE, Timer::Poll);
                return;
            }
            take_in_all(first, count, world);
            self.cursor = first + count;
        }
        self.ask(world);
    }

    fn end_hold<R: Recorder>(&mut self, exchange: u32, world: &mut World<'_, R>) {
        if let Some(index) = self.held.iter().position(|held| held.exchange == exchange) {
            let held = self.held.remove(index);
            world.send(exchange, MessageKind::Empty, held.cursor);
        }
    }

    fn stop_waiting<R: Recorder>(&mut self, exchange: u32, world: &mut World<'_, R>) {
        if self.waiting == Some(exchange) {
            self.waiting = None;
            world.record(What::TimedOut { exchange });
            self.ask(world);
        }
    }
}

impl Strategy for LongPoll {
    fn start<R: Recorder>(&mut self, world: &mut World<'_, R>) {
        self.cursor = 0;
        self.waiting = None;
        self.held.clear();
        world.set(Micros::ZERO, Timer::Poll);
    }

    fn happened<R: Recorder>(&mut self, _event: u32, world: &mut World<'_, R>) {
        for Held { exchange, cursor } in self.held.drain(..) {
            if let Some(answer) = new_events(cursor, world) {
                world.send(exchange, answer, cursor);
            }
        }
    }

    fn arrived<R: Recorder>(&mut self, packet: Packet, world: &mut World<'_, R>) {
        match packet.kind {
            MessageKind::Poll { .. } => self.receive(packet, world),
            _ => self.read(packet, world),
        }
    }

    fn due<R: Recorder>(&mut self, timer: Timer, world: &mut World<'_, R>) {
        match timer {
            Timer::HoldEnds { exchange } => self.end_hold(exchange, world),
            Timer::Timeout { exchange, .. } => self.stop_waiting(exchange, world),
            Timer::Poll | Timer::Retry { .. } => self.ask(world),
        }
    }
}
