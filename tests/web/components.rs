use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_tests::mounted;
use webhook_lab::App;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_page_has_one_first_heading() {
    let page = mounted(App);
    assert!(!page.text("h1").trim().is_empty());
}
