//! Closes the network behind the page: once it has loaded, nothing more may be requested or sent.

use leptos::prelude::document;

/// A second policy, added to the one in the page's head; the browser enforces both. Everything that
/// the page needs is there by now and stays: styles apply, compiled wasm runs. `data:` goes nowhere:
/// the browser looks at icon and manifest when it likes, and both stand in the page itself.
const CLOSED: &str = "default-src 'none'; img-src data:; manifest-src data:; form-action 'none'";

pub fn close() {
    let document = document();
    let (Ok(meta), Some(head)) = (document.create_element("meta"), document.head()) else {
        return;
    };
    let set = meta
        .set_attribute("http-equiv", "Content-Security-Policy")
        .and_then(|()| meta.set_attribute("content", CLOSED))
        .and_then(|()| head.append_child(&meta));
    if set.is_err() {
        leptos::logging::error!("The network behind the page could not be closed.");
    }
}
