//! Reading and writing the places in which a scheme keeps its values, apart from the code under test.

use webhook_core::http::{Request, form_encoded, form_fields};
use webhook_core::json;
use webhook_core::signature::{Framing, Place, Scheme};

/// The raw text at a place; it is there in a signed request.
pub fn get(scheme: &Scheme<'_>, request: &Request, place: Place<'_>) -> String {
    match place {
        Place::Header(name) | Place::ExactHeader(name) => {
            request.header(name).expect("the header is there").into_owned()
        }
        Place::Pair(name) => {
            let text = get(scheme, request, scheme.carrier.place);
            let start = text.find(&format!("{name}=")).expect("the pair is there") + name.len() + 1;
            let end = text[start..].find(separator(scheme)).expect("another pair follows");
            text[start..start + end].to_owned()
        }
        Place::JsonText(path) | Place::JsonNumber(path) => {
            let found = json::find(&request.body, path).expect("JSON").expect("the field is there");
            match found.value {
                json::Value::Text(text) => String::from_utf8(text).expect("UTF-8"),
                json::Value::Number(number) => number,
                json::Value::Other => panic!("neither text nor number"),
            }
        }
        Place::FormField(name) => {
            let mut fields = form_fields(&request.body).into_iter();
            let field = fields.find(|(other, _)| other == name.as_bytes());
            String::from_utf8(field.expect("the field is there").1).expect("UTF-8")
        }
    }
}

/// Puts another text there, right or wrong.
pub fn set(scheme: &Scheme<'_>, request: &mut Request, place: Place<'_>, text: &str) {
    match place {
        Place::Header(name) | Place::ExactHeader(name) => {
            let is_it = |(other, _): &&mut (String, String)| other.eq_ignore_ascii_case(name);
            let header = request.headers.iter_mut().find(is_it).expect("the header is there");
            text.clone_into(&mut header.1);
        }
        Place::Pair(name) => {
            let old = get(scheme, request, place);
            let all = get(scheme, request, scheme.carrier.place);
            let all = all.replacen(&format!("{name}={old}"), &format!("{name}={text}"), 1);
            set(scheme, request, scheme.carrier.place, &all);
        }
        Place::JsonText(path) => {
            let text = serde_json::json!(text).to_string();
            request.body = json::with(&request.body, path, &text).expect("JSON");
        }
        Place::JsonNumber(path) => {
            request.body = json::with(&request.body, path, text).expect("JSON");
        }
        Place::FormField(name) => {
            let pairs = form_fields(&request.body).into_iter().map(|(other, value)| {
                let is_it = other == name.as_bytes();
                let value = if is_it { text.as_bytes() } else { &value };
                form_encoded(&other) + "=" + &form_encoded(value)
            });
            request.body = pairs.collect::<Vec<_>>().join("&").into_bytes();
        }
    }
}

fn separator(scheme: &Scheme<'_>) -> char {
    match scheme.carrier.framing {
        Framing::Pairs { separator, .. } => separator,
        _ => panic!("a pair stands among pairs"),
    }
}

/// A text with one bit flipped, which stays a text.
pub fn flipped(text: &str, dice: u32) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let places: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at].is_ascii()).collect();
    let at = places[dice as usize / 7 % places.len()];
    bytes[at] ^= 1 << (dice % 7);
    String::from_utf8(bytes).expect("ASCII stays ASCII")
}
