//! `docs/sdk-differences.md` says of every contested request what is true.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use flate2::read::GzDecoder;
use serde_json::{Value, json};
use support::run;

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Every contested request, with its case and the short name of its library.
static CONTESTED: LazyLock<Vec<(String, String, Value)>> = LazyLock::new(|| {
    let files = std::fs::read_dir(project("tests/vectors")).expect("the folder is there");
    let files = files.map(|entry| entry.expect("it can be listed").path());
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "gz"))
        .flat_map(|path| {
            let file = GzDecoder::new(File::open(path).expect("the file is there"));
            serde_json::from_reader::<_, Vec<Value>>(file).expect("it is an array of vectors")
        })
        .filter(|vector| vector["contested"] == true)
        .map(|vector| {
            let id = vector["id"].as_str().expect("an id is text");
            let (case, library) = id.rsplit_once('/').expect("an id ends in a library");
            (case.to_owned(), library.to_owned(), vector)
        })
        .collect()
});

/// A row of the document: one case.
#[derive(Debug)]
struct Row {
    /// The libraries listed above its table: from their short names to their versions.
    libraries: BTreeMap<String, String>,
    accepts: BTreeSet<String>,
    rejects: BTreeSet<String>,
    we: String,
}

/// What stands in backticks.
fn quoted(text: &str) -> impl Iterator<Item = String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned)
}

fn rows() -> BTreeMap<String, Row> {
    let text = std::fs::read_to_string(project("docs/sdk-differences.md")).expect("it is there");
    let mut rows = BTreeMap::new();
    let mut libraries = BTreeMap::new();
    for line in text.lines() {
        if line.starts_with("## ") {
            libraries.clear();
        } else if line.starts_with("- `") {
            let mut names = quoted(line);
            let short = names.next().expect("the short name comes first");
            libraries.insert(short, names.next().expect("the version follows"));
        } else if line.starts_with("| `") {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            let [case, _, accepts, rejects, we, why] = cells[..] else { panic!("{line}") };
            assert!(!why.is_empty(), "{line}");
            let row = Row {
                libraries: libraries.clone(),
                accepts: quoted(accepts).collect(),
                rejects: quoted(rejects).collect(),
                we: we.to_owned(),
            };
            let case = quoted(case).next().expect("a case is quoted");
            assert!(rows.insert(case, row).is_none(), "twice: {line}");
        }
    }
    rows
}

#[test]
fn every_contested_case_is_in_the_document_and_no_other() {
    let cases: BTreeSet<String> = CONTESTED.iter().map(|(case, ..)| case.clone()).collect();
    assert_eq!(rows().into_keys().collect::<BTreeSet<_>>(), cases);
}

#[test]
fn the_document_names_each_library_with_its_version_and_its_verdict() {
    let rows = rows();
    let mut named = 0;
    for (case, library, vector) in &*CONTESTED {
        let row = &rows[case];
        assert_eq!(vector["sdk"], row.libraries[library], "{case}");
        let (names, others) = match vector["verdict"].as_str() {
            Some("accept") => (&row.accepts, &row.rejects),
            _ => (&row.rejects, &row.accepts),
        };
        assert!(names.contains(library) && !others.contains(library), "{case}: {library}");
        named += 1;
    }
    let in_rows = |row: &Row| row.accepts.len() + row.rejects.len();
    assert_eq!(rows.values().map(in_rows).sum::<usize>(), named);
}

#[test]
fn what_the_document_says_of_us_is_what_we_do() {
    let rows = rows();
    let judged = |(case, _, vector): &(String, String, Value)| {
        let mut vector = vector.clone();
        // The verdict alone is compared: no rule for contested requests helps.
        vector["verdict"] = json!(rows[case].we);
        vector["contested"] = json!(false);
        vector
    };
    let vectors: Vec<Value> = CONTESTED.iter().map(judged).collect();
    let ran = run(&["vectors", "-"], &json!(vectors).to_string());
    assert_eq!(ran.output, format!("{} passed, 0 failed, 0 skipped\n", vectors.len()));
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
}
