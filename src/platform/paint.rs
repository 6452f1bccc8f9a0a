//! Attributes and texts of a few known elements, past the reactive graph: up to sixty times a second.

use leptos::prelude::document;
use web_sys::Element;

/// The elements that match a selector, found once.
pub struct Brushes(Vec<Element>);

impl std::fmt::Debug for Brushes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Brushes({})", self.0.len())
    }
}

impl Brushes {
    #[must_use]
    pub fn find(selector: &str) -> Self {
        let Ok(list) = document().query_selector_all(selector) else { return Self(Vec::new()) };
        let elements = (0..list.length()).filter_map(|index| list.item(index));
        Self(elements.filter_map(|node| wasm_bindgen::JsCast::dyn_into(node).ok()).collect())
    }

    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets an attribute of one of them. An element that is no more has nothing to show.
    pub fn set_one(&self, index: usize, name: &str, value: &str) {
        if let Some(element) = self.0.get(index) {
            let _ = element.set_attribute(name, value);
        }
    }

    pub fn set_all(&self, name: &str, value: &str) {
        (0..self.len()).for_each(|index| self.set_one(index, name, value));
    }

    /// Gives all of them an attribute without a value, but the one with this id, which loses it.
    pub fn mark_all_but(&self, id: &str, name: &str) {
        for element in &self.0 {
            let _ = element.toggle_attribute_with_force(name, element.id() != id);
        }
    }

    /// The text of the first.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.first().and_then(|element| element.text_content()).unwrap_or_default()
    }

    pub fn write_all(&self, text: &str) {
        self.0.iter().for_each(|element| element.set_text_content(Some(text)));
    }
}
