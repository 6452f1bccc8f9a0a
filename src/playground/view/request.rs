//! The fields of the request.

use leptos::prelude::*;

use super::body;
use crate::content::en::{diagnosis, playground as words};
use crate::content::{fixed, signature};
use crate::playground::form::Mode;
use crate::playground::model::{Model, Msg};
use crate::playground::{Store, headers};
use crate::ui::field::TextField;
use crate::ui::html::Html;

#[component]
pub fn Request(store: Store) -> impl IntoView {
    let method = store.text(|model| model.form.method.clone());
    let url = store.text(|model| model.form.url.clone());
    let headers = store.text(|model| model.form.headers().to_owned());
    let bad_lines = store.text(bad_lines);
    let id = store.text(|model| model.form.message_id.clone());
    let id_hidden = store.flag(|model| {
        let signs_one = model.form.with_scheme(|scheme| scheme.message_id.is_some()) == Ok(true);
        !signs_one || model.form.mode == Mode::Verify
    });
    let computed = store.text(|model| model.form.computed.clone());
    let computed_hidden = store.flag(|model| model.form.mode == Mode::Sign);
    view! {
        <div class="entry">
            <h3 inner_html=fixed(words::REQUEST)></h3>
            <div class="request-line">
                <div class="field" id="pg-method">
                    <TextField
                        id="pg-method-field"
                        label=words::METHOD
                        value=method
                        typed=store.sends_text(Msg::Method)
                        maxlength="16"
                    />
                </div>
                <div class="field" id="pg-url">
                    <TextField
                        id="pg-url-field"
                        label=words::URL
                        value=url
                        typed=store.sends_text(Msg::Url)
                        inputmode="url"
                    />
                </div>
            </div>
            <div class="field" id="pg-id" hidden=id_hidden>
                <TextField
                    id="pg-id-field"
                    label=words::MESSAGE_ID
                    value=id
                    typed=store.sends_text(Msg::MessageId)
                    maxlength="256"
                />
            </div>
            <div class="field" id="pg-headers">
                <label for="pg-headers-field" inner_html=fixed(words::HEADERS)></label>
                <textarea
                    id="pg-headers-field"
                    class="mono"
                    rows="6"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby="pg-headers-hint pg-headers-bad"
                    prop:value=headers
                    on:input=move |event| {
                        store.send(Msg::Headers(event_target_value(&event)));
                    }
                ></textarea>
                <p class="note" id="pg-headers-hint" inner_html=fixed(words::HEADERS_HINT)></p>
                <div class="warning" id="pg-headers-bad" role="status" inner_html=bad_lines></div>
            </div>
            <body::Body store />
            <div class="field" id="pg-computed" hidden=computed_hidden>
                <TextField
                    id="pg-computed-field"
                    label=diagnosis::COMPUTED
                    value=computed
                    typed=store.sends_text(Msg::Computed)
                    maxlength="1024"
                    described_by="pg-computed-hint"
                />
                <p class="note" id="pg-computed-hint" inner_html=fixed(diagnosis::COMPUTED_HINT)></p>
            </div>
        </div>
    }
}

fn bad_lines(model: &Model) -> String {
    let (_, bad) = headers::read(model.form.headers());
    let mut html = Html::new();
    for line in &bad {
        html.element("<p>", &signature::bad_line(line), "</p>");
    }
    html.take()
}
