//! Which of several prerendered parts is shown.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Of all that match `selector`, shows the one whose `attribute` has this value.
pub fn show_only(selector: &str, attribute: &str, value: &str) {
    let Ok(list) = document().query_selector_all(selector) else { return };
    for node in (0..list.length()).filter_map(|index| list.item(index)) {
        let Ok(element) = node.dyn_into::<Element>() else { continue };
        let hide = element.get_attribute(attribute).as_deref() != Some(value);
        if element.toggle_attribute_with_force("hidden", hide).is_err() {
            leptos::logging::warn!("A part of the page could not be shown.");
        }
    }
}
