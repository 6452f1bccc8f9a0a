//! Forms as programs write them.

use std::collections::BinaryHeap;

use crate::http::{form_encoded, form_fields};
use crate::json::{self, Blanks, Escapes, Style, Value};

/// A way of writing a form.
#[derive(Clone, Copy)]
pub(in super::super) struct FormStyle {
    /// Whether a blank is `+`; otherwise it is `%20`.
    pub(in super::super) plus: bool,
    /// What besides letters and digits is not encoded.
    pub(in super::super) kept: &'static str,
    /// Whether `%XX` has lower-case digits.
    pub(in super::super) lower: bool,
    /// Whether fields stand in the order of their names.
    pub(in super::super) sorted: bool,
    /// Where the fields are taken from.
    pub(in super::super) from: Fields,
}

/// Where a form's fields are taken from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Fields {
    /// From a form.
    Form,
    /// From an object of JSON that was made of a form.
    Json,
    /// The whole body is one field, `payload`.
    Payload,
}

/// How many fields are written anew.
const MAX_FIELDS: usize = 4096;

impl FormStyle {
    pub(super) fn of(&self, body: &[u8]) -> Option<Vec<u8>> {
        let looks_like_json = matches!(body.first(), Some(b'{' | b'['));
        let mut fields = match self.from {
            Fields::Form if !looks_like_json && body.contains(&b'=') => form_fields(body),
            Fields::Json if looks_like_json => json_fields(body)?,
            Fields::Payload if looks_like_json => vec![(b"payload".to_vec(), body.to_vec())],
            _ => return None,
        };
        if fields.len() > MAX_FIELDS {
            return None;
        }
        if self.sorted {
            fields = BinaryHeap::from(fields).into_sorted_vec();
        }
        let mut out = Vec::with_capacity(body.len() * 2);
        for (at, (name, value)) in fields.iter().enumerate() {
            if at > 0 {
                out.push(b'&');
            }
            self.write(name, &mut out);
            out.push(b'=');
            self.write(value, &mut out);
        }
        Some(out)
    }

    fn write(&self, text: &[u8], out: &mut Vec<u8>) {
        let digits: &[u8; 16] = if self.lower { b"0123456789abcdef" } else { b"0123456789ABCDEF" };
        for &byte in text {
            match byte {
                b' ' if self.plus => out.push(b'+'),
                _ if byte.is_ascii_alphanumeric() || self.kept.as_bytes().contains(&byte) => {
                    out.push(byte);
                }
                _ => out.extend([
                    b'%',
                    digits[usize::from(byte >> 4)],
                    digits[usize::from(byte & 15)],
                ]),
            }
        }
    }
}

/// The texts and numbers of an object.
fn json_fields(body: &[u8]) -> Option<Vec<(Vec<u8>, Vec<u8>)>> {
    let members = json::members(body, 0..body.len()).ok()?;
    let field = |member: json::Member| match member.found.value {
        Value::Text(text) => Some((member.name, text)),
        Value::Number(number) => Some((member.name, number.into_bytes())),
        Value::Other => None,
    };
    members.into_iter().map(field).collect()
}

/// The fields as an object of JSON, as JavaScript writes it.
pub(in super::super) fn to_json(body: &[u8]) -> Option<Vec<u8>> {
    as_json(body, Blanks::COMPACT, Escapes::FEWEST)
}

/// The fields as an object of JSON, as Python writes it.
pub(in super::super) fn to_spaced_json(body: &[u8]) -> Option<Vec<u8>> {
    as_json(body, Blanks::SPACED, Escapes::UNICODE)
}

fn as_json(body: &[u8], blanks: Blanks, escapes: Escapes) -> Option<Vec<u8>> {
    let quoted = |text: Vec<u8>| String::from_utf8(text).ok().map(|text| json::quoted(&text));
    let fields = form_fields(body).into_iter().take(MAX_FIELDS);
    let pairs = fields.map(|(name, value)| Some(quoted(name)? + ":" + &quoted(value)?));
    let object = format!("{{{}}}", pairs.collect::<Option<Vec<_>>>()?.join(","));
    let style = Style { blanks: Some(blanks), escapes: Some(escapes), ..Style::default() };
    json::written(object.as_bytes(), &style).ok()
}

/// Percent signs with upper-case digits.
pub(in super::super) fn upper_hex(body: &[u8]) -> Option<Vec<u8>> {
    Some(with_hex(body, |byte| byte.to_ascii_uppercase()))
}

/// Percent signs with lower-case digits.
pub(in super::super) fn lower_hex(body: &[u8]) -> Option<Vec<u8>> {
    Some(with_hex(body, |byte| byte.to_ascii_lowercase()))
}

fn with_hex(body: &[u8], digit: impl Fn(u8) -> u8) -> Vec<u8> {
    let mut out = body.to_vec();
    let mut at = 0;
    while at + 2 < out.len() {
        let is_escape =
            out[at] == b'%' && out[at + 1].is_ascii_hexdigit() && out[at + 2].is_ascii_hexdigit();
        if is_escape {
            out[at + 1] = digit(out[at + 1]);
            out[at + 2] = digit(out[at + 2]);
        }
        at += if is_escape { 3 } else { 1 };
    }
    out
}

/// `%20` for every `+`.
pub(in super::super) fn plus_to_percent(body: &[u8]) -> Option<Vec<u8>> {
    replaced(body, b"+", b"%20")
}

/// `+` for every `%20`.
pub(in super::super) fn percent_to_plus(body: &[u8]) -> Option<Vec<u8>> {
    replaced(body, b"%20", b"+")
}

/// `%2A` for every `*`.
pub(in super::super) fn star_to_percent(body: &[u8]) -> Option<Vec<u8>> {
    replaced(body, b"*", b"%2A")
}

/// `*` for every `%2A`.
pub(in super::super) fn percent_to_star(body: &[u8]) -> Option<Vec<u8>> {
    replaced(body, b"%2A", b"*")
}

fn replaced(body: &[u8], from: &[u8], to: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len() + 16);
    let mut rest = body;
    while let [first, after @ ..] = rest {
        if let Some(behind) = rest.strip_prefix(from) {
            out.extend_from_slice(to);
            rest = behind;
        } else {
            out.push(*first);
            rest = after;
        }
    }
    (out != body).then_some(out)
}

/// Without fields whose value is empty.
pub(in super::super) fn without_blank(body: &[u8]) -> Option<Vec<u8>> {
    kept(body, |_, value, _| !value.is_empty())
}

/// With these fields, without a value, where it lacks them.
pub(super) fn with_blank(body: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let fields = form_fields(body);
    let mut out = body.to_vec();
    for name in names {
        if !fields.iter().any(|(other, _)| other == name.as_bytes()) {
            out.extend([b"&", name.as_bytes(), b"="].concat());
        }
    }
    (out.len() > body.len()).then_some(out)
}

/// With a blank that was trimmed from a value.
pub(super) fn with_blank_at(body: &[u8], nth: u16, before: bool) -> Option<Vec<u8>> {
    let mut fields: Vec<&[u8]> = body.split(|&byte| byte == b'&').collect();
    let field = *fields.get(usize::from(nth))?;
    let value = field.iter().position(|&byte| byte == b'=')? + 1;
    let at = if before { value } else { field.len() };
    let padded = [&field[..at], b"+", &field[at..]].concat();
    fields[usize::from(nth)] = &padded;
    Some(fields.join(&b'&'))
}

/// The value of the field `payload` alone.
pub(in super::super) fn payload(body: &[u8]) -> Option<Vec<u8>> {
    let mut fields = form_fields(body).into_iter();
    fields.find(|(name, _)| name == b"payload").map(|(_, value)| value)
}

/// Of fields with one name the last alone.
pub(in super::super) fn last_of_each(body: &[u8]) -> Option<Vec<u8>> {
    kept(body, |name, _, (_, after)| !after.iter().any(|(other, _)| other == name))
}

/// Of fields with one name the first alone.
pub(in super::super) fn first_of_each(body: &[u8]) -> Option<Vec<u8>> {
    kept(body, |name, _, (before, _)| !before.iter().any(|(other, _)| other == name))
}

type Field = (Vec<u8>, Vec<u8>);

/// Decides over a field: name, value, those before and those after it.
type Keeps = fn(&[u8], &[u8], (&[Field], &[Field])) -> bool;

/// The fields of which this is true.
fn kept(body: &[u8], keeps: Keeps) -> Option<Vec<u8>> {
    let fields = form_fields(body);
    if fields.len() > 256 {
        return None;
    }
    let all = fields.iter().enumerate();
    let kept =
        all.filter(|(at, (name, value))| keeps(name, value, (&fields[..*at], &fields[at + 1..])));
    Some(joined(kept.map(|(_, field)| field)))
}

/// Values without the blanks around them.
pub(in super::super) fn trimmed(body: &[u8]) -> Option<Vec<u8>> {
    let trim = |(name, value): Field| (name, value.trim_ascii().to_vec());
    let fields: Vec<Field> = form_fields(body).into_iter().map(trim).collect();
    Some(joined(fields.iter()))
}

fn joined<'f>(fields: impl Iterator<Item = &'f Field>) -> Vec<u8> {
    let pair = |(name, value): &Field| form_encoded(name) + "=" + &form_encoded(value);
    fields.map(pair).collect::<Vec<_>>().join("&").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: FormStyle =
        FormStyle { plus: true, kept: "*-._", lower: false, sorted: false, from: Fields::Form };

    #[test]
    fn a_form_is_written_as_the_style_says() {
        #[track_caller]
        fn check(style: FormStyle, body: &str, expect: Option<&str>) {
            let found = style.of(body.as_bytes());
            assert_eq!(found.as_deref().map(String::from_utf8_lossy).as_deref(), expect);
        }
        check(STYLE, "b=x%20y+z&a=%c3%a9*", Some("b=x+y+z&a=%C3%A9*"));
        let other = FormStyle { plus: false, kept: "-", lower: true, ..STYLE };
        check(other, "b=x%20y+z&a=%C3%A9*", Some("b=x%20y%20z&a=%c3%a9%2a"));
        check(FormStyle { sorted: true, ..STYLE }, "b=1&a=2", Some("a=2&b=1"));
        check(FormStyle { from: Fields::Json, ..STYLE }, r#"{"b":"x y","a":1}"#, Some("b=x+y&a=1"));
        check(FormStyle { from: Fields::Json, ..STYLE }, r#"{"b":[1]}"#, None);
        check(FormStyle { from: Fields::Payload, ..STYLE }, "{}", Some("payload=%7B%7D"));
        check(STYLE, "{\"a\":\"=\"}", None);
        check(STYLE, "text", None);
    }

    #[test]
    fn fields_go() {
        #[track_caller]
        fn check(rewrite: fn(&[u8]) -> Option<Vec<u8>>, body: &str, expect: Option<&str>) {
            let found = rewrite(body.as_bytes());
            assert_eq!(found.as_deref().map(String::from_utf8_lossy).as_deref(), expect);
        }
        check(without_blank, "a=&b=1&c", Some("b=1"));
        check(last_of_each, "a=1&b=2&a=3", Some("b=2&a=3"));
        check(first_of_each, "a=1&b=2&a=3", Some("a=1&b=2"));
        check(trimmed, "a=+x%20", Some("a=x"));
        check(lower_hex, "%AB%zz%A%Cd", Some("%ab%zz%A%cd"));
        check(upper_hex, "%ab%", Some("%AB%"));
        check(plus_to_percent, "a+b", Some("a%20b"));
        check(percent_to_plus, "a%20b", Some("a+b"));
        check(percent_to_star, "ab", None);
    }
}
