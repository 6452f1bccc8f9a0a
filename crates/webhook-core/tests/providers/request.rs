//! Reading sample requests the way a receiver would.

use serde_json::Value;
use webhook_core::provider::{ALL, EventType, MediaType, Provider, Step, Whereabouts};

pub(crate) fn events() -> impl Iterator<Item = (&'static Provider, &'static EventType)> {
    ALL.iter().flat_map(|provider| provider.events.iter().map(move |event| (*provider, event)))
}

pub(crate) fn json(event: &EventType) -> Value {
    serde_json::from_str(event.payload.body).unwrap_or_else(|error| panic!("{}: {error}", event.id))
}

pub(crate) fn header(event: &EventType, name: &str) -> Option<&'static str> {
    event.headers.iter().find(|(found, _)| *found == name).map(|(_, value)| *value)
}

/// The decoded pairs of a form body; panics on a broken escape.
pub(crate) fn form(event: &EventType) -> Vec<(String, String)> {
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

pub(crate) fn field<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
}

/// The values that stand there, in order; none where the request lacks them.
pub(crate) fn values(event: &EventType, whereabouts: Whereabouts) -> Vec<String> {
    match whereabouts {
        Whereabouts::Header(name) => header(event, name).map(str::to_owned).into_iter().collect(),
        Whereabouts::FormField(name) if event.payload.media_type == MediaType::Form => {
            field(&form(event), name).map(str::to_owned).into_iter().collect()
        }
        Whereabouts::Json(steps) if event.payload.media_type == MediaType::Json => {
            within(&json(event), steps)
        }
        Whereabouts::FormField(_) | Whereabouts::Json(_) => vec![],
    }
}

fn within(value: &Value, steps: &[Step]) -> Vec<String> {
    let Some((step, rest)) = steps.split_first() else {
        return match value {
            Value::String(text) => vec![text.clone()],
            Value::Number(number) => vec![number.to_string()],
            _ => panic!("neither text nor a number: {value}"),
        };
    };
    match step {
        Step::Name(name) => value.get(name).map_or(vec![], |value| within(value, rest)),
        Step::Each => {
            let elements = value.as_array().unwrap_or_else(|| panic!("no array: {value}"));
            elements.iter().flat_map(|value| within(value, rest)).collect()
        }
    }
}

#[test]
fn each_element_of_an_array_has_its_own_value() {
    let value: Value = serde_json::json!([{ "a": { "b": "x" } }, { "a": { "b": 2 } }, {}]);
    let steps = [Step::Each, Step::Name("a"), Step::Name("b")];
    assert_eq!(within(&value, &steps), ["x", "2"]);
}
