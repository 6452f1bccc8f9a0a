//! One card for each mistake: a switch that mends it, the run on an axis, and the cost of both.

use leptos::prelude::*;
use webhook_core::provider::find_sender;
use webhook_core::simulation::{DeliveryPolicy, Memory, Mistake};
use webhook_core::time::Micros;

use super::model::{ADDRESSES, Mark, Model, Msg, Run, run};
use crate::content::en::mistakes as words;
use crate::content::{CARRIES_FIXED, fixed};
use crate::ui::html::{Html, percent};
use crate::ui::store::Store;

/// Heights of what reaches the app and of what it does.
const ARRIVES: u64 = 30;
const ACTS: u64 = 78;

/// Services whose retries go on for nothing, an hour or so, a day, and days.
const MEMORIES: [&str; 4] = ["github", "zoom", "square", "stripe"];
/// The longest that a message takes, and how old a signature may be.
const LATENCY: Micros = Micros::from_secs(10);
const TOLERANCE: Micros = Micros::from_secs(300);

#[component]
pub fn Mistakes() -> impl IntoView {
    let cards = Mistake::ALL.map(|mistake| view! { <Card mistake /> });
    view! { <div class="mistakes">{Vec::from(cards)}</div> }
}

#[component]
fn Card(mistake: Mistake) -> impl IntoView {
    let store = Store::new(Model::default());
    let id = words::id(mistake);
    let key = |model: &Model| model.is_mended.to_string();
    let drawing = store.drawn_for(key, move |model| draw(&run(mistake, model.is_mended)));
    let told = store
        .drawn_for(key, move |model| words::told(mistake, &run(mistake, model.is_mended).counts));
    let exposed = store.text(|model| words::exposed(model.exposure()));
    let other = mistake != Mistake::ExposedAddress;
    view! {
        <article class="mistake" id=format!("figure-{id}")>
            <h3 inner_html=fixed(words::title(mistake))></h3>
            <svg class="mistake-drawing" aria-hidden="true" inner_html=drawing></svg>
            <p role="status" inner_html=told></p>
            <p class="note mended" inner_html=mended(mistake)></p>
            <p class="note memory" inner_html=memory(mistake)></p>
            <div class="decision-tick">
                <input
                    id=id
                    type="checkbox"
                    on:change=move |event| {
                        store.send(Msg::Mend(event_target_checked(&event)));
                    }
                />
                <label for=id inner_html=fixed(words::mend(mistake))></label>
            </div>
            <div class="exposure" hidden=other>
                <label>
                    <span inner_html=fixed(words::ADDRESS)></span>
                    <select
                        inner_html=addresses()
                        on:change=move |event| {
                            if let Ok(address) = event_target_value(&event).parse() {
                                store.send(Msg::Address(address));
                            }
                        }
                    ></select>
                </label>
                <p class="note" role="status" inner_html=exposed></p>
            </div>
        </article>
    }
}

/// What the mend brings, where nobody can switch.
fn mended(mistake: Mistake) -> String {
    if CARRIES_FIXED { words::mended(mistake, &run(mistake, true).counts) } else { String::new() }
}

/// How much some services make an app remember; only natively, the page carries it.
fn memory(mistake: Mistake) -> String {
    if !CARRIES_FIXED || mistake != Mistake::NoDeduplication {
        return String::new();
    }
    let needed = MEMORIES.into_iter().filter_map(find_sender).map(|sender| {
        let policy = DeliveryPolicy::from(sender.delivery);
        let memory = Memory::needed(&policy, LATENCY, Micros::from_secs(60), TOLERANCE);
        (sender.name, sender.delivery.simulated.basis, memory)
    });
    Html::new().text(&words::memory(&needed.collect::<Vec<_>>())).take()
}

fn addresses() -> String {
    let mut html = Html::new();
    for (index, bits) in ADDRESSES.iter().enumerate().filter(|_| CARRIES_FIXED) {
        html.raw("<option value=\"").number(index as u64);
        html.element("\">", words::address(*bits), "</option>");
    }
    html.take()
}

fn draw(run: &Run) -> String {
    let mut html = Html::new();
    for (row, name) in [(ARRIVES, words::ARRIVES), (ACTS, words::ACTS)] {
        html.raw("<text class=\"row-name\" y=\"").number(row - 16).element("\">", name, "</text>");
        html.raw("<line class=\"life\" x2=\"100%\" y1=\"").number(row).raw("\" y2=\"");
        html.number(row).raw("\"></line>");
    }
    for (at, mark) in &run.marks {
        let (class, row, path) = match mark {
            Mark::Delivery => ("delivery", ARRIVES, "M-6 -5h12v10h-12zM-6 -5 0 1 6 -5"),
            Mark::Forged => ("forged", ARRIVES, "M-5 -5 5 5M-5 5 5 -5"),
            Mark::Work => ("work", ACTS, "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0"),
            Mark::Double => ("double", ACTS, "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M-8 -8 8 8"),
            Mark::Deceived => ("deceived", ACTS, "M0 -7 7 6 -7 6z"),
        };
        html.raw("<svg overflow=\"visible\" y=\"").number(row).raw("\" x=\"");
        html.raw(&percent(at.0 * 10_000 / run.end.0.max(1)))
            .raw("\"><path class=\"")
            .raw(class)
            .raw("\" d=\"");
        html.raw(path).raw("\"></path></svg>");
    }
    html.take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_to_be_remembered_follows_from_the_retries() {
        let told = memory(Mistake::NoDeduplication).replace(['\u{a0}', '\u{202f}'], " ");
        assert!(told.contains("GitHub 5 min, up to 11 ids; Zoom "), "{told}");
        assert!(told.contains("Stripe (assumed) 2 days 3 h, up to "), "{told}");
        assert_eq!(memory(Mistake::SlowAnswer), "");
    }
}
