//! Files that a reader hands over, and files that the page hands out. None of them leaves the
//! browser.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::js_sys::{Array, Uint8Array};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, HtmlAnchorElement, HtmlInputElement, Url,
};

/// Reads the file that was chosen in a field and clears the field, so that the same file can be
/// chosen again.
pub fn chosen(event: &Event, limit: usize, take: impl FnOnce(Vec<u8>) + 'static) {
    let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let file = input.files().and_then(|files| files.get(0));
    read(file, limit, take);
    input.set_value("");
}

/// Reads the file that was dropped.
pub fn dropped(event: &DragEvent, limit: usize, take: impl FnOnce(Vec<u8>) + 'static) {
    let files = event.data_transfer().and_then(|data| data.files());
    read(files.and_then(|files| files.get(0)), limit, take);
}

/// One byte more than allowed is enough to tell that a file is too large.
fn read(file: Option<File>, limit: usize, take: impl FnOnce(Vec<u8>) + 'static) {
    let Some(file) = file else { return };
    let Ok(part) = file.slice_with_f64_and_f64(0.0, limit as f64 + 1.0) else { return };
    spawn_local(async move {
        match JsFuture::from(part.array_buffer()).await {
            Ok(buffer) => take(Uint8Array::new(&buffer).to_vec()),
            Err(_) => leptos::logging::warn!("The file could not be read."),
        }
    });
}

/// Hands out a file under this name; `false` when the browser does not.
#[must_use]
pub fn save(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) else {
        return false;
    };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return false };
    let anchor = document().create_element("a").ok().and_then(|it| it.dyn_into().ok());
    if let Some(anchor) = anchor as Option<HtmlAnchorElement> {
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.click();
    }
    Url::revoke_object_url(&address).is_ok()
}
