//! All I have is an error message: whose it is, and what is usually behind it.

use leptos::prelude::*;
use webhook_core::diagnosis::{MAX_ERROR_BYTES, triage};
use webhook_core::provider::{ProviderId, find};

use crate::content::en::diagnosis as words;
use crate::content::{causes, fixed, mends};
use crate::platform::focus;
use crate::playground::Store;
use crate::playground::model::Msg;
use crate::ui::html::Html;

/// The likeliest causes that are told of one message.
const CAUSES: usize = 4;

#[component]
pub fn Triage(store: Store) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let found = Memo::new(move |_| text.with(|text| found(text)));
    view! {
        <details class="step triage" id="pg-triage">
            <summary inner_html=fixed(words::TRIAGE)></summary>
            <div>
                <p class="note" inner_html=fixed(words::TRIAGE_LEDE)></p>
                <label class="visually-hidden" for="pg-error" inner_html=fixed(words::TRIAGE_LABEL)></label>
                <textarea
                    id="pg-error"
                    class="mono"
                    rows="3"
                    maxlength=MAX_ERROR_BYTES.to_string()
                    spellcheck="false"
                    autocomplete="off"
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
                <div
                    class="triage-found"
                    id="pg-triage-found"
                    role="status"
                    on:click=move |event| {
                        if let Some(provider) = find(&focus::value(&event)) {
                            store.send(Msg::Pick(provider));
                        }
                    }
                    inner_html=found
                ></div>
            </div>
        </details>
    }
}

fn found(text: &str) -> String {
    let mut html = Html::new();
    if text.trim().is_empty() {
        return html.take();
    }
    let matches = triage(text);
    let Some(best) = matches.first() else {
        return html.element("<p>", words::TRIAGE_NONE, "</p>").take();
    };
    html.element(
        "<p class=\"cause\">",
        best.complaint.said_by,
        " says this. It is mostly:</p><ul>",
    );
    for cause in best.complaint.causes.iter().take(CAUSES) {
        html.element("<li><strong>", causes::name(*cause), ".</strong> ");
        html.element("", mends::mend(*cause), "</li>");
    }
    html.raw("</ul>");
    if let Some(provider) = best.complaint.provider.and_then(|ProviderId(id)| find(id)) {
        html.raw("<button type=\"button\" class=\"button\" value=\"").text(provider.id.0);
        html.element("\">", words::TRIAGE_PICK, "").element("", provider.name, "</button>");
    }
    html.take()
}
