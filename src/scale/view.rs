//! The panel: choices, a button, a table with two drawings, and what a rate limit means.

use leptos::prelude::*;

use super::choice::{Choice, FIELDS, FIRST, Figures};
use super::model::{Model, Msg};
use super::simulation::{Simulated, Simulation};
use crate::content::en::scale as words;
use crate::content::{CARRIES_FIXED, fixed};
use crate::ui::html::Html;
use crate::ui::store::Store;

#[component]
pub fn Scale() -> impl IntoView {
    // The page carries the first simulation from the start.
    let simulated = CARRIES_FIXED.then(|| Simulation::whole(Choice::default())).flatten();
    let store = Store::new(Model::new(simulated));
    store.frames(Model::wants_frames, move |wall_ms| {
        store.send(Msg::Frame(wall_ms));
    });
    let label = store.text(|model| {
        let label = if model.wants_frames() { words::CANCEL } else { words::SIMULATE };
        label.to_owned()
    });
    let turns = |model: &Model| model.turns.to_string();
    let limit = |model: &Model| Html::new().text(&words::limit(model.chosen.limit())).take();
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
            <h3 id="scale-title" inner_html=fixed(words::TITLE)></h3>
            <p class="note" inner_html=fixed(words::LEDE)></p>
            <div class="scale-fields" inner_html=fields() on:change=choose></div>
            <p class="scale-press">
                <button type="button" class="button" inner_html=label on:click=press></button>
                <span class="scale-progress" inner_html=store.text(progress)></span>
                <span role="status" inner_html=store.drawn_for(turns, state)></span>
            </p>
            <div
                class="table-room"
                tabindex="0"
                role="region"
                aria-label=words::ROOM
                inner_html=store.drawn_for(turns, table)
            ></div>
            <div class="scale-loads" inner_html=store.drawn_for(turns, loads)></div>
            <h4 inner_html=fixed(words::LIMIT)></h4>
            <p id="scale-limit" role="status" inner_html=store.drawn_for(turns, limit)></p>
        </section>
    }
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

fn progress(model: &Model) -> String {
    let mut html = Html::new();
    if let Some(percent) = model.percent() {
        html.element("<progress max=\"100\" aria-label=\"", words::PROGRESS, "\" value=\"");
        html.number(percent).raw("\"></progress> ").number(percent).raw("\u{a0}%");
    }
    html.take()
}

/// Said once, not at every frame.
fn state(model: &Model) -> String {
    let state = match (&model.simulation, &model.simulated) {
        (Some(_), _) => words::RUNNING,
        (_, Some(_)) => words::FINISHED,
        (None, None) => words::OPEN,
    };
    state.to_owned()
}

fn table(model: &Model) -> String {
    let mut html = Html::new();
    html.raw("<table>").columns(&words::HEAD);
    let found = model.simulated.as_ref().map(|it| Figures::rows(it.figures));
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

/// What reaches the service, second by second: both on the same scale.
fn loads(model: &Model) -> String {
    let mut html = Html::new();
    let Some(Simulated { figures, herd, jitter }) = &model.simulated else { return html.take() };
    html.element("<p class=\"note\">", &words::played(model.chosen.duration()), "</p>");
    let highest = figures.herd_peak.max(figures.jitter_peak).max(1);
    for (words, load, peak) in
        [(words::HERD, herd, figures.herd_peak), (words::JITTER, jitter, figures.jitter_peak)]
    {
        html.element("<figure><figcaption>", &words::load(words, peak), "</figcaption>");
        html.raw("<svg viewBox=\"0 0 ").number(load.len() as u64 * 10);
        html.raw(" 400\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"M0 400");
        for polls in load {
            // A line at least, where anything came at all.
            let height = (u64::from(*polls) * 396).div_ceil(highest);
            html.raw("V").number(400 - height).raw("h10");
        }
        html.raw("V400z\"></path></svg></figure>");
    }
    html.element("<p class=\"note\">", &words::loads(model.chosen.interval()), "</p>").take()
}
