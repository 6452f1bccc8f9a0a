//! `webhook verify`: a verdict, and why.

mod support;

use serde_json::{Value, json};
use support::run;

const DIGEST: &str = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

/// A request that is accepted: the example of GitHub's documents.
fn fine() -> Value {
    json!({
        "provider": "github",
        "secret": "It's a Secret to Everybody",
        "now": 1_760_000_000,
        "method": "POST",
        "url": "https://example.com/",
        "headers": { "X-Hub-Signature-256": format!("sha256={DIGEST}") },
        "body_base64": "SGVsbG8sIFdvcmxkIQ==",
    })
}

fn with(fields: Value) -> Value {
    let mut document = fine();
    let Value::Object(fields) = fields else { panic!("fields are an object") };
    document.as_object_mut().expect("a document").extend(fields);
    document
}

#[track_caller]
fn check(document: &Value, code: i32, expect: &Value) {
    let ran = run(&["verify"], &document.to_string());
    assert_eq!((ran.code, ran.errors.as_str()), (Some(code), ""));
    assert_eq!(&serde_json::from_str::<Value>(&ran.output).expect("JSON"), expect);
}

#[track_caller]
fn check_rejected(fields: Value, reason: &str, detail: Value) {
    let mut expect = json!({ "verdict": "reject", "reason": reason });
    expect["detail"] = detail;
    check(&with(fields), 1, &expect);
}

#[test]
fn a_right_signature_is_accepted() {
    let detail = json!({ "scheme": "github", "secret": 0, "signature": 0 });
    let expect = json!({ "verdict": "accept", "reason": null, "detail": detail });
    check(&fine(), 0, &expect);
    // What a vector says of itself besides is no error.
    let fields = json!({
        "id": "one", "sdk": "x@1", "sdk_error": null, "note": "", "verdict": "reject",
        "contested": false, "raw_bytes_verdict": "reject",
    });
    check(&with(fields), 0, &expect);
    let ran = run(&["verify", "-"], &fine().to_string());
    assert_eq!(ran.code, Some(0));
}

#[test]
fn a_public_key_verifies_in_place_of_a_secret() {
    // The pair of RFC 8032, section 7.1, TEST 1.
    let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    let public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    let ran = run(&["sign"], &with(json!({ "provider": "discord", "secret": seed })).to_string());
    let signed: Value = serde_json::from_str(&ran.output).expect("JSON");
    let mut fields = json!({
        "provider": "discord", "public_key": public, "headers": signed["headers"],
    });
    let detail = json!({ "scheme": "discord", "secret": 0, "signature": 0 });
    let expect = json!({ "verdict": "accept", "reason": null, "detail": detail });
    check(&with(fields.clone()), 0, &expect);
    fields["public_key"] = json!(seed);
    assert_eq!(run(&["verify"], &with(fields).to_string()).code, Some(1));
}

#[test]
fn a_rejection_has_a_reason_and_its_place() {
    let header = |value: &str| json!({ "headers": { "X-Hub-Signature-256": value } });
    let scheme = "github";
    check_rejected(
        json!({ "headers": {} }),
        "missing",
        json!({
            "scheme": scheme, "field": "header X-Hub-Signature-256"
        }),
    );
    check_rejected(header(DIGEST), "no_prefix", json!({ "scheme": scheme, "expected": "sha256=" }));
    check_rejected(
        header("sha256=0x"),
        "malformed_signature",
        json!({
            "scheme": scheme, "at": 1, "expected": "a digit 0-9 or a letter a-f"
        }),
    );
    check_rejected(
        header("sha256=00"),
        "wrong_length",
        json!({
            "scheme": scheme, "found": 1, "expected": 32
        }),
    );
    check_rejected(json!({ "body_base64": "" }), "signature_mismatch", json!({ "scheme": scheme }));
    check_rejected(json!({ "secret": null }), "no_secret", json!({ "scheme": scheme }));
    check_rejected(
        json!({ "secret": " " }),
        "empty_secret",
        json!({
            "scheme": scheme, "field": "secret"
        }),
    );
}

#[test]
fn an_old_request_is_told_with_its_age_and_the_tolerance() {
    let stripe = json!({
        "provider": "stripe", "secret": "whsec_test", "now": 1_760_000_301.9,
        "headers": { "Stripe-Signature": signature_of_stripe() },
    });
    check_rejected(
        stripe,
        "too_old",
        json!({
            "scheme": "stripe", "age_ms": 301_000, "tolerance_ms": 300_000
        }),
    );
}

fn signature_of_stripe() -> String {
    let draft = json!({
        "provider": "stripe", "secret": "whsec_test", "now": 1_760_000_000,
        "body_base64": "SGVsbG8sIFdvcmxkIQ==",
    });
    let ran = run(&["sign"], &draft.to_string());
    let report: Value = serde_json::from_str(&ran.output).expect("JSON");
    report["headers"]["Stripe-Signature"].as_str().expect("a header").to_owned()
}

#[test]
fn what_is_no_request_is_refused_by_field() {
    #[track_caller]
    fn check(document: &Value, expect: &str) {
        let ran = run(&["verify"], &document.to_string());
        assert_eq!((ran.code, ran.output.as_str()), (Some(2), ""));
        assert!(ran.errors.contains(expect), "{}", ran.errors);
    }
    check(&with(json!({ "computed": "" })), "unknown field `computed`, expected one of");
    check(&with(json!({ "provider": "GitHub" })), "provider: found `GitHub`, allowed are stripe,");
    check(&with(json!({ "scheme": "v1" })), "scheme: found `v1`, allowed for `github` are github");
    check(
        &with(json!({ "body_base64": "*" })),
        "body_base64: found '*' at character 1, allowed is",
    );
    check(&with(json!({ "headers": { "a": 1 } })), "-: headers.a: invalid type: integer `1`");
    check(&with(json!({ "verdict": "yes" })), "-: verdict: unknown variant `yes`, expected");
    check(&json!(1), "-: invalid type: integer `1`");
    let mut document = fine();
    document.as_object_mut().expect("a document").remove("now");
    check(&document, "missing field `now`");
}
