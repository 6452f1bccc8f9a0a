//! `webhook sign`: the request that a provider would send.

mod support;

use serde_json::{Value, json};
use support::run;

/// What a reader finds in GitHub's documents: secret, body and digest.
fn fine() -> Value {
    json!({
        "provider": "github",
        "secret": "It's a Secret to Everybody",
        "now": 1_760_000_000,
        "method": "POST",
        "url": "https://example.com/",
        "headers": {},
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
fn signed(document: &Value) -> Value {
    let ran = run(&["sign"], &document.to_string());
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    serde_json::from_str(&ran.output).expect("it prints JSON")
}

#[test]
fn the_documented_example_comes_out() {
    let digest = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    let expect = json!({
        "headers": { "X-Hub-Signature-256": format!("sha256={digest}") },
        "signed_content_base64": "SGVsbG8sIFdvcmxkIQ==",
        "signature": digest,
    });
    assert_eq!(signed(&fine()), expect);
    let ran = run(&["sign", "-"], &fine().to_string());
    assert_eq!(serde_json::from_str::<Value>(&ran.output).expect("JSON"), expect);
}

#[test]
fn method_address_headers_and_id_may_be_left_out() {
    let mut document = with(json!({ "provider": "svix", "secret": "whsec_c2VjcmV0" }));
    for field in ["method", "url", "headers"] {
        document.as_object_mut().expect("a document").remove(field);
    }
    let one = signed(&document);
    assert_eq!(one, signed(&document));
    let id = one["headers"]["svix-id"].as_str().expect("an id").to_owned();
    assert!(id.starts_with("msg_") && id.len() == 28, "{id}");
    let named = signed(&with(json!({
        "provider": "svix", "secret": "whsec_c2VjcmV0", "id": "msg_1"
    })));
    assert_eq!(named["headers"]["svix-id"], "msg_1");
    assert_eq!(named["headers"]["svix-timestamp"], "1760000000");
}

#[test]
fn a_scheme_may_be_named() {
    let document = with(json!({ "provider": "hubspot", "scheme": "hubspot-v1" }));
    assert_eq!(signed(&document)["headers"]["X-HubSpot-Signature-Version"], "v1");
    let document = with(json!({ "provider": "hubspot" }));
    let chosen = signed(&document);
    assert_eq!(chosen["headers"]["X-HubSpot-Request-Timestamp"], "1760000000000");
}

#[test]
fn what_signing_changed_besides_the_headers_is_told() {
    let document = with(json!({ "provider": "twilio", "scheme": "twilio-json" }));
    let url = "https://example.com/?bodySHA256=\
               dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f";
    assert_eq!(signed(&document)["url"], url);
    let document = with(json!({ "provider": "linear", "body_base64": "e30=" }));
    let body = signed(&document)["body_base64"].clone();
    // {"webhookTimestamp":1760000000000}
    assert_eq!(body, "eyJ3ZWJob29rVGltZXN0YW1wIjoxNzYwMDAwMDAwMDAwfQ==");
}

/// Every scheme of this list signs what `verify` then accepts.
#[test]
fn what_was_signed_is_accepted() {
    for scheme in ["stripe", "slack", "twilio", "twilio-json", "netlify", "hubspot-v3", "paddle"] {
        let document = with(json!({ "provider": scheme }));
        let report = signed(&document);
        let verified = with(json!({
            "provider": scheme,
            "headers": report["headers"],
            "url": report.get("url").unwrap_or(&document["url"]),
        }));
        let ran = run(&["verify"], &verified.to_string());
        assert_eq!(ran.code, Some(0), "{scheme}: {}{}", ran.output, ran.errors);
    }
}

#[track_caller]
fn check_refused(fields: Value, expect: &str) {
    let ran = run(&["sign"], &with(fields).to_string());
    assert_eq!((ran.code, ran.output.as_str()), (Some(2), ""));
    assert_eq!(ran.errors, format!("webhook: -: {expect}\n"));
}

#[test]
fn what_cannot_be_signed_is_refused_by_field() {
    check_refused(json!({ "secret": "" }), r#"secret: empty_secret: {"field":"secret"}"#);
    check_refused(
        json!({ "provider": "svix", "secret": "whsec_c2V jcmV0" }),
        "secret: malformed_secret: {\"at\":9,\"expected\":\"a character of standard base64\",\
         \"field\":\"secret\"}",
    );
    check_refused(
        json!({ "provider": "discord", "secret": "00" }),
        r#"secret: wrong_key_length: {"expected":32,"field":"secret","found":1}"#,
    );
    check_refused(
        json!({ "provider": "sendgrid", "secret": "c2VjcmV0" }),
        r#"secret: not_a_key: {"field":"secret"}"#,
    );
    check_refused(
        json!({ "provider": "svix", "secret": "whsec_c2VjcmV0", "id": " " }),
        "id: found nothing, allowed is any text",
    );
    check_refused(json!({ "provider": "stripe", "now": -1 }), "now: found -1, allowed from 0 on");
    check_refused(
        json!({ "now": 1e13 }),
        "now: found 10000000000000, allowed are seconds up to 1e12",
    );
    check_refused(
        json!({ "body_base64": "e3=0" }),
        "body_base64: found '=' at character 3, allowed is padded standard base64",
    );
    check_refused(
        json!({ "provider": "linear" }),
        "body_base64: found no JSON, or no object to sign in, from byte 0 on; allowed for \
         `linear` is JSON",
    );
    check_refused(
        json!({ "provider": "hubspot", "scheme": "v3" }),
        "scheme: found `v3`, allowed for `hubspot` are hubspot-v3, hubspot-v2, hubspot-v1",
    );
}

#[test]
fn fields_that_are_unknown_missing_or_of_another_kind_are_named() {
    #[track_caller]
    fn check(document: &Value, expect: &str) {
        let ran = run(&["sign"], &document.to_string());
        assert_eq!((ran.code, ran.output.as_str()), (Some(2), ""));
        assert!(ran.errors.contains(expect), "{}", ran.errors);
    }
    check(&with(json!({ "verdict": "accept" })), "unknown field `verdict`, expected one of");
    check(&with(json!({ "now": "soon" })), "-: now: invalid type: string \"soon\"");
    check(&with(json!({ "secret": null })), "-: secret: found null, allowed is text");
    check(&with(json!({ "provider": "strip" })), "provider: found `strip`, allowed are stripe,");
    for field in ["provider", "secret", "now", "body_base64"] {
        let mut document = fine();
        document.as_object_mut().expect("a document").remove(field);
        check(&document, &format!("missing field `{field}`"));
    }
}
