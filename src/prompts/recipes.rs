//! The endpoint that fits the two pickers. All files stand in the page, not in the program, and all
//! but one are put away: the program only brings out another one.

#[cfg(feature = "ssr")]
use super::sheet::{files, head};
use leptos::prelude::*;

use crate::content::en::recipes as words;
use crate::platform::paint::Brushes;
use crate::ui::choice::Choice;
use crate::ui::copy::CopyButton;

/// The pickers hold a framework's name and a provider's id.
#[component]
pub(super) fn Recipes(framework: RwSignal<String>, service: RwSignal<String>) -> impl IntoView {
    let variant = RwSignal::new(0);
    let has_sdk = RwSignal::new(true);
    Effect::new(move |_| {
        let framework = framework.get().to_ascii_lowercase();
        has_sdk.set(bring_out(&framework, &service.get(), variant.get()));
    });
    let text = Callback::new(|()| Brushes::find(".recipe-file:not([data-away]) code").text());
    view! {
        <article class="recipe" id="recipe">
            <header inner_html=head()></header>
            <div class="recipe-variant" hidden=move || !has_sdk.get()>
                <Choice
                    legend=words::HOW
                    name="recipe-variant"
                    labels=words::VARIANTS.map(|(_, label)| label).into()
                    chosen=Memo::new(move |_| variant.get())
                    choose=Callback::new(move |chosen| variant.set(chosen))
                />
            </div>
            <div class="recipe-files" inner_html=files()></div>
            <div class="buttons">
                <CopyButton label=words::COPY text />
            </div>
        </article>
    }
}

/// Shows the file, or the nearest that there is, and says whether there is one with an SDK.
fn bring_out(framework: &str, service: &str, variant: usize) -> bool {
    let [sdk, by_hand] = words::VARIANTS.map(|(variant, _)| variant);
    let id = |service: &str, variant: &str| format!("recipe-{framework}-{service}-{variant}");
    let is_there = |id: &str| !Brushes::find(&format!("#{id}")).is_empty();
    let service = if is_there(&id(service, by_hand)) { service } else { words::GENERIC };
    let has_sdk = is_there(&id(service, sdk));
    let variant = if has_sdk && variant == 0 { sdk } else { by_hand };
    Brushes::find(".recipe-file").mark_all_but(&id(service, variant), "data-away");
    has_sdk
}

/// Hydration leaves alone what the prerenderer has written here.
#[cfg(not(feature = "ssr"))]
const fn head() -> &'static str {
    ""
}

/// The same.
#[cfg(not(feature = "ssr"))]
const fn files() -> &'static str {
    ""
}
