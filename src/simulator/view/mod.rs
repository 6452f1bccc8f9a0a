//! One file per part of the figure.

mod console;
mod diagram;
mod fork;
mod keys;
mod knobs;
mod lanes;
mod log;
mod missions;
mod picker;
pub mod stage;
mod summary;
mod transport;

use leptos::prelude::*;

use super::Store;
use super::driver;
use super::log::announcement;
use super::model::Model;
use crate::content::en::simulator as words;
use crate::content::explain;
use crate::content::fixed;
use crate::scale::Scale;
use crate::ui::html::Html;
use crate::ui::live::LiveRegion;

#[component]
pub fn Simulator() -> impl IntoView {
    let store = Store::new(Model::default());
    driver::connect(store);
    let said = store.text(|model| {
        let announcement = announcement(model);
        announcement.map_or_else(String::new, |said| explain::announcement(&said, &model.settings))
    });
    let notices = store.text(notices);
    view! {
        <section class="simulator" id="simulator" aria-labelledby="simulator-title">
            <header class="simulator-head">
                <h2 id="simulator-title" inner_html=fixed(words::TITLE)></h2>
                <p inner_html=fixed(words::LEDE)></p>
                <p class="note no-script" inner_html=fixed(words::NO_SCRIPT)></p>
            </header>
            <div class="notices" role="status" inner_html=notices></div>
            <picker::Picker store />
            <div
                class="player"
                id="player"
                tabindex="0"
                role="group"
                aria-label=words::PLAYER
                aria-describedby="keys"
                on:keydown=move |event| {
                    if let Some(msg) = keys::message(&event) {
                        event.prevent_default();
                        store.send(msg);
                    }
                }
            >
                <h3 inner_html=fixed(words::PLAY)></h3>
                <lanes::Lanes store />
                <diagram::Diagrams store />
                <transport::Transport store />
                <missions::Tally store />
                <summary::Summary store />
                <dl class="keys" id="keys" aria-label=words::KEYS_TITLE inner_html=keys::list()></dl>
            </div>
            <console::Console store />
            <knobs::Knobs store />
            <fork::Fork store />
            <missions::Missions store />
            <log::EventLog store />
            <Scale />
            <LiveRegion message=said />
        </section>
    }
}

/// What of an opened link was ignored.
fn notices(model: &Model) -> String {
    let mut html = Html::new();
    if !model.ignored.is_empty() {
        html.element("<div class=\"notice\"><p>", words::IGNORED, "</p><ul>");
        for ignored in &model.ignored {
            html.element("<li>", &explain::ignored(ignored), "</li>");
        }
        html.raw("</ul></div>");
    }
    html.take()
}
