//! Things to try, and which of them are done.

use leptos::prelude::*;

use crate::content::en::failures as words;
use crate::content::fixed;
use crate::simulator::Store;
use crate::simulator::missions::Mission;
use crate::simulator::model::Model;
use crate::ui::html::Html;

#[component]
pub fn Missions(store: Store) -> impl IntoView {
    let list = store.text(list);
    view! {
        <section class="missions" aria-labelledby="missions-title">
            <h3 id="missions-title" inner_html=fixed(words::MISSIONS)></h3>
            <p class="note" inner_html=fixed(words::MISSIONS_LEDE)></p>
            <ul id="missions" inner_html=list></ul>
        </section>
    }
}

/// How many are done, where the run is watched; said whenever one more is.
#[component]
pub fn Tally(store: Store) -> impl IntoView {
    let done = store.text(|model| words::missions(model.done));
    view! {
        <p class="mission-tally" role="status">
            <a href="#missions-title" inner_html=fixed(words::MISSIONS_LINK)></a>
            " "
            <span inner_html=done></span>
        </p>
    }
}

fn list(model: &Model) -> String {
    let mut html = Html::new();
    for mission in Mission::ALL {
        let (class, state) = match model.done.has(mission) {
            true => ("mission-done", words::MISSION_DONE),
            false => ("mission-open", words::MISSION_OPEN),
        };
        html.raw("<li class=\"").raw(class);
        html.element("\"><span class=\"visually-hidden\">", state, "</span>");
        html.element("", words::mission(mission), "</li>");
    }
    html.take()
}
