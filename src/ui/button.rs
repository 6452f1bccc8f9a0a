//! A button with a sign and a word.

use leptos::prelude::*;

#[component]
pub fn Button(
    /// Sign and word, see [`super::icon::labelled`].
    #[prop(into)]
    label: Signal<String>,
    class: &'static str,
    /// Why it does nothing just now; empty when it does.
    #[prop(into)]
    idle: Signal<String>,
    press: Callback<()>,
) -> impl IntoView {
    let disabled = Memo::new(move |_| idle.with(|why| !why.is_empty()).to_string());
    view! {
        <button
            type="button"
            class=class
            aria-disabled=disabled
            title=idle
            inner_html=label
            on:click=move |_| press.run(())
        ></button>
    }
}
