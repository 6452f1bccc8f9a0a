//! Webhooks: the service calls the app.
//!
//! The first attempt is made when the event happens. It succeeds with an answer that the policy
//! takes for a success and that comes within the timeout, and fails with any other answer or when
//! the timeout has passed since it was sent; what comes later is not read. Each wait of the retry
//! schedule runs from the failure of one attempt to the next, and is stretched to what the answer's
//! `Retry-After` asks if the policy heeds that. After the last failure the service gives up.
//!
//! A service that turns the address off gives up everything that waits for another attempt, and
//! whatever happens from then on. What an attempt under way brings is still read.

use super::Strategy;
use crate::simulation::config::Acknowledge;
use crate::simulation::endpoint::{Consequence, Endpoint};
use crate::simulation::policy::DeliveryPolicy;
use crate::simulation::queue::{Packet, Timer, Work};
use crate::simulation::receiver::Reception;
use crate::simulation::record::{MessageKind, What};
use crate::simulation::recorder::Recorder;
use crate::simulation::world::World;
use crate::time::Micros;

#[derive(Debug)]
pub(in crate::simulation) struct Webhook<'a> {
    policy: &'a DeliveryPolicy,
    endpoint: Endpoint,
    /// What the service knows of each event's delivery.
    deliveries: Vec<Delivery>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Delivery {
    attempts: u32,
    /// The attempt whose answer the service waits for.
    waiting: Option<u32>,
    /// Whether there will be another attempt.
    retrying: bool,
}

/// How an attempt failed.
#[derive(Clone, Copy, Debug, Default)]
struct Failure {
    status: Option<u16>,
    /// Seconds.
    retry_after: Option<u32>,
}

impl<'a> Webhook<'a> {
    pub(super) fn new(policy: &'a DeliveryPolicy) -> Self {
        Self { policy, endpoint: Endpoint::default(), deliveries: Vec::new() }
    }

    /// Goes on by these rules.
    pub(super) fn change(&mut self, policy: &'a DeliveryPolicy) {
        self.policy = policy;
    }

    /// A delivery reaches the app.
    fn receive<R: Recorder>(&self, event: u32, exchange: u32, world: &mut World<'_, R>) {
        let taken_in = self.policy.success.usual();
        let reception = world.receive(exchange, true);
        if let Reception::Refused { status, retry_after } = reception {
            return reply(exchange, status, retry_after, event, world);
        }
        let silent = reception == Reception::Unanswered;
        let to_do = world.take_in(event);
        match world.acknowledge() {
            Acknowledge::AfterProcessing if to_do => {
                world.work(Work { event, answers: (!silent).then_some(exchange) });
            }
            _ => {
                if !silent {
                    reply(exchange, taken_in, None, event, world);
                }
                if to_do {
                    world.work(Work { event, answers: None });
                }
            }
        }
    }

    fn attempt<R: Recorder>(&mut self, event: u32, world: &mut World<'_, R>) {
        let delivery = &mut self.deliveries[event as usize];
        delivery.retrying = false;
        if !self.endpoint.takes_deliveries(world.now()) {
            return world.give_up(event);
        }
        let exchange = world.open_exchange();
        delivery.attempts += 1;
        delivery.waiting = Some(exchange);
        let kind = MessageKind::Delivery { event, attempt: delivery.attempts };
        world.send(exchange, kind, event);
        world.set(world.now() + self.policy.timeout, Timer::Timeout { exchange, event });
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

    fn fail<R: Recorder>(&mut self, event: u32, failure: Failure, world: &mut World<'_, R>) {
        let now = world.now();
        match self.endpoint.failed(self.policy, now, failure.status) {
            Consequence::None => {}
            Consequence::Pause { until } => world.record(What::Paused { until }),
            Consequence::Disable => {
                world.record(What::Disabled);
                self.give_up_retries(world);
            }
        }
        let Some(at) = self.next_attempt(event, failure, now) else {
            return world.give_up(event);
        };
        let delivery = &mut self.deliveries[event as usize];
        delivery.retrying = true;
        let attempt = delivery.attempts + 1;
        world.record(What::RetryScheduled { event, attempt, at });
        world.set(at, Timer::Retry { event });
    }

    /// When the service tries again, if it does.
    fn next_attempt(&self, event: u32, failure: Failure, now: Micros) -> Option<Micros> {
        let Self { policy, endpoint, deliveries } = self;
        if endpoint.is_disabled()
            || failure.status.is_some_and(|it| policy.gives_up_on.contains(&it))
        {
            return None;
        }
        let attempts = deliveries[event as usize].attempts;
        let wait = *policy.retry_after.get(attempts as usize - 1)?;
        let asked = failure.retry_after.filter(|_| policy.heeds_retry_after);
        Some(now + wait.max(Micros::from_secs(asked.unwrap_or(0).into())))
    }

    fn give_up_retries<R: Recorder>(&mut self, world: &mut World<'_, R>) {
        for (event, delivery) in (0..).zip(&mut self.deliveries) {
            if delivery.retrying {
                delivery.retrying = false;
                world.give_up(event);
            }
        }
    }
}

impl Strategy for Webhook<'_> {
    fn start<R: Recorder>(&mut self, _world: &mut World<'_, R>) {
        self.endpoint = Endpoint::default();
        self.deliveries.clear();
    }

    fn happened<R: Recorder>(&mut self, event: u32, world: &mut World<'_, R>) {
        self.deliveries.push(Delivery::default());
        self.attempt(event, world);
    }

    fn arrived<R: Recorder>(&mut self, packet: Packet, world: &mut World<'_, R>) {
        let Packet { exchange, about: event, .. } = packet;
        match packet.kind {
            MessageKind::Reply { status, retry_after } => {
                if !self.stop_waiting(event, exchange) {
                    return;
                }
                if self.policy.success.accepts(status) {
                    self.endpoint.succeeded(self.policy, world.now());
                } else {
                    self.fail(event, Failure { status: Some(status), retry_after }, world);
                }
            }
            _ => self.receive(event, exchange, world),
        }
    }

    fn worked<R: Recorder>(&mut self, work: Work, world: &mut World<'_, R>) {
        if let Some(exchange) = work.answers {
            reply(exchange, self.policy.success.usual(), None, work.event, world);
        }
    }

    fn due<R: Recorder>(&mut self, timer: Timer, world: &mut World<'_, R>) {
        match timer {
            Timer::Timeout { exchange, event } => {
                if self.stop_waiting(event, exchange) {
                    world.record(What::TimedOut { exchange });
                    self.fail(event, Failure::default(), world);
                }
            }
            Timer::Retry { event } if self.deliveries[event as usize].retrying => {
                self.attempt(event, world);
            }
            Timer::Retry { .. } | Timer::Poll | Timer::HoldEnds { .. } => {}
        }
    }
}

fn reply<R: Recorder>(
    exchange: u32,
    status: u16,
    retry_after: Option<u32>,
    event: u32,
    world: &mut World<'_, R>,
) {
    world.send(exchange, MessageKind::Reply { status, retry_after }, event);
}
