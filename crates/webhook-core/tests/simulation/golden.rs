//! The reference runs as they have always been. `UPDATE_GOLDEN=1` writes them anew: then look at
//! the differences before committing them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use webhook_core::simulation::{Config, Engine, HashRecorder, samples};

use crate::text::lines;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Compares with the golden file, or writes it when asked to.
fn check(name: &str, found: &str) {
    let path = folder().join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&path).expect("the golden file can be read");
    let different = golden.lines().zip(found.lines()).position(|(old, new)| old != new);
    let line = different.map_or("the end".to_owned(), |index| format!("line {}", index + 1));
    assert!(golden == found, "{name} differs from {line} on; found:\n{found}");
}

#[test]
fn reference_runs_go_as_they_always_did() {
    for (name, config) in samples() {
        check(&format!("{name}.txt"), &(lines(&config).join("\n") + "\n"));
    }
}

#[test]
fn reference_runs_have_the_hashes_that_they_always_had() {
    let mut hashes = String::new();
    for (name, config) in samples() {
        writeln!(hashes, "{name} {}", hash(config)).expect("a string takes any text");
    }
    check("hashes.txt", &hashes);
}

fn hash(config: Config) -> String {
    let scenario = config.checked().expect("a reference run");
    Engine::run(&scenario, HashRecorder::new()).to_string()
}
