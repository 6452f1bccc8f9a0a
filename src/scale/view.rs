//! The panel: five choices, two buttons, a table, and a sentence about rate limits.

use leptos::prelude::*;

use super::model::{FIELDS, FIRST, Figures, Model, Msg, Simulation};
use crate::content::CARRIES_FIXED;
use crate::content::en::scale as words;
use crate::platform::frames;
use crate::ui::html::Html;
use crate::ui::store::Store;

#[component]
pub fn Scale() -> impl IntoView {
    let store = Store::new(Model::default());
    connect(store);
    let table = store.text(table);
    let limit = store.text(|model| Html::new().text(&words::limit(model.chosen.limit())).take());
    let progress =
        store.text(|model| model.percent().map_or(String::new(), |it| format!("{it}\u{a0}%")));
    let label = store.text(|model| {
        let label = if model.wants_frames() { words::CANCEL } else { words::SIMULATE };
        label.to_owned()
    });
    let press = move |_| {
        let running = store.peek(Model::wants_frames);
        store.send(if running { Msg::Cancel } else { Msg::Simulate });
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if let Some((field, index)) = chosen.split_once('.')
            && let (Ok(field), Ok(index)) = (field.parse(), index.parse())
        {
            store.send(Msg::Choose(field, index));
        }
    };
    view! {
        <section class="scale" id="scale" aria-labelledby="scale-title">
            <div inner_html=head()></div>
            <div class="scale-fields" inner_html=fields() on:change=choose></div>
            <p class="scale-press">
                <button type="button" class="button" inner_html=label on:click=press></button>
                <span role="status" inner_html=progress></span>
            </p>
            <div
                class="table-room"
                tabindex="0"
                role="region"
                aria-label=words::ROOM
                inner_html=table
            ></div>
            <p inner_html=limit></p>
        </section>
    }
}

/// Frames come for as long as something is simulated.
fn connect(store: Store<Model>) {
    let running = StoredValue::new(false);
    Effect::new(move |_| {
        store.track();
        if store.peek(Model::wants_frames) && !running.get_value() {
            running.set_value(true);
            frames::run(move |_| {
                store.send(Msg::Frame);
                let more = store.peek(Model::wants_frames);
                running.set_value(more);
                more
            });
        }
    });
}

fn head() -> String {
    let mut html = Html::new();
    if CARRIES_FIXED {
        html.element("<h3 id=\"scale-title\">", words::TITLE, "</h3>");
        html.element("<p class=\"note\">", words::LEDE, "</p>");
    }
    html.take()
}

/// The choices; an option's value names its field and its place.
fn fields() -> String {
    let mut html = Html::new();
    if !CARRIES_FIXED {
        return html.take();
    }
    for (field, amounts) in FIELDS.into_iter().enumerate() {
        html.element("<label><span>", words::LABELS[field], "</span>");
        html.raw("<select autocomplete=\"off\">");
        for (index, amount) in amounts.iter().enumerate() {
            html.raw("<option value=\"").number(field as u64).raw(".").number(index as u64);
            html.raw(if index == FIRST[field] { "\" selected>" } else { "\">" });
            html.element("", &words::amount(field, *amount), "</option>");
        }
        html.raw("</select></label>");
    }
    html.take()
}

fn table(model: &Model) -> String {
    let simulated = match model.simulated {
        // The page carries it from the start.
        None if CARRIES_FIXED && model.simulation.is_none() => Simulation::whole(model.chosen),
        found => found,
    };
    let mut html = Html::new();
    html.raw("<table><thead><tr>");
    for head in words::HEAD {
        html.element("<th scope=\"col\">", head, "</th>");
    }
    html.raw("</tr></thead><tbody>");
    let found = simulated.map(Figures::rows);
    for (row, formula) in model.chosen.formula().rows().into_iter().enumerate() {
        html.element("<tr><th scope=\"row\">", words::ROWS[row], "</th>");
        html.element("<td>", &words::number(row, formula), "</td>");
        let (found, apart) = match found {
            Some(found) => (words::number(row, found[row]), words::apart(found[row], formula)),
            None => ("–".to_owned(), "–".to_owned()),
        };
        html.element("<td>", &found, "</td>").element("<td>", &apart, "</td></tr>");
    }
    html.raw("</tbody></table>").take()
}
