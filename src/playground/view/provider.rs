//! Which provider, and which of its schemes.

use leptos::prelude::*;
use webhook_core::provider::{ALL, Provider, find};

use crate::content::en::playground as words;
use crate::content::fixed;
use crate::content::signature::{algorithm, condition};
use crate::platform::focus;
use crate::playground::Store;
use crate::playground::model::{Model, Msg};
use crate::ui::field::SearchField;
use crate::ui::html::Html;

/// The value of the reader's own scheme, which is no provider's.
const OWN: &str = "own";

#[component]
pub fn Providers(store: Store) -> impl IntoView {
    let search = store.text(|model| model.search.clone());
    // Not when the reader picks: the radio button with the focus has to stay.
    let list = store.text_for(|model| format!("{} {}", model.opened, model.search), list);
    let variants = store.text_for(|model| format!("{}", model.filled), variants);
    let events = store.text_for(|model| format!("{}", model.filled), events);
    let own = store.flag(|model| model.form.own.is_some());
    let single =
        store.flag(|model| model.form.own.is_some() || model.form.provider.schemes.len() < 2);
    view! {
        <div class="providers">
            <h3 id="providers-title" inner_html=fixed(words::PROVIDER)></h3>
            <SearchField
                id="pg-search"
                label=words::PROVIDER_SEARCH
                hint=words::PROVIDER_HINT
                value=search
                typed=store.sends_text(Msg::Search)
            />
            <div
                class="provider-list"
                role="radiogroup"
                aria-labelledby="providers-title"
                inner_html=list
                on:change=move |event| {
                    let value = focus::value(&event);
                    if let Some(provider) = find(&value) {
                        store.send(Msg::Pick(provider));
                    } else if value == OWN {
                        store.send(Msg::Own);
                    }
                }
            ></div>
            <label class="field variant" hidden=own>
                <span inner_html=fixed(words::EVENT)></span>
                <select
                    id="pg-event"
                    inner_html=events
                    on:change=move |event| {
                        if let Ok(at) = event_target_value(&event).parse() {
                            store.send(Msg::PickEvent(at));
                        }
                    }
                ></select>
            </label>
            <label class="field variant" hidden=single>
                <span inner_html=fixed(words::VARIANT)></span>
                <select
                    id="pg-variant"
                    inner_html=variants
                    on:change=move |event| {
                        store.send(Msg::Variant(event_target_value(&event).parse().ok()));
                    }
                ></select>
            </label>
        </div>
    }
}

fn matches(provider: &Provider, search: &str) -> bool {
    let name = provider.name.to_ascii_lowercase();
    search.to_ascii_lowercase().split_whitespace().all(|word| name.contains(word))
}

fn list(model: &Model) -> String {
    let mut html = Html::new();
    let picked = model.form.provider.id;
    let recent = model.recent.iter().filter(|_| model.search.is_empty());
    if model.search.is_empty() && !model.recent.is_empty() {
        html.element("<fieldset class=\"provider-group\"><legend>", words::RECENT, "</legend>");
        recent.clone().for_each(|provider| option(&mut html, provider.id.0, provider.name, false));
        html.element(
            "</fieldset><fieldset class=\"provider-group\"><legend>",
            words::ALL_PROVIDERS,
            "</legend>",
        );
    } else {
        html.raw("<fieldset class=\"provider-group\">");
    }
    let found: Vec<_> = ALL.iter().filter(|provider| matches(provider, &model.search)).collect();
    if found.is_empty() {
        html.element("<p class=\"note\" role=\"status\">", words::PROVIDER_NONE, "</p>");
    }
    let is_recent = |provider: &Provider| recent.clone().any(|recent| recent.id == provider.id);
    for provider in found.into_iter().filter(|provider| !is_recent(provider)) {
        let chosen = provider.id == picked && model.form.own.is_none();
        option(&mut html, provider.id.0, provider.name, chosen);
    }
    if model.search.is_empty() {
        option(&mut html, OWN, words::OWN, model.form.own.is_some());
    }
    html.raw("</fieldset>").take()
}

fn option(html: &mut Html, value: &str, name: &str, chosen: bool) {
    html.raw("<label class=\"chip\"><input type=\"radio\" name=\"provider\" value=\"");
    html.text(value).raw(if chosen { "\" checked>" } else { "\">" });
    html.element("<span>", name, "</span></label>");
}

fn events(model: &Model) -> String {
    let mut html = Html::new();
    let chosen = model.form.event.map(|event| event.id);
    for (index, event) in model.form.provider.events.iter().enumerate() {
        html.raw("<option value=\"").number(index as u64);
        html.raw(if chosen == Some(event.id) { "\" selected>" } else { "\">" });
        html.text(event.title).raw(" – ").element("", event.id, "</option>");
    }
    html.take()
}

fn variants(model: &Model) -> String {
    let mut html = Html::new();
    html.element("<option value=\"\">", words::VARIANT_AUTO, "</option>");
    for (index, scheme) in model.form.provider.schemes.iter().enumerate() {
        html.raw("<option value=\"").number(index as u64);
        html.raw(if model.form.variant == Some(index) { "\" selected>" } else { "\">" });
        html.text(scheme.variant).raw(" – ").text(algorithm(scheme.algorithm));
        if let Some(first) = scheme.when.first() {
            html.raw(" (").text(&condition(first)).raw(")");
        }
        html.raw("</option>");
    }
    html.take()
}
