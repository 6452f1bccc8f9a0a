//! Plays a scenario.
//!
//! Clients share nothing, so the engine plays one after the other, each with a tiny queue of its
//! own. What a poll costs cannot depend on the number of clients, nor can the memory.

use core::ops::Range;

use super::queue::Event;
use super::record::What;
use super::recorder::Recorder;
use super::scenario::Scenario;
use super::strategies::{AnyStrategy, Strategy};
use super::world::World;

/// A run that can be played in slices.
#[derive(Debug)]
pub struct Engine<'a, R> {
    world: World<'a, R>,
    strategy: AnyStrategy<'a>,
    clients: u32,
    done: bool,
}

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There is more to do.
    Running {
        /// Clients whose run is complete.
        clients_done: u32,
    },
    /// Everything has happened.
    Done,
}

impl<'a, R: Recorder> Engine<'a, R> {
    /// At the beginning of the run.
    pub fn new(scenario: &'a Scenario, mut recorder: R) -> Self {
        recorder.begin(scenario);
        Self::of_clients(scenario, 0..scenario.clients(), recorder)
    }

    /// A part of the run: these clients alone, told to a recorder that may have heard of others.
    /// All parts together, in order, are the whole run.
    pub fn of_clients(scenario: &'a Scenario, clients: Range<u32>, recorder: R) -> Self {
        let mut world = World::new(scenario, recorder, clients.start);
        let mut strategy = AnyStrategy::new(scenario.strategy());
        let end = clients.end.min(scenario.clients());
        let done = clients.start >= end;
        if !done {
            strategy.start(&mut world);
        }
        Self { world, strategy, clients: end, done }
    }

    /// Goes on for at most `budget` events of the engine. Where a run is cut makes no difference to
    /// what happens in it.
    pub fn advance(&mut self, budget: u32) -> Progress {
        if self.done {
            return Progress::Done;
        }
        for _ in 0..budget {
            match self.world.next() {
                Some(event) => self.play(event),
                None if !self.turn_to_next_client() => break,
                None => {}
            }
        }
        if self.done {
            return Progress::Done;
        }
        Progress::Running { clients_done: self.world.client() }
    }

    /// The recorder, to be told of other clients.
    pub fn into_recorder(self) -> R {
        self.world.into_recorder()
    }

    /// What the recorder makes of the run, as far as it has been played.
    pub fn finish(self) -> R::Output {
        self.world.into_recorder().finish()
    }

    /// Plays the whole run.
    pub fn run(scenario: &'a Scenario, recorder: R) -> R::Output {
        let mut engine = Self::new(scenario, recorder);
        while engine.advance(u32::MAX) != Progress::Done {}
        engine.finish()
    }

    #[inline]
    fn play(&mut self, event: Event) {
        let Self { world, strategy, .. } = self;
        match event {
            Event::Happens => {
                let event = world.happen();
                strategy.happened(event, world);
            }
            Event::Arrives(packet) if packet.lost => {
                world.record(What::Lost { exchange: packet.exchange, kind: packet.kind });
            }
            Event::Arrives(packet) => {
                world.record(What::Arrived { exchange: packet.exchange, kind: packet.kind });
                strategy.arrived(packet, world);
            }
            Event::WorkDone(work) => {
                world.record(What::WorkFinished { event: work.event });
                strategy.worked(work, world);
            }
            Event::Due(timer) => strategy.due(timer, world),
            Event::Forges { attack, nth } => world.forge(attack, nth),
            Event::ForgeryArrives(packet) => world.face_forgery(packet),
            Event::Forks => {
                if let Some(fork) = world.fork() {
                    strategy.change(&fork.strategy);
                }
            }
        }
    }

    fn turn_to_next_client(&mut self) -> bool {
        let next = self.world.client() + 1;
        self.done = next >= self.clients;
        if !self.done {
            self.world.turn_to(next);
            self.strategy.start(&mut self.world);
        }
        !self.done
    }
}
