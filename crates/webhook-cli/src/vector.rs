//! A request, what it is verified with, and what should come of it.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use webhook_core::bytes::base64::{self, Flavour};
use webhook_core::http::Request;
use webhook_core::provider;
use webhook_core::signature::{Accepted, Rejection, Scheme, Secret, UnixMillis, choose, verify};

use crate::Result;

/// One recorded request.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vector {
    #[serde(default)]
    pub(crate) id: String,
    pub(crate) provider: String,
    #[serde(default)]
    pub(crate) scheme: Option<String>,
    pub(crate) now: f64,
    pub(crate) secret: Option<SecretText>,
    pub(crate) public_key: Option<String>,
    #[serde(default = "post")]
    pub(crate) method: String,
    #[serde(default)]
    pub(crate) url: String,
    pub(crate) headers: Headers,
    pub(crate) body_base64: String,
    pub(crate) verdict: Option<Verdict>,
    #[serde(default)]
    pub(crate) contested: bool,
    pub(crate) raw_bytes_verdict: Option<Verdict>,
    // What the record says of itself, for its readers.
    #[serde(default, rename = "sdk")]
    pub(crate) _sdk: Option<String>,
    #[serde(default, rename = "sdk_error")]
    pub(crate) _sdk_error: Option<String>,
    #[serde(default, rename = "note")]
    pub(crate) _note: Option<String>,
}

pub(crate) fn post() -> String {
    "POST".to_owned()
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Verdict {
    Accept,
    Reject,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
        })
    }
}

/// Taken over before anybody could print it, even where it is no text.
#[derive(Clone)]
pub(crate) struct SecretText(pub(crate) Secret);

impl<'de> Deserialize<'de> for SecretText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let found = match Value::deserialize(deserializer)? {
            Value::String(text) => return Ok(Self(Secret::new(text))),
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        Err(D::Error::custom(format!("found {found}, allowed is text")))
    }
}

/// Headers in the order of the document, a name more than once if it stands there so.
#[derive(Default)]
pub(crate) struct Headers(pub(crate) Vec<(String, String)>);

impl<'de> Deserialize<'de> for Headers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Headers;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of header names and values")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> std::result::Result<Headers, A::Error> {
                let mut headers = Vec::new();
                while let Some(header) = map.next_entry()? {
                    headers.push(header);
                }
                Ok(Headers(headers))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// A moment in seconds, as the core counts it.
pub(crate) fn moment(seconds: f64) -> Result<UnixMillis> {
    let millis = (seconds * 1e3).round();
    if millis.abs() <= 1e15 {
        Ok(UnixMillis(millis as i64))
    } else {
        Err(format!("now: found {seconds}, allowed are seconds up to 1e12"))
    }
}

/// Bytes from their base64.
pub(crate) fn bytes(field: &str, text: &str) -> Result<Vec<u8>> {
    base64::decode(text, Flavour::Standard).map_err(|error| {
        let found = text.get(error.at..).and_then(|rest| rest.chars().next());
        let found = found.map_or("its end".to_owned(), |character| format!("{character:?}"));
        format!(
            "{field}: found {found} at character {}, allowed is padded standard base64",
            error.at + 1
        )
    })
}

/// The scheme of a provider that a request is meant for, or the one of this id.
pub(crate) fn scheme(
    provider: &str,
    scheme: Option<&str>,
    request: &Request,
) -> Result<&'static Scheme<'static>> {
    let of_provider = provider::schemes(provider);
    if of_provider.is_empty() {
        let known: Vec<&str> = provider::ALL.iter().map(|provider| provider.id.0).collect();
        return Err(format!("provider: found `{provider}`, allowed are {}", known.join(", ")));
    }
    let Some(id) = scheme else {
        return choose(&of_provider, request)
            .ok_or_else(|| "provider: it signs nothing".to_owned());
    };
    of_provider.iter().find(|scheme| scheme.id == id).copied().ok_or_else(|| {
        let known: Vec<&str> = of_provider.iter().map(|scheme| scheme.id).collect();
        format!("scheme: found `{id}`, allowed for `{provider}` are {}", known.join(", "))
    })
}

/// What is to be verified.
pub(crate) struct Posed {
    pub(crate) scheme: &'static Scheme<'static>,
    pub(crate) secrets: Vec<Secret>,
    pub(crate) request: Request,
    pub(crate) now: UnixMillis,
}

/// What came of a verification.
pub(crate) struct Judgement {
    pub(crate) scheme: &'static Scheme<'static>,
    pub(crate) outcome: std::result::Result<Accepted, Rejection>,
}

impl Judgement {
    pub(crate) fn verdict(&self) -> Verdict {
        if self.outcome.is_ok() { Verdict::Accept } else { Verdict::Reject }
    }

    /// What there is to say of it, by name.
    pub(crate) fn detail(&self) -> BTreeMap<&'static str, Value> {
        crate::verify::detail(self)
    }
}

impl Vector {
    /// Verifies the request.
    pub(crate) fn judged(&self) -> Result<Judgement> {
        let Posed { scheme, secrets, request, now } = self.posed()?;
        let outcome = verify(scheme, &secrets, &request, now);
        Ok(Judgement { scheme, outcome })
    }

    /// The request and what it is verified with, as the core takes them.
    pub(crate) fn posed(&self) -> Result<Posed> {
        let request = Request {
            method: self.method.clone(),
            url: self.url.clone(),
            headers: self.headers.0.clone(),
            body: bytes("body_base64", &self.body_base64)?,
        };
        let scheme = scheme(&self.provider, self.scheme.as_deref(), &request)?;
        let public = self.public_key.as_ref().map(|key| Secret::new(key.clone()));
        let secret = self.secret.as_ref().map(|secret| secret.0.clone());
        let secrets: Vec<Secret> = public.or(secret).into_iter().collect();
        Ok(Posed { scheme, secrets, request, now: moment(self.now)? })
    }
}
