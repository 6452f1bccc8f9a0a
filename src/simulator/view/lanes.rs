//! Two lanes side by side: what each is doing, and its numbers.

use leptos::prelude::*;

use super::stage::Stage;
use crate::content::en::simulator as words;
use crate::content::explain;
use crate::content::fixed;
use crate::content::format::{count, share, span};
use crate::simulator::Store;
use crate::simulator::run::Lane;
use crate::simulator::view_model::{self, LaneView, Tone};
use crate::ui::html::Html;

const fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Quiet => "status status-quiet",
        Tone::Busy => "status status-busy",
        Tone::Good => "status status-good",
        Tone::Bad => "status status-bad",
    }
}

#[component]
pub fn Lanes(store: Store) -> impl IntoView {
    let cards = Lane::BOTH.map(|lane| view! { <LaneCard store lane /> });
    view! { <div class="lanes">{Vec::from(cards)}</div> }
}

#[component]
fn LaneCard(store: Store, lane: Lane) -> impl IntoView {
    let (class, title_id) = match lane {
        Lane::Polling => ("lane lane-polling", "lane-polling-title"),
        Lane::Webhook => ("lane lane-webhook", "lane-webhook-title"),
    };
    let status = store
        .text(move |model| explain::status(view_model::lane(model, lane).status, &model.settings));
    let status_class =
        store.text(move |model| tone_class(view_model::lane(model, lane).status.tone()).to_owned());
    let numbers = store.text(move |model| numbers(&view_model::lane(model, lane)));
    view! {
        <article class=class aria-labelledby=title_id>
            <header>
                <h4 id=title_id inner_html=fixed(words::lane_title(lane))></h4>
                <p inner_html=fixed(words::lane_lede(lane))></p>
            </header>
            <p class=status_class>{status}</p>
            <Stage store lane />
            <dl class="numbers" inner_html=numbers></dl>
        </article>
    }
}

fn numbers(lane: &LaneView) -> String {
    let counts = lane.counts;
    let empty_share = share(counts.empty_responses, counts.requests).unwrap_or_default();
    let delay = lane.delay.map_or_else(|| "–".to_owned(), span);
    let mut html = Html::new();
    for (name, value, extra) in [
        ("Requests made", count(counts.requests), ""),
        ("Empty answers", count(counts.empty_responses), &empty_share),
        ("Delay until your app knew", delay, ""),
    ] {
        html.element("<div><dt>", name, "</dt>");
        html.element("<dd>", &value, " ");
        html.element("<span class=\"numbers-extra\">", extra, "</span></dd></div>");
    }
    html.take()
}
