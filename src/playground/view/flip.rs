//! One character flipped, and what becomes of the digest.

use leptos::prelude::*;

use crate::content::en::playground as words;
use crate::content::fixed;
use crate::content::format::count;
use crate::playground::Store;
use crate::playground::flip::{Flipped, NoFlip, flip};
use crate::playground::model::{Model, Msg};
use crate::ui::bytes;
use crate::ui::html::Html;

#[component]
pub fn Flip(store: Store) -> impl IntoView {
    let at = store.text(|model| model.flip.clone());
    let result = store.text(result);
    view! {
        <section class="experiment" aria-labelledby="flip-title">
            <h3 id="flip-title" inner_html=fixed(words::FLIP)></h3>
            <p class="note" inner_html=fixed(words::FLIP_NOTE)></p>
            <div class="field">
                <label for="pg-flip" inner_html=fixed(words::FLIP_AT)></label>
                <input
                    id="pg-flip"
                    type="number"
                    min="1"
                    inputmode="numeric"
                    prop:value=at
                    on:input=move |event| {
                        store.send(Msg::Flip(event_target_value(&event)));
                    }
                />
            </div>
            <div id="pg-flipped" role="status" inner_html=result></div>
        </section>
    }
}

fn result(model: &Model) -> String {
    let mut html = Html::new();
    match flip(model) {
        Ok(flipped) => write(&mut html, &flipped),
        Err(NoFlip::NotAsked) => {}
        Err(NoFlip::NoSuchByte { length }) => {
            let allowed = format!("Type a whole number from 1 to {}.", count(length as u64));
            html.element("<p class=\"warning\">", &allowed, "</p>");
        }
        Err(NoFlip::NoDigest) => {
            html.raw(
                "<p>There is no digest here that could be compared: this algorithm makes a \
                new signature each time, or there is no key.</p>",
            );
        }
    }
    html.take()
}

fn write(html: &mut Html, flipped: &Flipped) {
    html.raw("<p>");
    bytes::write_text(html, &[flipped.byte_before], 1);
    html.raw(" becomes ");
    bytes::write_text(html, &[flipped.byte_after], 1);
    let all = flipped.digest_before.len() as u64 * 8;
    html.raw(": <strong>").number(u64::from(flipped.bits())).raw(" of ").number(all);
    html.raw(" bits</strong> of the digest flip.");
    if flipped.bits() == 0 {
        html.raw(" The body is not covered by the signature.");
    }
    html.raw("</p>");
    let differs = |at: usize| flipped.digest_before[at] != flipped.digest_after[at];
    for (name, digest) in [("Before", &flipped.digest_before), ("After", &flipped.digest_after)] {
        html.element("<p class=\"digest\"><span class=\"note\">", name, "</span> <code>");
        bytes::write_hex(html, digest, differs);
        html.raw("</code></p>");
    }
}
