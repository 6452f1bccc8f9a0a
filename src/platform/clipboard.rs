//! The clipboard, where the browser allows it.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, HtmlTextAreaElement};

/// Copies `text`; `false` when the browser does not allow it.
pub async fn copy(text: String) -> bool {
    let clipboard = window().navigator().clipboard();
    // Pages that were not served securely have no clipboard, whatever the type says.
    if AsRef::<JsValue>::as_ref(&clipboard).is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(&text)).await.is_ok()
}

/// The text that is being pasted in the place of all that stands in a field: the field itself would
/// turn every line end into LF. `None` when something of the field's own text would stay.
#[must_use]
pub fn pasted_whole(event: &ClipboardEvent) -> Option<String> {
    let field = event.target()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    let length = field.text_length();
    let from = field.selection_start().ok()??;
    let to = field.selection_end().ok()??;
    if (from, to) != (0, length) {
        return None;
    }
    event.clipboard_data()?.get_data("text/plain").ok()
}
