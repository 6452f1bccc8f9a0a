//! The end of a run in one sentence, and the totals of many apps.

use leptos::prelude::*;
use webhook_core::simulation::Stats;

use crate::content::en::simulator as words;
use crate::content::explain;
use crate::content::format::{count, share, span};
use crate::simulator::Store;
use crate::simulator::model::Model;
use crate::simulator::run::Lane;
use crate::simulator::view_model;
use crate::ui::html::Html;

#[component]
pub fn Summary(store: Store) -> impl IntoView {
    let sentence = store.text(|model| {
        let sentence = view_model::summary(model).map(|summary| explain::summary(&summary));
        Html::new().text(&sentence.unwrap_or_default()).take()
    });
    let crowd = store.text(crowd);
    let alone = store.flag(|model| model.settings.clients() == 1);
    view! {
        <p class="summary" id="summary" inner_html=sentence></p>
        <div
            class="table-room"
            tabindex="0"
            role="region"
            aria-label=words::TOTALS
            hidden=alone
            inner_html=crowd
        ></div>
    }
}

fn crowd(model: &Model) -> String {
    let clients = count(u64::from(model.settings.clients()));
    let mut html = Html::new();
    html.raw("<table class=\"crowd\" id=\"crowd\">");
    html.element("<caption>All ", &clients, " apps, the whole run</caption>");
    html.columns(&words::TOTALS_HEAD);
    match &model.totals {
        Some(totals) => {
            row(&mut html, Lane::Polling, &totals.polling);
            row(&mut html, Lane::Webhook, &totals.webhook);
        }
        None => {
            html.raw("<tr><td colspan=\"7\">Counting…</td></tr>");
        }
    }
    html.raw("</tbody></table>").take()
}

fn row(html: &mut Html, lane: Lane, stats: &Stats) {
    let counts = stats.counts;
    let known = |delay: Option<_>| delay.map_or_else(|| "–".to_owned(), span);
    html.element("<tr><th scope=\"row\">", words::lane_title(lane), "</th>");
    for cell in [
        count(counts.requests),
        share(counts.empty_responses, counts.requests).unwrap_or_else(|| "–".into()),
        format!("{} of {}", count(counts.delivered), count(counts.events)),
        known(stats.delay.mean),
        known(stats.delay.p95),
        known(stats.delay.max),
    ] {
        html.element("<td>", &cell, "</td>");
    }
    html.raw("</tr>");
}
