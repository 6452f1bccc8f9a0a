//! The signed content, drawn as its parts.

use leptos::prelude::*;
use webhook_core::signature::{Content, PartKind, Scheme};

use crate::content::en::playground as words;
use crate::content::{fixed, signature};
use crate::playground::Store;
use crate::playground::model::Model;
use crate::ui::bytes;
use crate::ui::html::Html;

/// Of many parts, as many are drawn.
const PARTS: usize = 400;
/// Of a long part, as many bytes are shown.
const PART_BYTES: usize = 1_200;

#[component]
pub fn Recipe(store: Store) -> impl IntoView {
    let recipe = store.text(recipe);
    view! {
        <div class="recipe">
            <h3 inner_html=fixed(words::RECIPE)></h3>
            <div id="pg-recipe" inner_html=recipe></div>
            <p class="note" inner_html=fixed(words::RECIPE_NOTE)></p>
        </div>
    }
}

/// The class of a part, and the field it comes from.
pub(super) const fn look(kind: PartKind) -> (&'static str, &'static str) {
    match kind {
        PartKind::Literal => ("part-fixed", ""),
        PartKind::Body | PartKind::FieldValue => ("part-body", "pg-body"),
        PartKind::FieldName => ("part-name", "pg-body"),
        PartKind::Timestamp => ("part-time", "pg-now"),
        PartKind::MessageId => ("part-id", "pg-id"),
        PartKind::Method => ("part-method", "pg-method"),
        PartKind::Url => ("part-url", "pg-url"),
        PartKind::Secret => ("part-secret", "pg-secrets"),
        PartKind::Token => ("part-token", "pg-headers"),
    }
}

/// Which of the possible contents is shown: the one that matched, or the likeliest.
pub(super) fn shown(model: &Model) -> Option<&Content> {
    let walk = model.walk.as_ref()?;
    let matched = walk.outcome.as_ref().map_or(0, |accepted| accepted.content);
    walk.contents.get(matched)
}

fn recipe(model: &Model) -> String {
    let Some(content) = shown(model) else { return String::new() };
    let draw = |scheme: &Scheme<'_>| draw(scheme, content);
    model.form.with_scheme(draw).unwrap_or_default()
}

fn draw(scheme: &Scheme<'_>, content: &Content) -> String {
    let mut html = Html::new();
    html.element("<p class=\"formula\"><b>", signature::algorithm(scheme.algorithm), "</b>");
    if !scheme.content.is_empty() {
        html.raw("(<a class=\"part part-secret\" href=\"#pg-secrets\">key</a>");
        for (at, span) in content.spans.iter().enumerate() {
            // A form has many fields, all of one kind: the first stands for them.
            let before = content.spans[..at].iter().any(|other| other.kind == span.kind);
            match span.kind {
                PartKind::FieldName if before => {}
                PartKind::FieldValue if before => {
                    let is_last = at + 1 == content.spans.len();
                    html.raw(if is_last { ", …" } else { "" });
                }
                kind => {
                    html.raw(", ");
                    label(&mut html, kind, &content.bytes[span.range.clone()]);
                }
            }
        }
        html.raw(")");
    }
    html.raw(" → ").text(signature::encoding(scheme.encoding)).raw(" → ");
    html.text(&signature::place(scheme.carrier.place)).raw("</p>");
    html.raw("<pre class=\"code content\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html.text(words::RECIPE).raw("\">");
    for span in content.spans.iter().take(PARTS) {
        let (class, _) = look(span.kind);
        let name = signature::part(span.kind);
        html.raw("<span class=\"part ").raw(class).raw("\" title=\"").text(name).raw("\">");
        match span.kind {
            PartKind::Secret => html.raw("<i>the secret</i>"),
            _ => {
                bytes::write_text(&mut html, &content.bytes[span.range.clone()], PART_BYTES);
                &mut html
            }
        };
        html.raw("</span>");
    }
    let rest = content.spans.len().saturating_sub(PARTS);
    if rest > 0 {
        html.raw("<i class=\"more\">… ").number(rest as u64).raw(" more parts</i>");
    }
    html.raw("</pre>").take()
}

fn label(html: &mut Html, kind: PartKind, bytes: &[u8]) {
    let (class, field) = look(kind);
    let literal = String::from_utf8_lossy(bytes);
    let name = match kind {
        PartKind::Literal => format!("“{literal}”"),
        _ => signature::part(kind).to_owned(),
    };
    if field.is_empty() {
        html.raw("<span class=\"part ").raw(class).element("\">", &name, "</span>");
    } else {
        html.raw("<a class=\"part ").raw(class).raw("\" href=\"#").raw(field);
        html.element("\">", &name, "</a>");
    }
}
