//! A request for every scheme in which every mistake can be made that can be made at all.

use webhook_core::http::Request;
use webhook_core::provider;
use webhook_core::signature::{
    Condition, Draft, KeyFormat, KeyPair, Part, Place, Scheme, Secret, UnixMillis,
};

pub const NOW: UnixMillis = UnixMillis(1_760_000_000_000);

/// With blanks, line ends, a slash, an angle bracket, and characters that are not ASCII.
const JSON: &str = "{\n  \"webhookTimestamp\": 0,\n  \"signature\": {\n    \"timestamp\": \"0\",\n    \
                    \"token\": \"0\",\n    \"signature\": \"0\"\n  },\n  \"id\": \"evt_1\",\n  \"name\": \"Zoë Ångström <zoe>\",\n  \
                    \"page\": \"https://example.com/a?b=c\",\n  \"amount\": 1999,\n  \"ok\": true\n}";
const FORM: &str = "Body=Hello%20there&From=%2B14158675309&FromCity=&Note=a%2Ab~c%C3%A9";

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

/// A draft and its keys.
pub struct Sample {
    pub scheme: &'static Scheme<'static>,
    pub signs: Secret,
    pub verifies: Secret,
    pub draft: Draft,
}

impl Sample {
    fn of(scheme: &'static Scheme<'static>, body: &str) -> Self {
        let text = Secret::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        let (signs, verifies) = match KeyPair::from_seed(scheme.key, &[7; 32]) {
            Some(pair) => (pair.private, Secret::new(pair.public)),
            None if scheme.key == KeyFormat::Text => (text.clone(), text),
            None => (text.clone(), text),
        };
        let headers = scheme.when.iter().filter_map(|condition| match condition {
            Condition::Header(name) => Some(((*name).to_owned(), "x".to_owned())),
            _ => None,
        });
        let request = Request {
            method: "POST".to_owned(),
            url: "https://example.com/hooks/a%20b?shop=1&x=y".to_owned(),
            headers: headers.collect(),
            body: body.as_bytes().to_vec(),
        };
        let draft = Draft { request, message_id: "msg_1".to_owned() };
        Self { scheme, signs, verifies, draft }
    }

    /// The one with JSON, where the scheme can have it, and then the one with a form.
    pub fn all(scheme: &'static Scheme<'static>) -> Vec<Self> {
        let is_form = |place| matches!(place, Place::FormField(_));
        let has_form = scheme.content.contains(&Part::SortedForm) || is_form(scheme.carrier.place);
        let needs_json = scheme.content.contains(&Part::CompactJson)
            || matches!(scheme.carrier.place, Place::JsonText(_))
            || scheme.time.is_some_and(|time| matches!(time.place, Place::JsonNumber(_)));
        let mut bodies = vec![];
        if !has_form {
            bodies.push(JSON);
        }
        if !needs_json {
            bodies.push(FORM);
        }
        bodies.into_iter().map(|body| Self::of(scheme, body)).collect()
    }
}
