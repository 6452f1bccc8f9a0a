//! A line of text to fill in, and one to search with.

use leptos::prelude::*;

use crate::content::fixed;

#[component]
pub fn TextField(
    id: &'static str,
    label: &'static str,
    /// What stands in the field.
    value: Memo<String>,
    /// Called with the text at every keystroke.
    typed: Callback<String>,
    /// Which keyboard a phone shows: `text`, `url`, `numeric`.
    #[prop(default = "text")]
    inputmode: &'static str,
    /// At most so many characters can be typed.
    #[prop(optional)]
    maxlength: Option<&'static str>,
    /// The ids of what explains it.
    #[prop(optional)]
    described_by: Option<&'static str>,
) -> impl IntoView {
    view! {
        <label for=id inner_html=fixed(label)></label>
        <input
            id=id
            class="mono"
            type="text"
            inputmode=inputmode
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength=maxlength
            aria-describedby=described_by
            prop:value=value
            on:input=move |event| typed.run(event_target_value(&event))
        />
    }
}

#[component]
pub fn SearchField(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: Memo<String>,
    typed: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="visually-hidden" for=id inner_html=fixed(label)></label>
        <input
            id=id
            class="search"
            type="search"
            autocomplete="off"
            spellcheck="false"
            maxlength="60"
            placeholder=hint
            prop:value=value
            on:input=move |event| typed.run(event_target_value(&event))
        />
    }
}
