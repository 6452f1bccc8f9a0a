//! What every provider file promises, checked over all of them.
#![expect(
    clippy::unwrap_used,
    reason = "every function here serves a test, where a panic is the failure"
)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;
use webhook_core::provider::{ALL, Basis, Delivery, EventType, Fact, MediaType, Provider};
use webhook_core::syntax::{TokenKind, tokens};

/// The payloads travel inside the page's WebAssembly.
const PAYLOAD_LIMIT: usize = 1_600;
const ALL_PAYLOADS_LIMIT: usize = 60_000;

fn events() -> impl Iterator<Item = (&'static Provider, &'static EventType)> {
    ALL.iter().flat_map(|provider| provider.events.iter().map(move |event| (*provider, event)))
}

fn json(event: &EventType) -> Value {
    serde_json::from_str(event.payload.body).unwrap_or_else(|error| panic!("{}: {error}", event.id))
}

fn header(event: &EventType, name: &str) -> Option<&'static str> {
    event.headers.iter().find(|(found, _)| *found == name).map(|(_, value)| *value)
}

/// The decoded pairs of a form body; panics on a broken escape.
fn form(event: &EventType) -> Vec<(String, String)> {
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap();
        (decode(name), decode(value))
    };
    event.payload.body.split('&').map(pair).collect()
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            plain => plain,
        });
    }
    String::from_utf8(bytes).unwrap()
}

fn field<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let between = |part: &str, low: u32, high: u32| {
        part.parse::<u32>().is_ok_and(|number| (low..=high).contains(&number))
    };
    text.len() == 10
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        && matches!(parts[..], [year, month, day]
            if between(year, 2020, 2099) && between(month, 1, 12) && between(day, 1, 31))
}

fn is_address(text: &str) -> bool {
    text.strip_prefix("https://")
        .is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
}

#[test]
fn providers_stand_in_the_order_of_the_picker() {
    let ids: Vec<&str> = ALL.iter().map(|provider| provider.id.0).collect();
    assert_eq!(ids, ["stripe", "github", "shopify", "twilio", "sendgrid", "vercel", "netlify"]);
}

#[test]
fn every_provider_has_six_to_nine_events_with_ids_of_their_own() {
    for provider in ALL {
        let ids: BTreeSet<&str> = provider.events.iter().map(|event| event.id).collect();
        assert_eq!(ids.len(), provider.events.len(), "{}", provider.name);
        assert!((6..=9).contains(&ids.len()), "{}: {}", provider.name, ids.len());
    }
}

#[test]
fn events_of_one_group_stand_together() {
    for provider in ALL {
        let mut groups: Vec<&str> = provider.events.iter().map(|event| event.group).collect();
        groups.dedup();
        let distinct: BTreeSet<&str> = groups.iter().copied().collect();
        assert_eq!(groups.len(), distinct.len(), "{}: {groups:?}", provider.name);
        assert!(!distinct.contains(""), "{}", provider.name);
    }
}

#[test]
fn titles_are_two_to_four_plain_words_that_no_sibling_shares() {
    for provider in ALL {
        let titles: BTreeSet<&str> = provider.events.iter().map(|event| event.title).collect();
        assert_eq!(titles.len(), provider.events.len(), "{}", provider.name);
        for title in titles {
            let words = title.split(' ').count();
            assert!((2..=4).contains(&words), "{title}");
            assert!(title.bytes().all(|b| b.is_ascii_lowercase() || b == b' '), "{title}");
        }
    }
}

#[test]
fn payloads_stay_under_their_limits() {
    for (provider, event) in events() {
        let size = event.payload.body.len();
        assert!(size <= PAYLOAD_LIMIT, "{} {}: {size} B", provider.name, event.id);
    }
    let total: usize = events().map(|(_, event)| event.payload.body.len()).sum();
    assert!(total <= ALL_PAYLOADS_LIMIT, "{total} B");
}

#[test]
fn no_two_events_share_a_body() {
    let bodies: BTreeSet<&str> = events().map(|(_, event)| event.payload.body).collect();
    assert_eq!(bodies.len(), events().count());
}

#[test]
fn every_json_payload_is_an_object_or_an_array_of_objects() {
    for (provider, event) in events().filter(|(_, e)| e.payload.media_type == MediaType::Json) {
        let body = json(event);
        let objects = body.as_array().map_or_else(|| vec![&body], |array| array.iter().collect());
        assert!(!objects.is_empty(), "{} {}", provider.name, event.id);
        assert!(objects.iter().all(|value| value.is_object()), "{} {}", provider.name, event.id);
    }
}

#[test]
fn every_form_payload_decodes_to_named_fields() {
    let forms: Vec<_> = events().filter(|(_, e)| e.payload.media_type == MediaType::Form).collect();
    assert!(!forms.is_empty());
    for (_, event) in forms {
        let pairs = form(event);
        let names: BTreeSet<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), pairs.len(), "{}: a name twice", event.id);
        assert!(!names.contains(""), "{}", event.id);
        assert!(field(&pairs, "AccountSid").is_some(), "{}", event.id);
    }
}

#[test]
fn the_content_type_header_is_that_of_the_payload() {
    for (provider, event) in events() {
        let found = header(event, "Content-Type").unwrap();
        let media_type = found.split(';').next().unwrap();
        assert_eq!(media_type, event.payload.media_type.as_str(), "{}", provider.name);
    }
}

/// Where each provider says which kind of event a request carries.
fn names_itself(provider: &Provider, event: &EventType) -> bool {
    match provider.id.0 {
        "stripe" | "vercel" => json(event)["type"] == event.id,
        "github" => {
            let (name, action) = event.id.split_once('.').unzip();
            header(event, "X-GitHub-Event") == Some(name.unwrap_or(event.id))
                && json(event).get("action").and_then(Value::as_str) == action
        }
        "shopify" => header(event, "X-Shopify-Topic") == Some(event.id),
        "twilio" => {
            let (thing, status) = event.id.split_once('.').unwrap();
            let name = match thing {
                "message" => "SmsStatus",
                "call" => "CallStatus",
                "recording" => "RecordingStatus",
                _ => return false,
            };
            field(&form(event), name) == Some(status)
        }
        // A request carries what has gathered; the newest event is the one it is shown for.
        "sendgrid" => json(event).as_array().unwrap().last().unwrap()["event"] == event.id,
        "netlify" => header(event, "X-Netlify-Event") == Some(event.id),
        _ => false,
    }
}

#[test]
fn the_event_id_stands_where_the_provider_puts_it() {
    for (provider, event) in events() {
        assert!(names_itself(provider, event), "{} {}", provider.name, event.id);
    }
}

/// The value by which a receiver recognises a repeated delivery.
fn delivery_id(provider: &Provider, event: &EventType) -> Option<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match provider.id.0 {
        "stripe" | "vercel" => text(&json(event)["id"]),
        "github" => header(event, "X-GitHub-Delivery").map(str::to_owned),
        "shopify" => header(event, "X-Shopify-Webhook-Id").map(str::to_owned),
        "twilio" => header(event, "I-Twilio-Idempotency-Token").map(str::to_owned),
        "sendgrid" => text(&json(event).as_array()?.last()?["sg_event_id"]),
        // Netlify numbers no events: a deploy keeps its id from building to ready.
        "netlify" => text(&json(event)["id"]).map(|id| format!("{id} {}", event.id)),
        _ => None,
    }
}

#[test]
fn no_two_events_of_a_provider_share_a_delivery_id() {
    for provider in ALL {
        let ids: BTreeSet<String> =
            provider.events.iter().map(|event| delivery_id(provider, event).unwrap()).collect();
        assert_eq!(ids.len(), provider.events.len(), "{}", provider.name);
    }
}

#[test]
fn bodies_keep_the_provider_s_own_white_space() {
    for (provider, event) in events() {
        let body = event.payload.body;
        let as_sent = match provider.id.0 {
            "stripe" => body.starts_with("{\n  \"id\": \"evt_") && body.ends_with("\n}"),
            "sendgrid" => body.ends_with("}]\r\n") && !body.replace("\r\n", "").contains('\n'),
            "shopify" => !body.contains('\n') && !body.replace("\\/", "").contains('/'),
            _ => !body.contains(['\n', '\r']),
        };
        assert!(as_sent, "{} {}", provider.name, event.id);
    }
}

#[test]
fn people_and_places_are_invented() {
    for (provider, event) in events() {
        for (at, _) in event.payload.body.match_indices('@') {
            let domain = &event.payload.body[at + 1..];
            // A Message-ID has the form of an address, and its host is the provider's.
            let invented = domain.starts_with("example.com") || domain.starts_with("geopod-ismtpd");
            assert!(invented, "{} {}: {domain:.20}", provider.name, event.id);
        }
        for secret in ["whsec_", "sk_live", "_secret_", "shpss_", "ghp_", "SG.", "eyJ"] {
            assert!(!event.payload.body.contains(secret), "{} {secret}", event.id);
        }
    }
}

#[test]
fn every_source_is_an_address() {
    for (provider, event) in events() {
        assert!(is_address(provider.docs), "{}", provider.docs);
        assert!(is_address(event.source), "{}", event.source);
    }
}

fn check_fact<T>(provider: &Provider, fact: Option<&Fact<T>>) {
    if let Some(fact) = fact {
        assert!(is_address(fact.source), "{}: {}", provider.name, fact.source);
        assert!(is_date(fact.checked_on), "{}: {}", provider.name, fact.checked_on);
    }
}

#[test]
fn every_fact_has_a_source_and_a_date() {
    for provider in ALL {
        assert!(is_date(provider.checked_on), "{}", provider.name);
        check_fact(provider, provider.delivery.timeout.as_ref());
        check_fact(provider, provider.delivery.retry_after.as_ref());
        check_fact(provider, provider.delivery.gives_up_after.as_ref());
    }
}

#[test]
fn a_date_has_ten_characters_and_a_month_that_exists() {
    assert!(is_date("2026-11-24"));
    for text in ["", "2026-13-24", "2026-11-32", "26-11-24", "2026-11-2x", "24.11.2026"] {
        assert!(!is_date(text), "{text}");
    }
}

#[test]
fn a_policy_is_published_exactly_when_both_of_its_values_are_facts() {
    for provider in ALL {
        let Delivery { timeout, retry_after, simulated, .. } = provider.delivery;
        let published = timeout.is_some() && retry_after.is_some();
        assert_eq!(simulated.basis == Basis::Published, published, "{}", provider.name);
    }
}

#[test]
fn a_policy_never_contradicts_a_fact() {
    for provider in ALL {
        let Delivery { timeout, retry_after, gives_up_after, simulated } = provider.delivery;
        assert!(timeout.is_none_or(|fact| fact.value == simulated.timeout), "{}", provider.name);
        assert!(retry_after.is_none_or(|fact| fact.value == simulated.retry_after));
        let waits = simulated.retry_after.iter().copied().sum();
        assert!(gives_up_after.is_none_or(|fact| fact.value >= waits), "{}", provider.name);
    }
}

#[test]
fn no_token_of_a_payload_is_invalid() {
    for (provider, event) in events() {
        let body = event.payload.body;
        for token in tokens(body, event.payload.media_type) {
            let text = &body[token.start..token.end];
            assert_ne!(token.kind, TokenKind::Invalid, "{} {}: {text}", provider.name, event.id);
        }
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// How many tokens of each kind a value must have: keys, texts, numbers and keywords.
fn count(value: &Value, kinds: &mut [usize; 4]) {
    match value {
        Value::Null | Value::Bool(_) => kinds[3] += 1,
        Value::Number(_) => kinds[2] += 1,
        Value::String(_) => kinds[1] += 1,
        Value::Array(values) => values.iter().for_each(|value| count(value, kinds)),
        Value::Object(members) => members.values().for_each(|value| {
            kinds[0] += 1;
            count(value, kinds);
        }),
    }
}

proptest! {
    #[test]
    fn valid_json_has_the_tokens_of_its_values_and_none_that_is_invalid(
        value in any_json(),
        pretty in any::<bool>(),
    ) {
        let text = if pretty {
            serde_json::to_string_pretty(&value).unwrap()
        } else {
            value.to_string()
        };
        let mut found = [0; 4];
        for token in tokens(&text, MediaType::Json) {
            match token.kind {
                TokenKind::Key => found[0] += 1,
                TokenKind::Text => found[1] += 1,
                TokenKind::Number => found[2] += 1,
                TokenKind::Keyword => found[3] += 1,
                TokenKind::Punctuation | TokenKind::Space => {}
                TokenKind::Invalid => prop_assert!(false, "{}", &text[token.start..token.end]),
            }
        }
        let mut expect = [0; 4];
        count(&value, &mut expect);
        prop_assert_eq!(found, expect);
    }
}
