//! Polling by the clock, whatever the answers take.
//!
//! The client polls at phase + k · interval. A poll carries the client's cursor as known when it is
//! sent; the service answers at once with all events from there on. What is lost on the way is not
//! asked for again: the next poll brings it. While the app is down, its polls are left out.

use super::Strategy;
use crate::simulation::queue::{Packet, Timer, Work};
use crate::simulation::receiver::Reception;
use crate::simulation::record::MessageKind;
use crate::simulation::recorder::Recorder;
use crate::simulation::world::World;
use crate::time::Micros;

#[derive(Debug)]
pub(in crate::simulation) struct ScheduledPoll {
    interval: Micros,
    /// What the service answers when there is nothing.
    nothing_new: MessageKind,
    /// The first event that the app has not taken in.
    cursor: u32,
    /// Whether the app leaves aside what it recognises, as one that reconciles does.
    reconciles: bool,
}

impl ScheduledPoll {
    pub(super) const fn new(interval: Micros, nothing_new: MessageKind) -> Self {
        Self { interval, nothing_new, cursor: 0, reconciles: false }
    }

    /// Asks for everything since the last answer, and leaves aside what is known.
    pub(super) const fn reconciling(interval: Micros) -> Self {
        Self { reconciles: true, ..Self::new(interval, MessageKind::Empty) }
    }

    /// Goes on with another interval, from the next poll on.
    pub(super) fn change(&mut self, interval: Micros) {
        self.interval = interval;
    }
}

impl Strategy for ScheduledPoll {
    fn start<R: Recorder>(&mut self, world: &mut World<'_, R>) {
        self.cursor = 0;
        let phase = world.phase(self.interval);
        world.set(phase, Timer::Poll);
    }

    #[inline]
    fn arrived<R: Recorder>(&mut self, packet: Packet, world: &mut World<'_, R>) {
        match packet.kind {
            MessageKind::Poll { .. } => {
                let answer = new_events(packet.about, world).unwrap_or(self.nothing_new);
                world.send(packet.exchange, answer, packet.about);
            }
            MessageKind::Events { first, count }
                if world.receive(packet.exchange, false) == Reception::TakenIn =>
            {
                for event in first..first + count {
                    if !(self.reconciles && world.recognises(event)) {
                        take_in(event, world);
                    }
                }
                // An answer that was overtaken must not turn the cursor back.
                self.cursor = self.cursor.max(first + count);
            }
            _ => {}
        }
    }

    #[inline]
    fn due<R: Recorder>(&mut self, _poll: Timer, world: &mut World<'_, R>) {
        world.set(world.now() + self.interval, Timer::Poll);
        if world.app_down_until().is_none() {
            let exchange = world.open_exchange();
            world.send(exchange, MessageKind::Poll { held: false }, self.cursor);
        }
    }
}

/// The answer with all events from `cursor` on, if there are any.
#[inline]
pub(super) fn new_events<R: Recorder>(cursor: u32, world: &World<'_, R>) -> Option<MessageKind> {
    let count = world.happened() - cursor;
    (count > 0).then_some(MessageKind::Events { first: cursor, count })
}

/// The app takes in an answer and begins to act on it.
pub(super) fn take_in_all<R: Recorder>(first: u32, count: u32, world: &mut World<'_, R>) {
    for event in first..first + count {
        take_in(event, world);
    }
}

fn take_in<R: Recorder>(event: u32, world: &mut World<'_, R>) {
    if world.take_in(event) {
        world.work(Work { event, answers: None });
    }
}
