//! Content that lies ready on the page as `<template>` elements.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement};

/// Shows the template whose `attribute` has this value as the inside of the element that matches
/// `place`.
pub fn show(attribute: &str, value: &str, place: &str) {
    let place = document().query_selector(place);
    if let (Some(template), Ok(Some(place))) = (find(attribute, value), place) {
        place.set_inner_html(&template.inner_html());
    }
}

/// The text, to the byte, of the element that matches `selector` inside the template whose
/// `attribute` has this value.
#[must_use]
pub fn text(attribute: &str, value: &str, selector: &str) -> Option<String> {
    let template: HtmlTemplateElement = find(attribute, value)?.dyn_into().ok()?;
    template.content().query_selector(selector).ok()??.text_content()
}

fn find(attribute: &str, value: &str) -> Option<Element> {
    let list = document().query_selector_all("template").ok()?;
    let nodes = (0..list.length()).filter_map(|index| list.item(index));
    let mut templates = nodes.filter_map(|node| node.dyn_into::<Element>().ok());
    templates.find(|it| it.get_attribute(attribute).as_deref() == Some(value))
}
