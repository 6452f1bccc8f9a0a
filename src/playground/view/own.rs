//! The parts of the reader's own scheme.

use leptos::prelude::*;

use crate::content::en::playground as words;
use crate::content::signature;
use crate::playground::Store;
use crate::playground::model::Msg;
use crate::playground::scheme::{ALGORITHMS, ENCODINGS, FRAMINGS, KEYS, OwnChoice, OwnText};
use crate::ui::choice::Choice;
use crate::ui::field::TextField;

#[component]
pub fn Own(store: Store) -> impl IntoView {
    let hidden = store.flag(|model| model.form.own.is_none());
    let texts = OwnText::ALL.map(|it| text(store, it));
    let choices = OwnChoice::ALL.map(|it| choice(store, it));
    view! {
        <div class="own" id="pg-own" hidden=hidden>
            {texts.into_iter().collect::<Vec<_>>()}
            {choices.into_iter().collect::<Vec<_>>()}
        </div>
    }
}

fn text(store: Store, text: OwnText) -> impl IntoView {
    let value = store.text(move |model| {
        model.form.own.as_ref().map(|own| own.text(text).to_owned()).unwrap_or_default()
    });
    view! {
        <div class="field">
            <TextField
                id=text.key()
                label=words::own_text_label(text)
                value
                typed=store.sends_text(move |value| Msg::OwnText(text, value))
                maxlength="512"
            />
        </div>
    }
}

fn choice(store: Store, choice: OwnChoice) -> impl IntoView {
    let labels = match choice {
        OwnChoice::Algorithm => ALGORITHMS.map(signature::algorithm).to_vec(),
        OwnChoice::Encoding => ENCODINGS.map(signature::encoding).to_vec(),
        OwnChoice::Framing => FRAMINGS.map(words::holds_label).to_vec(),
        OwnChoice::Key => KEYS.map(words::written_label).to_vec(),
    };
    let chosen = Memo::new(move |_| {
        store.with(|model| model.form.own.as_ref().map_or(0, |own| own.choice(choice)))
    });
    let choose = Callback::new(move |at: usize| {
        store.send(Msg::OwnChoice(choice, at));
    });
    view! {
        <Choice legend=words::own_choice_label(choice) name=choice.key() labels chosen choose />
    }
}
