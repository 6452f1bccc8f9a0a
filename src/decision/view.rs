//! The figure: two numbers, two questions, and an answer.

use leptos::prelude::*;

use super::model::{Advice, Field, Model, Msg};
use crate::content::en::decision as words;
use crate::content::{decision, fixed};
use crate::ui::html::Html;
use crate::ui::store::Store;

#[component]
pub fn Decision() -> impl IntoView {
    let store = Store::new(Model::default());
    let answer = store.text(answer);
    view! {
        <section class="decision" id="decision" aria-labelledby="decision-title">
            <h3 id="decision-title" inner_html=fixed(words::TITLE)></h3>
            <p class="note script-note" inner_html=fixed(words::NO_SCRIPT)></p>
            <div class="decision-fields">
                {number(store, Field::EventsPerDay, Msg::EventsPerDay)}
                {number(store, Field::FreshSeconds, Msg::FreshSeconds)}
                {tick(store, "decision-both", words::OWN_BOTH, Msg::OwnBoth)}
                {tick(store, "decision-once", words::ONCE, Msg::Once)}
            </div>
            <div class="in-short" id="decision-answer" role="status" inner_html=answer></div>
        </section>
    }
}

fn number(store: Store<Model>, field: Field, msg: fn(String) -> Msg) -> impl IntoView {
    let value = store.text(move |model| model.text(field).to_owned());
    let invalid = store.text(move |model| (model.advice() == Err(field)).to_string());
    let id = words::field_id(field);
    view! {
        <div class="decision-field">
            <label for=id inner_html=fixed(words::label(field))></label>
            <input
                id=id
                type="text"
                inputmode="numeric"
                autocomplete="off"
                maxlength="9"
                aria-describedby="decision-answer"
                aria-invalid=invalid
                value=value.get_untracked()
                prop:value=value
                on:input=move |event| {
                    store.send(msg(event_target_value(&event)));
                }
            />
        </div>
    }
}

fn tick(
    store: Store<Model>,
    id: &'static str,
    label: &'static str,
    msg: fn(bool) -> Msg,
) -> impl IntoView {
    view! {
        <div class="decision-tick">
            <input
                id=id
                type="checkbox"
                on:change=move |event| {
                    store.send(msg(event_target_checked(&event)));
                }
            />
            <label for=id inner_html=fixed(label)></label>
        </div>
    }
}

fn answer(model: &Model) -> String {
    let mut html = Html::new();
    match model.advice() {
        Ok(advice) => write(&mut html, &advice),
        Err(field) => {
            html.element("<p class=\"warning\">", &decision::refusal(field), "</p>");
        }
    }
    html.take()
}

fn write(html: &mut Html, advice: &Advice) {
    html.element("<p><strong>", decision::way(advice.way), "</strong></p>");
    for reason in decision::reasons(advice) {
        html.element("<p>", &reason, "</p>");
    }
}
