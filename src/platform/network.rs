//! Closes the network behind the page: once it has loaded, nothing more may be requested or sent.

use leptos::prelude::document;

/// A second policy, added to the one in the page's head; the browser enforces both.
const CLOSED: &str = "connect-src 'none'; img-src data:; media-src 'none'; object-src 'none'; \
    frame-src 'none'; worker-src 'none'; form-action 'none'";

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
