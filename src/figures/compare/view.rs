//! The table: a row for each way, with its delays drawn.

use leptos::prelude::*;
use webhook_core::simulation::Compared;
use webhook_core::time::Micros;

use super::model::{Model, Msg, STEPS, Way};
use crate::content::en::compare as words;
use crate::content::fixed;
use crate::content::format::{bytes, count};
use crate::ui::html::Html;
use crate::ui::number::NumberField;
use crate::ui::store::Store;

#[component]
pub fn Compare() -> impl IntoView {
    let store = Store::new(Model::default());
    // Seven runs of a day: made anew only when the number differs.
    let rows = store.drawn_for(|model| model.events.value().to_string(), rows);
    let label = store.text(|_| words::EVENTS.to_owned());
    let refusal = store.text(|model| {
        let why = model.events.refused().map(words::refusal);
        Html::new().text(&why.unwrap_or_default()).take()
    });
    view! {
        <section class="outage" id="compare" aria-labelledby="compare-title">
            <h3 id="compare-title" inner_html=fixed(words::TITLE)></h3>
            <p inner_html=fixed(words::LEDE)></p>
            <div class="outage-fields">
                <NumberField
                    id="compare-events"
                    label
                    hint=words::HINT
                    unit="times"
                    text=store.text(|model| model.events.text())
                    refusal
                    position=store.text(|model| model.slider().to_string())
                    steps=(STEPS.len() - 1) as u32
                    type_in=store.sends_text(Msg::Type)
                    slide=Callback::new(move |position| {
                        store.send(Msg::Slide(position));
                    })
                />
            </div>
            <div class="table-room" tabindex="0" role="region" aria-label=words::TABLE inner_html=rows></div>
            <p class="note" inner_html=fixed(words::NOTE)></p>
        </section>
    }
}

fn rows(model: &Model) -> String {
    let mut html = Html::new();
    html.raw("<table class=\"compared\">").columns(&words::COLUMNS);
    for (way, row) in Way::ALL.into_iter().zip(model.rows()) {
        html.element("<tr><th scope=\"row\">", words::way(way), "</th>");
        cells(&mut html, &row);
        html.raw("</tr>");
    }
    html.raw("</tbody></table>").take()
}

fn cells(html: &mut Html, row: &Compared) {
    let (counts, delay) = (row.stats.counts, row.stats.delay);
    let carried = row.stats.bytes.up + row.stats.bytes.down;
    html.element("<td>", &count(counts.requests), "</td>");
    html.element("<td>", &bytes(carried), "</td><td>");
    draw(html, row);
    html.raw("</td>");
    for time in [delay.p50, delay.p95, delay.p99, delay.max] {
        html.element("<td>", &words::delay(time), "</td>");
    }
    html.element("<td>", &count(counts.lost), "</td>");
    html.element("<td>", &count(counts.double()), "</td>");
}

/// A bar for each bin of the delays, from a hundredth of a second to a day: as high as its share.
fn draw(html: &mut Html, row: &Compared) {
    const BARS: usize = 28;
    let mut bars = [0_u64; BARS];
    for bin in &row.delays {
        bars[place(bin.from).min(BARS - 1)] += bin.count;
    }
    let highest = bars.iter().copied().max().unwrap_or_default().max(1);
    html.raw("<svg class=\"delays\" viewBox=\"0 0 112 24\" aria-hidden=\"true\"><path d=\"");
    for (at, count) in bars.iter().enumerate().filter(|(_, count)| **count > 0) {
        let height = (count * 23).div_ceil(highest);
        html.raw("M").number(at as u64 * 4 + 2).raw(" 24v-").number(height);
    }
    html.raw("\"></path></svg>");
}

/// Which bar a delay belongs to: one for each doubling, from 8 ms on.
const fn place(delay: Micros) -> usize {
    (delay.0 / 8_000 + 1).ilog2() as usize
}
