//! What a person lets go wrong at a chosen moment.

use super::receiver::Reception;
use super::record::{MessageKind, Route};
use crate::time::Micros;

/// Something that goes wrong from a moment on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The first moment at which it strikes.
    pub from: Micros,
    /// For how long, or how often.
    pub reach: Reach,
    /// What goes wrong.
    pub kind: FaultKind,
}

/// How far a fault reaches; for each client by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Up to this moment, excluded.
    Until(Micros),
    /// It strikes as many messages as this, at least 1, and then no more.
    Next(u32),
}

/// What goes wrong. The first four strike a message when it sets out, the next two a delivery when
/// it reaches an app that is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The message is lost.
    Drop {
        /// Which way it goes: to the app or to the service.
        route: Route,
    },
    /// The message takes longer.
    Delay {
        /// Which way it goes: to the app or to the service.
        route: Route,
        /// By how much.
        by: Micros,
    },
    /// The delivery is sent twice. The service hears only the answer to the first.
    Duplicate {
        /// How long after the first the second arrives.
        after: Micros,
    },
    /// Messages to the app are held back until the fault is over and then let go, the last one
    /// first, a tenth as far apart as they set out. It has an end.
    Reorder,
    /// The app refuses. An answer to a poll is not taken in.
    Answer {
        /// HTTP status, 300 to 599.
        status: u16,
        /// The header `Retry-After`, in seconds.
        retry_after: Option<u32>,
    },
    /// The app takes the delivery in and works, but no answer ever comes.
    NoAnswer,
    /// The app is down: see [`Receiver::down`](super::Receiver::down). It has an end.
    Down,
}

/// The plan, as far as it has come with one client.
#[derive(Clone, Debug)]
pub(super) struct Faults<'a> {
    plan: &'a [Fault],
    /// How often each has struck.
    struck: Vec<u32>,
}

impl<'a> Faults<'a> {
    pub(super) fn new(plan: &'a [Fault]) -> Self {
        Self { plan, struck: vec![0; plan.len()] }
    }

    /// As before the first message of a client.
    pub(super) fn restart(&mut self) {
        self.struck.fill(0);
    }

    #[inline]
    pub(super) fn are_none(&self) -> bool {
        self.plan.is_empty()
    }

    /// What the faults do to a message that sets out now.
    #[inline(never)]
    pub(super) fn disturb(&mut self, kind: MessageKind, now: Micros) -> Disturbance {
        let route = kind.route();
        let mut found = Disturbance::default();
        for index in 0..self.plan.len() {
            let concerned = match self.plan[index].kind {
                FaultKind::Drop { route: concerned }
                | FaultKind::Delay { route: concerned, .. } => concerned == route,
                FaultKind::Duplicate { .. } => matches!(kind, MessageKind::Delivery { .. }),
                FaultKind::Reorder => route == Route::ToApp,
                FaultKind::Answer { .. } | FaultKind::NoAnswer | FaultKind::Down => false,
            };
            let Some(fault) = self.strike(index, now, concerned) else { continue };
            found.struck.push(index as u32);
            match (fault.kind, fault.reach) {
                (FaultKind::Drop { .. }, _) => found.lost = true,
                (FaultKind::Delay { by, .. }, _) => found.delay += by,
                (FaultKind::Duplicate { after }, _) => found.copies.push(after),
                (FaultKind::Reorder, Reach::Until(end)) => {
                    let held = end - now;
                    found.delay += held + Micros(held.0 / 10);
                }
                _ => {}
            }
        }
        found
    }

    /// Which fault decides what becomes of a message that brings events to the app now, a
    /// `delivery` or an answer to a poll, and what that is.
    #[inline(never)]
    pub(super) fn receive(&mut self, delivery: bool, now: Micros) -> Option<(u32, Reception)> {
        (0..self.plan.len()).find_map(|index| {
            let concerned = match self.plan[index].kind {
                FaultKind::Answer { .. } => true,
                FaultKind::NoAnswer => delivery,
                _ => false,
            };
            let struck = self.strike(index, now, concerned)?;
            let reception = match struck.kind {
                FaultKind::Answer { status, retry_after } => {
                    Reception::Refused { status, retry_after }
                }
                _ => Reception::Unanswered,
            };
            Some((index as u32, reception))
        })
    }

    /// The fault, if it strikes something `concerned` now.
    #[inline(never)]
    fn strike(&mut self, index: usize, now: Micros, concerned: bool) -> Option<Fault> {
        let fault = self.plan[index];
        let struck = &mut self.struck[index];
        let active = match fault.reach {
            Reach::Until(end) => now < end,
            Reach::Next(times) => *struck < times,
        };
        if now < fault.from || !active || !concerned {
            return None;
        }
        *struck += 1;
        Some(fault)
    }
}

/// What becomes of a message.
#[derive(Debug, Default)]
pub(super) struct Disturbance {
    /// The faults that struck it.
    pub(super) struck: Vec<u32>,
    pub(super) lost: bool,
    /// How much longer it takes.
    pub(super) delay: Micros,
    /// How much later each copy of it arrives.
    pub(super) copies: Vec<Micros>,
}
