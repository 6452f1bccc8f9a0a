//! The player's keys: what each one sends, and the list that shows them.

use leptos::ev::KeyboardEvent;

use crate::content::en::simulator as words;
use crate::content::fixed_list;
use crate::simulator::model::Msg;
use crate::ui::html::Html;

/// What a key press inside the player means. `None`: leave it to the browser.
pub fn message(event: &KeyboardEvent) -> Option<Msg> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let key = event.key();
    if key == " " && on_button(event) {
        return None;
    }
    if on_select(event) {
        return None;
    }
    MESSAGES.iter().find(|(name, _)| key.eq_ignore_ascii_case(name)).map(|(_, msg)| msg.clone())
}

const MESSAGES: [(&str, Msg); 13] = [
    (" ", Msg::Toggle),
    ("ArrowRight", Msg::Step),
    ("ArrowLeft", Msg::Back),
    ("Home", Msg::ToStart),
    ("End", Msg::ToEnd),
    ("+", Msg::Faster),
    ("=", Msg::Faster),
    ("-", Msg::Slower),
    ("_", Msg::Slower),
    ("−", Msg::Slower),
    ("e", Msg::MakeItHappen),
    ("r", Msg::Restart),
    ("n", Msg::NewSeed),
];

/// Space presses the button that has the focus; the player must not take it away.
fn on_button(event: &KeyboardEvent) -> bool {
    matches!(target_name(event).as_str(), "BUTTON" | "SUMMARY" | "A" | "SELECT")
}

/// A list of choices moves by arrows and letters of its own.
fn on_select(event: &KeyboardEvent) -> bool {
    target_name(event) == "SELECT"
}

fn target_name(event: &KeyboardEvent) -> String {
    crate::platform::focus::tag_name(event)
}

/// The keys as a list of terms.
pub fn list() -> String {
    let mut html = Html::new();
    for (key, meaning) in fixed_list(words::KEYS) {
        html.element("<div><dt><kbd>", key, "</kbd></dt>");
        html.element("<dd>", meaning, "</dd></div>");
    }
    html.take()
}
