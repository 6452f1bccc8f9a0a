//! Webhooks, and a slow poll beside them that finds what they missed.
//!
//! The poll asks for everything that happened since the last answer that it took in. An app that
//! recognises an event leaves it aside; one that does not recognises nothing here either, and acts
//! on it again.

use super::Strategy;
use super::scheduled_poll::ScheduledPoll;
use super::webhook::Webhook;
use crate::simulation::policy::DeliveryPolicy;
use crate::simulation::queue::{Packet, Timer, Work};
use crate::simulation::record::MessageKind;
use crate::simulation::recorder::Recorder;
use crate::simulation::world::World;
use crate::time::Micros;

#[derive(Debug)]
pub(in crate::simulation) struct WebhookAndPoll<'a> {
    webhook: Webhook<'a>,
    poll: ScheduledPoll,
}

impl<'a> WebhookAndPoll<'a> {
    pub(super) fn new(policy: &'a DeliveryPolicy, interval: Micros) -> Self {
        Self { webhook: Webhook::new(policy), poll: ScheduledPoll::reconciling(interval) }
    }

    /// Goes on by these rules.
    pub(super) fn change(&mut self, policy: &'a DeliveryPolicy, interval: Micros) {
        self.webhook.change(policy);
        self.poll.change(interval);
    }
}

impl Strategy for WebhookAndPoll<'_> {
    fn start<R: Recorder>(&mut self, world: &mut World<'_, R>) {
        self.webhook.start(world);
        self.poll.start(world);
    }

    fn happened<R: Recorder>(&mut self, event: u32, world: &mut World<'_, R>) {
        self.webhook.happened(event, world);
    }

    fn arrived<R: Recorder>(&mut self, packet: Packet, world: &mut World<'_, R>) {
        match packet.kind {
            MessageKind::Delivery { .. } | MessageKind::Reply { .. } => {
                self.webhook.arrived(packet, world);
            }
            _ => self.poll.arrived(packet, world),
        }
    }

    fn worked<R: Recorder>(&mut self, work: Work, world: &mut World<'_, R>) {
        self.webhook.worked(work, world);
    }

    fn due<R: Recorder>(&mut self, timer: Timer, world: &mut World<'_, R>) {
        match timer {
            Timer::Poll => self.poll.due(timer, world),
            _ => self.webhook.due(timer, world),
        }
    }
}
