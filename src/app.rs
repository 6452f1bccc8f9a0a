//! The page's shell: what stands where.

use leptos::prelude::*;

use crate::article::{Contents, Providers, prose, scenes};
use crate::content::en::mistakes::MISTAKES;
use crate::content::en::next::NEXT;
use crate::content::en::opening::{self, IDEA, LEDE, NOTICE, SKIP, TITLE};
use crate::content::en::what::WHAT;
use crate::content::en::when::WHEN;
use crate::content::{CARRIES_FIXED, Section, fixed, fixed_section, reading};
use crate::decision::Decision;
use crate::figures::guess::model::Question;
use crate::figures::{Compare, Curve, Guess, Mistakes, Outages, Parcel, Ways};
use crate::playground::Playground;
use crate::prompts::Prompts;
use crate::simulator::Simulator;

const HEAD: &str = "<a class=\"brand\" href=\"#main\"><svg viewBox=\"0 0 32 32\" aria-hidden=\"true\">\
    <path d=\"M6 22V10a4 4 0 0 1 4-4h12M26 10v12a4 4 0 0 1-4 4H10\"></path>\
    <circle cx=\"24\" cy=\"6\" r=\"3\"></circle><circle cx=\"8\" cy=\"26\" r=\"3\"></circle></svg>\
    Webhook Lab</a>";

const FOOT: &str = "<p>Webhook Lab runs wholly in your browser. Once loaded it sends and fetches \
    nothing, and its own security policy forbids it to.</p>\
    <p>Free to use, change and share under the MIT or Apache 2.0 licence.</p>";

#[component]
pub fn App() -> impl IntoView {
    view! {
        <a class="skip" href="#main" inner_html=fixed(SKIP)></a>
        <header class="page-head" inner_html=fixed(HEAD)></header>
        <Contents />
        <main id="main" tabindex="-1">
            <header class="opening">
                <h1 inner_html=fixed(TITLE)></h1>
                <p class="lede" inner_html=fixed(LEDE)></p>
                <p class="note" inner_html=reading_time()></p>
            </header>
            {section(IDEA.id, fixed_section(&IDEA), Parcel)}
            {section(WHAT.id, fixed_section(&WHAT), || (Ways(), guess(Question::EveryMinute)))}
            {section(WHEN.id, fixed_section(&WHEN), || (guess(Question::EveryHour), Curve(), Decision()))}
            <Simulator />
            {section(NOTICE.id, fixed_section(&NOTICE), Compare)}
            <Prompts />
            <section
                class="applications"
                id="applications"
                aria-labelledby="applications-title"
                inner_html=scenes()
            ></section>
            {section(MISTAKES.id, fixed_section(&MISTAKES), || (Mistakes(), guess(Question::LossyWires), Outages()))}
            <Playground />
            <Providers />
            {section(NEXT.id, fixed_section(&NEXT), || ())}
        </main>
        <footer class="page-foot" inner_html=fixed(FOOT)></footer>
    }
}

fn reading_time() -> String {
    if CARRIES_FIXED { opening::reading_time(reading::minutes()) } else { String::new() }
}

/// A part of the article: its prose, and the figures that show what it claims.
fn section<V: IntoView>(
    id: &'static str,
    text: Option<&'static Section>,
    figures: impl FnOnce() -> V,
) -> impl IntoView {
    view! {
        <section class="prose" id=id aria-labelledby=format!("{id}-title")>
            <div class="prose-text" inner_html=prose(text)></div>
            {figures()}
        </section>
    }
}

fn guess(question: Question) -> impl IntoView {
    view! { <Guess question /> }
}
