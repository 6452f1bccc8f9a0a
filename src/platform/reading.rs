//! Which part of the page is being read.

use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::Array;
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};

/// A part is read when it crosses a line a fifth down the window.
const READING_LINE: &str = "-20% 0px -80% 0px";

/// From now on the link to the part that is being read is the current one, in the strip with this
/// id, and in sight there.
pub fn mark(parts: &str, strip: &'static str) {
    let seen = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let entries = entries.iter().map(IntersectionObserverEntry::unchecked_from_js);
        for entry in entries.filter(IntersectionObserverEntry::is_intersecting) {
            set_current(strip, &entry.target().id());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(READING_LINE);
    let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options);
    if let (Ok(observer), Ok(parts)) = (observer, document().query_selector_all(parts)) {
        let elements = (0..parts.length()).filter_map(|index| parts.item(index));
        for element in elements.filter_map(|node| node.dyn_into::<Element>().ok()) {
            observer.observe(&element);
        }
        // It watches for as long as the page is open.
        seen.forget();
    }
}

fn set_current(strip: &str, part: &str) {
    let Some(strip) = document().get_element_by_id(strip) else { return };
    if let Ok(Some(before)) = strip.query_selector("[aria-current]") {
        // Removing what is there cannot fail.
        let _ = before.remove_attribute("aria-current");
    }
    let link = strip.query_selector(&format!("a[href='#{part}']")).ok().flatten();
    let link = link.and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let Some(link) = link {
        let _ = link.set_attribute("aria-current", "true");
        let room = strip.client_width() - link.offset_width();
        strip.set_scroll_left(link.offset_left() - room / 2);
    }
}
