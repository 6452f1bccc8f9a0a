//! Components in a browser: `cargo xtask test components`.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

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

    /// Puts text into the only field that matches, and tells the page as a browser does: `input`
    /// while it is typed, `change` when it is done. The page first does what it had to do, and then
    /// takes it in.
    pub async fn enter(&self, selector: &str, text: &str) {
        leptos::task::tick().await;
        let field: HtmlInputElement = self.only(selector).unchecked_into();
        field.set_value(text);
        for kind in ["input", "change"] {
            let bubbling = EventInit::new();
            bubbling.set_bubbles(true);
            let event = Event::new_with_event_init_dict(kind, &bubbling).expect("a plain event");
            field.dispatch_event(&event).expect("the event is new");
        }
        leptos::task::tick().await;
    }

    /// What the only field that matches holds.
    #[track_caller]
    pub fn value(&self, selector: &str) -> String {
        self.only(selector).unchecked_into::<HtmlInputElement>().value()
    }

    /// The text of the only element that matches; tests say what they look for, once.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        self.only(selector).text_content().unwrap_or_default()
    }

    #[track_caller]
    fn only(&self, selector: &str) -> Element {
        let found = self.container.query_selector_all(selector).expect("a valid selector");
        assert_eq!(found.length(), 1, "exactly one {selector} in {self:?}");
        found.item(0).expect("there is one").unchecked_into()
    }
}

impl<M: Mountable> Drop for Mounted<M> {
    fn drop(&mut self) {
        self.container.remove();
    }
}
