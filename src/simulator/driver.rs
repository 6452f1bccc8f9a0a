//! The edge: frames of the screen come in, the playhead is painted, the address bar follows.

use leptos::prelude::*;
use webhook_core::simulation::Frame;

use super::Store;
use super::diagram::{WIDTH, place};
use super::model::{Model, Msg};
use super::run::Lane;
use super::view::stage::PACKETS;
use super::view_model::{self, Heard, Packet};
use crate::content::format::clock;
use crate::platform::sound::{Sound, Tone};
use crate::platform::{focus, fragment, paint::Brushes, timer};
use crate::share;

/// The address bar follows at this pace; browsers refuse a faster one.
const ADDRESS_MS: u32 = 400;

/// Connects a store to clock, screen and address bar. Runs in a browser only: the effects
/// inside never run while prerendering.
pub fn connect(store: Store) {
    let painter = StoredValue::new(None);
    let speaker = StoredValue::new(None);
    let paint = move || {
        painter.update_value(|painter: &mut Option<Painter>| {
            let painter = painter.get_or_insert_with(Painter::new);
            store.peek(|model| painter.paint(model));
        });
    };
    Effect::new(move |_| {
        store.track();
        paint();
    });
    store.frames(Model::wants_frames, move |wall_ms| {
        let since = store.peek(|model| model.player.at);
        store.send(Msg::Frame(wall_ms));
        sound(store.peek(|model| view_model::heard(model, since)), speaker);
        paint();
    });
    follow_address(store);
}

const TICK: Tone = Tone { pitch: 1_300.0, loudness: 0.05, seconds: 0.03 };
/// A fifth, one tone shorter than the other.
const CHIME: [Tone; 2] = [
    Tone { pitch: 660.0, loudness: 0.12, seconds: 0.5 },
    Tone { pitch: 990.0, loudness: 0.09, seconds: 0.8 },
];

/// Lets it be heard. The speaker is made when it is first needed: after the reader has asked for it.
fn sound(heard: Heard, speaker: StoredValue<Option<Sound>>) {
    let chime = if heard.chime { &CHIME[..] } else { &[] };
    let tick = if heard.tick { &[TICK][..] } else { &[] };
    if heard == Heard::default() {
        return;
    }
    speaker.update_value(|speaker| {
        if speaker.is_none() {
            *speaker = Sound::new();
        }
        if let Some(speaker) = speaker {
            chime.iter().chain(tick).for_each(|tone| speaker.play(*tone));
        }
    });
}

/// Opens the run that the address names, and names the run that is shown.
fn follow_address(store: Store) {
    let open = move |text: String| {
        if let Some(opened) = share::read(&text) {
            store.send(Msg::Open(Box::new(opened)));
        }
    };
    let first = link(&Model::default());
    // While it plays, the address would only be written over and over.
    let link = store.text(|model| match model.player.playing {
        true => String::new(),
        false => link(model),
    });
    let waiting = StoredValue::new(false);
    // Runs once: an effect that ran again would take its listener down with it.
    Effect::new(move |_| {
        open(fragment::read());
        fragment::on_change(move |text| {
            if share::read(&text).is_some() {
                focus::scroll_to("simulator");
            }
            open(text);
        });
    });
    Effect::new(move |_| {
        let link = link.get();
        let untouched = link == first && share::read(&fragment::read()).is_none();
        if link.is_empty() || untouched || waiting.get_value() {
            return;
        }
        waiting.set_value(true);
        let before = fragment::read();
        let write = move || {
            waiting.set_value(false);
            // A link that was opened meanwhile stays: it may be the playground's.
            if fragment::read() == before {
                write_address(store);
            }
        };
        timer::after(ADDRESS_MS, write);
    });
}

fn link(model: &Model) -> String {
    share::write(&model.settings, &model.player, model.done)
}

/// Puts the present run and moment into the address bar.
pub fn write_address(store: Store) {
    let link = store.peek(link);
    if fragment::replace(&link).is_err() {
        leptos::logging::warn!("The browser did not let the address bar follow.");
    }
}

/// What moves sixty times a second: packets, playheads, the veil over what is still to come.
#[derive(Debug)]
struct Painter {
    packets: [Brushes; 2],
    playheads: Brushes,
    veils: Brushes,
    dims: Brushes,
    clocks: Brushes,
    frame: Frame,
    moving: Vec<Packet>,
}

impl Painter {
    fn new() -> Self {
        Self {
            packets: [
                Brushes::find("#stage-polling .packet"),
                Brushes::find("#stage-webhook .packet"),
            ],
            playheads: Brushes::find(".playhead"),
            veils: Brushes::find(".veil"),
            dims: Brushes::find(".dim"),
            clocks: Brushes::find(".clock"),
            frame: Frame::default(),
            moving: Vec::with_capacity(PACKETS),
        }
    }

    fn paint(&mut self, model: &Model) {
        let now = place(model.player.at, model.run.axis);
        // Seen to its end, a run has nothing left to hide.
        let revealed = match model.player.revealed >= model.run.end {
            true => WIDTH,
            false => place(model.player.revealed, model.run.axis),
        };
        self.playheads.set_all("x", &now.to_string());
        self.veils.set_all("x", &revealed.to_string());
        self.veils.set_all("width", &(WIDTH - revealed).to_string());
        self.dims.set_all("x", &now.to_string());
        self.dims.set_all("width", &(revealed - now).to_string());
        self.clocks.write_all(&clock(model.player.at));
        for (lane, brushes) in Lane::BOTH.into_iter().zip(&self.packets) {
            view_model::packets(model, lane, &mut self.frame, &mut self.moving);
            for index in 0..brushes.len() {
                match self.moving.get(index) {
                    Some(packet) => {
                        brushes.set_one(index, "transform", &packet.transform());
                        brushes.set_one(index, "data-kind", packet.kind);
                    }
                    None => brushes.set_one(index, "data-kind", "none"),
                }
            }
        }
    }
}
