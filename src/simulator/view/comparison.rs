//! Seven ways of coming to know, in one table, each with its delays drawn.

use leptos::prelude::*;
use webhook_core::simulation::{Bin, Compared};
use webhook_core::time::Micros;

use crate::content::en::failures as words;
use crate::content::format::{count, span};
use crate::content::{CARRIES_FIXED, fixed, policy};
use crate::simulator::Store;
use crate::simulator::comparing::{Comparison, WAYS};
use crate::simulator::model::{Model, Msg};
use crate::simulator::run::Settings;
use crate::ui::button::Button;
use crate::ui::html::Html;

#[component]
pub fn Comparison(store: Store) -> impl IntoView {
    let table = store.text(|model: &Model| match &model.comparison {
        Some(comparison) => table(comparison),
        // The page carries it from the start.
        None if CARRIES_FIXED => table(&Comparison::whole(&Settings::default())),
        None => String::new(),
    });
    let label = fixed(words::COMPARE_BUTTON);
    view! {
        <section class="comparison" id="comparison" aria-labelledby="comparison-title">
            <h3 id="comparison-title" inner_html=fixed(words::COMPARE)></h3>
            <p class="note" inner_html=fixed(words::COMPARE_LEDE)></p>
            <p class="comparison-press">
                <Button label idle="" class="button" press=store.sends(Msg::Compare) />
            </p>
            <div
                class="table-room"
                tabindex="0"
                role="region"
                aria-label=words::COMPARE_ROOM
                inner_html=table
            ></div>
        </section>
    }
}

fn table(comparison: &Comparison) -> String {
    let axis = comparison.span();
    let mut html = Html::new();
    let said = words::compared(&policy::short(comparison.mean_gap), axis);
    html.element("<table><caption>", &said, "</caption><thead><tr>");
    for head in words::COMPARE_HEAD {
        html.element("<th scope=\"col\">", head, "</th>");
    }
    html.raw("</tr></thead><tbody>");
    for (way, compared) in WAYS.into_iter().zip(&comparison.rows) {
        html.element("<tr><th scope=\"row\">", &words::way(way), "</th>");
        row(&mut html, compared, axis);
    }
    html.raw("</tbody></table>").take()
}

fn row(html: &mut Html, Compared { stats, delays }: &Compared, axis: (Micros, Micros)) {
    let known = |delay: Option<_>| delay.map_or_else(|| "–".to_owned(), span);
    for cell in [
        count(stats.counts.requests),
        count((stats.bytes.up + stats.bytes.down) / 1_000),
        known(stats.delay.p50),
        known(stats.delay.p95),
        known(stats.delay.p99),
        known(stats.delay.max),
        count(stats.counts.lost),
        count(stats.counts.double()),
    ] {
        html.element("<td>", &cell, "</td>");
    }
    html.raw("<td>");
    histogram(html, delays, axis);
    html.raw("</td></tr>");
}

/// The drawing's size.
const WIDTH: u64 = 400;
const HEIGHT: u64 = 32;

/// A bar for each bin, on a logarithmic axis that all rows share.
fn histogram(html: &mut Html, bins: &[Bin], (shortest, longest): (Micros, Micros)) {
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1);
    let x = |at: Micros| {
        let log = |at: Micros| (at.0.max(1) as f64).ln();
        let share =
            (log(at) - log(shortest)) / (log(longest) - log(shortest)).max(f64::MIN_POSITIVE);
        (share * WIDTH as f64) as u64
    };
    html.raw("<svg class=\"delays\" aria-hidden=\"true\" viewBox=\"0 0 400 32\" ");
    html.raw("preserveAspectRatio=\"none\"><path d=\"");
    for bin in bins.iter().filter(|bin| bin.count > 0) {
        let (from, to) = (x(bin.from), x(bin.to));
        // What there is shows, however little.
        let top = HEIGHT - (bin.count * HEIGHT / most).max(1);
        html.raw("M").number(from).raw(" 32V").number(top).raw("H").number(to.max(from + 1));
        html.raw("V32z");
    }
    html.raw("\"></path></svg>");
}
