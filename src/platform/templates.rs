//! Content that lies ready on the page as `<template>` elements.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Shows the template whose `attribute` has this value as the inside of the element that matches
/// `place`.
pub fn show(attribute: &str, value: &str, place: &str) {
    let Ok(list) = document().query_selector_all("template") else { return };
    let nodes = (0..list.length()).filter_map(|index| list.item(index));
    let mut templates = nodes.filter_map(|node| node.dyn_into::<Element>().ok());
    let wanted = templates.find(|it| it.get_attribute(attribute).as_deref() == Some(value));
    if let (Some(template), Ok(Some(place))) = (wanted, document().query_selector(place)) {
        place.set_inner_html(&template.inner_html());
    }
}
