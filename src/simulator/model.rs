//! The simulator's state and everything that can happen to it. Pure: no clock, no page.

use std::sync::Arc;

use webhook_core::provider::{self, EventType, Provider, Sender};
use webhook_core::time::Micros;

use super::crowd::{Crowd, Totals};
use super::knobs::{Knob, Knobs};
use super::mishap::{self, Kind, Mishap};
use super::missions::{self, Done};
use super::player::Player;
use super::run::{Often, PollKind, Run, Settings};
use super::turn::{Turn, Turned};
use crate::ui::store::{Change, Panel};

/// Engine events worked off in one frame for the totals of many apps.
const CROWD_BUDGET: u32 = 60_000;
/// The seed of a first visit.
pub const FIRST_SEED: u64 = 1;

/// Anything that can happen to the simulator.
#[derive(Clone, Debug)]
pub enum Msg {
    Pick(&'static Provider, &'static EventType),
    Search(String),
    Enter(Knob, String),
    Slide(Knob, u32),
    PollKind(PollKind),
    Often(Often),
    Toggle,
    Pause,
    Step,
    Back,
    ToStart,
    ToEnd,
    Seek(Micros),
    Speed(usize),
    Faster,
    Slower,
    Restart,
    NewSeed,
    MakeItHappen,
    /// By whose rules the webhook is delivered.
    Rules(Option<Sender>),
    /// Whether the app recognises what it has taken in.
    Recognise(bool),
    /// Something goes wrong now.
    GoWrong(Kind),
    /// The mishap at this place of the list never was.
    Undo(usize),
    /// From now on this is otherwise, in a second run; `None`: no second run.
    Fork(Option<Turn>),
    /// What happens is heard, or no longer.
    Sound,
    /// A frame of the screen: this many milliseconds of wall time have passed.
    Frame(f64),
    /// A shared run was opened.
    Open(Box<Opened>),
}

/// What a link says, and what in it could not be understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub settings: Settings,
    pub at: Micros,
    pub speed: usize,
    pub done: Done,
    pub ignored: Vec<crate::share::Ignored>,
}

/// Why nothing can go wrong at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cannot {
    /// The run is at its end.
    Over,
    /// The list is full.
    TooMany,
}

/// Steps of a knob's slider.
pub const SLIDER_STEPS: u32 = 200;

#[derive(Debug)]
pub struct Model {
    pub settings: Settings,
    pub player: Player,
    pub search: String,
    pub run: Arc<Run>,
    /// The same run with one thing otherwise from a moment on, on the same axis.
    pub forked: Option<Arc<Run>>,
    /// Whether what happens is heard. Off at first, and not part of a link.
    pub sound: bool,
    /// The missions done so far.
    pub done: Done,
    /// How many runs came before this one: it tells one run from another.
    pub runs: u32,
    pub crowd: Option<Crowd>,
    pub totals: Option<Totals>,
    /// How many links were opened: what they set has to show even where the reader's own choice
    /// shows by itself.
    pub opened: u32,
    /// What of the opened link was ignored.
    pub ignored: Vec<crate::share::Ignored>,
    /// True from the first start on.
    pub started: bool,
}

impl Default for Settings {
    fn default() -> Self {
        let provider = provider::ALL[0];
        Self {
            seed: FIRST_SEED,
            provider,
            event: &provider.events[0],
            kind: PollKind::default(),
            often: Often::default(),
            knobs: Knobs::default(),
            made: None,
            sender: None,
            recognises: true,
            mishaps: Vec::new(),
            turned: None,
        }
    }
}

impl Default for Model {
    fn default() -> Self {
        let settings = Settings::default();
        let run = Run::new(&settings);
        Self {
            settings,
            player: Player::default(),
            search: String::new(),
            run: Arc::new(run),
            forked: None,
            sound: false,
            done: Done::default(),
            runs: 0,
            crowd: None,
            totals: None,
            opened: 0,
            ignored: Vec::new(),
            started: false,
        }
    }
}

impl Panel for Model {
    type Msg = Msg;

    fn apply(&mut self, msg: Msg) -> Change {
        let seen = self.things_seen();
        match msg {
            Msg::Frame(wall_ms) => return self.frame(wall_ms, seen),
            Msg::Search(text) => self.search = text,
            Msg::Pick(provider, event) => {
                self.set(|settings| (settings.provider, settings.event) = (provider, event));
            }
            Msg::Enter(knob, text) => {
                if self.settings.knobs.enter(knob, &text).is_ok() {
                    self.rerun();
                }
            }
            Msg::Slide(knob, position) => {
                self.set(|settings| settings.knobs.slide(knob, position, SLIDER_STEPS));
            }
            Msg::PollKind(kind) => self.set(|settings| settings.kind = kind),
            Msg::Often(often) => {
                self.set(|settings| (settings.often, settings.made) = (often, None));
            }
            Msg::NewSeed => {
                self.set(|settings| (settings.seed, settings.made) = (settings.seed + 1, None));
                self.player.restart();
            }
            Msg::Open(opened) => self.open(*opened),
            Msg::Toggle
            | Msg::Pause
            | Msg::Step
            | Msg::Back
            | Msg::ToStart
            | Msg::ToEnd
            | Msg::Seek(_)
            | Msg::Speed(_)
            | Msg::Faster
            | Msg::Slower
            | Msg::Restart => self.transport(&msg),
            Msg::MakeItHappen
            | Msg::Rules(_)
            | Msg::Recognise(_)
            | Msg::GoWrong(_)
            | Msg::Undo(_)
            | Msg::Fork(_)
            | Msg::Sound => self.meddle(&msg),
        }
        self.done = missions::ticked(self);
        Change::Told
    }
}

impl Model {
    /// What the reader does to the run beside playing it.
    fn meddle(&mut self, msg: &Msg) {
        match *msg {
            Msg::MakeItHappen => self.make_it_happen(),
            Msg::Rules(sender) => self.set(|settings| settings.sender = sender),
            Msg::Recognise(recognises) => self.set(|settings| settings.recognises = recognises),
            Msg::GoWrong(kind) => self.go_wrong(kind),
            Msg::Sound => self.sound = !self.sound,
            Msg::Fork(turn) if turn.is_none() || !self.is_over() => {
                let at = Micros(self.player.at.0 + 1);
                self.set(|settings| settings.turned = turn.map(|turn| Turned { turn, at }));
            }
            Msg::Undo(index) if index < self.settings.mishaps.len() => {
                self.settings.mishaps.remove(index);
                self.rerun();
            }
            _ => {}
        }
    }

    fn transport(&mut self, msg: &Msg) {
        let end = self.run.end;
        let player = &mut self.player;
        let moved_to = match *msg {
            Msg::Step => Some(self.run.next_after(player.at).unwrap_or(end)),
            Msg::Back => Some(self.run.before(player.at).unwrap_or(Micros::ZERO)),
            Msg::ToStart => Some(Micros::ZERO),
            Msg::ToEnd => Some(end),
            Msg::Seek(at) => Some(at),
            _ => None,
        };
        match *msg {
            Msg::Toggle if player.playing => player.playing = false,
            Msg::Toggle => player.play(end),
            Msg::Pause => player.playing = false,
            Msg::Speed(speed) => player.set_speed(speed),
            Msg::Faster => player.set_speed(player.speed + 1),
            Msg::Slower => player.set_speed(player.speed.saturating_sub(1)),
            Msg::Restart => {
                self.settings.made = None;
                player.restart();
                player.playing = true;
                self.rerun();
            }
            _ => {}
        }
        if let Some(at) = moved_to {
            self.player.playing = false;
            self.player.seek(at, end);
        }
        self.started |= self.player.playing || self.player.at > Micros::ZERO;
    }

    fn frame(&mut self, wall_ms: f64, seen: usize) -> Change {
        let was_playing = self.player.playing;
        self.player.tick(wall_ms, self.run.end);
        if self.crowd.as_mut().is_some_and(|crowd| crowd.advance(CROWD_BUDGET)) {
            self.totals = self.crowd.take().map(Crowd::totals);
            return Change::Told;
        }
        let told = self.things_seen() != seen || self.player.playing != was_playing;
        if told {
            self.done = missions::ticked(self);
            return Change::Told;
        }
        Change::Moved
    }

    /// Whether frames are of any use just now.
    #[must_use]
    pub const fn wants_frames(&self) -> bool {
        self.player.playing || self.crowd.is_some()
    }

    fn things_seen(&self) -> usize {
        self.run.things_by(self.player.at)
    }

    /// Whether the reader may still make it happen: a single event happens only once.
    #[must_use]
    pub fn can_make_it_happen(&self) -> bool {
        let again = self.settings.often == Often::Again;
        self.player.at < self.run.end && (again || !self.has_happened())
    }

    /// Whether anything has happened at the service by now.
    #[must_use]
    pub fn has_happened(&self) -> bool {
        self.run.happenings.first().is_some_and(|at| *at <= self.player.at)
    }

    fn make_it_happen(&mut self) {
        if !self.can_make_it_happen() {
            return;
        }
        // A moment later than now, so that what is already on the screen stays as it is.
        let now = Micros(self.player.at.0 + 1);
        self.set(|settings| settings.made = Some(now));
        self.player.playing = true;
        self.started = true;
    }

    /// Why nothing can go wrong now, if it cannot.
    #[must_use]
    pub fn cannot_go_wrong(&self) -> Option<Cannot> {
        if self.settings.mishaps.len() >= mishap::MOST {
            return Some(Cannot::TooMany);
        }
        self.is_over().then_some(Cannot::Over)
    }

    /// Whether nothing is left of the run that could be otherwise.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.player.at >= self.run.end
    }

    fn go_wrong(&mut self, kind: Kind) {
        if self.cannot_go_wrong().is_none() {
            // A moment later than now, so that what is already on the screen stays as it is.
            let at = Micros(self.player.at.0 + 1);
            self.set(|settings| mishap::insert(&mut settings.mishaps, Mishap { kind, at }));
        }
    }

    fn open(&mut self, opened: Opened) {
        self.opened += 1;
        self.search.clear();
        self.settings = opened.settings;
        self.ignored = opened.ignored;
        self.done = self.done.or(opened.done);
        self.rerun();
        self.player = Player { speed: opened.speed, ..Player::default() };
        self.player.seek(opened.at, self.run.end);
        self.started = self.player.at > Micros::ZERO;
    }

    fn set(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings);
        self.rerun();
    }

    /// Simulates anew.
    fn rerun(&mut self) {
        let mut run = Run::new(&self.settings);
        let mut forked = self.settings.turned.map(|_| Run::forked(&self.settings));
        if let Some(forked) = &mut forked {
            // What both came to is compared at one moment.
            let (end, axis) = (run.end.max(forked.end), run.axis.max(forked.axis));
            for run in [&mut run, forked] {
                (run.end, run.axis) = (end, axis);
            }
        }
        self.forked = forked.map(Arc::new);
        self.player.at = self.player.at.min(run.end);
        self.player.revealed = self.player.revealed.min(run.end);
        self.run = Arc::new(run);
        self.runs += 1;
        self.totals = None;
        self.crowd = (self.settings.clients() > 1).then(|| Crowd::new(&self.settings));
    }
}

#[cfg(test)]
mod tests;
