//! The figure: the curve, a dot on it, and a slider that lies invisibly over both.

use leptos::prelude::*;

use super::model::{INTERVALS_S, Model, Slide, along, share};
use crate::content::en::figures as words;
use crate::content::{CARRIES_FIXED, fixed};
use crate::ui::html::{Html, percent};
use crate::ui::store::Store;

/// Marks on the axis, in seconds.
const MARKS_S: [u64; 5] = [10, 60, 600, 3_600, 36_000];

#[component]
pub fn Curve() -> impl IntoView {
    let store = Store::new(Model::default());
    let cx = store.text(|model| percent(along(model.interval_s())));
    let cy = store.text(|model| percent(10_000 - share(model.interval_s())));
    let position = store.text(|model| model.chosen.to_string());
    let told = store.drawn_for(
        |model| model.chosen.to_string(),
        |model| words::curve_told(model.interval_s(), &model.counted()),
    );
    let value = store.text(|model| words::curve_value(model.interval_s()));
    view! {
        <figure class="curve" id="figure-curve">
            <p class="figure-title" inner_html=fixed(words::CURVE_TITLE)></p>
            <div class="curve-plot scrubbed">
                <svg class="curve-drawing" aria-hidden="true">
                    <g inner_html=plot()></g>
                    <line class="drop" x1=cx x2=cx y1=cy y2="100%"></line>
                    <circle class="dot" r="8" cx=cx cy=cy></circle>
                </svg>
                <input
                    class="scrubber"
                    id="curve-slider"
                    type="range"
                    min="0"
                    max=(INTERVALS_S.len() - 1).to_string()
                    step="1"
                    aria-label=words::CURVE_SLIDER
                    aria-valuetext=value
                    value=position.get_untracked()
                    prop:value=position
                    on:input=move |event| {
                        if let Ok(chosen) = event_target_value(&event).parse() {
                            store.send(Slide(chosen));
                        }
                    }
                />
            </div>
            <svg class="axis" aria-hidden="true" inner_html=marks()></svg>
            <figcaption>
                <span role="status" inner_html=told></span>
            </figcaption>
        </figure>
    }
}

/// Lines for all, half and none, and the curve.
fn plot() -> String {
    let mut html = Html::new();
    if CARRIES_FIXED {
        for (height, label) in [(0, "100\u{a0}%"), (50, "50\u{a0}%"), (100, "0\u{a0}%")] {
            let height = format!("{height}%");
            html.raw("<line class=\"rule\" x2=\"100%\" y1=\"").raw(&height).raw("\" y2=\"");
            html.raw(&height).raw("\"></line><text class=\"rule-name\" dy=\"-4\" x=\"2\" y=\"");
            html.raw(&height).element("\">", label, "</text>");
        }
        html.raw("<svg viewBox=\"0 0 10000 10000\" preserveAspectRatio=\"none\" width=\"100%\" ");
        html.raw("height=\"100%\" overflow=\"visible\"><path class=\"line\" d=\"");
        // Densely enough for a smooth line.
        let between = INTERVALS_S
            .windows(2)
            .flat_map(|two| (0..4).map(move |quarter| two[0] + (two[1] - two[0]) * quarter / 4));
        let last = INTERVALS_S.last().copied();
        for (index, interval) in between.chain(last).enumerate() {
            html.raw(if index == 0 { "M" } else { "L" }).number(along(interval));
            html.raw(" ").number(10_000 - share(interval));
        }
        html.raw("\"></path></svg>");
    }
    html.take()
}

fn marks() -> String {
    let mut html = Html::new();
    for interval in if CARRIES_FIXED { &MARKS_S[..] } else { &[] } {
        let x = percent(along(*interval));
        html.raw("<line y2=\"5\" x1=\"").raw(&x).raw("\" x2=\"").raw(&x).raw("\"></line>");
        let anchor = match along(*interval) {
            0 => "start",
            10_000 => "end",
            _ => "middle",
        };
        html.raw("<text y=\"18\" x=\"").raw(&x).raw("\" text-anchor=\"").raw(anchor);
        html.element("\">", &words::interval(*interval), "</text>");
    }
    html.take()
}
