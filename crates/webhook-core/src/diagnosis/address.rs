//! An address in its pieces, and how programs spell them.

use super::rewrite::form;
use super::{Cause, CauseId};
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

    /// What this one would have to be otherwise to be the one that was signed.
    pub(super) fn differences(&self, signed: &str) -> Vec<Cause> {
        let Some(signed) = Address::of(signed) else { return vec![] };
        let between = |id: CauseId, found: &str, signed: &str| {
            let cause = Cause::of(id).with("found", found).with("signed", signed);
            (found != signed).then_some(cause)
        };
        let port = |it: &Address<'_>| it.port.trim_start_matches(':').to_owned();
        let is_slash = self.path.trim_end_matches('/') == signed.path.trim_end_matches('/');
        let path = if is_slash {
            let change = if self.path.len() > signed.path.len() { "added" } else { "lost" };
            let cause = Cause::of(CauseId::UrlTrailingSlash).with("change", change);
            (self.path != signed.path).then_some(cause)
        } else {
            between(CauseId::UrlEncoding, self.path, signed.path)
        };
        let is_recoded = !self.query.is_empty() && decoded(self.query) == decoded(signed.query);
        let query = if is_recoded { CauseId::UrlEncoding } else { CauseId::UrlQuery };
        // What stands in front of the host may be a password.
        let user =
            (self.user != signed.user).then(|| Cause::of(CauseId::UrlHost).with("change", "user"));
        let all = [
            between(CauseId::UrlScheme, self.scheme, signed.scheme),
            between(CauseId::UrlHost, self.host, signed.host),
            user,
            between(CauseId::UrlPort, &port(self), &port(&signed)),
            path,
            between(query, self.query, signed.query),
            between(CauseId::UrlEncoding, self.fragment, signed.fragment),
        ];
        let mut causes: Vec<Cause> = vec![];
        for cause in all.into_iter().flatten() {
            if causes.iter().all(|other| other.id != cause.id) {
                causes.push(cause);
            }
        }
        causes
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_is_taken_apart_and_put_together() {
        #[track_caller]
        fn check(url: &str, expect: [&str; 7]) {
            let address = Address::of(url).expect("it is an address");
            let Address { scheme, user, host, port, path, query, fragment } = address;
            assert_eq!([scheme, user, host, port, path, query, fragment], expect);
        }
        check("https://a.b/c?d#e", ["https", "", "a.b", "", "/c", "?d", "#e"]);
        check("http://u:p@a:1?d=/", ["http", "u:p@", "a", ":1", "", "?d=/", ""]);
        check("https://[::1]:8/", ["https", "", "[::1]", ":8", "/", "", ""]);
        assert!(Address::of("/only/a/path").is_none());
    }

    #[test]
    fn differences_are_told_by_their_part() {
        #[track_caller]
        fn check(own: &str, signed: &str, expect: &[CauseId]) {
            let own = Address::of(own).expect("it is an address");
            let causes = own.differences(signed);
            assert_eq!(causes.iter().map(|cause| cause.id).collect::<Vec<_>>(), expect);
        }
        const OWN: &str = "http://h:1/a/?b=%3A#c";
        check(OWN, OWN, &[]);
        check(
            OWN,
            "https://i/a/?b=%3A#c",
            &[CauseId::UrlScheme, CauseId::UrlHost, CauseId::UrlPort],
        );
        check(OWN, "http://h:1/a?b=%3A#c", &[CauseId::UrlTrailingSlash]);
        check(OWN, "http://h:1/a/?b=:#c", &[CauseId::UrlEncoding]);
        check(OWN, "http://h:1/a/#c", &[CauseId::UrlQuery]);
        check(OWN, "http://h:1/%61/?b=:", &[CauseId::UrlEncoding]);
        check("http://u:word@h/", "http://h/", &[CauseId::UrlHost]);
        let own = Address::of("http://u:word@h/").expect("it is an address");
        assert!(!format!("{:?}", own.differences("http://i/")).contains("word"));
    }

    proptest! {
        #[test]
        fn any_address_is_put_together_as_it_was(url in "[a-z]{1,5}://.{0,30}") {
            prop_assert_eq!(Address::of(&url).map(|it| it.text()), Some(url));
        }
    }
}
