//! Components in a browser: `cargo xtask test components`.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A view in a page of its own; it goes when this value does.
pub struct Mounted<M: Mountable> {
    container: HtmlElement,
    _view: UnmountHandle<M>,
}

impl<M: Mountable> std::fmt::Debug for Mounted<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.container.inner_html())
    }
}

/// Puts a view into the document.
pub fn mounted<V: IntoView>(view: impl FnOnce() -> V + 'static) -> Mounted<V::State> {
    let container: HtmlElement =
        document().create_element("div").expect("a plain element").unchecked_into();
    document()
        .body()
        .expect("the runner's page has a body")
        .append_child(&container)
        .expect("room");
    let view = mount_to(container.clone(), view);
    Mounted { container, _view: view }
}

impl<M: Mountable> Mounted<M> {
    /// How many elements match.
    #[must_use]
    pub fn count(&self, selector: &str) -> u32 {
        self.container.query_selector_all(selector).expect("a valid selector").length()
    }

    /// The text of the only element that matches; tests say what they look for, once.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let found = self.container.query_selector_all(selector).expect("a valid selector");
        assert_eq!(found.length(), 1, "exactly one {selector} in {self:?}");
        found.item(0).and_then(|node| node.text_content()).unwrap_or_default()
    }
}

impl<M: Mountable> Drop for Mounted<M> {
    fn drop(&mut self) {
        self.container.remove();
    }
}
