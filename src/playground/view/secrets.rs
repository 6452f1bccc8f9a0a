//! The fields of secrets and keys.

use leptos::prelude::*;
use webhook_core::signature::{Algorithm, KeyFormat, Secret};

use crate::content::en::playground as words;
use crate::content::{fixed, signature};
use crate::platform::entropy;
use crate::playground::Store;
use crate::playground::form::Mode;
use crate::playground::model::{Model, Msg};
use crate::ui::field::TextField;
use crate::ui::html::Html;

#[component]
pub fn Secrets(store: Store) -> impl IntoView {
    let secret = store.text(|model| model.form.secret.expose().to_owned());
    let others = store.text(|model| model.form.other_secrets.expose().to_owned());
    let public = store.text(|model| model.form.public_key.clone());
    let label = store.text(label);
    let hint = store.text(hint);
    let warning = store.text(warning);
    let private_hidden = store.flag(|model| is_pair(model) && model.form.mode == Mode::Verify);
    let public_hidden = store.flag(|model| !is_pair(model));
    let others_hidden = store.flag(|model| is_pair(model) || model.form.mode == Mode::Sign);
    view! {
        <div class="entry" id="pg-secrets">
            <div class="field" hidden=private_hidden>
                <label for="pg-secret" inner_html=label></label>
                <input
                    id="pg-secret"
                    class="mono"
                    type="text"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby="pg-secret-hint pg-secret-warning"
                    prop:value=secret
                    on:input=move |event| {
                        store.send(Msg::Secret(Secret::new(event_target_value(&event))));
                    }
                />
            </div>
            <div class="field" hidden=public_hidden>
                <TextField
                    id="pg-public"
                    label=words::PUBLIC_KEY
                    value=public
                    typed=store.sends_text(Msg::PublicKey)
                    described_by="pg-secret-hint pg-secret-warning"
                />
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        if let Some(seed) = entropy::seed() {
                            store.send(Msg::NewPair(seed));
                        }
                    }
                    inner_html=fixed(words::NEW_PAIR)
                ></button>
            </div>
            <p class="note" id="pg-secret-hint" inner_html=hint></p>
            <p class="warning" id="pg-secret-warning" role="status" inner_html=warning></p>
            <details class="field" hidden=others_hidden>
                <summary inner_html=fixed(words::OTHER_SECRETS)></summary>
                <textarea
                    id="pg-others"
                    class="mono"
                    rows="3"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-label=words::OTHER_SECRETS
                    aria-describedby="pg-others-hint"
                    prop:value=others
                    on:input=move |event| {
                        store.send(Msg::OtherSecrets(Secret::new(event_target_value(&event))));
                    }
                ></textarea>
                <p class="note" id="pg-others-hint" inner_html=fixed(words::OTHER_SECRETS_HINT)></p>
            </details>
            <p class="note" inner_html=fixed(words::NEVER_KEPT)></p>
        </div>
    }
}

fn is_pair(model: &Model) -> bool {
    model.form.is_pair()
}

fn label(model: &Model) -> String {
    let label = match model.form.with_scheme(|scheme| scheme.algorithm) {
        Ok(algorithm) if algorithm.is_asymmetric() => {
            "Private key (the provider's, so a throw-away one)"
        }
        Ok(Algorithm::SharedToken) => "Token",
        _ => words::SECRETS,
    };
    label.to_owned()
}

fn hint(model: &Model) -> String {
    let format = model.form.with_scheme(|scheme| signature::key_format(scheme.key));
    Html::new().text(&format.unwrap_or_default()).take()
}

/// Something odd about a secret that is taken all the same.
fn warning(model: &Model) -> String {
    if is_pair(model) {
        return String::new();
    }
    let is_text = model.form.with_scheme(|scheme| scheme.key == KeyFormat::Text).unwrap_or(true);
    let text = model.form.secret.expose();
    let other_prefix =
        ["sk_", "pk_", "rk_", "whpk_", "Bearer "].iter().find(|it| text.starts_with(**it));
    let warning = if text.is_empty() {
        ""
    } else if text.trim() != text {
        "There is a blank before or behind the secret. It counts as a part of it."
    } else if text.starts_with(['"', '\'']) {
        "The secret begins with a quotation mark. It counts as a part of it."
    } else if other_prefix.is_some() {
        "This looks like an API key, not like a signing secret."
    } else if is_text && text.len() < 8 {
        "This is a short secret: it could be guessed. It works all the same."
    } else {
        ""
    };
    warning.to_owned()
}
