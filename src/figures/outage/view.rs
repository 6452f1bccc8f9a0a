//! The figure: three numbers, and a row for each sender on one axis, the day.

use leptos::prelude::*;
use webhook_core::provider::{Basis, find_sender};
use webhook_core::simulation::{Outcome, Replay};
use webhook_core::time::Micros;

use super::model::{AXIS_MIN, Field, Model, Msg, SENDERS};
use crate::content::en::outage as words;
use crate::content::fixed;
use crate::ui::html::{Html, percent};
use crate::ui::number::NumberField;
use crate::ui::store::Store;

#[component]
pub fn Outages() -> impl IntoView {
    let store = Store::new(Model::default());
    let fields = Field::ALL.map(|field| number(store, field));
    let rows = store.drawn_for(Model::key, rows);
    let told = store.text(words::told);
    view! {
        <section class="outage" id="outage" aria-labelledby="outage-title">
            <h3 id="outage-title" inner_html=fixed(words::TITLE)></h3>
            <p inner_html=fixed(words::LEDE)></p>
            <div class="outage-fields">{Vec::from(fields)}</div>
            <div class="table-room" tabindex="0" role="region" aria-label=words::TABLE inner_html=rows></div>
            <p class="note" role="status" inner_html=told></p>
        </section>
    }
}

fn number(store: Store<Model>, field: Field) -> impl IntoView {
    let label = store.text(move |_| words::label(field).to_owned());
    let refusal = store.text(move |model| {
        let why = model.entry(field).refused().map(|found| words::refusal(field, found));
        Html::new().text(&why.unwrap_or_default()).take()
    });
    view! {
        <NumberField
            id=words::id(field)
            label
            hint=words::hint(field)
            unit=words::unit(field)
            text=store.text(move |model| model.entry(field).text())
            refusal
            position=store.text(move |model| model.slider(field).to_string())
            steps=field.slider_steps()
            type_in=Callback::new(move |text| {
                store.send(Msg::Type(field, text));
            })
            slide=Callback::new(move |position| {
                store.send(Msg::Slide(field, position));
            })
        />
    }
}

fn rows(model: &Model) -> String {
    let mut html = Html::new();
    html.raw("<table class=\"outages\"><thead><tr>");
    for (place, column) in words::COLUMNS.into_iter().enumerate() {
        html.element("<th scope=\"col\">", column, "");
        if place == 1 {
            hours(&mut html);
        }
        html.raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    for id in SENDERS {
        let (Some(sender), Some(replay)) = (find_sender(id), model.replay(id)) else { continue };
        html.element("<tr><th scope=\"row\">", sender.name, "");
        if sender.delivery.simulated.basis == Basis::Assumed {
            html.element(" <span class=\"tag\">", words::ASSUMED, "</span>");
        }
        html.raw("</th><td>");
        draw(&mut html, model, &replay);
        html.element("</td><td>", &words::lost(&replay), "</td>");
        html.element("<td>", &words::latest(&replay), "");
        let arrivals = words::arrivals(&replay);
        html.element("<span class=\"outage-times\">", &arrivals, "</span></td>");
        html.element("<td>", &words::disabled(&replay), "</td></tr>");
    }
    html.raw("</tbody></table>").take()
}

/// The axis that all rows share.
fn hours(html: &mut Html) {
    html.raw("<svg class=\"outage-hours\" aria-hidden=\"true\">");
    for hour in [0, 6, 12, 18, 24] {
        let anchor = ["start", "middle", "end"][usize::from(hour > 0) + usize::from(hour == 24)];
        html.raw("<text y=\"12\" x=\"").raw(&x(Micros::from_secs(hour * 3_600)));
        html.raw("\" text-anchor=\"").raw(anchor).raw("\">").number(hour).raw(":00</text>");
    }
    html.raw("</svg>");
}

/// The outage as a bar, a dot where each event became known late, a cross where one is lost.
fn draw(html: &mut Html, model: &Model, replay: &Replay) {
    let window = model.window();
    html.raw("<svg class=\"outage-row\" aria-hidden=\"true\"><line class=\"life\" x2=\"100%\" y1=\"50%\" ");
    html.raw("y2=\"50%\"></line><line class=\"down\" y1=\"50%\" y2=\"50%\" x1=\"")
        .raw(&x(window.from));
    html.raw("\" x2=\"").raw(&x(window.to)).raw("\"></line>");
    for event in &replay.events {
        mark(html, event);
    }
    html.raw("</svg>");
}

fn mark(html: &mut Html, event: &Outcome) {
    match event.known {
        Some(known) if known.at == event.happened => {}
        Some(known) => {
            html.raw("<circle class=\"late\" r=\"4\" cy=\"50%\" cx=\"")
                .raw(&x(known.at))
                .raw("\"></circle>");
        }
        None => {
            html.raw("<svg overflow=\"visible\" y=\"50%\" x=\"").raw(&x(event.happened));
            html.raw("\"><path class=\"gone\" d=\"M-4 -4 4 4M-4 4 4 -4\"></path></svg>");
        }
    }
}

/// What lies behind the day stands at its end.
fn x(at: Micros) -> String {
    percent((at.0 / 60_000_000 * 10_000 / AXIS_MIN).min(10_000))
}
