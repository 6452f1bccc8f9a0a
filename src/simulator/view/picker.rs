//! The event picker: real events of real providers, grouped, searchable; radio buttons, so that
//! the keyboard works as it does everywhere.

use leptos::prelude::*;
use webhook_core::provider::{ALL, EventType, Provider};

use crate::content::en::simulator as words;
use crate::content::{fixed, fixed_list};
use crate::platform::{focus, templates};
use crate::simulator::Store;
use crate::simulator::model::{Model, Msg};
use crate::simulator::run::Settings;
use crate::ui::code;
use crate::ui::field::SearchField;
use crate::ui::html::Html;

#[component]
pub fn Picker(store: Store) -> impl IntoView {
    let search = store.text(|model| model.search.clone());
    // The list is written anew when it is searched or a link was opened, and not when the reader
    // picks: the radio button with the focus has to stay.
    let list = store.text_for(|model| format!("{} {}", model.opened, model.search), list);
    // All payloads lie ready on the page from the start; the picked one is shown.
    let picked = store.text(|model| name(model.settings.provider, model.settings.event));
    Effect::new(move |_| templates::show("data-event", &picked.get(), "#payload"));
    let first = picked.get_untracked();
    view! {
        <section class="picker" aria-labelledby="picker-title">
            <div class="picker-choice">
                <h3 id="picker-title" inner_html=fixed(words::PICK)></h3>
                <SearchField
                    id="search"
                    label=words::SEARCH
                    hint=words::SEARCH_HINT
                    value=search
                    typed=store.sends_text(Msg::Search)
                />
                <div
                    class="events"
                    role="radiogroup"
                    aria-labelledby="picker-title"
                    inner_html=list
                    on:change=move |event| {
                        if let Some((provider, event)) = find(&focus::value(&event)) {
                            store.send(Msg::Pick(provider, event));
                        }
                    }
                ></div>
            </div>
            <div class="payload">
                <h3 inner_html=fixed(words::PAYLOAD)></h3>
                <div inner_html=payloads(&first)></div>
                <p class="note" inner_html=fixed(words::PAYLOAD_NOTE)></p>
            </div>
        </section>
    }
}

/// The event that a radio button's value names.
fn find(value: &str) -> Option<(&'static Provider, &'static EventType)> {
    let (provider, event) = value.split_once(' ')?;
    let provider = webhook_core::provider::find(provider)?;
    Some((provider, provider.event(event)?))
}

/// Every word typed has to stand somewhere in the event's or the provider's name.
fn matches(provider: &Provider, event: &EventType, search: &str) -> bool {
    let names = [provider.name, event.id, event.group, event.title];
    let names = names.map(str::to_ascii_lowercase);
    search
        .to_ascii_lowercase()
        .split_whitespace()
        .all(|word| names.iter().any(|name| name.contains(word)))
}

fn list(model: &Model) -> String {
    let mut html = Html::new();
    for provider in ALL {
        let found = provider.events.iter().filter(|event| matches(provider, event, &model.search));
        let mut open = false;
        for event in found {
            if !open {
                html.element("<fieldset class=\"provider\"><legend>", provider.name, "</legend>");
                open = true;
            }
            option(&mut html, provider, event, &model.settings);
        }
        if open {
            html.raw("</fieldset>");
        }
    }
    let html = html.take();
    if html.is_empty() {
        return Html::new()
            .element("<p class=\"note\" role=\"status\">", words::NO_MATCH, "</p>")
            .take();
    }
    html
}

/// An event's name among those of all providers.
fn name(provider: &Provider, event: &EventType) -> String {
    format!("{} {}", provider.id.0, event.id)
}

fn option(html: &mut Html, provider: &Provider, event: &EventType, settings: &Settings) {
    let value = name(provider, event);
    let chosen = settings.provider.id == provider.id && settings.event.id == event.id;
    html.raw("<label class=\"event\"><input type=\"radio\" name=\"event\" value=\"").text(&value);
    html.raw(if chosen { "\" checked>" } else { "\">" });
    html.element("<span class=\"event-title\">", event.title, "</span>");
    html.element("<code class=\"event-id\">", event.id, "</code></label>");
}

/// The first payload, and all of them as templates: out of sight and out of the document's tree.
fn payloads(first: &str) -> String {
    let (mut shown, mut ready) = (String::new(), Html::new());
    for provider in fixed_list(ALL) {
        for event in provider.events {
            let name = name(provider, event);
            let mut html = Html::new();
            payload(&mut html, provider, event);
            let html = html.take();
            ready
                .raw("<template data-event=\"")
                .text(&name)
                .raw("\">")
                .raw(&html)
                .raw("</template>");
            if name == first {
                shown = html;
            }
        }
    }
    let mut html = Html::new();
    html.raw("<div class=\"payload-content\" id=\"payload\">").raw(&shown).raw("</div>");
    html.raw(&ready.take()).take()
}

fn payload(html: &mut Html, provider: &Provider, event: &EventType) {
    let payload = event.payload;
    html.element(
        "<p class=\"payload-line\"><span class=\"event-title\">",
        event.title,
        "</span> · ",
    );
    html.text(provider.name).raw(" · ").number(payload.body.len() as u64).raw(" bytes</p>");
    html.raw("<dl class=\"headers\">");
    for (name, value) in event.headers {
        html.element("<div><dt>", name, "</dt>").element("<dd>", value, "</dd></div>");
    }
    html.raw("</dl>");
    let label = format!("Payload of {}, {}", provider.name, event.id);
    code::write(html, payload.body, payload.media_type, &label);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(search: &str, expect: &[&str]) {
        let all = ALL.iter().flat_map(|p| p.events.iter().map(move |e| (*p, e)));
        let found = all.filter(|(p, e)| matches(p, e, search)).map(|(_, event)| event.id);
        let found: Vec<_> = found.collect();
        for id in expect {
            assert!(found.contains(id), "{search:?} finds {found:?}, not {id}");
        }
        assert_eq!(found.is_empty(), expect.is_empty(), "{search:?} finds {found:?}");
    }

    #[test]
    fn a_search_finds_by_provider_group_title_and_id() {
        check("github", &["push"]);
        check("PAYMENT", &["payment_intent.succeeded"]);
        check("shop order", &["orders/create"]);
        check("no such thing", &[]);
    }

    #[test]
    fn each_radio_button_names_its_event() {
        for provider in ALL {
            for event in provider.events {
                let (found, picked) = find(&name(provider, event)).unwrap();
                assert_eq!((found.id, picked.id), (provider.id, event.id));
            }
        }
    }
}
