//! Everything that happened, as a table. The moving pictures are a rendering of it.

use leptos::prelude::*;

use crate::content::en::simulator as words;
use crate::content::explain;
use crate::content::fixed;
use crate::content::format::{clock, count};
use crate::simulator::Store;
use crate::simulator::log::log;
use crate::simulator::model::Model;
use crate::simulator::run::Lane;
use crate::simulator::view_model::Tone;
use crate::ui::html::Html;

const fn row_class(lane: Option<Lane>, tone: Tone) -> &'static str {
    match (lane, tone) {
        (None, Tone::Quiet | Tone::Busy) => "row-event",
        (_, Tone::Good) => "row-good",
        (_, Tone::Bad) => "row-bad",
        (Some(_), Tone::Quiet | Tone::Busy) => "row-plain",
    }
}

#[component]
pub fn EventLog(store: Store) -> impl IntoView {
    let table = store.text(table);
    view! {
        <section class="log" aria-labelledby="log-title">
            <h3 id="log-title" inner_html=fixed(words::LOG)></h3>
            <div
                class="table-room log-room"
                tabindex="0"
                role="region"
                aria-label=words::LOG_ROOM
                inner_html=table
            ></div>
        </section>
    }
}

fn table(model: &Model) -> String {
    let log = log(model);
    let mut html = Html::new();
    html.raw("<table>").columns(&words::LOG_HEAD);
    for row in &log.rows {
        html.raw("<tr class=\"").raw(row_class(row.lane, row.tone));
        html.element("\"><td class=\"log-time\">", &clock(row.at), "</td>");
        html.element("<td>", row.lane.map_or("Both", words::lane_title), "</td>");
        html.element("<td>", &explain::told(&row.what, &model.settings), "</td></tr>");
    }
    if log.rows.is_empty() {
        html.element("<tr><td colspan=\"3\">", words::LOG_EMPTY, "</td></tr>");
    }
    if log.earlier > 0 {
        let earlier = count(log.earlier as u64);
        html.element("<tr><td colspan=\"3\">", &earlier, words::LOG_EARLIER);
    }
    html.raw("</tbody></table>").take()
}
