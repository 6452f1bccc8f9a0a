//! The verdict in words, what it rests on, and the signed headers.

use leptos::prelude::*;
use webhook_core::signature::{Scheme, Signed};

use crate::content::en::playground as words;
use crate::content::{fixed, own, signature};
use crate::playground::Store;
use crate::playground::form::Mode;
use crate::playground::headers;
use crate::playground::model::{Model, Msg};
use crate::ui::copy::CopyButton;
use crate::ui::html::Html;

#[component]
pub fn Verdict(store: Store) -> impl IntoView {
    let verdict = store.text(verdict);
    let added = store.text(|model| Html::new().text(&added(model)).take());
    let not_signed = store.flag(|model| !matches!(model.signed, Some(Ok(_))));
    let copied = Callback::new(move |()| store.peek(added_text));
    view! {
        <div class="verdict" id="pg-verdict" role="status" inner_html=verdict></div>
        <div class="signed" hidden=not_signed>
            <h3 inner_html=fixed(words::SIGNED_HEADERS)></h3>
            <pre class="code" id="pg-signed" tabindex="0" role="region" aria-label=words::SIGNED_HEADERS inner_html=added></pre>
            <div class="buttons">
                <CopyButton label=words::COPY_HEADERS text=copied />
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        store.send(Msg::VerifyThis);
                    }
                    inner_html=fixed(words::VERIFY_THIS)
                ></button>
            </div>
        </div>
    }
}

/// What the signature vouches for, and what it leaves open.
#[component]
pub fn Coverage(store: Store) -> impl IntoView {
    let coverage = store.text(coverage);
    view! { <div class="coverage" inner_html=coverage></div> }
}

fn added_text(model: &Model) -> String {
    added(model)
}

fn added(model: &Model) -> String {
    let Some(Ok(Signed { added, request, .. })) = &model.signed else { return String::new() };
    if added.is_empty() {
        // The signature stands in the body.
        return String::from_utf8_lossy(&request.body).into_owned();
    }
    headers::write(added.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

/// The words come first, then the sign, and colour last.
fn verdict(model: &Model) -> String {
    let mut html = Html::new();
    let (class, head, sentence) = match (&model.signed, &model.walk) {
        (Some(Err(error)), _) => ("bad", "Cannot be signed", signature::sign_error(*error)),
        (_, None) => {
            let why = model.own_error.as_ref().map(own::error).unwrap_or_default();
            ("bad", "This is no scheme yet", why)
        }
        (signed, Some(walk)) => match &walk.outcome {
            Ok(_) if signed.is_some() => {
                ("good", "Signed", "The provider would send these bytes with these headers.".into())
            }
            Ok(accepted) => {
                let signatures = walk.received.signatures.len();
                ("good", "Accepted", signature::accepted(*accepted, walk.keys.len(), signatures))
            }
            Err(rejection) if signed.is_some() => {
                ("bad", "Signed, but it would be rejected", signature::rejection(rejection))
            }
            Err(rejection) => ("bad", "Rejected", signature::rejection(rejection)),
        },
    };
    let sign = match class {
        "good" => "M3 8.5 6.5 12 13 4.500",
        _ => "M4 4l8 8M12 4l-8 8",
    };
    html.raw("<div class=\"verdict-").raw(class);
    html.raw("\"><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"").raw(sign);
    html.element("\"></path></svg><p><strong>", head, ".</strong> ").text(&sentence);
    html.raw("</p></div>").take()
}

fn coverage(model: &Model) -> String {
    let sides = |scheme: &Scheme<'_>| (signature::checked(scheme), signature::not_checked(scheme));
    let Ok((checked, open)) = model.form.with_scheme(sides) else { return String::new() };
    let mut html = Html::new();
    let holds = matches!(model.outcome(), Some(Ok(_)));
    if holds {
        list(&mut html, "What this proves", "proves", &checked);
    }
    if !open.is_empty() {
        let head = match model.form.mode {
            Mode::Sign => "What this scheme leaves open",
            Mode::Verify => "What is not checked",
        };
        list(&mut html, head, "open", &open);
    }
    html.take()
}

fn list(html: &mut Html, head: &str, class: &str, points: &[&str]) {
    html.element("<div><h4>", head, "</h4><ul class=\"").raw(class).raw("\">");
    for point in points {
        html.element("<li>", point, "</li>");
    }
    html.raw("</ul></div>");
}
