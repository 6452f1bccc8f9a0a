//! What a reader lets go wrong: whose rules hold, a button for each fault, and what was done.

use leptos::prelude::*;
use webhook_core::provider::{find_sender, senders};
use webhook_core::simulation::Counts;

use crate::content::en::failures as words;
use crate::content::en::simulator::lane_title;
use crate::content::format::count;
use crate::content::{explain, fixed, fixed_list, policy};
use crate::platform::focus;
use crate::simulator::Store;
use crate::simulator::mishap::Kind;
use crate::simulator::model::{Model, Msg};
use crate::simulator::run::Lane;
use crate::simulator::view_model;
use crate::ui::html::Html;

/// The buttons that let something go wrong, the list that undoes it, and what it cost.
#[component]
pub fn Console(store: Store) -> impl IntoView {
    let rules = store.text(|model| policy::rules(model.settings.delivery()));
    let sender = store.text(|model| model.settings.sender.map_or("", |it| it.id.0).to_owned());
    let recognises = store.flag(|model| model.settings.recognises);
    let idle = store.text(|model| model.cannot_go_wrong().is_some().to_string());
    let why = store.text(|model| {
        let why = model.cannot_go_wrong().map_or("", words::cannot);
        Html::new().text(why).take()
    });
    let done = store.text(done);
    let tally = store.text(tally);
    view! {
        <section class="console" id="console" aria-labelledby="console-title">
            <h3 id="console-title" inner_html=fixed(words::CONSOLE)></h3>
            <p class="note" inner_html=fixed(words::CONSOLE_LEDE)></p>
            <div
                class="console-presses"
                role="group"
                aria-labelledby="console-title"
                aria-disabled=idle
                aria-describedby="console-why"
                inner_html=presses()
                on:click=move |event| {
                    let pressed = focus::value(&event);
                    if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.key() == pressed) {
                        store.send(Msg::GoWrong(kind));
                    }
                }
            ></div>
            <p class="note" id="console-why" role="status" inner_html=why></p>
            <div class="console-parts">
                <div>
                    <h4 id="done-title" tabindex="-1" inner_html=fixed(words::DONE)></h4>
                    <ul
                        class="console-done"
                        aria-labelledby="done-title"
                        inner_html=done
                        on:click=move |event| {
                            if let Ok(index) = focus::value(&event).parse() {
                                store.send(Msg::Undo(index));
                                focus::on("done-title");
                            }
                        }
                    ></ul>
                    <label class="console-tick">
                        <input
                            type="checkbox"
                            checked=true
                            prop:checked=recognises
                            on:change=move |event| {
                                store.send(Msg::Recognise(event_target_checked(&event)));
                            }
                        />
                        <span inner_html=fixed(words::RECOGNISES)></span>
                    </label>
                </div>
                <div>
                    <label class="console-rules">
                        <span inner_html=fixed(words::RULES)></span>
                        <select
                            id="rules"
                            prop:value=sender
                            inner_html=options()
                            on:change=move |event| {
                                store.send(Msg::Rules(find_sender(&event_target_value(&event))));
                            }
                        ></select>
                    </label>
                    <ul class="rules" inner_html=rules></ul>
                </div>
            </div>
            <div
                class="table-room"
                tabindex="0"
                role="region"
                aria-label=words::TALLY
                inner_html=tally
            ></div>
        </section>
    }
}

fn presses() -> String {
    let mut html = Html::new();
    for kind in fixed_list(&Kind::ALL) {
        html.raw("<button type=\"button\" class=\"button\" value=\"").raw(kind.key());
        html.element("\">", words::press(*kind), "</button>");
    }
    html.take()
}

fn options() -> String {
    let mut html = Html::new();
    if crate::content::CARRIES_FIXED {
        html.element("<option value=\"\" selected>", words::OWN_RULES, "</option>");
        for sender in senders() {
            html.raw("<option value=\"").text(sender.id.0).element("\">", sender.name, "</option>");
        }
    }
    html.take()
}

/// What was done, each with a button that undoes it.
fn done(model: &Model) -> String {
    let mut html = Html::new();
    for (index, mishap) in model.settings.mishaps.iter().enumerate() {
        let what = explain::mishap(mishap);
        html.element("<li><span>", &what, "</span>");
        html.raw("<button type=\"button\" class=\"button\" value=\"").number(index as u64);
        html.element("\" aria-label=\"", words::UNDO, ": ");
        html.element("", &what, "\">").element("", words::UNDO, "</button></li>");
    }
    if model.settings.mishaps.is_empty() {
        html.element("<li class=\"note\">", words::NOTHING_DONE, "</li>");
    }
    html.take()
}

/// For each lane, what became of its events up to the playhead.
fn tally(model: &Model) -> String {
    let mut html = Html::new();
    html.element("<table id=\"tally\"><caption>", words::TALLY, "</caption>");
    html.columns(&words::TALLY_HEAD);
    for lane in Lane::BOTH {
        let view_model::LaneView { counts, failed, .. } = view_model::lane(model, lane);
        let Counts { delivered, events, lost, duplicates, disabled, .. } = counts;
        let off = if disabled > 0 { words::TURNED_OFF } else { "" };
        html.element("<tr><th scope=\"row\">", lane_title(lane), "</th>");
        for cell in [
            format!("{} of {}", count(delivered), count(events)),
            count(lost),
            count(duplicates),
            count(counts.double()),
            count(failed) + off,
        ] {
            html.element("<td>", &cell, "</td>");
        }
        html.raw("</tr>");
    }
    html.raw("</tbody></table>").take()
}
