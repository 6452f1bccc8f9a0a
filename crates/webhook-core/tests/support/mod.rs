//! Golden files. `UPDATE_GOLDEN=1` writes them anew: then look at the differences before committing
//! them.

use std::path::Path;

/// Compares with the golden file, or writes it when asked to.
#[track_caller]
pub fn check_golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&path).expect("the golden file can be read");
    let different = golden.lines().zip(found.lines()).position(|(old, new)| old != new);
    let line = different.map_or("the end".to_owned(), |index| format!("line {}", index + 1));
    assert!(golden == found, "{name} differs from {line} on; found:\n{found}");
}
