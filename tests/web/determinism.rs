use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use webhook_core::simulation::{Engine, HashRecorder, samples};

wasm_bindgen_test_configure!(run_in_browser);

/// Written by the native tests: a line of name and hash for each reference run.
const NATIVE: &str = include_str!("../../crates/webhook-core/tests/golden/hashes.txt");

#[wasm_bindgen_test]
fn every_reference_run_leaves_the_same_trace_here_as_natively() {
    let here: Vec<String> = samples()
        .into_iter()
        .map(|(name, config)| {
            let scenario = config.checked().expect("a reference run is within every limit");
            format!("{name} {}", Engine::run(&scenario, HashRecorder::default()))
        })
        .collect();
    let natively: Vec<&str> = NATIVE.lines().collect();
    assert_eq!(here, natively);
}
