//! A way of signing, as data.

use super::{Algorithm, Encoding, KeyFormat};
use crate::http::Request;

/// How a provider signs: a value without behaviour. One algorithm walks all of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scheme<'a> {
    /// Unique among all providers' schemes, for example `stripe` or `twilio-json`.
    pub id: &'a str,
    /// A name under which several versions go together, where there is one: `hubspot-v1v2`.
    pub family: Option<&'a str>,
    /// What tells it from the provider's other schemes, for example `v3`; empty when it is the only
    /// one.
    pub variant: &'a str,
    /// What a request must show for this scheme to be meant.
    pub when: &'a [Condition<'a>],
    /// From the secret's text to the key's bytes.
    pub key: KeyFormat<'a>,
    /// What is signed: these parts, one after the other, with nothing in between.
    pub content: &'a [Part<'a>],
    /// How it is signed.
    pub algorithm: Algorithm,
    /// How a signature is written.
    pub encoding: Encoding,
    /// Where the signatures stand.
    pub carrier: Carrier<'a>,
    /// Where the message's id stands, if it is signed.
    pub message_id: Option<Place<'a>>,
    /// Where the signing time stands, and what is demanded of it.
    pub time: Option<TimeRule<'a>>,
    /// A digest of the body beside the signature.
    pub body_digest: Option<BodyDigest<'a>>,
    /// Address of the page that states it.
    pub source: &'a str,
    /// The day on which that page, or the provider's own library, was last read: `YYYY-MM-DD`.
    pub checked_on: &'a str,
}

impl Scheme<'_> {
    /// Whether a change of the body is noticed.
    #[must_use]
    pub fn covers_body(&self) -> bool {
        self.body_digest.is_some() || self.signs_body()
    }

    /// Whether the body itself is signed, as it is or rewritten.
    pub(crate) fn signs_body(&self) -> bool {
        let is_body =
            |part: &Part<'_>| matches!(part, Part::Body | Part::CompactJson | Part::SortedForm);
        self.content.iter().any(is_body)
    }

    /// Whether the signature, or something that it covers, is read out of the body.
    pub(crate) fn reads_body(&self) -> bool {
        let in_body = |place: Place<'_>| {
            matches!(place, Place::JsonText(_) | Place::JsonNumber(_) | Place::FormField(_))
        };
        let signs = |part: Part<'_>| self.content.contains(&part);
        in_body(self.carrier.place)
            || self.message_id.is_some_and(|place| signs(Part::MessageId) && in_body(place))
            || self.time.is_some_and(|time| signs(Part::Timestamp) && in_body(time.place))
    }

    /// Whether a change of the address is noticed.
    #[must_use]
    pub fn covers_url(&self) -> bool {
        self.content.iter().any(|part| matches!(part, Part::Url(_)))
    }

    /// Whether an old request that is sent again is noticed by its time.
    #[must_use]
    pub fn limits_age(&self) -> bool {
        self.time.is_some_and(|time| time.past_ms.is_some())
    }
}

/// Something that a request must show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Condition<'a> {
    /// A header is there, empty or not.
    Header(&'a str),
    /// A header has this value.
    HeaderIs(&'a str, &'a str),
    /// A header is either missing, or lists `name=value` pairs, separated by commas, with this pair
    /// among them.
    SettingOrNone(&'a str, &'a str),
    /// A header lists `name=value` pairs, separated by commas, with this pair among them.
    Setting(&'a str, &'a str),
    /// The address has this parameter in its query.
    Query(&'a str),
    /// `Content-Type` is this.
    MediaType(&'a str),
}

impl Condition<'_> {
    /// Whether the request shows it.
    #[must_use]
    pub fn holds(&self, request: &Request) -> bool {
        let lists = |header: &str, pair: &str| {
            header.split(',').any(|setting| setting.trim().eq_ignore_ascii_case(pair))
        };
        match *self {
            Self::Header(name) => request.header(name).is_some(),
            Self::HeaderIs(name, value) => {
                request.header(name).is_some_and(|it| it.trim() == value)
            }
            Self::SettingOrNone(name, pair) => {
                request.header(name).is_none_or(|header| lists(&header, pair))
            }
            Self::Setting(name, pair) => {
                request.header(name).is_some_and(|header| lists(&header, pair))
            }
            Self::Query(name) => request.query(name).is_some(),
            Self::MediaType(media_type) => request.is_of_type(media_type),
        }
    }
}

/// Of several schemes the one that the request is meant for: the first of those whose conditions it
/// misses least. `None` only when there is no scheme.
#[must_use]
pub fn choose<'s>(schemes: &[&'s Scheme<'s>], request: &Request) -> Option<&'s Scheme<'s>> {
    let missed = |scheme: &&&Scheme<'_>| scheme.when.iter().filter(|it| !it.holds(request)).count();
    schemes.iter().min_by_key(missed).copied()
}

/// A part of the signed content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part<'a> {
    /// This text.
    Literal(&'a str),
    /// The body's bytes.
    Body,
    /// The JSON body without the blanks between its tokens; numbers and escapes stay as they are.
    CompactJson,
    /// The signing time, exactly as it was sent.
    Timestamp,
    /// The message's id, exactly as it was sent.
    MessageId,
    /// The request's method.
    Method,
    /// The request's address.
    Url(UrlForm),
    /// The secret's text itself: for plain hashes.
    Secret,
    /// All fields of a form body, decoded: names in order, each name followed by its value; of a
    /// repeated name, its different values in order.
    SortedForm,
    /// The head and the payload of a JSON web token, as they stand there.
    JwsHeadAndPayload,
}

/// How an address goes into the signed content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UrlForm {
    /// As it is.
    Exact,
    /// As it is, and also with its port left out, or with the scheme's usual port put in: providers
    /// that cannot know which of them the receiver sees.
    AnyPort,
}

/// Where a value stands in a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place<'a> {
    /// A header; blanks around its value do not belong to it (RFC 9110, section 5.5).
    Header(&'a str),
    /// A header whose blanks count, because the provider's libraries compare it as it is.
    ExactHeader(&'a str),
    /// A pair beside the signature, in the same header.
    Pair(&'a str),
    /// A field of the JSON body, by the names that lead to it, that holds text.
    JsonText(&'a [&'a str]),
    /// A field of the JSON body, by the names that lead to it, that holds a number.
    JsonNumber(&'a [&'a str]),
    /// A field of the form body.
    FormField(&'a str),
}

/// Where the signatures stand, and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Carrier<'a> {
    /// The place of the text that holds them.
    pub place: Place<'a>,
    /// How that text is built.
    pub framing: Framing<'a>,
}

/// How a text holds signatures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Framing<'a> {
    /// One signature behind a prefix, which may be empty: `sha256=…`.
    Prefixed(&'a str),
    /// Pairs, one or more of them signatures: `t=…,v1=…`.
    Pairs {
        /// What stands between two pairs.
        separator: char,
        /// The name of the pairs that are signatures.
        name: &'a str,
        /// Which of them count.
        counts: Repeats,
    },
    /// Signatures behind their version, with blanks between them: `v1,… v1,…`.
    Versioned(&'a str),
    /// A JSON web token from this issuer, signed with HS256.
    Jws {
        /// What its claim `iss` must say.
        issuer: &'a str,
    },
}

/// Which of several signatures of one name count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repeats {
    /// Each: one that matches is enough.
    Any,
    /// The last alone.
    Last,
}

/// The signing time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimeRule<'a> {
    /// Where it stands.
    pub place: Place<'a>,
    /// What it counts.
    pub unit: TimeUnit,
    /// How old it may be, in milliseconds; `None` when nothing is demanded.
    pub past_ms: Option<u32>,
    /// How far ahead it may be, in milliseconds; `None` when nothing is demanded.
    pub future_ms: Option<u32>,
}

/// What a signing time counts, from the beginning of 1970.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimeUnit {
    /// Whole seconds.
    Seconds,
    /// Whole milliseconds.
    Millis,
    /// Anything: it is signed as text, and nobody reads it.
    Text,
}

/// A SHA-256 of the body that is itself covered by the signature, in lower-case hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BodyDigest<'a> {
    /// A parameter in the address' query.
    Query(&'a str),
    /// A claim of the JSON web token.
    JwsClaim(&'a str),
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The body under HMAC-SHA-256, in hexadecimal behind nothing.
    pub(in crate::signature) const PLAIN: Scheme<'_> = Scheme {
        id: "plain",
        family: None,
        variant: "",
        when: &[],
        key: KeyFormat::Text,
        content: &[Part::Body],
        algorithm: Algorithm::HmacSha256,
        encoding: Encoding::HexLower,
        carrier: Carrier { place: Place::Header("Signature"), framing: Framing::Prefixed("") },
        message_id: None,
        time: None,
        body_digest: None,
        source: "",
        checked_on: "",
    };

    /// A request with these headers.
    pub(in crate::signature) fn request(headers: &[(&str, &str)]) -> Request {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Request { headers: headers.iter().map(own).collect(), ..Request::default() }
    }

    #[test]
    fn a_condition_holds_or_not() {
        #[track_caller]
        fn check(condition: Condition<'_>, headers: &[(&str, &str)], expect: bool) {
            let request = Request { url: "/?a=1&b".to_owned(), ..request(headers) };
            assert_eq!(condition.holds(&request), expect, "{condition:?} {headers:?}");
        }
        check(Condition::Header("X"), &[("x", "")], true);
        check(Condition::Header("X"), &[("y", "")], false);
        check(Condition::HeaderIs("X", "v2"), &[("x", " v2 ")], true);
        check(Condition::HeaderIs("X", "v2"), &[("x", "V2")], false);
        check(Condition::HeaderIs("X", "v2"), &[("x", "v2"), ("x", "v2")], false);
        check(Condition::Setting("X", "a=B"), &[("x", "c=d, A=b")], true);
        check(Condition::Setting("X", "a=B"), &[("x", "a=BB")], false);
        check(Condition::Setting("X", "a=B"), &[], false);
        check(Condition::SettingOrNone("X", "a=B"), &[], true);
        check(Condition::SettingOrNone("X", "a=B"), &[("x", "a=b")], true);
        check(Condition::SettingOrNone("X", "a=B"), &[("x", "")], false);
        check(Condition::Query("a"), &[], true);
        check(Condition::Query("b"), &[], true);
        check(Condition::Query("c"), &[], false);
        check(Condition::MediaType("text/x"), &[("Content-Type", "TEXT/X; charset=utf-8")], true);
        check(Condition::MediaType("text/x"), &[("Content-Type", "text/xml")], false);
        check(Condition::MediaType("text/x"), &[], false);
    }

    #[test]
    fn the_scheme_that_misses_least_is_chosen_and_of_equals_the_first() {
        const A: Scheme<'_> =
            Scheme { id: "a", when: &[Condition::Header("A"), Condition::Header("B")], ..PLAIN };
        const B: Scheme<'_> = Scheme { id: "b", when: &[Condition::Header("B")], ..PLAIN };
        const C: Scheme<'_> = Scheme { id: "c", when: &[Condition::Header("C")], ..PLAIN };
        #[track_caller]
        fn check(headers: &[(&str, &str)], expect: &str) {
            let chosen = choose(&[&A, &B, &C], &request(headers));
            assert_eq!(chosen.map(|scheme| scheme.id), Some(expect));
        }
        check(&[("a", ""), ("b", "")], "a");
        check(&[("b", "")], "b");
        check(&[("c", "")], "c");
        check(&[("a", "")], "a");
        check(&[], "b");
        assert_eq!(choose(&[], &request(&[])), None);
    }

    #[test]
    fn a_scheme_says_what_it_covers() {
        #[track_caller]
        fn check(scheme: Scheme<'_>, body: bool, url: bool, age: bool) {
            let covers = (scheme.covers_body(), scheme.covers_url(), scheme.limits_age());
            assert_eq!(covers, (body, url, age));
        }
        const TIME: TimeRule<'_> = TimeRule {
            place: Place::Header("T"),
            unit: TimeUnit::Seconds,
            past_ms: Some(1),
            future_ms: None,
        };
        check(PLAIN, true, false, false);
        check(Scheme { content: &[Part::CompactJson], ..PLAIN }, true, false, false);
        check(Scheme { content: &[Part::SortedForm], ..PLAIN }, true, false, false);
        let content = &[Part::Url(UrlForm::Exact), Part::Timestamp];
        check(Scheme { content, time: Some(TIME), ..PLAIN }, false, true, true);
        let digest = Some(BodyDigest::Query("d"));
        let forever = TimeRule { past_ms: None, ..TIME };
        let time = Some(forever);
        check(Scheme { content: &[], body_digest: digest, time, ..PLAIN }, true, false, false);
    }
}
