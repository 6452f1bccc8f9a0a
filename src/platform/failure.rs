//! When the program itself breaks: a message with a way on, never a dead page.

use std::panic::PanicHookInfo;

use leptos::prelude::document;

/// The element that index.html keeps for it, hidden until needed.
const PLACE: &str = "failure";
const DETAIL: &str = "failure-detail";

/// From here on a panic is shown to the reader, and still logged for the developer.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        leptos::logging::error!("{info}");
        show(&report(info));
    }));
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map_or_else(String::new, ToString::to_string);
    let text = info.payload_as_str().unwrap_or("no message");
    format!("Webhook Lab {}: {text} ({place})", env!("CARGO_PKG_VERSION"))
}

/// Shows the message with `detail` to quote in a report.
pub fn show(detail: &str) {
    let document = document();
    if let Some(element) = document.get_element_by_id(DETAIL) {
        element.set_text_content(Some(detail));
    }
    if let Some(element) = document.get_element_by_id(PLACE) {
        let _ = element.remove_attribute("hidden");
        let _ = element.set_attribute("role", "alert");
    }
}
