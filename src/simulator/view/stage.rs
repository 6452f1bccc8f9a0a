//! The moving stage of one lane: your app on the left, the service on the right, a wire between.

use leptos::prelude::*;

use crate::content::fixed;
use crate::simulator::Store;
use crate::simulator::run::Lane;
use crate::simulator::view_model::{self, Tone};

/// Messages that can be on one wire and seen at once.
pub const PACKETS: usize = 8;

/// A packet is drawn in every shape; its `data-kind` shows one of them. The painter moves it.
const PACKET: &str = "<g class=\"packet\" data-kind=\"none\">\
    <g class=\"shape question\"><circle r=\"10\"></circle><text y=\"4.5\">?</text></g>\
    <g class=\"shape empty\"><circle r=\"7\"></circle><path d=\"M-4 4 4 -4\"></path></g>\
    <g class=\"shape news\"><rect x=\"-13\" y=\"-9\" width=\"26\" height=\"18\" rx=\"2\"></rect>\
    <path d=\"M-13 -7.5 0 3 13 -7.5\"></path></g>\
    <g class=\"shape reply\"><circle r=\"8\"></circle><path d=\"M-4 0 -1 3.5 4 -3\"></path></g>\
    <g class=\"shape refusal\"><circle r=\"8\"></circle>\
    <path d=\"M-3.5 -3.5 3.5 3.5M-3.5 3.5 3.5 -3.5\"></path></g>\
    <g class=\"shape lost\"><path d=\"M-6 -6 6 6M-6 6 6 -6\"></path></g></g>";

/// The lane's two ends; what lights up is told by the classes of the whole stage.
const ENDS: &str = "<path class=\"wire\" d=\"M80 54H320\"></path>\
    <g class=\"node node-app\"><rect x=\"2\" y=\"20\" width=\"78\" height=\"68\" rx=\"8\"></rect>\
    <path class=\"glyph\" d=\"M30 34h22v26H30zM30 54h22M39 57h4\"></path>\
    <text x=\"41\" y=\"78\">Your app</text></g>\
    <g class=\"node node-service\"><rect x=\"320\" y=\"20\" width=\"78\" height=\"68\" rx=\"8\"></rect>\
    <path class=\"glyph\" d=\"M346 35h26v9h-26zM346 48h26v9h-26zM350 39.5h3M350 52.5h3\"></path>\
    <path class=\"bolt\" d=\"M386 8l-8 13h7l-2 11 9-14h-7l4-10z\"></path></g>";

fn packets() -> String {
    fixed(PACKET).repeat(PACKETS)
}

#[component]
pub fn Stage(store: Store, lane: Lane) -> impl IntoView {
    let id = match lane {
        Lane::Polling => "stage-polling",
        Lane::Webhook => "stage-webhook",
    };
    let service = store.text(|model| model.settings.provider.name.to_owned());
    let class = store.text(move |model| {
        let known = view_model::lane(model, lane).status.tone() == Tone::Good;
        let lit = |lit, class| if lit { class } else { "" };
        let at = model.player.at;
        let down = model.run.down.iter().any(|(from, to)| (*from..*to).contains(&at));
        let event = lit(model.has_happened(), " stage-event");
        format!("stage{event}{}{}", lit(known, " stage-known"), lit(down, " stage-down"))
    });
    view! {
        <svg class=class id=id viewBox="0 0 400 108" aria-hidden="true">
            <g inner_html=fixed(ENDS)></g>
            <text class="node-name" x="359" y="78" inner_html=service></text>
            <g inner_html=packets()></g>
        </svg>
    }
}
