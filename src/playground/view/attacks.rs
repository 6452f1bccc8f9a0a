//! Attacks on a good request, and which check catches them.

use leptos::prelude::*;

use crate::content::en::playground as words;
use crate::content::{fixed, signature};
use crate::playground::Store;
use crate::playground::attack::{Attack, Result, on_form, undetected};
use crate::playground::model::{Model, Msg};
use crate::ui::html::Html;

#[component]
pub fn Attacks(store: Store) -> impl IntoView {
    let mine = store.text(mine);
    // The providers' examples do not depend on what is entered.
    let others = store.text_for(|model| format!("{:?}", model.attack), others);
    let buttons = Attack::ALL.map(|attack| {
        let pressed = store.text(move |model| (model.attack == Some(attack)).to_string());
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=pressed
                on:click=move |_| {
                    store.send(Msg::Attack(Some(attack)));
                }
                inner_html=fixed(words::attack_label(attack))
            ></button>
        }
    });
    view! {
        <section class="experiment" aria-labelledby="attacks-title">
            <h3 id="attacks-title" inner_html=fixed(words::ATTACKS)></h3>
            <p class="note" inner_html=fixed(words::ATTACKS_NOTE)></p>
            <div class="buttons" id="pg-attacks">{buttons.into_iter().collect::<Vec<_>>()}</div>
            <div id="pg-attacked" role="status">
                <div inner_html=mine></div>
                <div inner_html=others></div>
            </div>
        </section>
    }
}

fn mine(model: &Model) -> String {
    let mut html = Html::new();
    let Some(attack) = model.attack else { return String::new() };
    html.element("<p>", words::attack_means(attack), "</p>");
    let (class, text) = match on_form(attack, &model.form, model.now()) {
        None => (
            "open",
            "Your request cannot be signed as it stands, so there is nothing to attack.".to_owned(),
        ),
        Some(Result::NotPossible) => {
            ("open", "Your body cannot be changed in this way.".to_owned())
        }
        Some(Result::Came(Ok(_))) => ("bad", "Accepted: your scheme does not notice.".to_owned()),
        Some(Result::Came(Err(rejection))) => {
            ("good", format!("Caught. {}", signature::rejection(&rejection)))
        }
    };
    html.raw("<p class=\"attack-").raw(class).element(
        "\"><strong>Your request.</strong> ",
        &text,
        "</p>",
    );
    html.take()
}

fn others(model: &Model) -> String {
    let Some(attack) = model.attack else { return String::new() };
    let mut html = Html::new();
    let names: Vec<&str> =
        undetected(attack, model.form.samples).iter().map(|provider| provider.name).collect();
    match &names[..] {
        [] => html.raw("<p>Every provider here catches it.</p>"),
        names => html.element(
            "<p><strong>Not noticed by the schemes of</strong> ",
            &names.join(", "),
            ".</p>",
        ),
    };
    html.take()
}
