//! The parts of the reader's own scheme.

use leptos::prelude::*;
use webhook_core::signature::OwnScheme;

use crate::content::en::playground as words;
use crate::content::{fixed, signature};
use crate::playground::Store;
use crate::playground::model::{Model, Msg};
use crate::playground::scheme::{ALGORITHMS, ENCODINGS, FRAMINGS, KEYS, OwnPart};
use crate::ui::choice::Choice;

#[component]
pub fn Own(store: Store) -> impl IntoView {
    let hidden = store.flag(|model| model.form.own.is_none());
    let tolerance =
        |own: &OwnScheme| own.tolerance_s.map_or_else(String::new, |limit| limit.to_string());
    view! {
        <div class="own" id="pg-own" hidden=hidden>
            {text(store, "own-template", words::OWN_TEMPLATE, |own| own.template.clone(), OwnPart::Template)}
            {text(store, "own-header", words::OWN_HEADER, |own| own.header.clone(), OwnPart::Header)}
            {text(store, "own-prefix", words::OWN_PREFIX, |own| own.prefix.clone(), OwnPart::Prefix)}
            {text(store, "own-time", words::OWN_TIME, |own| own.timestamp.clone(), OwnPart::Timestamp)}
            {text(store, "own-id", words::OWN_ID, |own| own.message_id.clone(), OwnPart::MessageId)}
            {text(store, "own-tolerance", words::OWN_TOLERANCE, tolerance, OwnPart::Tolerance)}
            {choice(store, "own-algorithm", words::OWN_ALGORITHM, ALGORITHMS.map(signature::algorithm).to_vec(),
                |own| ALGORITHMS.iter().position(|it| *it == own.algorithm), |at| OwnPart::Algorithm(ALGORITHMS[at]))}
            {choice(store, "own-encoding", words::OWN_ENCODING, ENCODINGS.map(signature::encoding).to_vec(),
                |own| ENCODINGS.iter().position(|it| *it == own.encoding), |at| OwnPart::Encoding(ENCODINGS[at]))}
            {choice(store, "own-framing", words::OWN_FRAMING, FRAMINGS.map(words::framing_label).to_vec(),
                |own| FRAMINGS.iter().position(|it| *it == own.framing), |at| OwnPart::Framing(FRAMINGS[at]))}
            {choice(store, "own-key", words::OWN_KEY, KEYS.map(words::own_key_label).to_vec(),
                |own| KEYS.iter().position(|it| *it == own.key), |at| OwnPart::Key(KEYS[at]))}
        </div>
    }
}

fn of<T: Default>(model: &Model, part: fn(&OwnScheme) -> T) -> T {
    model.form.own.as_ref().map(part).unwrap_or_default()
}

fn text(
    store: Store,
    id: &'static str,
    label: &'static str,
    get: fn(&OwnScheme) -> String,
    part: fn(String) -> OwnPart,
) -> impl IntoView {
    let value = store.text(move |model| of(model, get));
    view! {
        <div class="field">
            <label for=id inner_html=fixed(label)></label>
            <input
                id=id
                class="mono"
                type="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                maxlength="512"
                prop:value=value
                on:input=move |event| {
                    store.send(Msg::TurnOwn(part(event_target_value(&event))));
                }
            />
        </div>
    }
}

fn choice(
    store: Store,
    name: &'static str,
    legend: &'static str,
    labels: Vec<&'static str>,
    get: fn(&OwnScheme) -> Option<usize>,
    part: fn(usize) -> OwnPart,
) -> impl IntoView {
    // Nothing is chosen where the present value is none of these.
    let chosen = Memo::new(move |_| {
        store.with(|model| model.form.own.as_ref().and_then(get).unwrap_or(usize::MAX))
    });
    let choose = Callback::new(move |at: usize| {
        store.send(Msg::TurnOwn(part(at)));
    });
    view! { <Choice legend name labels chosen choose /> }
}
