//! JSON as bytes: finds one field and where it stands, and writes a document as another program
//! would, without reading it into anything.

mod blanks;
mod members;
mod style;
mod write;

pub use blanks::{compact, spaced};
pub use members::{Member, members};
pub use style::{Blanks, Escapes, Numbers, Order, Style};
pub use write::written;

use std::ops::Range;

use crate::bytes::hex;

/// How deep arrays and objects may stand in each other.
pub const MAX_DEPTH: usize = 128;

/// A field's value and its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The value.
    pub value: Value,
    /// Where it stands in the document, quotes included.
    pub span: Range<usize>,
}

/// A value, as far as anybody asks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// A string, escapes resolved. Bytes, because a body need not be UTF-8.
    Text(Vec<u8>),
    /// A number, exactly as it is written.
    Number(String),
    /// An array, an object, `true`, `false` or `null`.
    Other,
}

/// The document is not JSON.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotJson {
    /// Where it stops being JSON, in bytes from 0.
    pub at: usize,
}

/// The field at a path of names, `None` when there is none. Of several with one name the last
/// counts, as in every common parser.
///
/// # Errors
///
/// The document as a whole is not JSON, or is nested deeper than [`MAX_DEPTH`].
pub fn find(document: &[u8], path: &[&str]) -> Result<Option<Found>, NotJson> {
    let mut reader = Reader { document, at: 0, found: None };
    reader.blanks();
    reader.value(Some(path), 0)?;
    reader.blanks();
    if reader.at < document.len() {
        return reader.fault();
    }
    Ok(reader.found)
}

/// The document with the field at a path set to a value, which is JSON already. A field that is
/// not there goes in front of the others of its object, and objects on the way are made.
///
/// # Errors
///
/// The document is not JSON, or there is something else where an object has to be.
pub fn with(document: &[u8], path: &[&str], value: &str) -> Result<Vec<u8>, NotJson> {
    let replaced = |span: Range<usize>, value: &str| {
        [&document[..span.start], value.as_bytes(), &document[span.end..]].concat()
    };
    if let Some(found) = find(document, path)? {
        return Ok(replaced(found.span, value));
    }
    let Some((name, parents)) = path.split_last() else {
        return Err(NotJson { at: 0 });
    };
    let Some(parent) = find(document, parents)? else {
        return with(document, parents, &format!("{{\"{name}\":{value}}}"));
    };
    let at = parent.span.start;
    if document.get(at) != Some(&b'{') {
        return Err(NotJson { at });
    }
    let is_empty = document[at + 1..].trim_ascii_start().starts_with(b"}");
    let comma = if is_empty { "" } else { "," };
    Ok(replaced(at + 1..at + 1, &format!("\"{name}\":{value}{comma}")))
}

/// A text as a JSON string, quotes included.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\0'..='\x1f' => {
                quoted.push_str("\\u00");
                quoted.push_str(&hex::encode(&[character as u8]));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

struct Reader<'a> {
    document: &'a [u8],
    at: usize,
    found: Option<Found>,
}

impl Reader<'_> {
    fn fault<T>(&self) -> Result<T, NotJson> {
        Err(NotJson { at: self.at })
    }

    fn peek(&self) -> Option<u8> {
        self.document.get(self.at).copied()
    }

    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8) -> Result<(), NotJson> {
        if self.takes(byte) { Ok(()) } else { self.fault() }
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Reads a value. `path` leads from here to the field that is wanted, `None` when it is
    /// somewhere else.
    fn value(&mut self, path: Option<&[&str]>, depth: usize) -> Result<(), NotJson> {
        let from = self.at;
        let value = match self.peek() {
            Some(b'{') if depth < MAX_DEPTH => self.object(path, depth)?,
            Some(b'[') if depth < MAX_DEPTH => self.array(depth)?,
            Some(b'"') => Value::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true")?,
            Some(b'f') => self.word("false")?,
            Some(b'n') => self.word("null")?,
            _ => return self.fault(),
        };
        if path.is_some_and(<[&str]>::is_empty) {
            self.found = Some(Found { value, span: from..self.at });
        }
        Ok(())
    }

    fn object(&mut self, path: Option<&[&str]>, depth: usize) -> Result<Value, NotJson> {
        self.expect(b'{')?;
        self.blanks();
        if self.takes(b'}') {
            return Ok(Value::Other);
        }
        loop {
            self.blanks();
            let name = self.string()?;
            self.blanks();
            self.expect(b':')?;
            self.blanks();
            let inside = path.and_then(<[&str]>::split_first);
            let inside = inside.filter(|(first, _)| first.as_bytes() == name);
            if inside.is_some() {
                self.found = None;
            }
            self.value(inside.map(|(_, rest)| rest), depth + 1)?;
            self.blanks();
            if self.takes(b'}') {
                return Ok(Value::Other);
            }
            self.expect(b',')?;
        }
    }

    fn array(&mut self, depth: usize) -> Result<Value, NotJson> {
        self.expect(b'[')?;
        self.blanks();
        if self.takes(b']') {
            return Ok(Value::Other);
        }
        loop {
            self.blanks();
            self.value(None, depth + 1)?;
            self.blanks();
            if self.takes(b']') {
                return Ok(Value::Other);
            }
            self.expect(b',')?;
        }
    }

    fn word(&mut self, word: &str) -> Result<Value, NotJson> {
        for byte in word.bytes() {
            self.expect(byte)?;
        }
        Ok(Value::Other)
    }

    fn number(&mut self) -> Result<Value, NotJson> {
        let from = self.at;
        self.skip_number()?;
        let text = self.document[from..self.at].iter().map(|&byte| char::from(byte)).collect();
        Ok(Value::Number(text))
    }

    fn skip_number(&mut self) -> Result<(), NotJson> {
        self.takes(b'-');
        if !self.takes(b'0') {
            self.digits()?;
        }
        if self.takes(b'.') {
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            let _signed = self.takes(b'+') || self.takes(b'-');
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), NotJson> {
        let from = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > from { Ok(()) } else { self.fault() }
    }

    fn skip_string(&mut self) -> Result<(), NotJson> {
        self.expect(b'"')?;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.at += 1;
                    return Ok(());
                }
                b'\\' => {
                    self.at += 1;
                    self.escape(&mut vec![])?;
                }
                0x20.. => self.at += 1,
                _ => break,
            }
        }
        self.fault()
    }

    fn string(&mut self) -> Result<Vec<u8>, NotJson> {
        self.expect(b'"')?;
        let mut text = Vec::new();
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => {
                    self.at += 1;
                    self.escape(&mut text)?;
                }
                Some(byte) if byte >= 0x20 => {
                    text.push(byte);
                    self.at += 1;
                }
                _ => return self.fault(),
            }
        }
    }

    fn escape(&mut self, text: &mut Vec<u8>) -> Result<(), NotJson> {
        let byte = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => byte,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => return self.unicode(text),
            _ => return self.fault(),
        };
        self.at += 1;
        text.push(byte);
        Ok(())
    }

    fn unicode(&mut self, text: &mut Vec<u8>) -> Result<(), NotJson> {
        let first = self.code_unit()?;
        let mut units = vec![first];
        let rest = self.document.get(self.at..);
        if (0xd800..0xdc00).contains(&first) && rest.is_some_and(|rest| rest.starts_with(b"\\u")) {
            self.at += 1;
            units.push(self.code_unit()?);
        }
        for character in char::decode_utf16(units) {
            let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
            text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        Ok(())
    }

    fn code_unit(&mut self) -> Result<u16, NotJson> {
        self.expect(b'u')?;
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else { return self.fault() };
            unit = unit << 4 | digit as u16;
            self.at += 1;
        }
        Ok(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(document: &str, path: &[&str], expect: Option<(Value, &str)>) {
        let found = find(document.as_bytes(), path).expect("it is JSON");
        let found = found.map(|Found { value, span }| (value, document[span].to_owned()));
        assert_eq!(found, expect.map(|(value, text)| (value, text.to_owned())));
    }

    fn text(text: &str) -> Value {
        Value::Text(text.as_bytes().to_vec())
    }

    #[test]
    fn a_field_is_found_with_its_place() {
        let document =
            r#"{ "a": {"b": "x", "c": [ {"b": 1} ]}, "b": -1.5e+3, "d": "\u00e9\ud83d\ude80\n" }"#;
        check(document, &["a", "b"], Some((text("x"), r#""x""#)));
        check(document, &["b"], Some((Value::Number("-1.5e+3".to_owned()), "-1.5e+3")));
        check(document, &["d"], Some((text("é🚀\n"), r#""\u00e9\ud83d\ude80\n""#)));
        check(document, &["c"], None);
        check(document, &["a"], Some((Value::Other, r#"{"b": "x", "c": [ {"b": 1} ]}"#)));
        check("[1]", &["a"], None);
    }

    #[test]
    fn of_two_fields_with_one_name_the_last_counts() {
        check(r#"{"a":1,"a":2}"#, &["a"], Some((Value::Number("2".to_owned()), "2")));
        check(r#"{"a":{"b":1},"a":{}}"#, &["a", "b"], None);
    }

    #[test]
    fn a_field_is_set_without_touching_the_others() {
        #[track_caller]
        fn check(document: &str, path: &[&str], expect: &str) {
            let document = with(document.as_bytes(), path, "7").expect("it is JSON");
            assert_eq!(String::from_utf8_lossy(&document), expect);
        }
        check(r#"{ "a": 1 }"#, &["a"], r#"{ "a": 7 }"#);
        check(r#"{ "a": 1 }"#, &["b"], r#"{"b":7, "a": 1 }"#);
        check(r#"{ }"#, &["b"], r#"{"b":7 }"#);
        check(r#"{"a":{"c":1}}"#, &["a", "b"], r#"{"a":{"b":7,"c":1}}"#);
        check(r#"{"c":1}"#, &["a", "b"], r#"{"a":{"b":7},"c":1}"#);
        assert_eq!(with(b"[1]", &["a"], "7"), Err(NotJson { at: 0 }));
        assert_eq!(with(b" 1", &["a"], "7"), Err(NotJson { at: 1 }));
        assert_eq!(with(b"{\"a\":1}", &["a", "b"], "7"), Err(NotJson { at: 5 }));
    }

    #[test]
    fn strings_may_hold_any_bytes() {
        let found = find(b"{\"a\":\"\xff\"}", &["a"]).expect("it is JSON").expect("it is there");
        assert_eq!(found.value, Value::Text(vec![0xff]));
    }

    #[test]
    fn what_is_not_json_is_told_with_its_place() {
        #[track_caller]
        fn check(document: &str, at: usize) {
            assert_eq!(find(document.as_bytes(), &["a"]), Err(NotJson { at }), "{document}");
        }
        check("", 0);
        check("Hello", 0);
        check("{\"a\":1}x", 7);
        check("\u{feff}{}", 0);
        check("{\"a\":01}", 6);
        check("{\"a\":\"\n\"}", 6);
        check("{\"a\":\"\\u12g4\"}", 10);
        check("{\"a\" 1}", 5);
        check("[1,]", 3);
        check(&"[".repeat(MAX_DEPTH + 1), MAX_DEPTH);
    }
}
