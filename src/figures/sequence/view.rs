//! A sequence that can be played. It stands drawn and whole; while it plays, what is still to come is
//! faint and a dot runs along the present arrow.

use leptos::prelude::*;
use webhook_core::time::Micros;

use super::drawing::{Drawing, draw, height, place, view_box};
use super::{Phase, Sequence, Step};
use crate::content::CARRIES_FIXED;
use crate::content::en::figures as words;
use crate::platform::frames;
use crate::platform::paint::Brushes;
use crate::simulator::player::Player;
use crate::ui::button::Button;
use crate::ui::icon::{Icon, labelled};
use crate::ui::store::{Change, Panel, Store};

/// Twice as fast as the clock: a reader waits for the story, not for the wire.
const SPEED: usize = 3;

/// Those that the engine plays have an app and a service.
const PLAYED: usize = 2;

#[derive(Clone, Copy, Debug)]
pub enum Msg {
    Toggle,
    Frame(f64),
}

#[derive(Debug)]
struct Model {
    player: Player,
    end: Micros,
}

impl Panel for Model {
    type Msg = Msg;

    fn apply(&mut self, msg: Msg) -> Change {
        let before = self.player.playing;
        match msg {
            Msg::Toggle if self.player.playing => self.player.playing = false,
            Msg::Toggle => self.player.play(self.end),
            Msg::Frame(wall_ms) => self.player.tick(wall_ms, self.end),
        }
        if self.player.playing == before { Change::Moved } else { Change::Told }
    }
}

#[component]
pub fn SequenceFigure(
    id: &'static str,
    title: &'static str,
    /// What its button plays, in a word: no two buttons of the page have one name.
    subject: &'static str,
    caption: &'static str,
    /// The figure in words.
    told: &'static str,
    actors: &'static [&'static str],
    labels: &'static [&'static str],
    sequence: Sequence,
    /// Pixels for a second.
    scale: i64,
    /// The last moment: figures side by side share it.
    end: Micros,
) -> impl IntoView {
    let drawn = match CARRIES_FIXED {
        true => draw(&Drawing { sequence: &sequence, actors, labels, scale, end }),
        false => String::new(),
    };
    let store = Store::new(Model { player: Player { speed: SPEED, ..Player::default() }, end });
    let painter = StoredValue::new(None);
    let steps = StoredValue::new(sequence.steps);
    let paint = move || {
        let at = store.peek(|model| model.player.at);
        painter.update_value(|painter: &mut Option<Painter>| {
            let painter = painter.get_or_insert_with(|| Painter::new(id, scale));
            steps.with_value(|steps| painter.paint(steps, at));
        });
    };
    let toggle = Callback::new(move |()| {
        let was_playing = store.peek(|model| model.player.playing);
        store.send(Msg::Toggle);
        if !was_playing {
            frames::run(move |wall_ms| {
                store.send(Msg::Frame(wall_ms));
                paint();
                store.peek(|model| model.player.playing)
            });
        }
    });
    let label = store.text(move |model| match model.player.playing {
        true => labelled(Icon::Pause, &words::pause(subject)),
        false => labelled(Icon::Play, &words::play(subject)),
    });
    view! {
        <figure class="sequence" id=id>
            <h3 inner_html=title></h3>
            <svg class="sequence-drawing" viewBox=view_box(end, scale) aria-hidden="true">
                <g inner_html=drawn></g>
                <circle class="runner" r="6" data-phase="done"></circle>
            </svg>
            <p class="visually-hidden" inner_html=told></p>
            <figcaption inner_html=caption></figcaption>
            <div class="figure-buttons">
                <Button label idle="" class="button" press=toggle />
            </div>
        </figure>
    }
}

#[derive(Debug)]
struct Painter {
    steps: Brushes,
    runner: Brushes,
    scale: i64,
}

impl Painter {
    fn new(id: &str, scale: i64) -> Self {
        Self {
            steps: Brushes::find(&format!("#{id} .sequence-step")),
            runner: Brushes::find(&format!("#{id} .runner")),
            scale,
        }
    }

    fn paint(&self, steps: &[Step], at: Micros) {
        let mut running = None;
        for (index, step) in steps.iter().enumerate() {
            let phase = Sequence::phase(step, at);
            self.steps.set_one(index, "data-phase", phase.word());
            if phase == Phase::Now {
                running = Some(step);
            }
        }
        let Some(step) = running else {
            self.runner.set_all("data-phase", Phase::Done.word());
            return;
        };
        let (gone, way) = (at.0 - step.sent.0, step.arrives.0 - step.sent.0);
        let (from, to) = (place(step.from, PLAYED), place(step.to, PLAYED));
        let x = from as f64 + (to - from) as f64 * gone as f64 / way as f64;
        self.runner.set_all("data-phase", Phase::Now.word());
        self.runner.set_all("cx", &format!("{}", x as i64));
        self.runner.set_all("cy", &height(at, self.scale).to_string());
    }
}
