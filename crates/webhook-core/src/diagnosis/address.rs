//! An address in its pieces, and how programs spell them.

use super::rewrite::form;
use crate::bytes::hex;

/// An address in its pieces.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Address<'a> {
    pub(super) scheme: &'a str,
    pub(super) user: &'a str,
    pub(super) host: &'a str,
    /// With its colon, empty for none.
    pub(super) port: &'a str,
    pub(super) path: &'a str,
    /// With its question mark, empty for none.
    pub(super) query: &'a str,
    /// With its hash, empty for none.
    pub(super) fragment: &'a str,
}

impl<'a> Address<'a> {
    pub(super) fn of(url: &'a str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let (authority, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let (address, fragment) = rest.split_at(rest.find('#').unwrap_or(rest.len()));
        let (path, query) = address.split_at(address.find('?').unwrap_or(address.len()));
        let (user, authority) = authority.split_at(authority.rfind('@').map_or(0, |at| at + 1));
        let bracket = authority.rfind(']').unwrap_or(0);
        let colon = authority[bracket..].find(':').map_or(authority.len(), |at| bracket + at);
        let (host, port) = authority.split_at(colon);
        Some(Self { scheme, user, host, port, path, query, fragment })
    }

    pub(super) fn text(&self) -> String {
        let Self { scheme, user, host, port, path, query, fragment } = self;
        format!("{scheme}://{user}{host}{port}{path}{query}{fragment}")
    }
}

/// Every `%XX` of a character that can be shown as that character; `+` stays.
pub(super) fn decoded(text: &str) -> String {
    unescaped(text, |_| true)
}

/// The twelve characters that one provider decodes before it signs.
pub(super) fn decoded_some(text: &str) -> String {
    unescaped(text, |byte| b":/?@!$'()*,;".contains(&byte))
}

fn unescaped(text: &str, is_meant: impl Fn(u8) -> bool) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    let digit = |byte: u8| char::from(byte).to_digit(16);
    while let [first, after @ ..] = rest {
        let escape = match rest {
            [b'%', high, low, ..] => digit(*high).zip(digit(*low)),
            _ => None,
        };
        let byte = escape.map(|(high, low)| (high << 4 | low) as u8).filter(|&it| is_meant(it));
        match byte {
            Some(byte) => {
                bytes.push(byte);
                rest = &rest[3..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// What may not stand in an address, percent-encoded, and some that programs encode besides.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_graphic() && !"\"'<>[]`{}|\\^!()*".contains(character) {
            out.push(character);
        } else {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                out.push('%');
                out.push_str(&hex::encode(&[byte]).to_ascii_uppercase());
            }
        }
    }
    out
}

pub(super) fn upper_hex(text: &str) -> String {
    recased(text, form::upper_hex)
}

pub(super) fn lower_hex(text: &str) -> String {
    recased(text, form::lower_hex)
}

fn recased(text: &str, rewrite: fn(&[u8]) -> Option<Vec<u8>>) -> String {
    let bytes = rewrite(text.as_bytes());
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| text.to_owned())
}

pub(super) fn plus(text: &str) -> String {
    text.replace("%20", "+")
}

pub(super) fn percent_20(text: &str) -> String {
    text.replace(['+', ' '], "%20")
}
