//! No secret that was given ever stands in what the program writes.

mod support;

use serde_json::{Value, json};
use support::run;
use webhook_core::provider;
use webhook_core::signature::{Algorithm, Scheme};

/// Text, base64, base64 behind the prefix and hexadecimal that would be noticed anywhere. The first
/// three are the same bytes.
const MARKER: &str = "MarkerMarker";
const IN_BASE64: &str = "TWFya2VyTWFya2Vy";
const IN_HEX: &str = "4d61726b65724d61726b6572";

fn document(scheme: &str, secret: Value) -> Value {
    let mut document = json!({
        "provider": scheme, "scheme": scheme, "now": 1_760_000_000, "url": "https://example.com/",
        "headers": {}, "body_base64": "e30=",
    });
    document["secret"] = secret;
    document
}

/// Whether the secret, or the bytes that it means, stand in the text.
fn shows(text: &str) -> bool {
    [MARKER, IN_BASE64, IN_HEX, "1234567890"].iter().any(|form| text.contains(form))
}

#[track_caller]
fn check(command: &str, document: &Value, code: i32) {
    let ran = run(&[command, "-"], &document.to_string());
    assert_eq!(ran.code, Some(code), "{ran:?}");
    assert!(!shows(&ran.output) && !shows(&ran.errors), "{ran:?}");
}

fn schemes() -> impl Iterator<Item = &'static Scheme<'static>> {
    provider::ALL.iter().flat_map(|provider| provider.schemes).copied()
}

/// Secrets that are wrong in each way in which one can be, for some scheme.
fn wrong_secrets() -> Vec<Value> {
    vec![
        json!(format!("{MARKER}!")),
        json!(format!("whsec_{IN_BASE64}=")),
        json!(format!("whpk_{IN_BASE64}")),
        json!(format!("whsk_{IN_BASE64}")),
        json!(IN_HEX),
        json!(format!("{IN_HEX}0")),
        json!(IN_BASE64),
        json!(MARKER.repeat(1000)),
    ]
}

#[test]
fn verify_shows_no_secret_whatever_is_wrong_with_it() {
    for scheme in schemes() {
        for secret in wrong_secrets() {
            check("verify", &document(scheme.id, secret), 1);
        }
    }
}

#[test]
fn verify_shows_no_secret_that_was_sent_as_it_is() {
    let mut request = document("gitlab-token", json!(MARKER));
    request["headers"] = json!({ "X-Gitlab-Token": MARKER });
    check("verify", &request, 0);
    request["headers"] = json!({ "X-Gitlab-Token": format!("{MARKER}x") });
    check("verify", &request, 1);
}

#[test]
fn sign_shows_no_secret_that_is_no_key() {
    for scheme in ["svix", "standardwebhooks-v1a", "sendgrid", "discord"] {
        for secret in [json!(format!("{MARKER}!")), json!(MARKER.repeat(1000))] {
            check("sign", &document(scheme, secret), 2);
        }
    }
    for scheme in ["standardwebhooks-v1a", "sendgrid", "discord"] {
        check("sign", &document(scheme, json!(IN_HEX)), 2);
        check("sign", &document(scheme, json!(IN_BASE64)), 2);
    }
}

/// Two schemes send it or sign it, and there a reader who asks for the signed request gets it: a
/// token is its own header, and HubSpot's old versions hash it with the body.
#[test]
fn sign_shows_no_secret_in_what_it_signed() {
    for scheme in schemes() {
        let is_shown = matches!(scheme.algorithm, Algorithm::SharedToken | Algorithm::Sha256);
        if !is_shown && !scheme.algorithm.is_asymmetric() {
            check("sign", &document(scheme.id, json!(IN_BASE64)), 0);
        }
    }
}

#[test]
fn a_secret_that_is_no_text_is_not_shown() {
    let values = [json!(1_234_567_890), json!([MARKER]), json!({ MARKER: MARKER }), json!(true)];
    for command in ["sign", "verify"] {
        for value in &values {
            check(command, &document("github", value.clone()), 2);
        }
    }
    for value in &values {
        let ran = run(&["vectors", "-"], &json!([document("github", value.clone())]).to_string());
        assert_eq!(ran.code, Some(2));
        assert!(ran.errors.contains("[0].secret: found ") && !shows(&ran.errors), "{ran:?}");
    }
}

#[test]
fn other_faults_of_a_document_do_not_show_its_secret() {
    for command in ["sign", "verify"] {
        for (field, value) in [
            ("provider", json!("nobody")),
            ("scheme", json!("none")),
            ("now", json!(1e300)),
            ("now", json!("later")),
            ("body_base64", json!("#")),
            ("headers", json!(1)),
            ("colour", json!("blue")),
        ] {
            let mut document = document("github", json!(MARKER));
            document[field] = value;
            check(command, &document, 2);
        }
        let cut = format!("{{\"secret\":\"{MARKER}");
        let ran = run(&[command], &cut);
        assert!(ran.code == Some(2) && !shows(&ran.errors), "{ran:?}");
    }
}

#[test]
fn vectors_show_no_secret() {
    let mut vector = document("github", json!(MARKER));
    vector["id"] = json!("one");
    vector["verdict"] = json!("accept");
    check("vectors", &json!([vector]), 1);
    vector["provider"] = json!("nobody");
    check("vectors", &json!([vector]), 2);
}
