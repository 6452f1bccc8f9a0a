//! The run, and the run with one thing otherwise from a moment on, on one axis.

use leptos::prelude::*;

use super::diagram::{axis, class, picture};
use crate::content::en::failures as words;
use crate::content::en::simulator::lane_title;
use crate::content::fixed;
use crate::content::format::{count, span};
use crate::platform::focus;
use crate::simulator::Store;
use crate::simulator::diagram::{draw, place};
use crate::simulator::model::{Cannot, Model, Msg};
use crate::simulator::run::{Lane, Run};
use crate::simulator::turn::{Turn, Turned};
use crate::simulator::view_model::{Outcome, outcome};
use crate::ui::html::{Html, percent};

#[component]
pub fn Fork(store: Store) -> impl IntoView {
    let presses = Turn::ALL.map(|turn| {
        let pressed = store
            .text(move |model| model.settings.turned.is_some_and(|it| it.turn == turn).to_string());
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=pressed
                inner_html=fixed(words::turn(turn))
                on:click=move |_| {
                    store.send(Msg::Fork(Some(turn)));
                }
            ></button>
        }
    });
    let over = store.text(|model| model.is_over().to_string());
    let why = store
        .text(|model| if model.is_over() { words::cannot(Cannot::Over) } else { "" }.to_owned());
    let chosen = store.text(|model| {
        let turned = model.settings.turned.map(words::turned);
        Html::new().text(&turned.unwrap_or_default()).take()
    });
    let drawn = store.text_for(|model| model.runs.to_string(), drawn);
    view! {
        <section class="fork" id="fork" aria-labelledby="fork-title">
            <h3 id="fork-title" tabindex="-1" inner_html=fixed(words::FORK)></h3>
            <p class="note" inner_html=fixed(words::FORK_LEDE)></p>
            <div
                class="console-presses"
                role="group"
                aria-labelledby="fork-title"
                aria-disabled=over
                aria-describedby="fork-why"
            >
                {Vec::from(presses)}
            </div>
            <p class="note" id="fork-why" role="status" inner_html=why></p>
            <div class="fork-chosen" hidden=store.flag(|model| model.forked.is_none())>
                <p role="status" inner_html=chosen></p>
                <button
                    type="button"
                    class="button"
                    inner_html=fixed(words::NO_FORK)
                    on:click=move |_| {
                        store.send(Msg::Fork(None));
                        focus::on("fork-title");
                    }
                ></button>
            </div>
            <div class="forked" inner_html=drawn></div>
        </section>
    }
}

/// For each lane both drawings, one above the other, and what both runs came to.
fn drawn(model: &Model) -> String {
    let mut html = Html::new();
    let (Some(forked), Some(Turned { at, .. })) = (&model.forked, model.settings.turned) else {
        return String::new();
    };
    let mark = percent(place(at, forked.axis));
    let runs: [(&Run, &str); 2] = [(&model.run, words::AS_IT_IS), (forked, words::OTHERWISE)];
    let mut rows = Html::new();
    for lane in Lane::BOTH {
        for (run, name) in runs {
            let title = format!("{}, {name}", lane_title(lane));
            html.raw("<svg class=\"").raw(class(lane)).raw("\" aria-hidden=\"true\">");
            html.raw(&picture(&draw(run, lane)));
            html.raw("<line class=\"fork-mark\" y1=\"0\" y2=\"100%\" x1=\"").raw(&mark);
            html.raw("\" x2=\"")
                .raw(&mark)
                .raw("\"></line><text class=\"side side-lane\" x=\"100%\" ");
            html.element("y=\"10\" text-anchor=\"end\">", &title, "</text></svg>");
            row(&mut rows, &title, &outcome(run, run.story(lane)));
        }
    }
    html.raw("<svg class=\"axis\" aria-hidden=\"true\">").raw(&axis(forked.axis)).raw("</svg>");
    html.raw("<div class=\"table-room\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html.text(words::FORK_TABLE).raw("\"><table>");
    html.element("<caption>", words::FORK_TABLE, "</caption>").columns(&words::FORK_HEAD);
    html.raw(&rows.take()).raw("</tbody></table></div>").take()
}

fn row(html: &mut Html, title: &str, Outcome { counts, mean_delay, .. }: &Outcome) {
    html.element("<tr><th scope=\"row\">", title, "</th>");
    for cell in [
        count(counts.requests),
        format!("{} of {}", count(counts.delivered), count(counts.events)),
        count(counts.lost),
        mean_delay.map_or_else(|| "–".to_owned(), span),
        count(counts.double()),
    ] {
        html.element("<td>", &cell, "</td>");
    }
    html.raw("</tr>");
}
