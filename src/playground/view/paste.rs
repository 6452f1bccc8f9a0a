//! A request as a reader has it, pasted whole.

use leptos::prelude::*;

use crate::content::en::playground as words;
use crate::content::{fixed, paste};
use crate::playground::Store;
use crate::playground::form::Mode;
use crate::playground::model::{Model, Msg};
use crate::ui::html::Html;

#[component]
pub fn Paste(store: Store) -> impl IntoView {
    let text = store.text(|model| model.paste.text.clone());
    let says = store.text(says);
    let signing = store.flag(|model| model.form.mode == Mode::Sign);
    view! {
        <div class="entry" id="pg-paste" hidden=signing>
            <div class="field">
                <label for="pg-paste-field" inner_html=fixed(words::PASTE)></label>
                <textarea
                    id="pg-paste-field"
                    class="mono"
                    rows="4"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    placeholder=words::PASTE_HINT
                    aria-describedby="pg-paste-says"
                    prop:value=text
                    on:input=move |event| {
                        store.send(Msg::PasteText(event_target_value(&event)));
                    }
                ></textarea>
                <div class="buttons">
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| {
                            store.send(Msg::ReadPaste);
                        }
                        inner_html=fixed(words::READ_PASTE)
                    ></button>
                </div>
                <div class="paste-says" id="pg-paste-says" role="status" inner_html=says></div>
            </div>
        </div>
    }
}

fn says(model: &Model) -> String {
    let mut html = Html::new();
    match &model.paste.outcome {
        None => {}
        Some(Err(error)) => {
            html.element("<p class=\"warning\">", &paste::error(error), "</p>");
        }
        Some(Ok(read)) => {
            html.element("<p>", &paste::read(read), "</p>");
            for ignored in &read.ignored {
                html.element("<p class=\"warning\">", &paste::ignored(ignored), "</p>");
            }
        }
    }
    html.take()
}
