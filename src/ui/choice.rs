//! One of a few: radio buttons that look like a switch.

use crate::content::fixed;
use leptos::prelude::*;

#[component]
pub fn Choice(
    legend: &'static str,
    /// Tells the radio buttons of one choice from those of another.
    name: &'static str,
    labels: Vec<&'static str>,
    /// The index of what is chosen.
    chosen: Memo<usize>,
    choose: Callback<usize>,
) -> impl IntoView {
    let radios = labels.into_iter().enumerate().map(|(index, label)| {
        let id = format!("{name}-{index}");
        let checked = Memo::new(move |_| chosen.get() == index);
        view! {
            <input
                type="radio"
                name=name
                id=id.clone()
                checked=checked.get_untracked()
                prop:checked=checked
                on:change=move |_| choose.run(index)
            />
            <label for=id inner_html=fixed(label)></label>
        }
    });
    view! {
        <fieldset class="choice">
            <legend inner_html=fixed(legend)></legend>
            <div class="choice-options">{radios.collect::<Vec<_>>()}</div>
        </fieldset>
    }
}
