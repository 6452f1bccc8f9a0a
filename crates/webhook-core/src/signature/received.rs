//! What a request carries: its signatures, its signing time, its id.

use std::ops::Range;

use super::{
    EncodingFault, Field, Framing, MAX_HEADER_BYTES, MAX_SIGNATURES, Place, Rejection, Repeats,
    Scheme, jws,
};
use crate::http::{Request, form_fields};
use crate::json::{self, Value};

/// What was found, as far as it could be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
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

/// One signature.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReceivedSignature {
    /// Where it stands in the text that holds it.
    pub span: Range<usize>,
    /// Its bytes.
    pub bytes: Result<Vec<u8>, EncodingFault>,
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
                Ok(vec![prefix.len()..text.len()])
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
        Place::ExactHeader(name) => request.header(name),
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
pub(super) fn field(place: Place<'_>) -> Field {
    match place {
        Place::Header(name) | Place::ExactHeader(name) => Field::Header(name.to_owned()),
        Place::Pair(name) => Field::Pair(name.to_owned()),
        Place::JsonText(path) | Place::JsonNumber(path) => Field::BodyField(path.join(".")),
        Place::FormField(name) => Field::BodyField(name.to_owned()),
    }
}
