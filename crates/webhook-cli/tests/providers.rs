//! `webhook providers`, run as a process.

use std::process::Command;

use serde_json::{Value, json};
use webhook_core::provider::ALL;

fn providers() -> Vec<Value> {
    let program = env!("CARGO_BIN_EXE_webhook");
    let output = Command::new(program).arg("providers").output().expect("the program runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
    serde_json::from_slice(&output.stdout).expect("an array of JSON")
}

fn provider(id: &str) -> Value {
    let mut all = providers().into_iter();
    all.find(|provider| provider["id"] == id).expect("a provider of this id")
}

/// What stands at `pointer` of the provider's document.
#[track_caller]
fn check(id: &str, pointer: &str, expect: &Value) {
    let document = provider(id);
    let found = document.pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"));
    assert_eq!(found, expect, "{id} {pointer}");
}

#[test]
fn every_provider_is_there_with_all_its_schemes_and_events() {
    let printed = providers();
    assert_eq!(printed.len(), ALL.len());
    for (printed, provider) in printed.iter().zip(ALL) {
        assert_eq!(printed["id"], provider.id.0);
        assert_eq!(printed["name"], provider.name);
        let ids = |list: &str| -> Vec<&str> {
            let list = printed[list].as_array().unwrap();
            list.iter().map(|it| it["id"].as_str().unwrap()).collect()
        };
        let schemes: Vec<&str> = provider.schemes.iter().map(|it| it.id).collect();
        let events: Vec<&str> = provider.events.iter().map(|it| it.id).collect();
        assert_eq!((ids("schemes"), ids("events")), (schemes, events));
    }
}

#[test]
fn a_payload_s_size_is_that_of_its_bytes() {
    for (printed, provider) in providers().iter().zip(ALL) {
        for (printed, event) in printed["events"].as_array().unwrap().iter().zip(provider.events) {
            let size = event.payload.body.len();
            assert!(size > 0);
            assert_eq!(printed["payload_bytes"], size, "{} {}", provider.name, event.id);
            assert_eq!(printed["headers"].as_array().unwrap().len(), event.headers.len());
        }
    }
}

/// All objects in a document that have a member of this name.
fn with_member<'v>(value: &'v Value, name: &str, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(members) => {
            if members.contains_key(name) {
                found.push(value);
            }
            members.values().for_each(|value| with_member(value, name, found));
        }
        Value::Array(values) => values.iter().for_each(|value| with_member(value, name, found)),
        _ => {}
    }
}

#[test]
fn everything_stated_has_a_source_and_a_date() {
    let printed = Value::Array(providers());
    let mut stated = vec![];
    with_member(&printed, "value", &mut stated);
    assert!(stated.len() > 100, "{}", stated.len());
    let schemes = printed.as_array().unwrap().iter().flat_map(|it| it["schemes"].as_array());
    for part in stated.into_iter().chain(schemes.flatten()) {
        let source = part["source"].as_str().unwrap_or_default();
        let date = part["checked_on"].as_str().unwrap_or_default();
        assert!(source.starts_with("https://") && date.len() == 10, "{part}");
    }
}

#[test]
fn what_is_unknown_is_null_and_not_missing() {
    for printed in providers() {
        let delivery = printed["delivery"].as_object().unwrap();
        for name in ["timeout_s", "retry_after_s", "gives_up_after_s", "success", "disables"] {
            let value = delivery.get(name).unwrap_or_else(|| panic!("{name}: {printed}"));
            assert!(value.is_null() || value.is_object(), "{value}");
        }
        for name in ["dedupe_id", "event_type"] {
            assert!(printed.get(name).is_some(), "{name}: {printed}");
        }
    }
    check("vercel", "/delivery/timeout_s", &Value::Null);
    check("stripe", "/delivery/retry_after_s", &Value::Null);
    check("dropbox", "/event_type", &Value::Null);
}

#[test]
fn delivery_is_told_in_seconds() {
    check("github", "/delivery/timeout_s/value", &json!(10));
    check("github", "/delivery/retry_after_s/value", &json!([]));
    check("slack", "/delivery/retry_after_s/value", &json!([0, 60, 300]));
    check("mailgun", "/delivery/gives_up_after_s/value", &json!(28_800));
    check("svix", "/delivery/simulated/basis", &json!("published"));
    check("stripe", "/delivery/simulated/basis", &json!("assumed"));
}

#[test]
fn success_and_the_end_of_patience_are_data() {
    check("stripe", "/delivery/success/value", &json!("2xx"));
    check("zoom", "/delivery/success/value", &json!([200, 204]));
    check("gitlab", "/delivery/disables/value", &json!({ "failures_in_a_row": 40 }));
    check("square", "/delivery/disables/value", &json!({ "failing_for_s": 1_814_400 }));
    check("typeform", "/delivery/disables/value", &json!({ "status": [404, 410] }));
    let share = json!({ "above_percent": 95, "within_s": 3_600 });
    check("slack", "/delivery/disables/value", &share);
    check("slack", "/delivery/disables_at_least", &json!(1_000));
}

#[test]
fn what_a_sender_does_about_a_failing_address_is_data() {
    check("paddle", "/delivery/retries/value", &json!(60));
    check("mailgun", "/delivery/gives_up_on/value", &json!([406]));
    check("standardwebhooks", "/delivery/heeds_retry_after/value", &json!(true));
    let pauses = json!({ "failures_in_a_row": 4, "first_s": 60, "longest_s": 86_400 });
    check("gitlab", "/delivery/pauses/value", &pauses);
    check("stripe", "/delivery/pauses", &Value::Null);
}

#[test]
fn the_signed_content_is_a_template_and_a_list() {
    check("slack", "/schemes/0/content/template", &json!("v0:{timestamp}:{body}"));
    check("svix", "/schemes/0/content/template", &json!("{id}.{timestamp}.{body}"));
    let parts =
        json!([{ "part": "timestamp" }, { "part": "literal", "text": "." }, { "part": "body" }]);
    check("stripe", "/schemes/0/content/parts", &parts);
    check("gitlab", "/schemes/1/content/template", &json!(""));
}

#[test]
fn the_signature_s_place_frame_key_and_time_are_told() {
    let pairs = json!({ "kind": "pairs", "separator": ";", "name": "h1", "counts": "any" });
    check("paddle", "/schemes/0/signature/framing", &pairs);
    check("paddle", "/schemes/0/time/place", &json!({ "pair": "ts" }));
    check("paddle", "/schemes/0/time/tolerance_past_s", &json!(5));
    check("stripe", "/schemes/0/time/tolerance_past_s", &json!(300));
    check("stripe", "/schemes/0/time/tolerance_future_s", &Value::Null);
    check("linear", "/schemes/0/time/unit", &json!("milliseconds"));
    check("svix", "/schemes/0/key", &json!({ "format": "base64", "prefix": "whsec_" }));
    check("mailgun", "/schemes/1/covers/body", &json!(false));
    check("square", "/schemes/0/covers/url", &json!(true));
    let digest = json!({ "jws_claim": "sha256" });
    check("netlify", "/schemes/0/body_digest", &digest);
}

#[test]
fn ids_and_kinds_are_told_by_where_they_stand() {
    check("github", "/dedupe_id/value", &json!([{ "header": "X-GitHub-Delivery" }]));
    let both = json!([{ "header": "X-GitHub-Event" }, { "json": "action" }]);
    check("github", "/event_type/value", &both);
    check("sendgrid", "/event_type/value", &json!([{ "json": "[].event" }]));
    check("meta", "/event_type/value/1", &json!({ "json": "entry[].changes[].field" }));
    check("twilio", "/event_type/value/0", &json!({ "form_field": "SmsStatus" }));
}
