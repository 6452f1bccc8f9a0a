//! The edge: the examples' bodies come in from the page, and the wall clock once a second, while
//! somebody wants it.

use leptos::prelude::*;
use webhook_core::provider::{EventType, Provider};
use webhook_core::signature::UnixMillis;

use super::Store;
use super::form::Clock;
use super::model::Msg;
use super::{samples::Samples, share};
use crate::content::CARRIES_FIXED;
use crate::platform::{entropy, focus, fragment, templates, timer};

const SECOND_MS: u32 = 1_000;

/// Connects a store to the clock. Runs in a browser only.
pub fn connect(store: Store) {
    let live = store.flag(|model| model.form.clock == Clock::Live);
    let ticking = StoredValue::new(false);
    // Runs once: an effect that ran again would take its listener down with it.
    Effect::new(move |_| {
        if !CARRIES_FIXED {
            store.send(Msg::Samples(Samples::of(found)));
        }
        open(store, fragment::read());
        fragment::on_change(move |text| open(store, text));
    });
    diagnose(store);
    Effect::new(move |_| {
        if live.get() && !ticking.get_value() {
            ticking.set_value(true);
            tick(store, ticking);
        }
    });
}

/// Opens the form that a link carries, and goes there.
fn open(store: Store, text: String) {
    if text.starts_with(&(share::KEY.to_owned() + "=")) {
        store.send(Msg::Open(text));
        focus::scroll_to("playground");
    }
}

/// The picker's templates hold every payload to the byte.
fn found(provider: &'static Provider, event: &'static EventType) -> Vec<u8> {
    let name = format!("{} {}", provider.id.0, event.id);
    templates::text("data-event", &name, "pre code").unwrap_or_default().into_bytes()
}

/// Works off the search for a cause in slices, one in each frame of the screen.
fn diagnose(store: Store) {
    store.frames(
        |model| model.diagnosing.is_running(),
        move |_| {
            store.send(Msg::Diagnose);
        },
    );
}

fn tick(store: Store, ticking: StoredValue<bool>) {
    store.send(Msg::Tick(UnixMillis(entropy::wall_millis())));
    if store.peek(|model| model.form.clock == Clock::Live) {
        timer::after(SECOND_MS, move || tick(store, ticking));
    } else {
        ticking.set_value(false);
    }
}
