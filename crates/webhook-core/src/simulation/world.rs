//! One client and all that it meets: time, queue, network, workload, app, and who listens.

mod disturbance;
mod forgery;

use super::config::{Acknowledge, Fork, Phase};
use super::fault::Faults;
use super::network::{Fate as Passage, Link};
use super::queue::{Event, Packet, Queue, Timer, Work};
use super::random::{Draws, Purpose};
use super::receiver::{App, Note};
use super::record::{Message, MessageKind, Record, Route, What};
use super::recorder::Recorder;
use super::scenario::Scenario;
use super::workload::Arrivals;
use crate::time::Micros;

/// What a strategy acts upon. It has no time, network or randomness of its own.
#[derive(Debug)]
pub(super) struct World<'a, R> {
    scenario: &'a Scenario,
    recorder: R,
    client: u32,
    now: Micros,
    queue: Queue,
    link: Link,
    arrivals: Arrivals<'a>,
    app: App<'a>,
    faults: Faults<'a>,
    exchanges: u32,
    forged: u32,
    /// What became of each event so far; emptied, not freed, between clients.
    events: Vec<Fate>,
    /// The app's notes of what each attack replays.
    replayed: Vec<Option<Note>>,
}

#[derive(Clone, Copy, Debug)]
struct Fate {
    happened: Micros,
    taken_in: bool,
    given_up: bool,
    /// The app's note of its id.
    note: Option<Note>,
}

impl<'a, R: Recorder> World<'a, R> {
    /// The world of this client.
    pub(super) fn new(scenario: &'a Scenario, recorder: R, client: u32) -> Self {
        let mut world = Self {
            scenario,
            recorder,
            client,
            now: Micros::ZERO,
            queue: Queue::new(scenario.duration()),
            link: Link::new(*scenario.network(), scenario.seed(), client),
            arrivals: Arrivals::new(scenario.workload(), scenario.seed(), client),
            app: App::new(scenario.receiver(), scenario.seed(), client),
            faults: Faults::new(&scenario.config().faults),
            exchanges: 0,
            forged: 0,
            events: Vec::new(),
            replayed: Vec::new(),
        };
        world.plan();
        world
    }

    /// Turns to another client, whose time begins at zero. The queue must have run empty.
    pub(super) fn turn_to(&mut self, client: u32) {
        let Self { scenario, .. } = *self;
        self.client = client;
        self.now = Micros::ZERO;
        self.link = Link::new(*scenario.network(), scenario.seed(), client);
        self.arrivals = Arrivals::new(scenario.workload(), scenario.seed(), client);
        self.app = App::new(scenario.receiver(), scenario.seed(), client);
        self.faults.restart();
        self.exchanges = 0;
        self.forged = 0;
        self.events.clear();
        self.plan();
    }

    pub(super) fn client(&self) -> u32 {
        self.client
    }

    pub(super) fn into_recorder(self) -> R {
        self.recorder
    }

    /// Goes on to the next thing that is due.
    #[inline]
    pub(super) fn next(&mut self) -> Option<Event> {
        let (at, event) = self.queue.pop()?;
        self.now = at;
        Some(event)
    }

    #[inline]
    pub(super) fn record(&mut self, what: What) {
        self.recorder.record(&Record { at: self.now, client: self.client, what });
    }

    /// The next event of the workload happens now.
    pub(super) fn happen(&mut self) -> u32 {
        let event = self.happened();
        let happened = self.now;
        self.events.push(Fate { happened, taken_in: false, given_up: false, note: None });
        self.record(What::Happened { event });
        self.plan_next_event();
        event
    }

    /// How many events have happened.
    #[inline]
    pub(super) fn happened(&self) -> u32 {
        // The limits keep it far below.
        self.events.len() as u32
    }

    /// What a client has before it when its time begins.
    fn plan(&mut self) {
        let Self { scenario, .. } = *self;
        let config = scenario.config();
        if let Some(fork) = &config.fork {
            self.queue.push(fork.at, Event::Forks);
        }
        self.replayed.clear();
        self.replayed.resize(config.attacks.len(), None);
        for (attack, plan) in (0..).zip(&config.attacks) {
            self.queue.push(plan.from, Event::Forges { attack, nth: 0 });
        }
        self.plan_next_event();
    }

    fn plan_next_event(&mut self) {
        if let Some(at) = self.arrivals.next() {
            self.queue.push(at, Event::Happens);
        }
    }

    /// A number for one more request and its response.
    #[inline]
    pub(super) fn open_exchange(&mut self) -> u32 {
        let exchange = self.exchanges;
        self.exchanges += 1;
        exchange
    }

    /// Sends a message; see [`Packet::about`].
    #[inline]
    pub(super) fn send(&mut self, exchange: u32, kind: MessageKind, about: u32) {
        let passage = self.link.send(kind.route() == Route::ToService);
        if self.faults.are_none() {
            self.put_on_its_way(exchange, kind, about, passage);
        } else {
            self.send_disturbed(exchange, kind, about, passage);
        }
    }

    #[inline]
    fn put_on_its_way(&mut self, exchange: u32, kind: MessageKind, about: u32, passage: Passage) {
        let Passage { latency, lost } = passage;
        let (route, arrives) = (kind.route(), self.now + latency);
        self.record(What::Sent(Message { exchange, route, kind, arrives, lost }));
        self.queue.push(arrives, Event::Arrives(Packet { exchange, kind, about, lost }));
    }

    /// Goes on in the other way, and says which that is.
    pub(super) fn fork(&mut self) -> Option<&'a Fork> {
        let Self { scenario, .. } = *self;
        let fork = scenario.config().fork.as_ref()?;
        self.link.change(fork.network);
        self.app.change(&fork.receiver);
        Some(fork)
    }

    /// Sets an alarm.
    #[inline]
    pub(super) fn set(&mut self, at: Micros, timer: Timer) {
        self.queue.push(at, Event::Due(timer));
    }

    #[inline]
    pub(super) fn now(&self) -> Micros {
        self.now
    }

    /// When in its interval this client polls.
    pub(super) fn phase(&self, interval: Micros) -> Micros {
        let draw = Draws::new(self.scenario.seed(), Purpose::Phase, self.client).nth(0);
        draw.phase(match self.scenario.config().phase {
            Phase::Uniform => interval,
            Phase::Within(span) => span,
        })
    }

    /// When the app is up again, if it is down.
    #[inline]
    pub(super) fn app_down_until(&self) -> Option<Micros> {
        self.app.down_until(self.now)
    }

    /// When deliveries are answered.
    pub(super) fn acknowledge(&self) -> Acknowledge {
        self.app.acknowledge()
    }

    /// Whether the app recognises this event.
    pub(super) fn recognises(&self, event: u32) -> bool {
        self.app.recognises(self.events[event as usize].note, self.now)
    }

    /// The app takes an event in. Says whether there is work to do: not for one that it recognises.
    pub(super) fn take_in(&mut self, event: u32) -> bool {
        let recognised = self.recognises(event);
        let fate = &mut self.events[event as usize];
        let (known, delay, given_up) = (fate.taken_in, self.now - fate.happened, fate.given_up);
        fate.taken_in = true;
        if !recognised {
            fate.note = Some(self.app.note(self.now));
        }
        if known {
            self.record(What::Repeated { event });
        } else {
            self.record(What::Learned { event, delay, given_up });
        }
        !recognised
    }

    /// The app begins to act on an event.
    pub(super) fn work(&mut self, work: Work) {
        self.record(What::WorkStarted { event: work.event });
        let done = self.now + self.app.work();
        self.queue.push(done, Event::WorkDone(work));
    }

    /// The service gives an event up.
    pub(super) fn give_up(&mut self, event: u32) {
        let fate = &mut self.events[event as usize];
        fate.given_up = true;
        let missed = !fate.taken_in;
        self.record(What::GaveUp { event, missed });
    }
}
