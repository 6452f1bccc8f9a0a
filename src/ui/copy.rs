//! A button that copies a text and says so.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::content::en::playground as words;
use crate::content::fixed;
use crate::platform::clipboard;

#[component]
pub fn CopyButton(
    label: &'static str,
    /// What is copied, asked for when the button is pressed.
    text: Callback<(), String>,
) -> impl IntoView {
    let said = RwSignal::new("");
    let copy = move |_| {
        let text = text.run(());
        spawn_local(async move {
            let copied = clipboard::copy(text).await;
            said.set(if copied { words::COPIED } else { words::COPY_FAILED });
        });
    };
    view! {
        <button type="button" class="button" on:click=copy inner_html=fixed(label)></button>
        <span class="note copy-said" role="status">{said}</span>
    }
}
