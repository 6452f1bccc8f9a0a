//! The simulator's state and everything that can happen to it. Pure: no clock, no page.

use std::sync::Arc;

use webhook_core::provider::{self, EventType, Provider};
use webhook_core::time::Micros;

use super::crowd::{Crowd, Totals};
use super::knobs::{Knob, Knobs};
use super::player::Player;
use super::run::{Often, PollKind, Run, Settings};

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
    pub ignored: Vec<crate::share::Ignored>,
}

/// How much of the page a message touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Only the playhead moved: the painter's business.
    Moved,
    /// Something that is told in words changed.
    Told,
}

/// Steps of a knob's slider.
pub const SLIDER_STEPS: u32 = 200;

#[derive(Debug)]
pub struct Model {
    pub settings: Settings,
    pub player: Player,
    pub search: String,
    pub run: Arc<Run>,
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
            crowd: None,
            totals: None,
            opened: 0,
            ignored: Vec::new(),
            started: false,
        }
    }
}

impl Model {
    pub fn apply(&mut self, msg: Msg) -> Change {
        let seen = self.records_seen();
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
            Msg::MakeItHappen => self.make_it_happen(),
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
            | Msg::Restart => {
                self.transport(&msg);
            }
        }
        Change::Told
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
        let counted = self.crowd.as_mut().and_then(|crowd| crowd.advance(CROWD_BUDGET));
        if let Some(totals) = counted {
            self.totals = Some(totals);
            self.crowd = None;
            return Change::Told;
        }
        let told = self.records_seen() != seen || self.player.playing != was_playing;
        if told { Change::Told } else { Change::Moved }
    }

    /// Whether frames are of any use just now.
    #[must_use]
    pub const fn wants_frames(&self) -> bool {
        self.player.playing || self.crowd.is_some()
    }

    fn records_seen(&self) -> usize {
        self.run.records_by(self.player.at)
    }

    /// Whether the reader may still make it happen: a single event happens only once.
    #[must_use]
    pub fn can_make_it_happen(&self) -> bool {
        let happened = || self.run.happenings.first().is_some_and(|at| *at <= self.player.at);
        self.player.at < self.run.end && (self.settings.often == Often::Again || !happened())
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

    fn open(&mut self, opened: Opened) {
        self.opened += 1;
        self.search.clear();
        self.settings = opened.settings;
        self.ignored = opened.ignored;
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
        let run = Run::new(&self.settings);
        self.player.at = self.player.at.min(run.end);
        self.player.revealed = self.player.revealed.min(run.end);
        self.run = Arc::new(run);
        self.totals = None;
        self.crowd = (self.settings.clients() > 1).then(|| Crowd::new(&self.settings));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(messages: impl IntoIterator<Item = Msg>) -> Model {
        let mut model = Model::default();
        for msg in messages {
            model.apply(msg);
        }
        model
    }

    fn event(provider: &str, event: &str) -> (&'static Provider, &'static EventType) {
        let provider = provider::find(provider).unwrap();
        (provider, provider.event(event).unwrap())
    }

    #[test]
    fn start_plays_to_the_end_and_stops_there() {
        let mut model = after([Msg::Toggle]);
        assert!(model.wants_frames());
        for _ in 0..100_000 {
            if !model.wants_frames() {
                break;
            }
            model.apply(Msg::Frame(16.0));
        }
        assert_eq!(model.player.at, model.run.end);
        assert!(!model.player.playing && !model.wants_frames());
    }

    #[test]
    fn a_frame_that_meets_nothing_new_wakes_no_view() {
        let mut model = after([Msg::Toggle, Msg::Speed(0)]);
        let next = model.run.next_after(Micros::ZERO).unwrap();
        assert_eq!(model.apply(Msg::Frame(1.0)), Change::Moved);
        assert!(model.player.at < next);
        model.apply(Msg::Seek(Micros(next.0 - 1)));
        model.apply(Msg::Toggle);
        assert_eq!(model.apply(Msg::Frame(16.0)), Change::Told);
    }

    #[test]
    fn stepping_visits_every_moment_there_and_back() {
        let mut model = Model::default();
        let mut there = vec![model.player.at];
        while model.player.at < model.run.end {
            model.apply(Msg::Step);
            there.push(model.player.at);
        }
        let mut back = vec![model.player.at];
        while model.player.at > Micros::ZERO {
            model.apply(Msg::Back);
            back.push(model.player.at);
        }
        back.reverse();
        assert!(there.len() > 10, "{there:?}");
        assert_eq!(there, back);
    }

    #[test]
    fn a_single_event_made_by_the_reader_happens_now_and_only_once() {
        let mut model = after([Msg::Toggle, Msg::Frame(100.0)]);
        let before = model.player.at;
        assert!(model.can_make_it_happen());
        model.apply(Msg::MakeItHappen);
        assert_eq!(model.run.happenings, [Micros(before.0 + 1)]);
        model.apply(Msg::Frame(16.0));
        assert!(!model.can_make_it_happen());
        let run = Arc::clone(&model.run);
        model.apply(Msg::MakeItHappen);
        assert!(Arc::ptr_eq(&run, &model.run), "nothing was simulated anew");
    }

    #[test]
    fn making_it_happen_leaves_what_was_already_seen_as_it_was() {
        let mut model = after([Msg::Seek(Micros::from_secs(3))]);
        let told = |model: &Model| -> Vec<_> {
            let records = model.run.polling.timeline.records().iter();
            records.filter(|record| record.at <= Micros::from_secs(3)).copied().collect()
        };
        let before = told(&model);
        model.apply(Msg::MakeItHappen);
        assert_eq!(told(&model), before);
    }

    #[test]
    fn one_more_event_joins_those_that_come_by_themselves() {
        let mut model = after([Msg::Often(Often::Again), Msg::Seek(Micros::from_secs(1))]);
        let mut expect = model.run.happenings.clone();
        model.apply(Msg::MakeItHappen);
        expect.push(Micros(1_000_001));
        expect.sort_unstable();
        assert_eq!(model.run.happenings, expect);
    }

    #[test]
    fn a_new_seed_is_a_new_world_and_a_restart_the_same_one() {
        let model = after([Msg::ToEnd, Msg::Restart]);
        let first = model.run.happenings.clone();
        assert_eq!(first, Model::default().run.happenings);
        let model = after([Msg::NewSeed]);
        assert_ne!(model.run.happenings, first);
        assert_eq!(model.player.at, Micros::ZERO);
    }

    #[test]
    fn both_lanes_meet_the_same_events_whatever_is_turned() {
        let turned = [
            Msg::PollKind(PollKind::Long),
            Msg::Enter(Knob::PollEvery, "7".into()),
            Msg::Often(Often::Again),
            Msg::Enter(Knob::Loss, "30".into()),
        ];
        let mut model = Model::default();
        for msg in turned {
            model.apply(msg);
            let happened = |story: &super::super::run::Story| -> Vec<_> {
                let records = story.timeline.records().iter();
                let happened = records.filter(|record| {
                    matches!(record.what, webhook_core::simulation::What::Happened { .. })
                });
                happened.map(|record| record.at).collect()
            };
            assert_eq!(happened(&model.run.polling), happened(&model.run.webhook));
        }
    }

    #[test]
    fn every_knob_can_be_turned_to_both_ends_of_every_way_of_polling() {
        for (often, kind) in Often::ALL.into_iter().flat_map(|o| PollKind::ALL.map(|k| (o, k))) {
            for knob in Knob::ALL {
                for position in [0, SLIDER_STEPS] {
                    let turned =
                        [Msg::Often(often), Msg::PollKind(kind), Msg::Slide(knob, position)];
                    let model = after(turned);
                    let clients = model.settings.clients();
                    for lane in super::super::run::Lane::BOTH {
                        assert_eq!(model.settings.scenario(lane, clients).clients(), clients);
                    }
                }
            }
        }
    }

    #[test]
    fn a_refused_number_leaves_the_run_alone() {
        let mut model = Model::default();
        let run = Arc::clone(&model.run);
        model.apply(Msg::Enter(Knob::PollEvery, "soon".into()));
        assert!(Arc::ptr_eq(&run, &model.run));
        assert!(model.settings.knobs.refusal(Knob::PollEvery).is_some());
    }

    #[test]
    fn another_event_changes_the_words_and_not_the_playhead() {
        let (provider, event) = event("github", "push");
        let model = after([Msg::Seek(Micros::from_secs(2)), Msg::Pick(provider, event)]);
        assert_eq!(model.player.at, Micros::from_secs(2));
        assert_eq!(model.settings.event.id, "push");
    }

    #[test]
    fn the_totals_of_many_apps_come_in_slices_and_balance() {
        let mut model = after([Msg::Enter(Knob::Clients, "500".into()), Msg::Often(Often::Again)]);
        let mut slices = 0;
        while model.wants_frames() {
            model.apply(Msg::Frame(16.0));
            slices += 1;
        }
        let totals = model.totals.unwrap();
        assert!(slices > 1, "{slices}");
        assert_eq!(totals.polling.counts.events, totals.webhook.counts.events);
        let counts = totals.polling.counts;
        assert_eq!(counts.events, counts.delivered + counts.lost + counts.pending);
    }
}
