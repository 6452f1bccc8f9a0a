//! A number to slide or to type, with its unit, and its own message when it is refused.

use crate::content::fixed;
use leptos::prelude::*;

#[component]
pub fn NumberField(
    /// The field's id; its label, hint and message are named after it.
    id: &'static str,
    label: Memo<String>,
    hint: &'static str,
    unit: &'static str,
    /// What stands in the box: the value in force, or what was typed and refused.
    text: Memo<String>,
    /// Why the text is refused, as HTML; empty when it is not.
    refusal: Memo<String>,
    /// Where the slider stands.
    position: Memo<String>,
    steps: u32,
    type_in: Callback<String>,
    slide: Callback<u32>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described = format!("{error_id} {hint_id}");
    let invalid = Memo::new(move |_| refusal.with(|why| !why.is_empty()).to_string());
    let slider_label = Memo::new(move |_| format!("{}, slider", label.get()));
    let slider_text = Memo::new(move |_| format!("{} {unit}", text.get()));
    view! {
        <div class="number">
            <label class="number-label" for=id inner_html=label></label>
            <span class="number-entry">
                <input
                    id=id
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    maxlength="24"
                    aria-describedby=described
                    aria-invalid=invalid
                    value=text.get_untracked()
                    prop:value=text
                    on:change=move |event| type_in.run(event_target_value(&event))
                />
                <span class="number-unit" inner_html=fixed(unit)></span>
            </span>
            <input
                class="number-slider"
                type="range"
                min="0"
                max=steps.to_string()
                step="1"
                aria-label=slider_label
                aria-valuetext=slider_text
                value=position.get_untracked()
                prop:value=position
                on:input=move |event| {
                    if let Ok(position) = event_target_value(&event).parse() {
                        slide.run(position);
                    }
                }
            />
            <span class="number-hint" id=hint_id inner_html=fixed(hint)></span>
            <span class="number-error" id=error_id role="alert" inner_html=refusal></span>
        </div>
    }
}
