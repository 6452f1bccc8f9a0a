//! One file per part of the playground.

mod attacks;
mod body;
mod diagnosis;
mod export;
mod flip;
mod gallery;
mod own;
mod paste;
mod provider;
mod recipe;
mod request;
mod secrets;
mod steps;
mod triage;
mod verdict;

use leptos::prelude::*;

use super::Store;
use super::driver;
use super::form::{Clock, Mode};
use super::model::{Model, Msg};
use crate::content::en::playground as words;
use crate::content::{fixed, signature};
use crate::ui::choice::Choice;
use crate::ui::html::Html;

#[component]
pub fn Playground() -> impl IntoView {
    let store = Store::new(Model::default());
    driver::connect(store);
    let mode = store.index(|model| model.form.mode as usize);
    let choose = Callback::new(move |index: usize| {
        store.send(Msg::Mode(Mode::ALL[index]));
    });
    let refused = store.text(|model| {
        let sentence = model.too_long.map(signature::too_long);
        Html::new().text(&sentence.unwrap_or_default()).take()
    });
    let notices = store.text(notices);
    view! {
        <section class="playground" id="playground" aria-labelledby="playground-title">
            <header class="simulator-head">
                <h2 id="playground-title" inner_html=fixed(words::TITLE)></h2>
                <p inner_html=fixed(words::LEDE)></p>
                <p class="note script-note" inner_html=fixed(words::NO_SCRIPT)></p>
            </header>
            <div class="playground-mode">
                <Choice
                    legend=words::MODE
                    name="mode"
                    labels=Mode::ALL.map(words::mode_label).to_vec()
                    chosen=mode
                    choose
                />
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        store.send(Msg::Reset);
                    }
                    inner_html=fixed(words::START_OVER)
                ></button>
            </div>
            <div id="pg-notices" role="status" inner_html=notices></div>
            <p class="number-error" role="alert" inner_html=refused></p>
            <provider::Providers store />
            <own::Own store />
            <div class="workbench">
                <div class="entries">
                    <paste::Paste store />
                    <secrets::Secrets store />
                    <request::Request store />
                    {now(store)}
                </div>
                <div class="findings">
                    <verdict::Verdict store />
                    <diagnosis::Why store />
                    <verdict::Coverage store />
                    <recipe::Recipe store />
                    <steps::Steps store />
                </div>
            </div>
            <div class="learn">
                <triage::Triage store />
                <gallery::Gallery store />
            </div>
            <div class="experiments">
                <flip::Flip store />
                <attacks::Attacks store />
            </div>
            <export::Export store />
        </section>
    }
}

/// What of an opened link was not understood.
fn notices(model: &Model) -> String {
    let mut html = Html::new();
    if !model.ignored.is_empty() {
        let keys: Vec<&str> = model.ignored.iter().map(|ignored| ignored.key.as_str()).collect();
        html.element("<p class=\"notice\">", words::IGNORED, " ");
        html.element("", &keys.join(", "), ".</p>");
    }
    html.take()
}

/// Where "now" comes from.
fn now(store: Store) -> impl IntoView {
    let clock = store.index(|model| model.form.clock as usize);
    let live = store.flag(|model| model.form.clock == Clock::Live);
    let choose = Callback::new(move |index: usize| {
        store.send(Msg::Clock(Clock::ALL[index]));
    });
    let text = store.text(|model| model.form.fixed_now.clone());
    let invalid = store.text(|model| model.form.typed_now().is_none().to_string());
    view! {
        <div class="entry" id="pg-now">
            <Choice
                legend=words::NOW
                name="clock"
                labels=Clock::ALL.map(words::clock_label).to_vec()
                chosen=clock
                choose
            />
            <div class="field" hidden=live>
                <label for="pg-fixed-now" inner_html=fixed(words::FIXED_NOW)></label>
                <input
                    id="pg-fixed-now"
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength="16"
                    aria-invalid=invalid
                    value=text.get_untracked()
                    prop:value=text
                    on:input=move |event| {
                        store.send(Msg::FixedNow(event_target_value(&event)));
                    }
                />
            </div>
        </div>
    }
}
