//! Every step, to be opened down to the bytes. What stands inside is made only while it is open in
//! the sense of the browser: the text is small.

use leptos::prelude::*;
use webhook_core::signature::{Comparison, Scheme, Walkthrough, hmac_inside};

use super::recipe::shown;
use crate::content::en::playground as words;
use crate::content::{fixed, signature};
use crate::playground::Store;
use crate::playground::model::Model;
use crate::ui::bytes;
use crate::ui::html::Html;

/// Lines of a hexadecimal view.
const LINES: usize = 32;

#[component]
pub fn Steps(store: Store) -> impl IntoView {
    let step = |title: &'static str, part: fn(&Model, &Walkthrough, &Scheme<'_>, &mut Html)| {
        let inside = store.text(move |model| {
            let mut html = Html::new();
            if let Some(walk) = &model.walk {
                let written = model.form.with_scheme(|scheme| part(model, walk, scheme, &mut html));
                // Without a scheme there is no walk.
                written.unwrap_or_default();
            }
            html.take()
        });
        view! {
            <details class="step">
                <summary inner_html=fixed(title)></summary>
                <div inner_html=inside></div>
            </details>
        }
    };
    view! {
        <div class="steps" id="pg-steps">
            <h3 inner_html=fixed(words::STEPS)></h3>
            {step(words::STEP_RECEIVED, received)}
            {step(words::STEP_KEY, key)}
            {step(words::STEP_CONTENT, content)}
            {step(words::STEP_INSIDE, inside)}
            {step(words::STEP_COMPARE, compare)}
            {step(words::STEP_TIME, time)}
        </div>
    }
}

fn row(html: &mut Html, name: &str, value: &str) {
    html.element("<div><dt>", name, "</dt>").element("<dd>", value, "</dd></div>");
}

fn received(_: &Model, walk: &Walkthrough, scheme: &Scheme<'_>, html: &mut Html) {
    let received = &walk.received;
    let nothing = || "nothing".to_owned();
    html.raw("<dl class=\"facts\">");
    let text = received.text.clone().unwrap_or_else(nothing);
    row(html, &signature::place(scheme.carrier.place), &text);
    if let Some(time) = scheme.time {
        let sent = received.timestamp.clone().unwrap_or_else(nothing);
        let name =
            format!("Time: {}, {}", signature::place(time.place), signature::time_unit(time.unit));
        row(html, &name, &sent);
    }
    if let Some(place) = scheme.message_id {
        let name = format!("Id: {}", signature::place(place));
        row(html, &name, &received.message_id.clone().unwrap_or_else(nothing));
    }
    if let Some(claims) = &received.token_claims {
        row(html, "What the token claims", &String::from_utf8_lossy(claims));
    }
    for (index, found) in received.signatures.iter().enumerate() {
        let name = format!("Signature {}, {}", index + 1, signature::encoding(scheme.encoding));
        let value = match &found.bytes {
            Ok(bytes) => format!("{} bytes", bytes.len()),
            Err(fault) => format!("cannot be read: {}", signature::malformed(*fault)),
        };
        row(html, &name, &value);
    }
    html.raw("</dl>");
}

fn key(_: &Model, walk: &Walkthrough, scheme: &Scheme<'_>, html: &mut Html) {
    html.element("<p>", &signature::key_format(scheme.key), "</p>");
    for (index, step) in walk.keys.iter().enumerate() {
        html.raw("<p class=\"note\">Secret ").number(index as u64 + 1).raw(": ");
        match &step.bytes {
            Ok(bytes) => {
                html.number(bytes.len() as u64).raw(" bytes</p>");
                html.raw(
                    "<pre class=\"code dump\" tabindex=\"0\" role=\"region\" aria-label=\"Key\">",
                );
                bytes::write_dump(html, bytes, 0, LINES);
                html.raw("</pre>");
            }
            Err(error) => {
                html.element("", &signature::key_error(*error), "</p>");
            }
        }
    }
}

fn content(model: &Model, _: &Walkthrough, _: &Scheme<'_>, html: &mut Html) {
    let Some(content) = shown(model) else { return };
    html.raw("<p class=\"note\">").number(content.bytes.len() as u64).raw(" bytes</p>");
    html.raw(
        "<pre class=\"code dump\" tabindex=\"0\" role=\"region\" aria-label=\"Signed content\">",
    );
    bytes::write_dump(html, &content.bytes, 0, LINES);
    html.raw("</pre>");
}

fn inside(model: &Model, walk: &Walkthrough, scheme: &Scheme<'_>, html: &mut Html) {
    let at = walk.outcome.as_ref().map_or(0, |accepted| accepted.secret);
    let key = walk.keys.get(at).and_then(|step| step.bytes.as_ref().ok());
    let (Some(key), Some(content)) = (key, shown(model)) else {
        html.raw("<p>Without a key there is nothing to see here.</p>");
        return;
    };
    let Some(inside) = hmac_inside(scheme.algorithm, key, &content.bytes) else {
        html.element(
            "<p>",
            signature::algorithm(scheme.algorithm),
            ": there is no HMAC inside.</p>",
        );
        return;
    };
    if inside.key_was_hashed {
        html.raw("<p>The key is longer than a block of 64 bytes, so it is hashed first.</p>");
    }
    for (name, bytes) in [
        ("The key, filled up with zeros to 64 bytes", inside.padded_key.as_slice()),
        ("Inner pad: every byte xor 36", &inside.inner_pad),
        ("Inner digest: the hash of the inner pad and the content", &inside.inner_digest),
        ("Outer pad: every byte xor 5c", &inside.outer_pad),
        (
            "Outer digest: the hash of the outer pad and the inner digest. This is the HMAC",
            &inside.outer_digest,
        ),
    ] {
        html.element("<p class=\"note\">", name, "</p>");
        html.raw("<pre class=\"code dump\" tabindex=\"0\" role=\"region\" aria-label=\"")
            .text(name)
            .raw("\">");
        bytes::write_dump(html, bytes, 0, LINES);
        html.raw("</pre>");
    }
}

fn compare(_: &Model, walk: &Walkthrough, scheme: &Scheme<'_>, html: &mut Html) {
    for Comparison { secret, content, expected, matched } in &walk.comparisons {
        html.raw("<p class=\"note\">Secret ").number(*secret as u64 + 1);
        if walk.contents.len() > 1 {
            html.raw(", content ").number(*content as u64 + 1);
        }
        match matched {
            Some(at) => html.raw(": matches signature ").number(*at as u64 + 1),
            None => html.raw(": matches none"),
        };
        html.raw("</p><dl class=\"facts\">");
        if let Some(expected) = expected {
            row(html, "Computed here", &scheme.encoding.encode(expected));
        }
        let text = walk.received.text.as_deref().unwrap_or_default();
        for signature in &walk.received.signatures {
            row(html, "Received", &text[signature.span.clone()]);
        }
        html.raw("</dl>");
    }
    html.raw("<p class=\"note\">All bytes are compared, whatever the first ones say: the time it takes tells nobody where two signatures differ.</p>");
}

fn time(model: &Model, walk: &Walkthrough, scheme: &Scheme<'_>, html: &mut Html) {
    if let Some(digest) = &walk.body_digest {
        html.raw("<dl class=\"facts\">");
        row(html, "SHA-256 of the body", &digest.actual);
        let stated = digest.stated.as_deref().unwrap_or("nothing");
        row(html, &signature::field(&digest.field), stated);
        html.raw("</dl>");
    }
    let Some(rule) = scheme.time else {
        html.raw("<p>This scheme signs no time.</p>");
        return;
    };
    let allowed = |limit: Option<u32>| {
        limit.map_or_else(|| "any".to_owned(), |limit| signature::millis(i64::from(limit)))
    };
    html.raw("<dl class=\"facts\">");
    row(html, "Now, in Unix milliseconds", &model.now().0.to_string());
    if let Some(check) = &walk.time {
        row(html, "Signed at", &check.text);
        if let Some(age) = check.age_ms {
            row(html, "Age", &signature::millis(age));
        }
    }
    row(html, "Allowed age", &allowed(rule.past_ms));
    row(html, "Allowed in the future", &allowed(rule.future_ms));
    html.raw("</dl>");
}
