//! The browser computes what the native programs compute, to the last digit.
//!
//! `UPDATE_GOLDEN=1 cargo test --package web-tests --test determinism` runs this natively and writes
//! stats and examples anew: then look at the differences before committing them.

use std::fmt::Write as _;

use wasm_bindgen_test::wasm_bindgen_test_configure;
use webhook_core::simulation::{Config, Engine, HashRecorder, Stats, StatsRecorder, samples};
use webhook_core::time::Micros;
use webhook_lab::playground::model::Model;

wasm_bindgen_test_configure!(run_in_browser);

/// Written by the native tests: a line of name and hash for each reference run.
const HASHES: &str = include_str!("../../crates/webhook-core/tests/golden/hashes.txt");
/// Written natively by this test: a line of name and numbers for each reference run.
const STATS: &str = include_str!("stats.txt");
/// Likewise: a line of provider and signature for each example.
const EXAMPLES: &str = include_str!("examples.txt");
#[cfg(not(target_arch = "wasm32"))]
const EXAMPLES_PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples.txt");
#[cfg(not(target_arch = "wasm32"))]
const STATS_PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/stats.txt");

fn lines(line: impl Fn(&str, Config) -> String) -> String {
    let lines = samples().into_iter().map(|(name, config)| line(name, config) + "\n");
    lines.collect()
}

fn hash(name: &str, config: Config) -> String {
    let scenario = config.checked().expect("a reference run is within every limit");
    format!("{name} {}", Engine::run(&scenario, HashRecorder::default()))
}

/// The stats of the run with a hundred apps, so that quantiles have something to tell.
fn stats(name: &str, config: Config) -> String {
    let scenario = Config { clients: 100, ..config }.checked().expect("a hundred apps are few");
    let Stats { counts, delay, bytes } = Engine::run(&scenario, StatsRecorder::new());
    let mut line = format!(
        "{name} {} {} {} {} {} {} up {} down {}",
        counts.events,
        counts.delivered,
        counts.lost,
        counts.requests,
        counts.empty_responses,
        counts.attempts,
        bytes.up,
        bytes.down
    );
    for span in [delay.mean, delay.p50, delay.p95, delay.p99, delay.max] {
        let micros = span.map_or_else(|| "-".to_owned(), |Micros(micros)| micros.to_string());
        write!(line, " {micros}").expect("a string takes any text");
    }
    line
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn every_reference_run_leaves_the_same_trace_here_as_natively() {
    assert_eq!(lines(hash), HASHES);
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn every_reference_run_comes_to_the_same_numbers_here_as_natively() {
    let found = lines(stats);
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(STATS_PATH, &found).expect("the golden file can be written");
        return;
    }
    assert_eq!(found, STATS);
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn every_provider_s_example_is_signed_here_as_natively() {
    let found = Model::signed_examples();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(EXAMPLES_PATH, &found).expect("the golden file can be written");
        return;
    }
    assert_eq!(found, EXAMPLES);
}
