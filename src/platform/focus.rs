//! What an event was aimed at.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The upper-case name of the element an event was aimed at; empty when it is none.
#[must_use]
pub fn tag_name(event: &Event) -> String {
    target(event).map_or_else(String::new, |element| element.tag_name())
}

/// The `value` attribute of the element an event was aimed at; empty when it has none.
#[must_use]
pub fn value(event: &Event) -> String {
    target(event).and_then(|element| element.get_attribute("value")).unwrap_or_default()
}

/// Moves the focus to the element with this id.
pub fn on(id: &str) {
    let element = leptos::prelude::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        // What cannot have it leaves it where it is.
        let _ = element.focus();
    }
}

/// Brings the element with this id into view.
pub fn scroll_to(id: &str) {
    if let Some(element) = leptos::prelude::document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}
