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
async fn the_picker_lists_what_a_search_finds() {
    let page = mounted(App);
    let all = page.count(".event");
    assert!(all > 40, "only {all} events are listed");

    page.enter("#search", "GITHUB issue").await;
    assert_eq!(page.text(".events legend"), "GitHub");
    let found = page.count(".event");
    assert!(0 < found && found < all, "{found} of {all} are found");
    assert_eq!(page.count(".event:has([value='github issues.opened'])"), 1);
    assert_eq!(page.count(".event:has([value='github push'])"), 0);

    page.enter("#search", "no such thing").await;
    assert_eq!(page.count(".event"), 0);
    assert!(page.text(".events [role=status]").starts_with("No event matches."));

    page.enter("#search", "").await;
    assert_eq!(page.count(".event"), all);
    assert_eq!(page.count(".event :checked"), 1, "the event is still picked");
}

#[wasm_bindgen_test]
async fn a_refused_number_is_kept_and_told_until_a_good_one_comes() {
    let page = mounted(App);
    assert_eq!((page.value("#poll").as_str(), page.text("#poll-error").as_str()), ("3", ""));

    page.enter("#poll", "300.5").await;
    assert_eq!(page.value("#poll"), "300.5");
    assert_eq!(
        page.text("#poll-error"),
        "Poll every: found “300.5”; allowed is a number from 0.5 to 300\u{a0}s."
    );
    assert_eq!(page.count("#poll[aria-invalid=true][aria-describedby~=poll-error]"), 1);

    page.enter("#poll", "300").await;
    assert_eq!(page.text("#poll-error"), "");
    assert_eq!(page.count("#poll[aria-invalid=false]"), 1);
}

#[wasm_bindgen_test]
async fn what_was_typed_stays_text() {
    let page = mounted(App);
    page.enter("#poll", "<b id=x>5</b>").await;
    assert_eq!(page.count("#x"), 0);
    assert!(page.text("#poll-error").contains("“<b id=x>5</b>”"));
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
    assert_eq!(page.count("#failure[role=alert]:not([hidden])"), 1);
}

#[wasm_bindgen_test]
async fn the_signature_follows_the_body_and_the_secret() {
    let page = mounted(App);
    let first = page.text("#pg-signed");
    assert!(first.starts_with("Stripe-Signature: t="), "{first}");
    page.enter("#pg-body-field", "{}").await;
    let second = page.text("#pg-signed");
    assert_ne!(first, second);
    page.enter("#pg-secret", "another one").await;
    assert_ne!(page.text("#pg-signed"), second);
    assert!(page.text("#pg-verdict").starts_with("Signed."));
}

#[wasm_bindgen_test]
async fn a_body_stays_text_wherever_it_is_shown() {
    let page = mounted(App);
    page.enter("#pg-body-field", "<b id=body-x>&amp;</b>").await;
    assert_eq!(page.count("#body-x"), 0);
    assert!(page.text("#pg-recipe .content").contains("<b id=body-x>&amp;</b>"));
    assert!(page.text("#pg-command").contains("--data-raw '<b id=body-x>&amp;</b>'"));
}

#[wasm_bindgen_test]
async fn an_empty_secret_signs_nothing_and_says_so() {
    let page = mounted(App);
    page.enter("#pg-secret", "").await;
    assert!(page.text("#pg-verdict").starts_with("Cannot be signed. The secret is empty."));
    assert_eq!(page.count(".signed[hidden]"), 1);
    page.enter("#pg-secret", "not empty any more").await;
    assert!(page.text("#pg-verdict").starts_with("Signed."));
}
