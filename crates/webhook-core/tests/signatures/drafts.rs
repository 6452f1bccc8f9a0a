//! Requests of every shape that a scheme can sign, with secrets of the right format.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{TestCaseError, TestRunner};
use webhook_core::bytes::base64::{self, Flavour};
use webhook_core::http::Request;
use webhook_core::provider;
use webhook_core::signature::{
    Accepted, Algorithm, Condition, Draft, KeyFormat, KeyPair, Part, Place, Rejection, Scheme,
    Secret, Signed, UnixMillis, sign, verify,
};

/// Every scheme once.
pub fn schemes() -> Vec<&'static Scheme<'static>> {
    let mut schemes: Vec<&Scheme<'_>> = vec![];
    for scheme in provider::ALL.iter().flat_map(|provider| provider.schemes) {
        if schemes.iter().all(|other| other.id != scheme.id) {
            schemes.push(scheme);
        }
    }
    schemes
}

/// Checks a claim for every scheme, on so many requests each.
pub fn for_every_scheme(cases: u32, claim: impl Fn(&Case) -> Result<(), TestCaseError>) {
    for_schemes(|_| true, cases, claim);
}

/// Checks a claim for every scheme of some kind, on so many requests each.
pub fn for_schemes(
    are_meant: impl Fn(&'static Scheme<'static>) -> bool,
    cases: u32,
    claim: impl Fn(&Case) -> Result<(), TestCaseError>,
) {
    let schemes: Vec<_> = schemes().into_iter().filter(|scheme| are_meant(scheme)).collect();
    assert!(!schemes.is_empty());
    for scheme in schemes {
        // The signatures of pairs are slow without optimising.
        let cases = if scheme.algorithm.is_asymmetric() { cases.div_ceil(8) } else { cases };
        let mut runner = TestRunner::new(ProptestConfig {
            cases,
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        if let Err(error) = runner.run(&any_case(scheme), |case| claim(&case)) {
            panic!("{}: {error}", scheme.id);
        }
    }
}

/// What is needed to sign and to verify.
#[derive(Clone, Debug)]
pub struct Case {
    pub scheme: &'static Scheme<'static>,
    pub keys: Keys,
    /// Of the same format, and another key.
    pub other: Keys,
    pub draft: Draft,
    pub now: UnixMillis,
    /// For a test's own choices.
    pub dice: u32,
}

#[derive(Clone)]
pub struct Keys {
    pub signs: Secret,
    pub verifies: Secret,
}

// A failure has to show them. They are made up.
impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}/{:?}", self.signs.expose(), self.verifies.expose())
    }
}

impl Case {
    pub fn signed(&self) -> Signed {
        sign(self.scheme, &self.keys.signs, &self.draft, self.now).expect("it can be signed")
    }

    pub fn verified(&self, request: &Request) -> Result<Accepted, Rejection> {
        self.verified_at(request, self.now)
    }

    pub fn verified_at(&self, request: &Request, now: UnixMillis) -> Result<Accepted, Rejection> {
        verify(self.scheme, std::slice::from_ref(&self.keys.verifies), request, now)
    }
}

pub fn any_case(scheme: &'static Scheme<'static>) -> impl Strategy<Value = Case> {
    let draft = (any_url(), any_body(scheme), ".{0,40}", "[A-Z]{1,7}", any_headers());
    let draft = draft.prop_map(move |(url, body, id, method, mut headers)| {
        // What a request shows beside its signature, for this scheme to be meant.
        headers.extend(scheme.when.iter().filter_map(|condition| match condition {
            Condition::Header(name) => Some(((*name).to_owned(), String::new())),
            _ => None,
        }));
        let request = Request { method, url, headers, body };
        Draft { request, message_id: format!("i{id}") }
    });
    let keys = (any_keys(scheme), any_keys(scheme))
        .prop_filter("two keys", |(one, other)| one.signs.expose() != other.signs.expose());
    (keys, draft, any_moment(), any::<u32>()).prop_map(move |((keys, other), draft, now, dice)| {
        Case { scheme, keys, other, draft, now, dice }
    })
}

/// Moments with at most 15 digits in milliseconds, most of them of these years.
fn any_moment() -> impl Strategy<Value = UnixMillis> {
    prop_oneof![0..=999_999_999_999_999_i64, 1_700_000_000_000..=1_800_000_000_000_i64]
        .prop_map(UnixMillis)
}

fn any_keys(scheme: &'static Scheme<'static>) -> BoxedStrategy<Keys> {
    let of_text = |text: String| {
        let secret = Secret::new(text);
        Keys { signs: secret.clone(), verifies: secret }
    };
    match scheme.key {
        // Blanks around a header's value do not arrive.
        KeyFormat::Text if scheme.algorithm == Algorithm::SharedToken => {
            "[!-~]([ -~]{0,60}[!-~])?".prop_map(of_text).boxed()
        }
        // HMAC fills a key up with zeros, so one that ends in zeros is another one's double.
        KeyFormat::Text => "[^\0]{1,100}"
            .prop_filter("not blank", |text| !text.trim().is_empty())
            .prop_map(of_text)
            .boxed(),
        KeyFormat::Base64 { prefix } => (vec(1..=255_u8, 1..100), any::<bool>())
            .prop_map(move |(bytes, is_bare)| {
                let prefix = if is_bare { "" } else { prefix };
                of_text(prefix.to_owned() + &base64::encode(&bytes, Flavour::Standard))
            })
            .boxed(),
        format => any::<[u8; 32]>()
            .prop_filter_map("a key", move |seed| KeyPair::from_seed(format, &seed))
            .prop_map(|pair| Keys { signs: pair.private, verifies: Secret::new(pair.public) })
            .boxed(),
    }
}

fn any_headers() -> impl Strategy<Value = Vec<(String, String)>> {
    vec(("X-[a-f]{1,3}", "[ -~]{0,8}"), 0..3)
}

fn any_url() -> impl Strategy<Value = String> {
    let usual = "https?://[a-z]{1,8}(\\.example)?(:[0-9]{1,5})?(/[A-Za-z0-9%.~-]{0,8}){0,3}\
                 (\\?[a-z]{1,3}=[a-z0-9]{0,3}(&[a-z]=?){0,2})?(#[a-z]{0,3})?";
    prop_oneof![4 => usual, 1 => ".{0,30}"]
}

fn any_body(scheme: &Scheme<'_>) -> BoxedStrategy<Vec<u8>> {
    let in_json = |place| matches!(place, Place::JsonText(_) | Place::JsonNumber(_));
    let mut places = [Some(scheme.carrier.place), scheme.message_id, scheme.time.map(|t| t.place)];
    if places.iter_mut().flatten().any(|place| in_json(*place)) {
        return any_object(any_json().boxed()).boxed();
    }
    if scheme.content.contains(&Part::CompactJson) {
        return any_json().boxed();
    }
    let form = "([a-c%+]{0,3}=?[a-z0-9%+]{0,4}&?){0,6}(token|timestamp|signature)?(=x)?";
    prop_oneof![vec(any::<u8>(), 0..120), form.prop_map(String::into_bytes)].boxed()
}

fn any_blanks() -> impl Strategy<Value = Vec<u8>> {
    select(vec!["", "", " ", "\n", "\r\n\t"]).prop_map(|blanks| blanks.as_bytes().to_vec())
}

/// A JSON string: escapes, and bytes that are no UTF-8.
fn any_string() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        select(vec![0x20_u8, b'!', b'a', b'~', 0x7f, 0x80, 0xc3, 0xff]).prop_map(|byte| vec![byte]),
        select(vec!["\\\"", "\\\\", "\\/", "\\n", "\\u00e9", "\\ud83d\\ude80", "\\ud800", "é"])
            .prop_map(|text| text.as_bytes().to_vec()),
    ];
    vec(piece, 0..6).prop_map(|pieces| [b"\"", pieces.concat().as_slice(), b"\""].concat())
}

fn any_json() -> impl Strategy<Value = Vec<u8>> {
    let scalar = select(vec!["0", "-1.50", "1e+3", "12345678901234567890", "true", "null"]);
    let leaf = prop_oneof![scalar.prop_map(|text| text.as_bytes().to_vec()), any_string()];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let array = vec((any_blanks(), inner.clone(), any_blanks()), 0..4).prop_map(|items| {
            let items: Vec<_> = items.into_iter().map(|(a, b, c)| [a, b, c].concat()).collect();
            [b"[".as_slice(), items.join(&b',').as_slice(), b"]"].concat()
        });
        prop_oneof![array, any_object(inner.boxed())]
    })
}

/// An object, in which there may stand what signing has to replace.
fn any_object(inner: BoxedStrategy<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let other = ("\"[a-c]{0,2}\"", inner).prop_map(|(name, value)| (name, value));
    let known = select(vec![
        ("\"webhookTimestamp\"", "17"),
        ("\"webhookTimestamp\"", "\"text\""),
        ("\"signature\"", "{}"),
        ("\"signature\"", r#"{"token":1, "timestamp" : "2"}"#),
        ("\"signature\"", r#"{"signature":{},"token":"x","a":[]}"#),
    ])
    .prop_map(|(name, value)| (name.to_owned(), value.as_bytes().to_vec()));
    let member = prop_oneof![3 => other, 1 => known];
    let members = vec((any_blanks(), member, any_blanks()), 0..5);
    members.prop_map(|members| {
        let member = |(before, (name, value), after): (Vec<u8>, (String, Vec<u8>), Vec<u8>)| {
            [&before, name.as_bytes(), &after, b":", &before, &value, &after].concat()
        };
        let members: Vec<_> = members.into_iter().map(member).collect();
        [b"{".as_slice(), members.join(&b',').as_slice(), b"}"].concat()
    })
}
