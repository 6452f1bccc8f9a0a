//! `webhook vectors`, on the recorded requests and on broken ones.

mod support;

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use support::run;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors")
}

/// The recorded requests of one file.
fn recorded(file: &str) -> Vec<Value> {
    let file = File::open(folder().join(file)).expect("the file is there");
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).expect("it is gzip of UTF-8");
    serde_json::from_str(&text).expect("it is an array of vectors")
}

const ID: &str = "github/body-crlf-json/methods";

/// A request that is accepted.
fn one() -> Value {
    let mut vectors = recorded("github.json.gz").into_iter();
    vectors.find(|vector| vector["id"] == ID).expect("the vector is there")
}

/// A fresh file for one test.
fn file(name: &str, content: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("the test's folder takes files");
    path.to_str().expect("its path is UTF-8").to_owned()
}

fn gzipped(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(vec![], Compression::fast());
    encoder.write_all(text.as_bytes()).expect("memory takes any bytes");
    encoder.finish().expect("memory takes any bytes")
}

#[test]
fn every_recorded_request_gets_the_verdict_that_it_should() {
    let files = std::fs::read_dir(folder()).expect("the folder is there");
    let files = files.map(|entry| entry.expect("it can be listed").path());
    let files: Vec<String> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "gz"))
        .map(|path| path.to_str().expect("its path is UTF-8").to_owned())
        .collect();
    let mut arguments = vec!["vectors"];
    arguments.extend(files.iter().map(String::as_str));
    let ran = run(&arguments, "");
    assert_eq!(ran.output, "1139 passed, 0 failed, 0 skipped\n");
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
}

#[test]
fn a_verdict_that_does_not_hold_is_told_and_fails() {
    let mut wrong = one();
    wrong["verdict"] = json!("reject");
    let mut also_wrong = one();
    also_wrong["body_base64"] = json!("e30=");
    let right = one();
    let ran = run(&["vectors", "-"], &json!([wrong, right, also_wrong]).to_string());
    let expect = "github/body-crlf-json/methods: expected reject, got accept: matched\n\
                  github/body-crlf-json/methods: expected accept, got reject: signature_mismatch\n\
                  1 passed, 2 failed, 0 skipped\n";
    assert_eq!((ran.code, ran.output.as_str(), ran.errors.as_str()), (Some(1), expect, ""));
}

#[test]
fn a_request_without_verdict_is_skipped() {
    let mut vector = one();
    vector.as_object_mut().expect("an object").remove("verdict");
    let ran = run(&["vectors", "-"], &json!([vector]).to_string());
    assert_eq!((ran.code, ran.output.as_str()), (Some(0), "0 passed, 0 failed, 1 skipped\n"));
}

#[test]
fn a_contested_request_is_held_to_the_rule_over_raw_bytes() {
    let mut vector = one();
    vector["verdict"] = json!("reject");
    vector["contested"] = json!(true);
    vector["raw_bytes_verdict"] = json!("accept");
    let ran = run(&["vectors", "-"], &json!([vector]).to_string());
    assert_eq!((ran.code, ran.output.as_str()), (Some(0), "1 passed, 0 failed, 0 skipped\n"));
    vector["contested"] = json!(false);
    assert_eq!(run(&["vectors", "-"], &json!([vector]).to_string()).code, Some(1));
}

#[test]
fn files_may_be_plain_packed_or_standard_input_and_count_together() {
    let text = json!([one()]).to_string();
    let plain = file("one.json", text.as_bytes());
    let packed = file("one.json.gz", &gzipped(&text));
    let ran = run(&["vectors", &plain, &packed, "-"], &text);
    assert_eq!((ran.code, ran.output.as_str()), (Some(0), "3 passed, 0 failed, 0 skipped\n"));
}

#[test]
fn what_is_not_gzip_is_refused_by_name() {
    let broken = file("broken.json.gz", b"[]");
    let ran = run(&["vectors", &broken], "");
    assert_eq!((ran.code, ran.output.as_str()), (Some(2), ""));
    assert!(ran.errors.contains("broken.json.gz: "), "{}", ran.errors);
}

/// What is said of a vector with this field set.
#[track_caller]
fn check_refused(field: &str, value: Value, expect: &[&str]) {
    let mut vector = one();
    vector[field] = value;
    let ran = run(&["vectors", "-"], &json!([vector]).to_string());
    assert_eq!((ran.code, ran.output.as_str()), (Some(2), ""));
    for expect in expect {
        assert!(ran.errors.contains(expect), "{}", ran.errors);
    }
}

#[test]
fn what_a_vector_may_not_hold_is_refused_by_field() {
    check_refused(
        "colour",
        json!("blue"),
        &["[0]", "unknown field `colour`", "`raw_bytes_verdict`"],
    );
    check_refused("verdict", json!("maybe"), &["[0].verdict", "`maybe`", "`accept` or `reject`"]);
    check_refused("now", json!("noon"), &["[0].now", "\"noon\""]);
    check_refused("headers", json!([]), &["[0].headers", "an object of header names and values"]);
    check_refused(
        "body_base64",
        json!("e30"),
        &[
            "github/body-crlf-json/methods: body_base64: found its end at character 4",
            "padded standard base64",
        ],
    );
    check_refused(
        "provider",
        json!("githob"),
        &[
            "github/body-crlf-json/methods: provider: found `githob`, allowed are stripe, github, shopify",
        ],
    );
}
