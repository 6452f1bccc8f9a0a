//! The reference runs as they have always been.

use std::fmt::Write as _;

use webhook_core::simulation::{Config, Engine, HashRecorder, samples};

use crate::support::check_golden;
use crate::text::lines;

#[test]
fn reference_runs_go_as_they_always_did() {
    for (name, config) in samples() {
        check_golden(&format!("{name}.txt"), &(lines(&config).join("\n") + "\n"));
    }
}

#[test]
fn reference_runs_have_the_hashes_that_they_always_had() {
    let mut hashes = String::new();
    for (name, config) in samples() {
        writeln!(hashes, "{name} {}", hash(config)).expect("a string takes any text");
    }
    check_golden("hashes.txt", &hashes);
}

fn hash(config: Config) -> String {
    let scenario = config.checked().expect("a reference run");
    Engine::run(&scenario, HashRecorder::new()).to_string()
}
