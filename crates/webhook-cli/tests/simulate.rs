//! `webhook simulate`, run as a process.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn webhook(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_webhook"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn simulate(document: &str) -> Output {
    let mut process = webhook(&["simulate", "-"]).spawn().expect("the program starts");
    let mut stdin = process.stdin.take().expect("standard input is piped");
    stdin.write_all(document.as_bytes()).expect("the program reads all of it");
    drop(stdin);
    process.wait_with_output().expect("the program ends")
}

fn result(output: &Output) -> Value {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// A fresh file for one test.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("the test's folder takes files");
    path
}

fn fine() -> Value {
    json!({
        "seed": 7, "duration_s": 60, "clients": 1,
        "events": { "at_s": [42] },
        "network": { "latency_ms": [20, 20], "loss": 0 },
        "receiver": {
            "processing_ms": [100, 100], "acknowledge": "first", "down_s": [],
            "error_rate": 0, "deduplicate": true
        },
        "strategy": { "webhook": { "policy": { "timeout_s": 10, "retry_after_s": [5, 300] } } }
    })
}

/// What is said of `fine()` with the value at `pointer` replaced.
#[track_caller]
fn check_error(pointer: &str, value: Value, expect: &str) {
    let mut document = fine();
    *document.pointer_mut(pointer).expect("a value to replace") = value;
    check_document_error(&document.to_string(), expect);
}

#[track_caller]
fn check_document_error(document: &str, expect: &str) {
    check_failure(&simulate(document), expect);
}

#[track_caller]
fn check_failure(output: &Output, expect: &str) {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{errors}");
    assert!(output.stdout.is_empty());
    assert!(errors.contains(expect), "{errors}");
}

#[test]
fn a_webhook_takes_one_request() {
    let found = result(&simulate(&fine().to_string()));
    let hash = found["trace_hash"].as_str().unwrap().to_owned();
    assert!(hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()));
    let delay = json!({ "mean": 20.0, "p50": 20.0, "p95": 20.0, "p99": 20.0, "max": 20.0 });
    let expect = json!({
        "requests": 1, "empty_responses": 0, "not_modified": 0, "events": 1, "delivered": 1,
        "lost": 0, "pending": 0, "duplicates": 0, "attempts": 1, "processed": 1,
        "delay_ms": delay, "bytes": { "up": 140, "down": 1580 }, "trace_hash": hash
    });
    assert_eq!(found, expect);
}

#[test]
fn polling_asks_in_vain() {
    let mut document = fine();
    document["strategy"] = json!({ "conditional_poll": { "interval_s": 5 } });
    let found = result(&simulate(&document.to_string()));
    let counts = ["requests", "empty_responses", "not_modified", "attempts"].map(|key| &found[key]);
    assert_eq!(counts, [&json!(12), &json!(11), &json!(11), &json!(0)]);
}

#[test]
fn network_and_receiver_may_be_left_out() {
    let document = json!({
        "seed": 1, "duration_s": 10.5, "clients": 2, "events": { "every_s": 4 },
        "strategy": { "long_poll": { "hold_s": 30 } }
    });
    let found = result(&simulate(&document.to_string()));
    assert_eq!((&found["events"], &found["delivered"]), (&json!(4), &json!(4)));
    assert_eq!(found["delay_ms"]["max"], json!(0.0));
}

#[test]
fn without_a_delivery_there_is_no_delay() {
    let mut document = fine();
    document["events"] = json!({ "poisson_per_client_per_s": 0 });
    let found = result(&simulate(&document.to_string()));
    assert_eq!(found["delay_ms"]["mean"], Value::Null);
    assert_eq!(found["events"], json!(0));
}

#[test]
fn delays_have_at_most_three_decimals() {
    let mut document = fine();
    document["network"]["latency_ms"] = json!([0.001, 99.999]);
    document["events"] = json!({ "poisson_per_client_per_s": 1 });
    let output = simulate(&document.to_string());
    let text = String::from_utf8_lossy(&output.stdout);
    let decimals = text.lines().filter_map(|line| line.trim_end_matches(',').split_once('.'));
    assert!(decimals.clone().count() >= 5);
    assert!(decimals.clone().all(|(_, decimals)| decimals.len() <= 3), "{text}");
}

#[test]
fn a_provider_s_policy_is_played_by_its_id() {
    let mut document = fine();
    document["strategy"] = json!({ "webhook": { "policy": "github" } });
    assert_eq!(result(&simulate(&document.to_string()))["attempts"], json!(1));
    check_error(
        "/strategy/webhook/policy",
        json!("gitlub"),
        "strategy.webhook.policy: unknown provider `gitlub`, expected one of stripe, github,",
    );
}

#[test]
fn an_assumed_policy_is_said_to_be_assumed() {
    use webhook_core::provider::{ALL, Basis};
    for provider in ALL {
        let mut document = fine();
        document["strategy"] = json!({ "webhook": { "policy": provider.id.0 } });
        let output = simulate(&document.to_string());
        let notes = String::from_utf8_lossy(&output.stderr);
        let assumed = provider.delivery.simulated.basis == Basis::Assumed;
        assert_eq!(notes.contains("assumed"), assumed, "{}: {notes}", provider.name);
        assert!(output.status.success() && notes.lines().count() <= 1, "{notes}");
    }
}

#[test]
fn an_unknown_field_is_named() {
    let mut document = fine();
    document["network"]["jitter"] = json!(1);
    check_document_error(&document.to_string(), "network.jitter: unknown field `jitter`");
    document = fine();
    document["sed"] = json!(1);
    check_document_error(&document.to_string(), "sed: unknown field `sed`");
    check_error("/strategy", json!({ "short_pol": {} }), "unknown variant `short_pol`");
    check_error(
        "/strategy/webhook/policy",
        json!({ "timeout_s": 1, "retry_after_s": [], "jitter": 1 }),
        "strategy.webhook.policy.jitter: unknown field `jitter`",
    );
}

#[test]
fn a_missing_field_is_named() {
    let mut document = fine();
    document.as_object_mut().unwrap().remove("strategy");
    check_document_error(&document.to_string(), "missing field `strategy`");
}

#[test]
fn a_value_of_the_wrong_kind_is_found() {
    check_error("/seed", json!(-1), "seed: invalid value: integer `-1`, expected u64");
    check_error("/events/at_s/0", json!("soon"), "events.at_s[0]: invalid type: string \"soon\"");
    check_error("/receiver/acknowledge", json!("later"), "receiver.acknowledge: unknown variant");
    check_error("/network/latency_ms", json!([1]), "network.latency_ms: invalid length 1");
}

#[test]
fn malformed_json_is_found_by_line_and_column() {
    check_document_error("{\n  \"seed\": 1,\n  oops\n}", "key must be a string at line 3 column 3");
    check_document_error(&format!("{} x", fine()), "trailing characters at line 1 column");
    check_document_error("", "EOF while parsing a value at line 1 column 0");
}

#[test]
fn a_value_out_of_its_range_is_named_with_the_range() {
    check_error("/duration_s", json!(0), "duration_s: 0 s; allowed: 1 µs to 366 days");
    check_error("/duration_s", json!(-3), "duration_s: -3; allowed: 0 s or more");
    check_error("/clients", json!(0), "clients: 0; allowed: a whole number from 1 to 10000000");
    check_error("/clients", json!(1.5), "clients: 1.5; allowed: a whole number from 1 to 10000000");
    check_error("/network/loss", json!(1.5), "network.loss: 1.5; allowed: 0 to 1");
    check_error("/receiver/error_rate", json!(-0.1), "receiver.error_rate: -0.1; allowed: 0 to 1");
    check_error(
        "/network/latency_ms",
        json!([80, 20]),
        "network.latency_ms: 80 ms to 20 ms; allowed: two times, shortest first, up to 600 s",
    );
    check_error(
        "/receiver/down_s",
        json!([[1, 2], [9, 3]]),
        "receiver.down_s[1]: from 9 s to 3 s; allowed: a beginning before its end",
    );
    check_error(
        "/events",
        json!({ "poisson_per_client_per_s": 2000 }),
        "events.poisson_per_client_per_s: 2000; allowed: 0, or 3.17",
    );
    check_error("/events", json!({ "at_s": [1, -1] }), "events.at_s[1]: -1; allowed: 0 s or more");
    check_error(
        "/strategy",
        json!({ "short_poll": { "interval_s": 0 } }),
        "strategy.short_poll.interval_s: 0 s; allowed: 1 ms to 366 days",
    );
    check_error(
        "/strategy/webhook/policy/retry_after_s",
        json!([5, 40_000_000]),
        "strategy.webhook.policy.retry_after_s[1]: 40000000 s; allowed: 0 s to 366 days",
    );
}

#[test]
fn a_file_is_read_packed_or_not() {
    let json = fine().to_string();
    let plain = file("plain.json", json.as_bytes());
    let mut encoder = flate2::write::GzEncoder::new(vec![], flate2::Compression::fast());
    encoder.write_all(json.as_bytes()).unwrap();
    let packed = file("packed.json.gz", &encoder.finish().unwrap());
    let expect = simulate(&json).stdout;
    for path in [plain, packed] {
        let output = webhook(&["simulate", path.to_str().unwrap()]).output().unwrap();
        assert_eq!(output.stdout, expect, "{}", path.display());
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let missing = webhook(&["simulate", "no-such-file.json"]).output().unwrap();
    check_failure(&missing, "no-such-file.json: No such file or directory");
    let path = file("broken.json.gz", b"a file that was never packed");
    let broken = webhook(&["simulate", path.to_str().unwrap()]).output().unwrap();
    check_failure(&broken, "broken.json.gz: invalid gzip header");
}

#[test]
fn a_reader_that_has_heard_enough_is_no_error() {
    let mut process = webhook(&["simulate", "-"]).spawn().unwrap();
    drop(process.stdout.take());
    process.stdin.take().unwrap().write_all(fine().to_string().as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
}
