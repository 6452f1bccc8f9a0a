//! Break it for me: each mistake as one press on the provider's example.

use leptos::prelude::*;
use webhook_core::diagnosis::mistakes::MISTAKES;

use crate::content::en::diagnosis as words;
use crate::content::{fixed, mistakes};
use crate::platform::focus;
use crate::playground::model::{Model, Msg};
use crate::playground::{Store, gallery};
use crate::ui::html::Html;

#[component]
pub fn Gallery(store: Store) -> impl IntoView {
    let opened = RwSignal::new(false);
    let provider = |model: &Model| model.form.provider.id.0.to_owned();
    let list = store.text_for(provider, list);
    // Signing the example in fifty ways takes a moment, so nobody pays for it who does not look.
    let shown = Memo::new(move |_| if opened.get() { list.get() } else { String::new() });
    view! {
        <details class="step gallery" id="pg-gallery" on:toggle=move |_| opened.set(true)>
            <summary inner_html=fixed(words::GALLERY)></summary>
            <div>
                <p class="note" inner_html=fixed(words::GALLERY_LEDE)></p>
                <div
                    class="buttons"
                    on:click=move |event| {
                        if let Ok(at) = focus::value(&event).parse() {
                            store.send(Msg::Break(at));
                            focus::scroll_to("pg-verdict");
                        }
                    }
                    inner_html=shown
                ></div>
            </div>
        </details>
    }
}

fn list(model: &Model) -> String {
    let mut html = Html::new();
    for at in gallery::possible(&model.form) {
        html.raw("<button type=\"button\" class=\"button\" value=\"").number(at as u64);
        html.element("\">", mistakes::name(MISTAKES[at].id), "</button>");
    }
    html.take()
}
