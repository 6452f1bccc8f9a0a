//! One client and all that it meets: time, queue, network, workload, app, and who listens.

use super::config::Acknowledge;
use super::network::Link;
use super::queue::{Event, Packet, Queue, Timer, Work};
use super::random::{Draw, Draws, Purpose};
use super::receiver::App;
use super::record::{Message, MessageKind, Record, What};
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
    exchanges: u32,
    /// What became of each event so far; emptied, not freed, between clients.
    events: Vec<Fate>,
}

#[derive(Clone, Copy, Debug)]
struct Fate {
    happened: Micros,
    taken_in: bool,
    given_up: bool,
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
            exchanges: 0,
            events: Vec::new(),
        };
        world.plan_next_event();
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
        self.exchanges = 0;
        self.events.clear();
        self.plan_next_event();
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
        self.events.push(Fate { happened: self.now, taken_in: false, given_up: false });
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
        let route = kind.route();
        let fate = self.link.send(route);
        let (arrives, lost) = (self.now + fate.latency, fate.lost);
        self.record(What::Sent(Message { exchange, route, kind, arrives, lost }));
        self.queue.push(arrives, Event::Arrives(Packet { exchange, kind, about, lost }));
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
    pub(super) fn phase_draw(&self) -> Draw {
        Draws::new(self.scenario.seed(), Purpose::Phase, self.client).nth(0)
    }

    /// When the app is up again, if it is down.
    #[inline]
    pub(super) fn app_down_until(&self) -> Option<Micros> {
        self.app.down_until(self.now)
    }

    /// Whether the app fails at one more message that brings it events.
    pub(super) fn app_fails(&mut self) -> bool {
        self.app.fails()
    }

    /// When deliveries are answered.
    pub(super) fn acknowledge(&self) -> Acknowledge {
        self.app.acknowledge()
    }

    /// The app takes an event in. Says whether there is work to do: not for one that it recognises.
    pub(super) fn take_in(&mut self, event: u32) -> bool {
        let fate = &mut self.events[event as usize];
        let (known, delay, given_up) = (fate.taken_in, self.now - fate.happened, fate.given_up);
        fate.taken_in = true;
        if known {
            self.record(What::Repeated { event });
        } else {
            self.record(What::Learned { event, delay, given_up });
        }
        !(known && self.app.deduplicates())
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
