//! The page's shell: what stands where.

use leptos::prelude::*;

use crate::article::{prose, providers, scenes};
use crate::content::en::mistakes::MISTAKES;
use crate::content::en::next::NEXT;
use crate::content::en::opening::{IDEA, LEDE, NOTICE, SKIP, TITLE};
use crate::content::en::what::WHAT;
use crate::content::en::when::WHEN;
use crate::content::{Section, fixed};
use crate::decision::Decision;
use crate::playground::Playground;
use crate::prompts::Prompts;
use crate::simulator::Simulator;

const HEAD: &str = "<a class=\"brand\" href=\"#main\"><svg viewBox=\"0 0 32 32\" aria-hidden=\"true\">\
    <path d=\"M6 22V10a4 4 0 0 1 4-4h12M26 10v12a4 4 0 0 1-4 4H10\"></path>\
    <circle cx=\"24\" cy=\"6\" r=\"3\"></circle><circle cx=\"8\" cy=\"26\" r=\"3\"></circle></svg>\
    Webhook Lab</a><nav aria-label=\"On this page\"><a href=\"#idea\">The idea</a>\
    <a href=\"#when\">When to use one</a><a href=\"#simulator\">Simulator</a>\
    <a href=\"#prompts\">Prompts</a><a href=\"#applications\">Applications</a>\
    <a href=\"#mistakes\">Mistakes</a><a href=\"#playground\">Signatures</a><a href=\"#providers\">Providers</a></nav>";

const FOOT: &str = "<p>Webhook Lab runs wholly in your browser. Once loaded it sends and fetches \
    nothing, and its own security policy forbids it to.</p>\
    <p>Free to use, change and share under the MIT or Apache 2.0 licence.</p>";

#[component]
pub fn App() -> impl IntoView {
    view! {
        <a class="skip" href="#main" inner_html=fixed(SKIP)></a>
        <header class="page-head" inner_html=fixed(HEAD)></header>
        <main id="main" tabindex="-1">
            <header class="opening">
                <h1 inner_html=fixed(TITLE)></h1>
                <p class="lede" inner_html=fixed(LEDE)></p>
            </header>
            {section(&IDEA)}
            {section(&WHAT)}
            {section(&WHEN)}
            <Decision />
            <Simulator />
            {section(&NOTICE)}
            <Prompts />
            <section
                class="applications"
                id="applications"
                aria-labelledby="applications-title"
                inner_html=scenes()
            ></section>
            {section(&MISTAKES)}
            <Playground />
            <section
                class="applications"
                id="providers"
                aria-labelledby="providers-table-title"
                inner_html=providers()
            ></section>
            {section(&NEXT)}
        </main>
        <footer class="page-foot" inner_html=fixed(FOOT)></footer>
    }
}

fn section(section: &'static Section) -> impl IntoView {
    let labelled_by = format!("{}-title", section.id);
    view! {
        <section
            class="prose"
            id=section.id
            aria-labelledby=labelled_by
            inner_html=prose(section)
        ></section>
    }
}
