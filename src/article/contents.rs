//! The table of contents: a strip that stays in sight and marks the part that is being read.

use leptos::prelude::*;

use crate::content::CARRIES_FIXED;
use crate::content::en::contents::{LABEL, PARTS};
use crate::platform::reading;
use crate::ui::html::Html;

#[component]
pub fn Contents() -> impl IntoView {
    Effect::new(|_| reading::mark("main > section[id]", "contents"));
    view! { <nav class="contents" id="contents" aria-label=LABEL inner_html=list()></nav> }
}

fn list() -> String {
    let mut html = Html::new();
    if CARRIES_FIXED {
        html.raw("<ol>");
        for (id, words) in PARTS {
            html.raw("<li><a href=\"#").raw(id).element("\">", words, "</a></li>");
        }
        html.raw("</ol>");
    }
    html.take()
}
