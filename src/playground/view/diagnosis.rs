//! Why it does not verify: the cause in a sentence, the proof, and how to mend it.

use leptos::prelude::*;
use webhook_core::diagnosis::{Axis, Diagnosis, Finding, Target};

use crate::content::en::diagnosis as words;
use crate::content::en::mends::{FRAMEWORKS, MENDS};
use crate::content::{CARRIES_FIXED, diagnosis, fixed, mends};
use crate::platform::{focus, templates};
use crate::playground::Store;
use crate::playground::model::{Model, Msg};
use crate::ui::difference;
use crate::ui::html::Html;

#[component]
pub fn Why(store: Store) -> impl IntoView {
    let idle = store.flag(|model| {
        model.diagnosing.result.as_ref().is_none_or(|it| it.findings.is_empty())
            && !model.diagnosing.is_running()
    });
    let found = store.text(found);
    let family = store.text(|model| family(model).unwrap_or_default().to_owned());
    let no_code = Memo::new(move |_| family.with(String::is_empty));
    let framework = RwSignal::new(FRAMEWORKS[0].0.to_owned());
    Effect::new(move |_| {
        let name = family.get() + "-" + &framework.get();
        templates::show("data-mend", &name, "#pg-mend");
    });
    view! {
        <section class="why" id="pg-why" hidden=idle aria-labelledby="pg-why-title">
            <h3 id="pg-why-title" inner_html=fixed(words::TITLE)></h3>
            <div
                id="pg-found"
                role="status"
                on:click=move |event| {
                    if let Ok(at) = focus::value(&event).parse() {
                        store.send(Msg::Apply(at));
                    }
                }
                inner_html=found
            ></div>
            <div class="mend" hidden=no_code>
                <label>
                    <span inner_html=fixed(words::MEND)></span>
                    <select
                        id="pg-framework"
                        inner_html=frameworks()
                        on:change=move |event| framework.set(event_target_value(&event))
                    ></select>
                </label>
                <div id="pg-mend"></div>
            </div>
            <div hidden inner_html=mend_templates()></div>
        </section>
    }
}

fn first(model: &Model) -> Option<&Finding> {
    model.diagnosing.result.as_ref()?.findings.first()
}

/// Which code mends what was found first.
fn family(model: &Model) -> Option<&'static str> {
    first(model)?.causes.iter().find_map(|cause| mends::mended_by(cause.id))
}

fn found(model: &Model) -> String {
    let mut html = Html::new();
    if model.diagnosing.is_running() {
        html.element("<p class=\"note\">", words::SEARCHING, "</p>");
    }
    let Some(result) = &model.diagnosing.result else { return html.take() };
    let Some((first, others)) = result.findings.split_first() else { return html.take() };
    finding(&mut html, model, first);
    if Model::can_change(first) {
        html.element(
            "<button type=\"button\" class=\"button\" value=\"0\">",
            words::APPLY,
            "</button>",
        );
    }
    if !others.is_empty() {
        html.element("<p class=\"also\">", words::ALSO, ":</p><ul class=\"others\">");
        for other in others {
            html.raw("<li>");
            sentences(&mut html, model, other);
            html.element(" <span class=\"note\">", diagnosis::certainty(other), "</span></li>");
        }
        html.raw("</ul>");
    }
    tried(&mut html, result);
    html.take()
}

fn finding(html: &mut Html, model: &Model, finding: &Finding) {
    html.raw("<p class=\"cause\">");
    sentences(html, model, finding);
    html.raw("</p>");
    proof(html, model, finding);
    html.element("<p class=\"certainty\">", diagnosis::certainty(finding), "</p>");
    for cause in &finding.causes {
        html.element("<p>", mends::mend(cause.id), "</p>");
    }
}

fn sentences(html: &mut Html, model: &Model, finding: &Finding) {
    for (index, cause) in finding.causes.iter().enumerate() {
        html.raw(if index > 0 { " " } else { "" });
        html.text(&diagnosis::cause(cause, finding.target, &model.form.body));
    }
}

/// What is verified and what was signed, with what differs marked.
fn proof(html: &mut Html, model: &Model, finding: &Finding) {
    if finding.target == Target::Computed {
        return;
    }
    for (axis, before) in
        [(Axis::Body, model.form.body.as_slice()), (Axis::Url, model.form.url.as_bytes())]
    {
        let Some(after) = finding.edit.after(axis).filter(|after| *after != before) else {
            continue;
        };
        html.raw("<dl class=\"proof\">");
        let names = [words::AS_VERIFIED, words::AS_SIGNED];
        for (name, text) in names.into_iter().zip(difference::pair(before, after)) {
            html.element(
                "<div><dt>",
                name,
                "</dt><dd><pre class=\"code\" tabindex=\"0\" role=\"region\" ",
            );
            html.raw("aria-label=\"").text(name).raw("\">").raw(&text).raw("</pre></dd></div>");
        }
        html.raw("</dl>");
    }
}

fn tried(html: &mut Html, result: &Diagnosis) {
    html.element("<p class=\"note\">", &diagnosis::tried(result), "</p>");
}

fn frameworks() -> String {
    let mut html = Html::new();
    for (id, name) in if CARRIES_FIXED { &FRAMEWORKS[..] } else { &[] } {
        html.raw("<option value=\"").text(id).element("\">", name, "</option>");
    }
    html.take()
}

/// All of them lie ready in the page; the program shows one.
fn mend_templates() -> String {
    let mut html = Html::new();
    for mend in if CARRIES_FIXED { MENDS } else { &[] } {
        html.raw("<template data-mend=\"").text(mend.family).raw("-").text(mend.framework);
        html.element(
            "\"><p>",
            mend.words,
            "</p><pre class=\"code\" tabindex=\"0\" role=\"region\" ",
        );
        html.element("aria-label=\"Code\"><code>", mend.code, "</code></pre></template>");
    }
    html.take()
}
