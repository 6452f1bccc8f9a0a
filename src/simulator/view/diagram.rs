//! The time diagram of both lanes. It is the scrubber too: an invisible slider lies over it.

use leptos::prelude::*;
use webhook_core::time::Micros;

use crate::content::en::simulator as words;
use crate::content::format::clock;
use crate::content::{fixed, fixed_list};
use crate::simulator::Store;
use crate::simulator::diagram::{APP, Diagram, HEIGHT, SERVICE, WIDTH, draw, place, ticks};
use crate::simulator::model::{Model, Msg};
use crate::simulator::run::Lane;
use crate::ui::html::{Html, percent};

/// Opens a drawing in the diagram's own units, stretched to the room there is.
const STRETCHED: &str =
    "<svg viewBox=\"0 0 10000 100\" preserveAspectRatio=\"none\" width=\"100%\" height=\"100%\">";

/// What the painter moves: what is still to come is veiled, what was seen before is dimmed.
const OVER: &str = "<svg viewBox=\"0 0 10000 100\" preserveAspectRatio=\"none\" width=\"100%\" \
    height=\"100%\"><rect class=\"dim\" x=\"0\" y=\"0\" width=\"0\" height=\"100\"></rect>\
    <rect class=\"veil\" x=\"0\" y=\"0\" width=\"10000\" height=\"100\"></rect></svg>";
const HEAD: &str = "<svg viewBox=\"0 0 10000 100\" preserveAspectRatio=\"none\" width=\"100%\" \
    height=\"100%\" overflow=\"visible\"><rect class=\"playhead\" x=\"0\" y=\"0\" width=\"1\" \
    height=\"100\"></rect></svg>";
const _: () = assert!(WIDTH == 10_000 && HEIGHT == 100, "the drawings above say so");

#[component]
pub fn Diagrams(store: Store) -> impl IntoView {
    let end = store.text(|model| model.run.axis.as_millis().to_string());
    let at = store.text(|model| model.player.at.as_millis().to_string());
    let text =
        store.text(|model| format!("{} of {}", clock(model.player.at), clock(model.run.axis)));
    let axis = store.text(|model| axis(model.run.axis));
    let drawings = Lane::BOTH.map(|lane| view! { <Drawing store lane /> });
    view! {
        <figure class="diagram" aria-label="Time diagram">
            <div class="diagram-lanes scrubbed">
                {Vec::from(drawings)}
                <input
                    class="scrubber"
                    id="scrubber"
                    type="range"
                    min="0"
                    step="1"
                    max=end
                    aria-label=words::PLAYHEAD
                    aria-valuetext=text
                    value="0"
                    prop:value=at
                    on:input=move |event| {
                        if let Ok(millis) = event_target_value(&event).parse() {
                            store.send(Msg::Seek(Micros::from_millis(millis)));
                        }
                    }
                />
            </div>
            <svg class="axis" aria-hidden="true" inner_html=axis></svg>
            <figcaption>
                <ul class="legend" inner_html=legend()></ul>
            </figcaption>
        </figure>
    }
}

/// Marks and moments of an axis.
pub fn axis(axis: Micros) -> String {
    let mut html = Html::new();
    for at in ticks(axis) {
        let x = percent(place(at, axis));
        let anchor = match place(at, axis) {
            0 => "start",
            9_500.. => "end",
            _ => "middle",
        };
        let seconds = at.0 / 1_000_000;
        let label = match seconds {
            60.. if seconds.is_multiple_of(60) => format!("{}\u{a0}min", seconds / 60),
            _ => format!("{seconds}\u{a0}s"),
        };
        html.raw("<line y2=\"5\" x1=\"").raw(&x).raw("\" x2=\"").raw(&x).raw("\"></line>");
        html.raw("<text y=\"18\" x=\"").raw(&x).raw("\" text-anchor=\"").raw(anchor);
        html.element("\">", &label, "</text>");
    }
    html.take()
}

/// The classes of a lane's drawing.
pub const fn class(lane: Lane) -> &'static str {
    match lane {
        Lane::Polling => "drawing drawing-polling",
        Lane::Webhook => "drawing drawing-webhook",
    }
}

#[component]
fn Drawing(store: Store, lane: Lane) -> impl IntoView {
    let title = words::lane_title(lane);
    // Drawn once for each run: while it plays, only the painter moves.
    let run = |model: &Model| model.runs.to_string();
    let picture = store.text_for(run, move |model| picture(&draw(&model.run, lane)));
    let words = store.text_for(run, move |model| describe(lane, &draw(&model.run, lane)));
    let service = store.text(|model| model.settings.provider.name.to_owned());
    view! {
        <svg class=class(lane) role="img" aria-label=words>
            <g inner_html=picture></g>
            <g inner_html=fixed(OVER)></g>
            <text class="side" x="0" y="10" inner_html=service></text>
            <text class="side" x="0" y="100%" dy="-1" inner_html=fixed(words::YOUR_APP)></text>
            <text class="side side-lane" x="100%" y="10" text-anchor="end" inner_html=fixed(title)></text>
            <g inner_html=fixed(HEAD)></g>
        </svg>
    }
}

/// Lines, gaps and marks. Where something happened stands a diamond on the service's line, where
/// the app knew a dot on its own; more of them than these would only blot the picture.
pub fn picture(diagram: &Diagram) -> String {
    const MARKS: usize = 60;
    let mut html = Html::new();
    html.raw(STRETCHED);
    for (from, to) in &diagram.gaps {
        html.raw("<rect class=\"gap\" x=\"").number(*from).raw("\" y=\"").number(SERVICE);
        html.raw("\" width=\"").number(to - from).raw("\" height=\"").number(APP - SERVICE);
        html.raw("\"></rect>");
    }
    for (from, to) in &diagram.down {
        html.raw("<rect class=\"down\" y=\"76\" height=\"12\" x=\"").number(*from);
        html.raw("\" width=\"").number(to - from).raw("\"></rect>");
    }
    let life = format!("M0 {SERVICE}H{WIDTH}M0 {APP}H{WIDTH}");
    for (class, path) in [
        ("life", &life),
        ("line-empty", &diagram.empty),
        ("line-held", &diagram.held),
        ("line-lost", &diagram.lost),
        ("line-refused", &diagram.refused),
        ("line-hit", &diagram.hit),
    ] {
        html.raw("<path class=\"").raw(class).raw("\" d=\"").raw(path).raw("\"></path>");
    }
    html.raw("</svg>");
    for x in diagram.happened.iter().take(MARKS) {
        html.raw("<svg overflow=\"visible\" y=\"")
            .number(SERVICE)
            .raw("%\" x=\"")
            .raw(&percent(*x));
        html.raw("\"><path class=\"mark-happened\" d=\"M0 -6 6 0 0 6 -6 0z\"></path></svg>");
    }
    for x in diagram.struck.iter().take(MARKS) {
        html.raw("<svg overflow=\"visible\" y=\"50%\" x=\"").raw(&percent(*x));
        html.raw("\"><path class=\"mark-struck\" d=\"M-5 -5 5 5M-5 5 5 -5\"></path></svg>");
    }
    for x in diagram.learned.iter().take(MARKS) {
        html.raw("<circle class=\"mark-learned\" r=\"5\" cy=\"").number(APP).raw("%\" cx=\"");
        html.raw(&percent(*x)).raw("\"></circle>");
    }
    html.take()
}

/// The picture in words. What it shows moment by moment stands in the event log.
fn describe(lane: Lane, diagram: &Diagram) -> String {
    let lines = |path: &str| path.matches('M').count();
    format!(
        "{}: {} messages that brought nothing, {} that brought news, {} lost, {} refused. The \
         event log below tells each one.",
        words::lane_title(lane),
        lines(&diagram.empty),
        lines(&diagram.hit),
        lines(&diagram.lost),
        lines(&diagram.refused),
    )
}

fn legend() -> String {
    let mut html = Html::new();
    for (class, text) in fixed_list(words::LEGEND) {
        html.raw("<li><span class=\"legend-mark ")
            .raw(class)
            .raw("\" aria-hidden=\"true\"></span>");
        html.element("", text, "</li>");
    }
    html.take()
}
