//! What a request carries: its signatures, its signing time, its id.

use std::borrow::Cow;
use std::fmt;
use std::iter::once;
use std::ops::Range;

use super::{
    EncodingFault, Field, Framing, MAX_HEADER_BYTES, MAX_SIGNATURES, Place, Rejection, Repeats,
    Scheme, jws,
};
use crate::http::{Request, form_fields};
use crate::json::{self, Value};

/// What was found, as far as it could be read. Where the secret itself is sent it stands in here, so
/// `Debug` does not show the texts.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Received {
    /// The text that holds the signatures.
    pub text: Option<String>,
    /// The signatures in it, in their order.
    pub signatures: Vec<ReceivedSignature>,
    /// The signing time, as it was sent.
    pub timestamp: Option<String>,
    /// The message's id, as it was sent.
    pub message_id: Option<String>,
    /// Head and payload of a JSON web token.
    pub token_content: Option<String>,
    /// The claims of a JSON web token: JSON.
    pub token_claims: Option<Vec<u8>>,
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received").field("signatures", &self.signatures).finish_non_exhaustive()
    }
}

/// One signature.
#[derive(Clone, PartialEq, Eq)]
pub struct ReceivedSignature {
    /// Where it stands in the text that holds it.
    pub span: Range<usize>,
    /// Its bytes.
    pub bytes: Result<Vec<u8>, EncodingFault>,
}

impl fmt::Debug for ReceivedSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = self.bytes.as_ref().map(Vec::len);
        f.debug_struct("ReceivedSignature")
            .field("span", &self.span)
            .field("length", &length)
            .finish()
    }
}

impl Received {
    /// Reads all that can be read, and says what was missing first.
    pub(crate) fn of(scheme: &Scheme<'_>, request: &Request) -> (Self, Result<(), Rejection>) {
        let mut received = Self::default();
        let signatures = received.read_signatures(scheme, request);
        let text = received.text.as_deref();
        let read = |place| match text_at(place, request, scheme, text) {
            Ok(value) => (Some(value), Ok(())),
            Err(rejection) => (None, Err(rejection)),
        };
        let (message_id, id_found) = scheme.message_id.map_or((None, Ok(())), read);
        let (timestamp, time_found) = scheme.time.map_or((None, Ok(())), |time| read(time.place));
        received.message_id = message_id;
        received.timestamp = timestamp;
        let missing = signatures.and(id_found).and(time_found);
        (received, missing)
    }

    fn read_signatures(&mut self, scheme: &Scheme<'_>, request: &Request) -> Result<(), Rejection> {
        let text = text_at(scheme.carrier.place, request, scheme, None)?;
        let spans = self.spans(scheme, &text);
        let text = self.text.insert(text);
        self.signatures = spans?
            .into_iter()
            .take(MAX_SIGNATURES)
            .map(|span| {
                let bytes = scheme.encoding.decode(&text[span.clone()]);
                ReceivedSignature { span, bytes }
            })
            .collect();
        Ok(())
    }

    fn spans(&mut self, scheme: &Scheme<'_>, text: &str) -> Result<Vec<Range<usize>>, Rejection> {
        match scheme.carrier.framing {
            Framing::Prefixed(prefix) => {
                if !text.starts_with(prefix) {
                    return Err(Rejection::NoPrefix { expected: prefix.to_owned() });
                }
                Ok(once(prefix.len()..text.len()).collect())
            }
            Framing::Pairs { separator, name, counts } => {
                let mut spans: Vec<_> = pairs(text, separator)
                    .filter(|(key, _)| *key == name)
                    .map(|(_, value)| span_in(text, value))
                    .collect();
                if let Repeats::Last = counts {
                    spans.drain(..spans.len().saturating_sub(1));
                }
                some(spans, name)
            }
            Framing::Versioned(version) => {
                let spans: Vec<_> = text
                    .split(' ')
                    .filter_map(|entry| entry.split_once(','))
                    .filter(|(key, _)| *key == version)
                    // A header that was sent twice arrives joined with a comma and a blank.
                    .map(|(_, value)| span_in(text, value.strip_suffix(',').unwrap_or(value)))
                    .collect();
                some(spans, version)
            }
            Framing::Jws { .. } => {
                let token = jws::parse(text)?;
                self.token_content = Some(token.content.to_owned());
                self.token_claims = Some(token.claims);
                Ok(vec![span_in(text, token.signature)])
            }
        }
    }
}

fn some(spans: Vec<Range<usize>>, version: &str) -> Result<Vec<Range<usize>>, Rejection> {
    if spans.is_empty() {
        return Err(Rejection::NoSuchVersion { expected: version.to_owned() });
    }
    Ok(spans)
}

/// The place of a slice in the text that it was cut from.
fn span_in(text: &str, slice: &str) -> Range<usize> {
    let from = slice.as_ptr() as usize - text.as_ptr() as usize;
    from..from + slice.len()
}

fn pairs(text: &str, separator: char) -> impl Iterator<Item = (&str, &str)> {
    text.split(separator).filter_map(|pair| pair.split_once('='))
}

/// The text at a place: not empty, and not larger than a header may be.
fn text_at(
    place: Place<'_>,
    request: &Request,
    scheme: &Scheme<'_>,
    carrier: Option<&str>,
) -> Result<String, Rejection> {
    let text = match place {
        Place::Header(name) => request.header(name).map(|value| value.trim().to_owned()),
        Place::ExactHeader(name) => request.header(name).map(Cow::into_owned),
        Place::Pair(name) => match (scheme.carrier.framing, carrier) {
            (Framing::Pairs { separator, .. }, Some(text)) => pairs(text, separator)
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.to_owned()),
            _ => None,
        },
        Place::JsonText(path) => match json_at(request, path)? {
            Some(Value::Text(text)) => String::from_utf8(text).ok(),
            _ => None,
        },
        Place::JsonNumber(path) => match json_at(request, path)? {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        },
        Place::FormField(name) => form_fields(&request.body)
            .into_iter()
            .find(|(key, _)| key == name.as_bytes())
            .and_then(|(_, value)| String::from_utf8(value).ok()),
    };
    let text = text.filter(|text| !text.is_empty());
    let text = text.ok_or_else(|| Rejection::Missing { field: field(place) })?;
    if text.len() > MAX_HEADER_BYTES {
        return Err(Rejection::TooLarge { field: field(place), limit: MAX_HEADER_BYTES });
    }
    Ok(text)
}

fn json_at(request: &Request, path: &[&str]) -> Result<Option<Value>, Rejection> {
    let found = json::find(&request.body, path);
    let found = found.map_err(|error| Rejection::BodyNotJson { at: error.at })?;
    Ok(found.map(|found| found.value))
}

/// A place as a rejection names it.
pub(crate) fn field(place: Place<'_>) -> Field {
    match place {
        Place::Header(name) | Place::ExactHeader(name) => Field::Header(name.to_owned()),
        Place::Pair(name) => Field::Pair(name.to_owned()),
        Place::JsonText(path) | Place::JsonNumber(path) => Field::BodyField(path.join(".")),
        Place::FormField(name) => Field::BodyField(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::scheme::tests::{PLAIN, request};
    use super::super::{Carrier, TimeRule, TimeUnit};
    use super::*;

    #[track_caller]
    fn check(framing: Framing<'_>, text: &str, expect: Result<&[&str], Rejection>) {
        let carrier = Carrier { framing, ..PLAIN.carrier };
        let scheme = Scheme { carrier, ..PLAIN };
        let (received, found) = Received::of(&scheme, &request(&[("signature", text)]));
        let signatures = received.signatures.iter().map(|it| &text[it.span.clone()]);
        let found = found.map(|()| signatures.collect::<Vec<_>>());
        assert_eq!(found, expect.map(<[&str]>::to_vec), "{text}");
    }

    fn no_such(version: &str) -> Result<&[&str], Rejection> {
        Err(Rejection::NoSuchVersion { expected: version.to_owned() })
    }

    #[test]
    fn a_signature_stands_behind_its_prefix() {
        check(Framing::Prefixed(""), "ab", Ok(&["ab"]));
        check(Framing::Prefixed("v0="), "v0=ab", Ok(&["ab"]));
        check(Framing::Prefixed("v0="), "v0=", Ok(&[""]));
        for text in ["V0=ab", "ab", "v0:ab"] {
            let expected = "v0=".to_owned();
            check(Framing::Prefixed("v0="), text, Err(Rejection::NoPrefix { expected }));
        }
    }

    #[test]
    fn signatures_stand_among_pairs() {
        let any = |separator| Framing::Pairs { separator, name: "v1", counts: Repeats::Any };
        check(any(','), "t=1,v1=ab,v0=x,v1=cd", Ok(&["ab", "cd"]));
        check(any(','), "v1=ab=,v1=", Ok(&["ab=", ""]));
        check(any(';'), "t=1,v1=x;v1=ab", Ok(&["ab"]));
        check(any(','), "t=1,v2=ab,v1", no_such("v1"));
        check(any(','), "t=1, v1=ab", no_such("v1"));
        let last = Framing::Pairs { separator: ',', name: "v1", counts: Repeats::Last };
        check(last, "v1=ab,v1=cd,t=1", Ok(&["cd"]));
        check(last, "t=1", no_such("v1"));
    }

    #[test]
    fn signatures_stand_behind_their_version() {
        let framing = Framing::Versioned("v1");
        check(framing, "v1,ab", Ok(&["ab"]));
        check(framing, "v1,ab v1a,x  v1,cd", Ok(&["ab", "cd"]));
        check(framing, "v1,ab, v1,cd", Ok(&["ab", "cd"]));
        check(framing, "v1,ab,junk", Ok(&["ab,junk"]));
        check(framing, "v2,ab v1", no_such("v1"));
    }

    #[test]
    fn a_text_that_is_missing_empty_or_too_long_is_told() {
        #[track_caller]
        fn check(headers: &[(&str, &str)], expect: Option<&str>) {
            let text = text_at(Place::Header("A"), &request(headers), &PLAIN, None);
            let missing = Rejection::Missing { field: Field::Header("A".to_owned()) };
            assert_eq!(text, expect.map(str::to_owned).ok_or(missing));
        }
        check(&[("a", " x y\t")], Some("x y"));
        check(&[("a", "x"), ("A", "y")], Some("x, y"));
        check(&[("a", " ")], None);
        check(&[], None);
        let long = request(&[("a", &"x".repeat(MAX_HEADER_BYTES + 1))]);
        let text = text_at(Place::ExactHeader("A"), &long, &PLAIN, None);
        assert!(matches!(text, Err(Rejection::TooLarge { limit: MAX_HEADER_BYTES, .. })));
        let exact = request(&[("a", " x ")]);
        let text = text_at(Place::ExactHeader("A"), &exact, &PLAIN, None);
        assert_eq!(text.as_deref(), Ok(" x "));
    }

    #[test]
    fn a_field_of_the_body_has_to_be_of_its_kind() {
        #[track_caller]
        fn check(place: Place<'_>, body: &[u8], expect: Option<&str>) {
            let request = Request { body: body.to_vec(), ..Request::default() };
            let text = text_at(place, &request, &PLAIN, None);
            let missing = Rejection::Missing { field: Field::BodyField("a".to_owned()) };
            assert_eq!(text, expect.map(str::to_owned).ok_or(missing));
        }
        check(Place::JsonText(&["a"]), br#"{"a":"x"}"#, Some("x"));
        check(Place::JsonText(&["a"]), br#"{"a":1}"#, None);
        check(Place::JsonText(&["a"]), b"{\"a\":\"\xff\"}", None);
        check(Place::JsonNumber(&["a"]), br#"{"a":1.0}"#, Some("1.0"));
        check(Place::JsonNumber(&["a"]), br#"{"a":"1"}"#, None);
        check(Place::FormField("a"), b"b=1&%61=x+y&a=z", Some("x y"));
        check(Place::FormField("a"), b"a=&a=x", None);
        let text = text_at(Place::JsonText(&["a"]), &Request::default(), &PLAIN, None);
        assert_eq!(text, Err(Rejection::BodyNotJson { at: 0 }));
    }

    #[test]
    fn of_several_things_that_are_missing_the_signature_is_told_then_id_then_time() {
        let place = Place::Header("T");
        let time = TimeRule { place, unit: TimeUnit::Text, past_ms: None, future_ms: None };
        let message_id = Some(Place::Header("I"));
        let scheme = Scheme { message_id, time: Some(time), ..PLAIN };
        let missing = |headers: &[(&str, &str)]| match Received::of(&scheme, &request(headers)).1 {
            Err(Rejection::Missing { field: Field::Header(name) }) => Some(name),
            _ => None,
        };
        assert_eq!(missing(&[]).as_deref(), Some("Signature"));
        assert_eq!(missing(&[("signature", "x")]).as_deref(), Some("I"));
        assert_eq!(missing(&[("signature", "x"), ("i", "1")]).as_deref(), Some("T"));
        assert_eq!(missing(&[("signature", "x"), ("i", "1"), ("t", "1")]), None);
    }
}
