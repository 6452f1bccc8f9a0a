//! Webhooks: the service calls the app.
//!
//! The first attempt is made when the event happens. It succeeds with a 2xx answer that comes
//! within the timeout, and fails with any other answer or when the timeout has passed since it was
//! sent; what comes later is not read. Each wait of the retry schedule runs from the failure of one
//! attempt to the next. After the last failure the service gives up.

use super::Strategy;
use crate::simulation::config::Acknowledge;
use crate::simulation::queue::{Packet, Timer, Work};
use crate::simulation::record::{MessageKind, What};
use crate::simulation::recorder::Recorder;
use crate::simulation::world::World;
use crate::time::Micros;

const OK: u16 = 200;
const FAILED: u16 = 500;
const DOWN: u16 = 503;

#[derive(Debug)]
pub(in crate::simulation) struct Webhook<'a> {
    timeout: Micros,
    retry_after: &'a [Micros],
    /// What the service knows of each event's delivery.
    deliveries: Vec<Delivery>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Delivery {
    attempts: u32,
    /// The attempt whose answer the service waits for.
    waiting: Option<u32>,
}

impl<'a> Webhook<'a> {
    pub(super) const fn new(timeout: Micros, retry_after: &'a [Micros]) -> Self {
        Self { timeout, retry_after, deliveries: Vec::new() }
    }

    fn attempt<R: Recorder>(&mut self, event: u32, world: &mut World<'_, R>) {
        let exchange = world.open_exchange();
        let delivery = &mut self.deliveries[event as usize];
        delivery.attempts += 1;
        delivery.waiting = Some(exchange);
        let kind = MessageKind::Delivery { event, attempt: delivery.attempts };
        world.send(exchange, kind, event);
        world.set(world.now() + self.timeout, Timer::Timeout { exchange, event });
    }

    /// Whether the service still waits for this answer; from now on it does not.
    fn stop_waiting(&mut self, event: u32, exchange: u32) -> bool {
        let waiting = &mut self.deliveries[event as usize].waiting;
        let this = *waiting == Some(exchange);
        if this {
            *waiting = None;
        }
        this
    }

    fn fail<R: Recorder>(&self, event: u32, world: &mut World<'_, R>) {
        let attempts = self.deliveries[event as usize].attempts;
        let Some(&wait) = self.retry_after.get(attempts as usize - 1) else {
            return world.give_up(event);
        };
        let at = world.now() + wait;
        world.record(What::RetryScheduled { event, attempt: attempts + 1, at });
        world.set(at, Timer::Retry { event });
    }
}

impl Strategy for Webhook<'_> {
    fn start<R: Recorder>(&mut self, _world: &mut World<'_, R>) {
        self.deliveries.clear();
    }

    fn happened<R: Recorder>(&mut self, event: u32, world: &mut World<'_, R>) {
        self.deliveries.push(Delivery::default());
        self.attempt(event, world);
    }

    fn arrived<R: Recorder>(&mut self, packet: Packet, world: &mut World<'_, R>) {
        let Packet { exchange, about: event, .. } = packet;
        match packet.kind {
            MessageKind::Reply { status } => {
                if self.stop_waiting(event, exchange) && status != OK {
                    self.fail(event, world);
                }
            }
            _ => receive(event, exchange, world),
        }
    }

    fn worked<R: Recorder>(&mut self, work: Work, world: &mut World<'_, R>) {
        if let Some(exchange) = work.answers {
            reply(exchange, OK, work.event, world);
        }
    }

    fn due<R: Recorder>(&mut self, timer: Timer, world: &mut World<'_, R>) {
        match timer {
            Timer::Timeout { exchange, event } => {
                if self.stop_waiting(event, exchange) {
                    world.record(What::TimedOut { exchange });
                    self.fail(event, world);
                }
            }
            Timer::Retry { event } => self.attempt(event, world),
            Timer::Poll | Timer::HoldEnds { .. } => {}
        }
    }
}

/// A delivery reaches the app.
fn receive<R: Recorder>(event: u32, exchange: u32, world: &mut World<'_, R>) {
    if world.app_down_until().is_some() {
        return reply(exchange, DOWN, event, world);
    }
    if world.app_fails() {
        return reply(exchange, FAILED, event, world);
    }
    let to_do = world.take_in(event);
    match world.acknowledge() {
        Acknowledge::AfterProcessing if to_do => {
            world.work(Work { event, answers: Some(exchange) });
        }
        _ => {
            reply(exchange, OK, event, world);
            if to_do {
                world.work(Work { event, answers: None });
            }
        }
    }
}

fn reply<R: Recorder>(exchange: u32, status: u16, event: u32, world: &mut World<'_, R>) {
    world.send(exchange, MessageKind::Reply { status }, event);
}
