use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_tests::mounted;
use webhook_lab::App;
use webhook_lab::platform::failure;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_page_has_one_first_heading() {
    let page = mounted(App);
    assert!(!page.text("h1").trim().is_empty());
}

#[wasm_bindgen_test]
fn a_failure_is_told_with_what_to_quote() {
    let page = mounted(|| {
        view! {
            <div id="failure" hidden>
                <pre id="failure-detail"></pre>
            </div>
        }
    });
    failure::show("Webhook Lab: it broke <here>");
    assert_eq!(page.text("#failure-detail"), "Webhook Lab: it broke <here>");
    assert_eq!(
        page.text("#failure[role=alert]:not([hidden])").trim(),
        "Webhook Lab: it broke <here>"
    );
}
