//! `webhook diagnose`: one line for each request, and whether it is as expected.

mod support;

use serde_json::{Value, json};
use support::run;

const SECRET: &str = "whsec_4f9Kq2TnBv7XwZ1cLp8RdYs3HgJm6EuA";
/// `{"id":"evt_1"}`
const BODY: &str = "eyJpZCI6ImV2dF8xIn0=";
/// `{"id": "evt_1"}`
const SPACED: &str = "eyJpZCI6ICJldnRfMSJ9";

/// A request of Stripe's, signed by `webhook sign`.
fn fine() -> Value {
    let draft = json!({
        "provider": "stripe", "secret": SECRET, "now": 1_760_000_000, "method": "POST",
        "url": "https://example.com/", "headers": {}, "body_base64": BODY,
    });
    let ran = run(&["sign"], &draft.to_string());
    let signed: Value = serde_json::from_str(&ran.output).expect("JSON");
    let mut request = draft;
    request["headers"] = signed["headers"].clone();
    request["id"] = json!("one");
    request
}

fn with(fields: Value) -> Value {
    let mut request = fine();
    let Value::Object(fields) = fields else { panic!("fields are an object") };
    request.as_object_mut().expect("a request").extend(fields);
    request
}

/// What the program prints for these requests.
#[track_caller]
fn check(requests: &[Value], code: i32, lines: usize) -> Vec<String> {
    let ran = run(&["diagnose", "-"], &Value::from(requests).to_string());
    assert_eq!((ran.code, ran.errors.as_str()), (Some(code), ""), "{}", ran.output);
    let found: Vec<String> = ran.output.lines().map(str::to_owned).collect();
    assert_eq!(found.len(), lines, "{}", ran.output);
    found
}

#[track_caller]
fn check_one(fields: Value, expect: &Value) {
    let line = check(&[with(fields)], 0, 1).remove(0);
    let found: Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(&found["findings"], expect, "{line}");
}

#[test]
fn an_accepted_request_has_no_findings() {
    let line = check(&[fine()], 0, 1).remove(0);
    let expect = json!({
        "id": "one", "verdict": "accept", "findings": [], "hypotheses": 0, "exhausted": true,
    });
    assert_eq!(serde_json::from_str::<Value>(&line).expect("JSON"), expect);
}

#[test]
fn a_cause_is_named_with_its_details_and_how_sure_it_is() {
    let detail = json!({ "style": "compact" });
    let causes = json!([{ "cause": "body-reserialized", "detail": detail }]);
    let expect = json!([{ "certainty": "proven", "causes": causes }]);
    check_one(json!({ "body_base64": SPACED }), &expect);
    let detail = json!({ "which": 1 });
    let causes = json!([{ "cause": "secret-other", "detail": detail }]);
    let expect = json!([{ "certainty": "proven", "causes": causes }]);
    check_one(json!({ "secret": "whsec_x", "other_secrets": ["x", SECRET] }), &expect);
    let detail = json!({ "stated": 99, "found": 14, "missing": 85 });
    let causes = json!([{ "cause": "body-length", "detail": detail }]);
    let expect = json!([{ "certainty": "likely", "causes": causes }]);
    check_one(json!({ "secret": "whsec_x", "content_length": 99 }), &expect);
}

#[test]
fn what_the_readers_code_computed_is_explained_though_the_request_is_right() {
    // HMAC-SHA256 of the body alone.
    let computed = "e3f9a1b4";
    let line = check(&[with(json!({ "computed": computed }))], 0, 1).remove(0);
    let found: Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!((&found["verdict"], &found["findings"]), (&json!("accept"), &json!([])));
    let body = json!({
        "provider": "github", "secret": SECRET, "now": 0, "headers": {}, "body_base64": BODY,
    });
    let ran = run(&["sign"], &body.to_string());
    let signed: Value = serde_json::from_str(&ran.output).expect("JSON");
    let detail = json!({ "layout": "{body}", "of": "computed" });
    let causes = json!([{ "cause": "content-layout", "detail": detail }]);
    let expect = json!([{ "certainty": "proven", "causes": causes }]);
    check_one(json!({ "computed": signed["signature"] }), &expect);
}

#[test]
fn what_is_expected_is_compared_and_counted() {
    let right = with(json!({ "body_base64": SPACED, "expect": ["body-reserialized"] }));
    let none = with(json!({ "expect": [] }));
    let wrong = with(json!({ "body_base64": SPACED, "expect": ["body-bom"] }));
    let more = with(json!({ "body_base64": SPACED, "expect": ["body-bom", "body-reserialized"] }));
    let lines = check(&[right.clone(), none.clone()], 0, 3);
    assert_eq!(lines[2], "2 passed, 0 failed");
    let lines = check(&[right, wrong, more, fine()], 1, 5);
    assert_eq!(lines[4], "1 passed, 2 failed");
    let ok = |line: &str| serde_json::from_str::<Value>(line).expect("JSON")["ok"].clone();
    let oks: Vec<Value> = lines[..4].iter().map(|line| ok(line)).collect();
    assert_eq!(oks, [json!(true), json!(false), json!(false), Value::Null]);
}

#[test]
fn what_is_no_request_is_refused_by_field() {
    #[track_caller]
    fn check(document: &Value, expect: &str) {
        let ran = run(&["diagnose", "-"], &document.to_string());
        assert_eq!((ran.code, ran.output.as_str()), (Some(2), ""));
        assert!(ran.errors.contains(expect), "{}", ran.errors);
    }
    check(&json!([with(json!({ "sum": "" }))]), "-: [0].sum: unknown field `sum`, expected one of");
    let unknown = with(json!({ "expect": ["body-lost"] }));
    check(&json!([unknown]), "-: one: expect: found `body-lost`, allowed are body-reserialized,");
    check(&json!([with(json!({ "provider": "x" }))]), "-: one: provider: found `x`, allowed are");
    check(&fine(), "-: invalid type: map, expected a sequence");
    assert_eq!(run(&["diagnose"], "").code, Some(2));
}

#[test]
fn no_secret_is_printed() {
    let hidden = "hidden_7Yq3";
    let cases = [
        json!({ "secret": format!("{hidden}\n") }),
        json!({ "secret": format!("NAME='{hidden}'") }),
        json!({ "secret": "x", "other_secrets": [hidden] }),
        json!({ "secret": format!("https://{hidden}") }),
        json!({ "provider": "gitlab", "scheme": "gitlab-token", "secret": hidden,
                "headers": { "X-Gitlab-Token": "hidden_7Yq3 " }, "computed": hidden }),
        json!({ "provider": "gitlab", "scheme": "gitlab-token", "secret": format!("\"{hidden}\""),
                "headers": { "X-Other": hidden } }),
        json!({ "secret": hidden, "expect": ["x"] }),
        json!({ "secret": [hidden] }),
    ];
    for case in cases {
        let ran = run(&["diagnose", "-"], &json!([with(case)]).to_string());
        assert!(!(ran.output + &ran.errors).contains("7Yq3"));
    }
}
