//! The signed content, and which part of it came from where.

use std::borrow::Cow;
use std::collections::BinaryHeap;
use std::fmt;
use std::ops::Range;

use zeroize::Zeroize;

use super::{Part, Received, Scheme, Secret, UrlForm};
use crate::http::{Request, form_fields};
use crate::json;

/// The bytes that are signed. They may hold the secret: that is wiped when they are dropped, and
/// `Debug` does not show them.
#[derive(Clone, PartialEq, Eq)]
pub struct Content {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The parts, in order, without gaps.
    pub spans: Vec<Span>,
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Content").field("length", &self.bytes.len()).finish_non_exhaustive()
    }
}

/// A part of the content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    /// What it is.
    pub kind: PartKind,
    /// Its bytes.
    pub range: Range<usize>,
}

/// What a part of the content is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PartKind {
    /// A fixed text of the scheme.
    Literal,
    /// The body.
    Body,
    /// The signing time.
    Timestamp,
    /// The message's id.
    MessageId,
    /// The method.
    Method,
    /// The address.
    Url,
    /// The secret.
    Secret,
    /// The name of a form field.
    FieldName,
    /// The value of a form field.
    FieldValue,
    /// The head and the payload of a token.
    Token,
}

/// All contents that the provider may have signed, the likeliest first.
pub(super) fn contents(
    scheme: &Scheme<'_>,
    request: &Request,
    received: &Received,
    secret: &Secret,
) -> Vec<Content> {
    let with =
        |url: &Cow<'_, str>| Content::of(&parts(scheme, request, received, secret, url, None));
    urls(scheme, &request.url).iter().map(with).collect()
}

/// The addresses that may have been signed, the likeliest first.
pub(crate) fn urls<'a>(scheme: &Scheme<'_>, url: &'a str) -> Vec<Cow<'a, str>> {
    let mut urls = vec![Cow::Borrowed(url)];
    if scheme.content.contains(&Part::Url(UrlForm::AnyPort)) {
        urls.extend(with_another_port(url).map(Cow::Owned));
    }
    urls
}

pub(crate) type Parts<'a> = Vec<(PartKind, Cow<'a, [u8]>)>;

/// The parts of the content, one after the other. What a scheme makes of the body before it is
/// signed can be handed in, where it is known from [`rewritten`].
pub(crate) fn parts<'a>(
    scheme: &Scheme<'a>,
    request: &'a Request,
    received: &'a Received,
    secret: &'a Secret,
    url: &'a str,
    rewritten: Option<&'a [u8]>,
) -> Parts<'a> {
    let mut parts = Parts::with_capacity(scheme.content.len());
    let sent = |text: &'a Option<String>| text.as_deref().unwrap_or_default();
    for part in scheme.content {
        if let (Part::CompactJson | Part::SortedForm, Some(bytes)) = (part, rewritten) {
            parts.push((PartKind::Body, Cow::Borrowed(bytes)));
            continue;
        }
        let (kind, text) = match *part {
            Part::Literal(text) => (PartKind::Literal, text),
            Part::Timestamp => (PartKind::Timestamp, sent(&received.timestamp)),
            Part::MessageId => (PartKind::MessageId, sent(&received.message_id)),
            Part::Method => (PartKind::Method, request.method.as_str()),
            Part::Url(_) => (PartKind::Url, url),
            Part::Secret => (PartKind::Secret, secret.expose()),
            Part::JwsHeadAndPayload => (PartKind::Token, sent(&received.token_content)),
            Part::Body => {
                parts.push((PartKind::Body, Cow::Borrowed(&request.body)));
                continue;
            }
            // What is not JSON is rejected elsewhere; here it is shown as it is.
            Part::CompactJson => {
                let compact = json::compact(&request.body).map(Cow::Owned);
                parts.push((PartKind::Body, compact.unwrap_or(Cow::Borrowed(&request.body))));
                continue;
            }
            Part::SortedForm => {
                push_form(&mut parts, &request.body);
                continue;
            }
        };
        parts.push((kind, Cow::Borrowed(text.as_bytes())));
    }
    parts
}

/// What a scheme makes of a body before it is signed: compact JSON, or the fields of a form in order.
/// `None` when it signs the body as it is.
pub(crate) fn rewritten(scheme: &Scheme<'_>, body: &[u8]) -> Option<Vec<u8>> {
    if scheme.content.contains(&Part::CompactJson) {
        return json::compact(body).ok();
    }
    let mut parts = Parts::new();
    scheme.content.contains(&Part::SortedForm).then(|| push_form(&mut parts, body))?;
    let fields: Vec<&[u8]> = parts.iter().map(|(_, part)| part.as_ref()).collect();
    Some(fields.concat())
}

fn push_form(parts: &mut Parts<'_>, body: &[u8]) {
    // A heap sorts as well, and brings less code into the page than the sort of a slice.
    let mut fields = BinaryHeap::from(form_fields(body)).into_sorted_vec();
    fields.dedup();
    for (name, value) in fields {
        parts.push((PartKind::FieldName, Cow::Owned(name)));
        parts.push((PartKind::FieldValue, Cow::Owned(value)));
    }
}

impl Content {
    /// Of one piece from the beginning: growing would leave copies of the secret behind.
    fn of(parts: &Parts<'_>) -> Self {
        let length = parts.iter().map(|(_, bytes)| bytes.len()).sum();
        let mut bytes = Vec::with_capacity(length);
        let mut spans = Vec::with_capacity(parts.len());
        for (kind, part) in parts {
            let from = bytes.len();
            bytes.extend_from_slice(part);
            spans.push(Span { kind: *kind, range: from..bytes.len() });
        }
        Self { bytes, spans }
    }
}

impl Drop for Content {
    fn drop(&mut self) {
        for span in self.spans.iter().filter(|span| span.kind == PartKind::Secret) {
            if let Some(secret) = self.bytes.get_mut(span.range.clone()) {
                secret.zeroize();
            }
        }
    }
}

/// The address without its port, or with the usual one when it has none.
pub(crate) fn with_another_port(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let host_from = authority.rfind('@').map_or(0, |at| at + 1);
    // An address of IPv6 has colons of its own, in brackets.
    let bracket = authority.rfind(']').unwrap_or(host_from);
    let authority = match authority[bracket..].find(':') {
        Some(colon) => authority[..bracket + colon].to_owned(),
        None => {
            let port = match scheme {
                "https" => ":443",
                "http" => ":80",
                _ => return None,
            };
            authority.to_owned() + port
        }
    };
    Some(format!("{scheme}://{authority}{path}"))
}

#[cfg(test)]
mod tests {
    use super::super::scheme::tests::PLAIN;
    use super::*;

    #[test]
    fn a_port_is_left_out_or_put_in() {
        #[track_caller]
        fn check(url: &str, expect: Option<&str>) {
            assert_eq!(with_another_port(url).as_deref(), expect);
        }
        check("https://example.com/a?b=c:d", Some("https://example.com:443/a?b=c:d"));
        check("http://example.com", Some("http://example.com:80"));
        check("https://example.com:8443/a", Some("https://example.com/a"));
        check("https://user:word@example.com/a", Some("https://user:word@example.com:443/a"));
        check("https://user:word@example.com:1/a", Some("https://user:word@example.com/a"));
        check("https://[::1]/a", Some("https://[::1]:443/a"));
        check("https://[::1]:8443/a", Some("https://[::1]/a"));
        check("ftp://example.com/", None);
        check("example.com", None);
    }

    #[test]
    fn parts_follow_each_other_without_anything_between() {
        #[track_caller]
        fn check(parts: &[Part<'_>], expect: &[(PartKind, &str)]) {
            let scheme = Scheme { content: parts, ..PLAIN };
            let request = Request {
                method: "PUT".to_owned(),
                url: "/u".to_owned(),
                body: br#"{ "b": 1 }"#.to_vec(),
                ..Request::default()
            };
            let received = Received {
                timestamp: Some("17".to_owned()),
                token_content: Some("h.p".to_owned()),
                ..Received::default()
            };
            let contents = contents(&scheme, &request, &received, &Secret::new("key"));
            assert_eq!(contents.len(), 1);
            let text =
                |span: &Span| String::from_utf8_lossy(&contents[0].bytes[span.range.clone()]);
            let found: Vec<_> = contents[0].spans.iter().map(|it| (it.kind, text(it))).collect();
            let expect: Vec<_> =
                expect.iter().map(|(kind, text)| (*kind, (*text).into())).collect();
            assert_eq!(found, expect);
        }
        check(&[], &[]);
        check(
            &[Part::Literal("v0:"), Part::Timestamp, Part::MessageId, Part::Body],
            &[
                (PartKind::Literal, "v0:"),
                (PartKind::Timestamp, "17"),
                (PartKind::MessageId, ""),
                (PartKind::Body, r#"{ "b": 1 }"#),
            ],
        );
        check(
            &[Part::Secret, Part::Method, Part::Url(UrlForm::Exact), Part::CompactJson],
            &[
                (PartKind::Secret, "key"),
                (PartKind::Method, "PUT"),
                (PartKind::Url, "/u"),
                (PartKind::Body, r#"{"b":1}"#),
            ],
        );
        check(&[Part::JwsHeadAndPayload], &[(PartKind::Token, "h.p")]);
    }

    #[test]
    fn where_the_port_may_vary_there_are_two_contents() {
        let scheme = Scheme { content: &[Part::Url(UrlForm::AnyPort)], ..PLAIN };
        let request = Request { url: "https://a:1/b".to_owned(), ..Request::default() };
        let contents = contents(&scheme, &request, &Received::default(), &Secret::default());
        let texts: Vec<&[u8]> = contents.iter().map(|content| content.bytes.as_slice()).collect();
        assert_eq!(texts, [b"https://a:1/b".as_slice(), b"https://a/b"]);
    }

    #[test]
    fn a_body_that_is_rewritten_beforehand_makes_the_same_content() {
        #[track_caller]
        fn check(parts_of: &[Part<'_>], body: &str, expect: Option<&str>) {
            let scheme = Scheme { content: parts_of, ..PLAIN };
            let request = Request { body: body.into(), ..Request::default() };
            let (received, secret) = (Received::default(), Secret::default());
            let known = rewritten(&scheme, &request.body);
            assert_eq!(known.as_deref(), expect.map(str::as_bytes));
            let with = |known| parts(&scheme, &request, &received, &secret, "", known);
            let (anew, once) = (with(None), with(known.as_deref()));
            assert_eq!(Content::of(&anew).bytes, Content::of(&once).bytes);
        }
        check(&[Part::Literal("."), Part::SortedForm], "b=2&a=x%20&b=2", Some("ax b2"));
        check(&[Part::CompactJson], "{ \"a\": 1 }", Some("{\"a\":1}"));
        check(&[Part::CompactJson], "{ ", None);
        check(&[Part::Body], "b=2&a=1", None);
    }

    #[test]
    fn a_form_goes_in_sorted_with_each_value_once() {
        let mut parts = vec![];
        push_form(&mut parts, b"b=2&a=x&b=1&b=2&c");
        let content = Content::of(&parts);
        assert_eq!(content.bytes.as_slice(), b"axb1b2c");
    }
}
