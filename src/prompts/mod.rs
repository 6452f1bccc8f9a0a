//! Prompts for a coding agent, with blanks that two pickers fill. The prompts stand in the page, not in
//! the program: it only fills the blanks and copies what is shown. So do the endpoints that run.

#[cfg(feature = "ssr")]
mod files;
mod recipes;
#[cfg(feature = "ssr")]
mod sheet;

use leptos::prelude::*;
use webhook_core::provider::ALL;

use crate::content::en::prompts as words;
use crate::content::{CARRIES_FIXED, fixed};
use crate::platform::paint::Brushes;
use crate::ui::copy::CopyButton;
use crate::ui::html::Html;
use recipes::Recipes;

#[component]
pub fn Prompts() -> impl IntoView {
    let framework = RwSignal::new(words::FRAMEWORKS[0].to_owned());
    let service = RwSignal::new(ALL[0].id.0.to_owned());
    let prompts = words::PROMPTS.map(|prompt| {
        let place = format!("prompt-{}", prompt.id);
        let selector = format!("#{place} code");
        let text = Callback::new(move |()| Brushes::find(&selector).text());
        view! {
            <article class="prompt" id=place>
                <header inner_html=head(&prompt)></header>
                <pre class="code" tabindex="0" role="region" aria-label=prompt.title inner_html=body(&prompt)></pre>
                <div class="buttons">
                    <CopyButton label=words::COPY text />
                </div>
            </article>
        }
    });
    view! {
        <section class="prompts" id="prompts" aria-labelledby="prompts-title">
            <header class="simulator-head">
                <h2 id="prompts-title" inner_html=fixed(words::TITLE)></h2>
                <p inner_html=fixed(words::LEDE)></p>
            </header>
            <div class="blanks">
                <label>
                    <span inner_html=fixed(words::FRAMEWORK)></span>
                    <select
                        id="prompt-framework"
                        inner_html=frameworks()
                        on:change=move |event| {
                            let picked = event_target_value(&event);
                            Brushes::find(".blank-framework").write_all(&picked);
                            framework.set(picked);
                        }
                    ></select>
                </label>
                <label>
                    <span inner_html=fixed(words::SERVICE)></span>
                    <select
                        id="prompt-service"
                        inner_html=services()
                        on:change=move |event| {
                            let picked = event_target_value(&event);
                            fill_service(&picked);
                            service.set(picked);
                        }
                    ></select>
                </label>
            </div>
            <div class="prompt-list">{prompts.into_iter().collect::<Vec<_>>()}</div>
            <Recipes framework service />
        </section>
    }
}

fn fill_service(id: &str) {
    if let Some(provider) = webhook_core::provider::find(id) {
        Brushes::find(".blank-service").write_all(provider.name);
        Brushes::find(".blank-path").write_all(provider.id.0);
    }
}

fn frameworks() -> String {
    let mut html = Html::new();
    for framework in if CARRIES_FIXED { &words::FRAMEWORKS[..] } else { &[] } {
        html.element("<option>", framework, "</option>");
    }
    html.take()
}

fn services() -> String {
    let mut html = Html::new();
    for provider in if CARRIES_FIXED { ALL } else { &[] } {
        html.raw("<option value=\"").text(provider.id.0).element("\">", provider.name, "</option>");
    }
    html.take()
}

fn head(prompt: &words::Prompt) -> String {
    let mut html = Html::new();
    if CARRIES_FIXED {
        html.element("<h3>", prompt.title, "</h3><p><span class=\"tag\">");
        html.text(prompt.tag.word()).element("</span> ", prompt.purpose, "</p>");
    }
    html.take()
}

/// The prompt with its blanks filled for the first choices.
fn body(prompt: &words::Prompt) -> String {
    let mut html = Html::new();
    if CARRIES_FIXED {
        let first = ALL[0];
        html.raw("<code>");
        let mut rest = prompt.text;
        while let Some((before, after)) = rest.split_once('{') {
            html.text(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let filled = match name {
                "framework" => words::FRAMEWORKS[0],
                "service" => first.name,
                _ => first.id.0,
            };
            html.raw("<span class=\"blank blank-").text(name).element("\">", filled, "</span>");
            rest = after;
        }
        html.text(rest).raw("</code>");
    }
    html.take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_blank_is_one_that_is_filled() {
        for prompt in words::PROMPTS {
            for part in prompt.text.split('{').skip(1) {
                let name = part.split('}').next().unwrap();
                assert!(["framework", "service", "path"].contains(&name), "{name}");
            }
            assert!(!body(&prompt).contains('{'), "{}", prompt.id);
        }
    }
}
