//! A polite live region that never chatters: at most one message in a while, always the latest.

use leptos::prelude::*;

use super::html::Html;
use crate::platform::timer;

/// Rest between two messages.
const REST_MS: u32 = 1_500;

#[component]
pub fn LiveRegion(
    /// What there is to say; empty for nothing.
    message: Memo<String>,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let resting = StoredValue::new(false);
    Effect::new(move |_| {
        message.track();
        speak(message, said, resting);
    });
    view! { <p class="visually-hidden" role="status" aria-live="polite" id="live" inner_html=said></p> }
}

/// Says the latest message unless the region rests; then it is said, if still new, afterwards.
fn speak(message: Memo<String>, said: RwSignal<String>, resting: StoredValue<bool>) {
    let mut html = Html::new();
    let text = html.text(&message.get_untracked()).take();
    if resting.get_value() || said.with_untracked(|said| *said == text) {
        return;
    }
    resting.set_value(true);
    said.set(text);
    let wake = move || {
        // The region may be gone by now, and its values with it.
        if resting.try_set_value(false).is_none() {
            speak(message, said, resting);
        }
    };
    timer::after(REST_MS, wake);
}
