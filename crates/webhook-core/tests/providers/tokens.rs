//! What is coloured in a payload.

use proptest::prelude::*;
use serde_json::Value;
use webhook_core::provider::MediaType;
use webhook_core::syntax::{TokenKind, tokens};

use crate::request::events;

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
