//! A request as it came: every byte of the body, every header in its order.

pub mod archive;
pub mod command;
pub mod paste;

use std::borrow::Cow;

use crate::bytes::hex;

/// A webhook request.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Request {
    /// For example `POST`.
    pub method: String,
    /// The address as the provider was told it, scheme, host and query with it.
    pub url: String,
    /// Names and values in order; a name may occur more than once.
    pub headers: Vec<(String, String)>,
    /// The body's bytes, whatever they are.
    pub body: Vec<u8>,
}

impl Request {
    /// The value of a header, whose name is compared without regard to case. When it occurs more
    /// than once, all its values joined with `, `, as HTTP has it (RFC 9110, section 5.2).
    #[must_use]
    pub fn header(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut values = self
            .headers
            .iter()
            .filter(|(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str());
        let mut joined = Cow::Borrowed(values.next()?);
        for value in values {
            joined += ", ";
            joined += value;
        }
        Some(joined)
    }

    /// The raw value of a parameter in the query of [`url`](Self::url), still percent-encoded; of
    /// several, the first.
    #[must_use]
    pub fn query(&self, name: &str) -> Option<&str> {
        let address = self.url.split('#').next()?;
        let (_, query) = address.split_once('?')?;
        query.split('&').find_map(|pair| match pair.split_once('=') {
            Some((key, value)) if key == name => Some(value),
            None if pair == name => Some(""),
            _ => None,
        })
    }

    /// Whether `Content-Type` says so, parameters left aside.
    #[must_use]
    pub fn is_of_type(&self, media_type: &str) -> bool {
        self.header("content-type").is_some_and(|value| {
            value.split(';').next().is_some_and(|it| it.trim().eq_ignore_ascii_case(media_type))
        })
    }
}

/// Whether it can be the name of a header (RFC 9110, section 5.6.2).
#[must_use]
pub fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(is_token_byte)
}

fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// The pairs of a form body (`application/x-www-form-urlencoded`), decoded to bytes.
#[must_use]
pub fn form_fields(body: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
    body.split(|&byte| byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| match pair.iter().position(|&byte| byte == b'=') {
            Some(at) => (form_decoded(&pair[..at]), form_decoded(&pair[at + 1..])),
            None => (form_decoded(pair), vec![]),
        })
        .collect()
}

/// `+` is a blank and `%XX` a byte; a `%` without two digits stands for itself.
fn form_decoded(text: &[u8]) -> Vec<u8> {
    let digit = |at: usize| text.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += 1;
        bytes.push(match (byte, digit(at), digit(at + 1)) {
            (b'%', Some(high), Some(low)) => {
                at += 2;
                (high << 4 | low) as u8
            }
            (b'+', ..) => b' ',
            _ => byte,
        });
    }
    bytes
}

/// A name or a value as [`form_fields`] reads it: letters and digits as they are, a blank as `+`, and
/// every other byte as `%XX`.
#[must_use]
pub fn form_encoded(text: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for &byte in text {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                encoded.push(char::from(byte));
            }
            b' ' => encoded.push('+'),
            _ => {
                encoded.push('%');
                encoded.push_str(&hex::encode(&[byte]).to_ascii_uppercase());
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_encoded_for_a_form_is_read_back() {
        #[track_caller]
        fn check(text: &str, expect: &str) {
            assert_eq!(form_encoded(text.as_bytes()), expect);
            let pair = [b"a=".as_slice(), expect.as_bytes()].concat();
            assert_eq!(form_fields(&pair), [(b"a".to_vec(), text.as_bytes().to_vec())]);
        }
        check("", "");
        check("a-Z_0.9*", "a-Z_0.9*");
        check("a b+c", "a+b%2Bc");
        check("&=%é", "%26%3D%25%C3%A9");
    }

    #[test]
    fn a_header_is_found_in_any_case_and_joined() {
        let headers = [("A", "1"), ("b", "2"), ("a", "3")];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let request = Request { headers, ..Request::default() };
        assert_eq!(request.header("a").as_deref(), Some("1, 3"));
        assert_eq!(request.header("B").as_deref(), Some("2"));
        assert_eq!(request.header("c"), None);
    }

    #[test]
    fn a_query_parameter_is_found_raw() {
        #[track_caller]
        fn check(url: &str, expect: Option<&str>) {
            let request = Request { url: url.to_owned(), ..Request::default() };
            assert_eq!(request.query("a"), expect);
        }
        check("https://example.com/?b=1&a=2%20&a=3#a=4", Some("2%20"));
        check("https://example.com/?a", Some(""));
        check("https://example.com/?a=", Some(""));
        check("https://example.com/?aa=1", None);
        check("https://example.com/a=1", None);
        check("https://example.com/#b?a=1", None);
    }

    #[test]
    fn a_form_is_decoded_to_bytes() {
        #[track_caller]
        fn check(body: &str, expect: &[(&str, &[u8])]) {
            let expect: Vec<_> = expect
                .iter()
                .map(|(name, value)| (name.as_bytes().to_vec(), value.to_vec()))
                .collect();
            assert_eq!(form_fields(body.as_bytes()), expect);
        }
        check("", &[]);
        check("a=1&&b", &[("a", b"1"), ("b", b"")]);
        check("a=x+y%2B&a=%FF%zz%2", &[("a", b"x y+"), ("a", b"\xff%zz%2")]);
        check("a=b=c", &[("a", b"b=c")]);
    }
}
