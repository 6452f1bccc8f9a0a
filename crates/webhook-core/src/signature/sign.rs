//! Making the request that a provider would send.

use std::fmt;

use sha2::{Digest, Sha256};

use super::content::contents;
use super::key::Half;
use super::{
    BodyDigest, Condition, Content, Framing, KeyError, MAX_BODY_BYTES, Part, Place, Received,
    Scheme, Secret, TimeUnit, UnixMillis, jws,
};
use crate::bytes::hex;
use crate::http::{Request, form_encoded, form_fields};
use crate::json;

/// What is to be signed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The request without its signature. A signature that it has already is replaced.
    pub request: Request,
    /// The message's id, for schemes that sign one; blanks around it are left away.
    pub message_id: String,
}

/// A signed request. Where the secret itself is sent it stands in here, so `Debug` shows neither
/// headers nor signature.
#[derive(Clone, PartialEq, Eq)]
pub struct Signed {
    /// The whole request.
    pub request: Request,
    /// The headers that signing added, in order.
    pub added: Vec<(String, String)>,
    /// What was signed.
    pub content: Content,
    /// The signature as text, without its frame.
    pub signature: String,
}

impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed").field("content", &self.content).finish_non_exhaustive()
    }
}

/// Why a request cannot be signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SignError {
    /// The secret is no key.
    Key(KeyError),
    /// The scheme signs a message id, and there is none.
    NoMessageId,
    /// The body is not JSON and has to be, or it is no object and has to take fields in.
    BodyNotJson {
        /// Where it stops being that.
        at: usize,
    },
    /// The body is larger than [`MAX_BODY_BYTES`].
    BodyTooLarge,
    /// The time is before 1970.
    TimeBefore1970,
}

/// Signs as the provider would, at this moment.
///
/// # Errors
///
/// What keeps the request from being signed.
pub fn sign(
    scheme: &Scheme<'_>,
    secret: &Secret,
    draft: &Draft,
    now: UnixMillis,
) -> Result<Signed, SignError> {
    let bytes = scheme.key.bytes(secret, Half::Private).map_err(SignError::Key)?;
    let key = scheme.key.key(&bytes, Half::Private).map_err(SignError::Key)?;
    if draft.request.body.len() > MAX_BODY_BYTES {
        return Err(SignError::BodyTooLarge);
    }
    let mut writer = Writer::of(draft.request.clone());
    let received = writer.prepare(scheme, draft, now)?;
    if scheme.content.contains(&Part::CompactJson) {
        json::find(&writer.request.body, &[])
            .map_err(|error| SignError::BodyNotJson { at: error.at })?;
    }
    let content = contents(scheme, &writer.request, &received, secret).swap_remove(0);
    let signature = scheme.algorithm.signature(&key, &content.bytes);
    let signature = signature.ok_or(SignError::Key(KeyError::NotAKey))?;
    let signature = scheme.encoding.encode(&signature);
    let framed = framed(scheme, &received, &signature);
    writer.put(scheme.carrier.place, &framed)?;
    let Writer { request, added } = writer;
    Ok(Signed { request, added, content, signature })
}

/// A signature as its carrier holds it.
pub(crate) fn framed(scheme: &Scheme<'_>, received: &Received, signature: &str) -> String {
    match scheme.carrier.framing {
        Framing::Prefixed(prefix) => prefix.to_owned() + signature,
        Framing::Versioned(version) => format!("{version},{signature}"),
        Framing::Pairs { separator, name, .. } => match (scheme.time, &received.timestamp) {
            (Some(time), Some(timestamp)) if let Place::Pair(pair) = time.place => {
                format!("{pair}={timestamp}{separator}{name}={signature}")
            }
            _ => format!("{name}={signature}"),
        },
        Framing::Jws { .. } => {
            received.token_content.as_deref().unwrap_or_default().to_owned() + "." + signature
        }
    }
}

/// Changes a request so that it says something at some place.
pub(crate) struct Writer {
    pub(crate) request: Request,
    added: Vec<(String, String)>,
}

impl Writer {
    pub(crate) const fn of(request: Request) -> Self {
        Self { request, added: vec![] }
    }

    /// Writes everything that the signature covers.
    fn prepare(
        &mut self,
        scheme: &Scheme<'_>,
        draft: &Draft,
        now: UnixMillis,
    ) -> Result<Received, SignError> {
        for condition in scheme.when {
            self.meet(condition);
        }
        let mut received = Received::default();
        if let Some(place) = scheme.message_id {
            // Blanks around a header's value would not arrive.
            let message_id = draft.message_id.trim();
            if message_id.is_empty() {
                return Err(SignError::NoMessageId);
            }
            self.put(place, message_id)?;
            received.message_id = Some(message_id.to_owned());
        }
        if let Some(time) = scheme.time {
            let now = u64::try_from(now.0).map_err(|_| SignError::TimeBefore1970)?;
            let timestamp = match time.unit {
                TimeUnit::Seconds | TimeUnit::Text => now / 1000,
                TimeUnit::Millis => now,
            };
            let timestamp = timestamp.to_string();
            self.put(time.place, &timestamp)?;
            received.timestamp = Some(timestamp);
        }
        self.put_digest(scheme, &mut received);
        Ok(received)
    }

    fn put_digest(&mut self, scheme: &Scheme<'_>, received: &mut Received) {
        let digest = || hex::encode(&Sha256::digest(&self.request.body));
        match (scheme.body_digest, scheme.carrier.framing) {
            (Some(BodyDigest::JwsClaim(claim)), Framing::Jws { issuer }) => {
                received.token_content = Some(jws::content(issuer, claim, &digest()));
            }
            (Some(BodyDigest::Query(name)), _) => {
                let digest = digest();
                self.request.url = with_query(&self.request.url, name, &digest);
            }
            _ => {}
        }
    }

    /// Shows what a condition asks for, as far as that is not written later.
    pub(crate) fn meet(&mut self, condition: &Condition<'_>) {
        if condition.holds(&self.request) {
            return;
        }
        match *condition {
            Condition::HeaderIs(name, value) | Condition::Setting(name, value) => {
                self.put_header(name, value);
            }
            Condition::MediaType(media_type) => self.put_header("Content-Type", media_type),
            // Such a header would name another algorithm.
            Condition::SettingOrNone(name, _) => {
                self.request.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
            }
            // The signature itself, or the digest, which comes later.
            Condition::Header(_) | Condition::Query(_) => {}
        }
    }

    pub(crate) fn put(&mut self, place: Place<'_>, text: &str) -> Result<(), SignError> {
        let json = |path, value: String| {
            json::with(&self.request.body, path, &value)
                .map_err(|error| SignError::BodyNotJson { at: error.at })
        };
        match place {
            Place::Header(name) | Place::ExactHeader(name) => self.put_header(name, text),
            Place::Pair(_) => {}
            Place::JsonText(path) => self.request.body = json(path, json::quoted(text))?,
            Place::JsonNumber(path) => self.request.body = json(path, text.to_owned())?,
            Place::FormField(name) => self.put_form_field(name, text),
        }
        Ok(())
    }

    fn put_header(&mut self, name: &str, value: &str) {
        self.request.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        let header = (name.to_owned(), value.to_owned());
        self.request.headers.push(header.clone());
        self.added.push(header);
    }

    fn put_form_field(&mut self, name: &str, text: &str) {
        let body = &mut self.request.body;
        let is_other = |pair: &&[u8]| {
            form_fields(pair).first().is_some_and(|(other, _)| other != name.as_bytes())
        };
        let mut pairs: Vec<&[u8]> = body.split(|&byte| byte == b'&').filter(is_other).collect();
        let pair = name.to_owned() + "=" + &form_encoded(text.as_bytes());
        pairs.push(pair.as_bytes());
        *body = pairs.join(&b'&');
    }
}

/// The address with this parameter, in place of an older value of it.
fn with_query(url: &str, name: &str, value: &str) -> String {
    let (address, fragment) = url.split_once('#').unwrap_or((url, ""));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut new = path.to_owned();
    let others = query.split('&').filter(|pair| {
        !pair.is_empty() && pair.split('=').next().is_some_and(|other| other != name)
    });
    let mut separator = '?';
    for pair in others {
        new.push(separator);
        new.push_str(pair);
        separator = '&';
    }
    new.push(separator);
    new = new + name + "=" + value;
    if fragment.is_empty() { new } else { new + "#" + fragment }
}

#[cfg(test)]
mod tests {
    use super::super::scheme::tests::{PLAIN, request};
    use super::super::{Algorithm, Carrier, Encoding, KeyFormat, Repeats, TimeRule};
    use super::*;
    use crate::bytes::{Expected, Malformed};

    const NOW: UnixMillis = UnixMillis(17_999);

    fn draft(body: &str) -> Draft {
        let request = Request { body: body.as_bytes().to_vec(), ..Request::default() };
        Draft { request, message_id: "m".to_owned() }
    }

    fn writer(request: Request) -> Writer {
        Writer::of(request)
    }

    #[test]
    fn a_parameter_goes_into_the_query_once() {
        #[track_caller]
        fn check(url: &str, expect: &str) {
            assert_eq!(with_query(url, "d", "1"), expect);
            let request = Request { url: expect.to_owned(), ..Request::default() };
            assert_eq!(request.query("d"), Some("1"));
        }
        check("", "?d=1");
        check("https://a", "https://a?d=1");
        check("https://a/?", "https://a/?d=1");
        check("https://a/?b=2&&c", "https://a/?b=2&c&d=1");
        check("https://a/?d=0&b=2&d", "https://a/?b=2&d=1");
        check("https://a/?dd=0", "https://a/?dd=0&d=1");
        check("https://a/#f?d=0", "https://a/?d=1#f?d=0");
        check("https://a/?b#f", "https://a/?b&d=1#f");
    }

    #[test]
    fn a_field_goes_into_the_form_once() {
        #[track_caller]
        fn check(body: &str, text: &str, expect: &str) {
            let mut writer = writer(draft(body).request);
            writer.put_form_field("a", text);
            assert_eq!(String::from_utf8_lossy(&writer.request.body), expect);
        }
        check("", "1", "a=1");
        check("b=%20&&c", "1", "b=%20&c&a=1");
        check("a=0&b=2&a", "1", "b=2&a=1");
        check("%61=0&aa=3", "1", "aa=3&a=1");
        check("", "x &=%", "a=x+%26%3D%25");
    }

    #[test]
    fn what_a_condition_asks_for_is_put_in() {
        #[track_caller]
        fn check(condition: Condition<'_>, headers: &[(&str, &str)], expect: &[(&str, &str)]) {
            let mut writer = writer(request(headers));
            writer.meet(&condition);
            assert_eq!(writer.request.headers, request(expect).headers);
        }
        check(Condition::HeaderIs("V", "v2"), &[("v", "v1"), ("w", "")], &[("w", ""), ("V", "v2")]);
        check(Condition::HeaderIs("V", "v2"), &[("v", "v2")], &[("v", "v2")]);
        check(Condition::Setting("S", "a=b"), &[], &[("S", "a=b")]);
        check(Condition::Setting("S", "a=b"), &[("s", "c=d,a=b")], &[("s", "c=d,a=b")]);
        check(Condition::SettingOrNone("S", "a=b"), &[("s", "a=c")], &[]);
        check(Condition::MediaType("text/x"), &[], &[("Content-Type", "text/x")]);
        check(Condition::Header("H"), &[], &[]);
        check(Condition::Query("q"), &[], &[]);
    }

    #[test]
    fn a_signature_is_framed_as_it_will_be_read() {
        #[track_caller]
        fn check(framing: Framing<'_>, place: Place<'_>, expect: &str) {
            let time = TimeRule { place, unit: TimeUnit::Seconds, past_ms: None, future_ms: None };
            let scheme = Scheme {
                algorithm: Algorithm::SharedToken,
                encoding: Encoding::Plain,
                carrier: Carrier { framing, ..PLAIN.carrier },
                time: Some(time),
                ..PLAIN
            };
            let signed = sign(&scheme, &Secret::new("S"), &draft(""), NOW);
            let signed = signed.expect("it can be signed");
            assert_eq!(signed.request.header("Signature").as_deref(), Some(expect));
        }
        let pairs = |separator| Framing::Pairs { separator, name: "v1", counts: Repeats::Any };
        check(Framing::Prefixed("v0="), Place::Header("T"), "v0=S");
        check(pairs(','), Place::Pair("t"), "t=17,v1=S");
        check(pairs(';'), Place::Pair("ts"), "ts=17;v1=S");
        check(pairs(','), Place::Header("T"), "v1=S");
        check(Framing::Versioned("v1"), Place::Header("T"), "v1,S");
    }

    #[test]
    fn what_keeps_a_request_from_being_signed_is_told() {
        #[track_caller]
        fn check(scheme: Scheme<'_>, draft: &Draft, now: i64, expect: SignError) {
            let signed = sign(&scheme, &Secret::new("key"), draft, UnixMillis(now));
            assert_eq!(signed.expect_err("it is refused"), expect);
        }
        let nowhere = Draft { message_id: " \t".to_owned(), ..draft("{}") };
        let message_id = Some(Place::Header("I"));
        check(Scheme { message_id, ..PLAIN }, &nowhere, 0, SignError::NoMessageId);
        let place = Place::JsonNumber(&["t"]);
        let time = TimeRule { place, unit: TimeUnit::Millis, past_ms: None, future_ms: None };
        let in_body = Scheme { time: Some(time), ..PLAIN };
        check(in_body, &draft("{}"), -1, SignError::TimeBefore1970);
        check(in_body, &draft("{} x"), 0, SignError::BodyNotJson { at: 3 });
        check(in_body, &draft(" [1]"), 0, SignError::BodyNotJson { at: 1 });
        let compact = Scheme { content: &[Part::CompactJson], ..PLAIN };
        check(compact, &draft("x"), 0, SignError::BodyNotJson { at: 0 });
        let mut large = draft("");
        large.request.body = vec![b' '; MAX_BODY_BYTES + 1];
        check(PLAIN, &large, 0, SignError::BodyTooLarge);
        let key = Scheme { key: KeyFormat::P256, ..PLAIN };
        let expected = Expected::Base64Tail;
        let malformed = KeyError::Malformed(Malformed { at: 2, expected });
        check(key, &draft(""), 0, SignError::Key(malformed));
    }
}
