//! The part of the address after `#`.

use leptos::ev;
use leptos::prelude::{window, window_event_listener};
use wasm_bindgen::JsValue;

/// The fragment as it stands, without its `#`; empty when there is none.
#[must_use]
pub fn read() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Puts a fragment into the address bar without a new entry in the history.
pub fn replace(fragment: &str) -> Result<(), JsValue> {
    let url = format!("#{fragment}");
    window().history()?.replace_state_with_url(&JsValue::NULL, "", Some(&url))
}

/// The whole address, to be copied.
#[must_use]
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Calls `opened` whenever the reader opens another fragment in this tab.
pub fn on_change(opened: impl Fn(String) + 'static) {
    let handle = window_event_listener(ev::hashchange, move |_| opened(read()));
    leptos::prelude::on_cleanup(move || handle.remove());
}
