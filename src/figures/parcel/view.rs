//! The figure: two rows over one day, and how often one looks.

use leptos::prelude::*;
use webhook_core::time::Micros;

use super::model::{DAY_MIN, Day, FIRST_HOUR, Model, Msg, SLIDER_STEPS};
use crate::content::en::figures as words;
use crate::ui::button::Button;
use crate::ui::html::{Html, percent};
use crate::ui::icon::{Icon, labelled};
use crate::ui::number::NumberField;
use crate::ui::store::Store;

/// Heights of the two rows, and of the hours under them.
const ROWS: [u64; 2] = [34, 92];
const HOURS: u64 = 136;

#[component]
pub fn Parcel() -> impl IntoView {
    let store = Store::new(Model::default());
    let drawing = store.drawn_for(Model::key, |model| draw(&model.day()));
    let told = store.drawn_for(Model::key, |model| words::parcel_told(&model.day()));
    let refusal = store.text(|model| {
        let why = model.every.refused().map(words::parcel_refusal);
        Html::new().text(&why.unwrap_or_default()).take()
    });
    let label = store.text(|_| words::PARCEL_EVERY.to_owned());
    view! {
        <figure class="parcel" id="figure-parcel">
            <svg class="parcel-drawing" aria-hidden="true" inner_html=drawing></svg>
            <figcaption>
                <span role="status" inner_html=told></span>
            </figcaption>
            <div class="figure-controls">
                <NumberField
                    id="parcel-every"
                    label
                    hint=words::PARCEL_HINT
                    unit="min"
                    text=store.text(|model| model.every.text())
                    refusal
                    position=store.text(|model| model.slider().to_string())
                    steps=SLIDER_STEPS
                    type_in=store.sends_text(Msg::Type)
                    slide=Callback::new(move |position| {
                        store.send(Msg::Slide(position));
                    })
                />
                <Button
                    label=labelled(Icon::Dice, words::PARCEL_OTHER)
                    idle=""
                    class="button"
                    press=store.sends(Msg::AnotherDay)
                />
            </div>
        </figure>
    }
}

/// A moment's place over the day, in percent; the last stretch is for finds after hours.
fn x(at: Micros) -> String {
    const SHOWN_MIN: u64 = DAY_MIN + 60;
    percent((at.0 / 60_000 * 10 / SHOWN_MIN).min(10_000))
}

fn draw(day: &Day) -> String {
    let mut html = Html::new();
    for (row, name) in ROWS.into_iter().zip(words::PARCEL_ROWS) {
        html.raw("<text class=\"row-name\" y=\"").number(row - 18).element("\">", name, "</text>");
        html.raw("<line class=\"life\" x2=\"100%\" y1=\"").number(row).raw("\" y2=\"");
        html.number(row).raw("\"></line>");
    }
    for hour in (0..=10).step_by(2) {
        let at = x(Micros::from_secs(hour * 3_600));
        html.raw("<text class=\"hour\" y=\"").number(HOURS).raw("\" x=\"").raw(&at);
        let name = format!("{}:00", FIRST_HOUR + hour);
        html.element("\">", &name, "</text>");
    }
    lay(&mut html, day);
    for walk in &day.walks[..day.for_nothing()] {
        circle(&mut html, "walk", *walk, ROWS[0], 6);
    }
    circle(&mut html, "found", day.found, ROWS[0], 7);
    circle(&mut html, "found", day.told, ROWS[1], 7);
    for row in ROWS {
        html.raw("<svg overflow=\"visible\" y=\"").number(row).raw("\" x=\"").raw(&x(day.comes));
        html.raw("\"><path class=\"comes\" d=\"M0 -10 10 0 0 10 -10 0z\"></path></svg>");
    }
    html.take()
}

/// The bar for as long as the parcel lay at the door.
fn lay(html: &mut Html, day: &Day) {
    html.raw("<line class=\"lay\" x1=\"").raw(&x(day.comes)).raw("\" x2=\"").raw(&x(day.found));
    html.raw("\" y1=\"").number(ROWS[0]).raw("\" y2=\"").number(ROWS[0]).raw("\"></line>");
}

fn circle(html: &mut Html, class: &str, at: Micros, row: u64, radius: u64) {
    html.raw("<circle class=\"").raw(class).raw("\" r=\"").number(radius).raw("\" cy=\"");
    html.number(row).raw("\" cx=\"").raw(&x(at)).raw("\"></circle>");
}
