//! A scheme of the reader's own, put together from parts.

use super::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Repeats, Scheme, TimeRule,
    TimeUnit, UrlForm,
};

/// The longest template.
pub const MAX_TEMPLATE_BYTES: usize = 512;

/// What a reader says of a scheme. [`OwnScheme::parts`] reads it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnScheme {
    /// The header that holds the signature.
    pub header: String,
    /// How the header is built.
    pub framing: OwnFraming,
    /// What stands before the signature (`sha256=`), or the name of its pair (`v1`).
    pub prefix: String,
    /// What is signed: text, with `{body}`, `{timestamp}`, `{id}`, `{method}` and `{url}` in it; `{{`
    /// and `}}` are braces.
    pub template: String,
    /// How it is signed: one of those with a secret.
    pub algorithm: Algorithm,
    /// How the signature is written.
    pub encoding: Encoding,
    /// Whether the secret is text or base64.
    pub key: OwnKey,
    /// The header of the signing time; the name of its pair where pairs hold the signature.
    pub timestamp: String,
    /// The header of the message's id.
    pub message_id: String,
    /// How old a request may be, and how far ahead, in seconds; `None` when it does not matter.
    pub tolerance_s: Option<u32>,
}

/// How the header is built.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OwnFraming {
    /// One signature behind the prefix.
    Prefixed,
    /// Pairs with commas between them, `t=…,v1=…`.
    Pairs,
}

/// What the secret's text means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OwnKey {
    /// Its own bytes.
    Text,
    /// Base64.
    Base64,
}

/// What keeps a description from being a scheme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OwnError {
    /// There is no header.
    NoHeader,
    /// Pairs need a name for the signature's.
    NoPairName,
    /// The template is longer than [`MAX_TEMPLATE_BYTES`].
    TemplateTooLong,
    /// A brace is opened or closed alone, or holds a name that is none of the five.
    BadPlaceholder {
        /// Where, in bytes from 0.
        at: usize,
    },
    /// The template names the time, and there is no place for it.
    NoTimestamp,
    /// The template names the id, and there is no header for it.
    NoMessageId,
    /// An algorithm with a pair of keys, which cannot be described here.
    NeedsKeyPair,
}

/// A description that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnParts<'a> {
    own: &'a OwnScheme,
    content: Vec<Part<'a>>,
}

impl OwnScheme {
    /// Reads the description.
    ///
    /// # Errors
    ///
    /// The first thing that keeps it from being a scheme.
    pub fn parts(&self) -> Result<OwnParts<'_>, OwnError> {
        if self.header.trim().is_empty() {
            return Err(OwnError::NoHeader);
        }
        if self.framing == OwnFraming::Pairs && self.prefix.is_empty() {
            return Err(OwnError::NoPairName);
        }
        if self.algorithm.is_asymmetric() {
            return Err(OwnError::NeedsKeyPair);
        }
        let content = template(&self.template)?;
        if content.contains(&Part::Timestamp) && self.timestamp.trim().is_empty() {
            return Err(OwnError::NoTimestamp);
        }
        if content.contains(&Part::MessageId) && self.message_id.trim().is_empty() {
            return Err(OwnError::NoMessageId);
        }
        Ok(OwnParts { own: self, content })
    }
}

impl OwnParts<'_> {
    /// The scheme.
    #[must_use]
    pub fn scheme(&self) -> Scheme<'_> {
        let own = self.own;
        let timestamp = own.timestamp.trim();
        let tolerance_ms = own.tolerance_s.map(|seconds| seconds.saturating_mul(1000));
        Scheme {
            id: "own",
            family: None,
            variant: "",
            when: &[],
            key: match own.key {
                OwnKey::Text => KeyFormat::Text,
                OwnKey::Base64 => KeyFormat::Base64 { prefix: "" },
            },
            content: &self.content,
            algorithm: own.algorithm,
            encoding: own.encoding,
            carrier: Carrier {
                place: Place::Header(own.header.trim()),
                framing: match own.framing {
                    OwnFraming::Prefixed => Framing::Prefixed(&own.prefix),
                    OwnFraming::Pairs => {
                        Framing::Pairs { separator: ',', name: &own.prefix, counts: Repeats::Any }
                    }
                },
            },
            message_id: self.uses(Part::MessageId).then(|| Place::Header(own.message_id.trim())),
            time: self.uses(Part::Timestamp).then(|| TimeRule {
                place: match own.framing {
                    OwnFraming::Prefixed => Place::Header(timestamp),
                    OwnFraming::Pairs => Place::Pair(timestamp),
                },
                unit: if tolerance_ms.is_some() { TimeUnit::Seconds } else { TimeUnit::Text },
                past_ms: tolerance_ms,
                future_ms: tolerance_ms,
            }),
            body_digest: None,
            source: "",
            checked_on: "",
        }
    }

    fn uses(&self, part: Part<'_>) -> bool {
        self.content.contains(&part)
    }
}

/// The parts of a template.
fn template(text: &str) -> Result<Vec<Part<'_>>, OwnError> {
    if text.len() > MAX_TEMPLATE_BYTES {
        return Err(OwnError::TemplateTooLong);
    }
    let mut parts = vec![];
    let mut rest = text;
    while let Some(brace) = rest.find(['{', '}']) {
        let at = text.len() - rest.len() + brace;
        let (before, from) = rest.split_at(brace);
        if !before.is_empty() {
            parts.push(Part::Literal(before));
        }
        // A doubled brace stands for one.
        if from.starts_with("{{") || from.starts_with("}}") {
            parts.push(Part::Literal(&from[..1]));
            rest = &from[2..];
            continue;
        }
        let name = from.strip_prefix('{').and_then(|inside| inside.split_once('}'));
        let (name, after) = name.ok_or(OwnError::BadPlaceholder { at })?;
        parts.push(match name {
            "body" => Part::Body,
            "timestamp" => Part::Timestamp,
            "id" => Part::MessageId,
            "method" => Part::Method,
            "url" => Part::Url(UrlForm::Exact),
            _ => return Err(OwnError::BadPlaceholder { at }),
        });
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Literal(rest));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Request;
    use crate::provider;
    use crate::signature::{Draft, Secret, UnixMillis, sign, verify};

    fn own() -> OwnScheme {
        OwnScheme {
            header: "X-Signature".to_owned(),
            framing: OwnFraming::Prefixed,
            prefix: String::new(),
            template: "{body}".to_owned(),
            algorithm: Algorithm::HmacSha256,
            encoding: Encoding::HexLower,
            key: OwnKey::Text,
            timestamp: "X-Timestamp".to_owned(),
            message_id: "X-Id".to_owned(),
            tolerance_s: None,
        }
    }

    #[test]
    fn a_template_is_taken_apart() {
        #[track_caller]
        fn check(text: &str, expect: &[Part<'_>]) {
            assert_eq!(template(text).as_deref(), Ok(expect));
        }
        let dot = Part::Literal(".");
        check("", &[]);
        check("{body}", &[Part::Body]);
        check("{id}.{timestamp}.{body}", &[Part::MessageId, dot, Part::Timestamp, dot, Part::Body]);
        check("{method}{url}é", &[Part::Method, Part::Url(UrlForm::Exact), Part::Literal("é")]);
        check("{{x}}", &[Part::Literal("{"), Part::Literal("x"), Part::Literal("}")]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        #[track_caller]
        fn check(own: OwnScheme, expect: OwnError) {
            assert_eq!(own.parts(), Err(expect));
        }
        let template = |text: &str| OwnScheme { template: text.to_owned(), ..own() };
        check(template("a{payload}"), OwnError::BadPlaceholder { at: 1 });
        check(template("{body"), OwnError::BadPlaceholder { at: 0 });
        check(template("a}b"), OwnError::BadPlaceholder { at: 1 });
        check(template(&"x".repeat(MAX_TEMPLATE_BYTES + 1)), OwnError::TemplateTooLong);
        check(OwnScheme { header: " ".to_owned(), ..own() }, OwnError::NoHeader);
        check(OwnScheme { framing: OwnFraming::Pairs, ..own() }, OwnError::NoPairName);
        check(OwnScheme { algorithm: Algorithm::Ed25519, ..own() }, OwnError::NeedsKeyPair);
        check(
            OwnScheme { timestamp: String::new(), ..template("{timestamp}") },
            OwnError::NoTimestamp,
        );
        check(OwnScheme { message_id: String::new(), ..template("{id}") }, OwnError::NoMessageId);
    }

    /// What a provider signs, the same scheme put together from parts accepts.
    #[track_caller]
    fn check(id: &str, own: &OwnScheme) {
        let scheme = provider::schemes(id)[0];
        let secret = Secret::new("c2VjcmV0");
        let now = UnixMillis(1_760_000_000_000);
        let request = Request { body: b"{}".to_vec(), ..Request::default() };
        let draft = Draft { request, message_id: "msg_1".to_owned() };
        let signed = sign(scheme, &secret, &draft, now).expect("it can be signed").request;
        let parts = own.parts().expect("it is a scheme");
        let outcome = verify(&parts.scheme(), std::slice::from_ref(&secret), &signed, now);
        assert!(outcome.is_ok(), "{id}: {outcome:?}");
    }

    #[test]
    fn real_schemes_can_be_put_together() {
        let named = |header: &str, prefix: &str, template: &str| OwnScheme {
            header: header.to_owned(),
            prefix: prefix.to_owned(),
            template: template.to_owned(),
            ..own()
        };
        check("github", &named("X-Hub-Signature-256", "sha256=", "{body}"));
        let slack = named("X-Slack-Signature", "v0=", "v0:{timestamp}:{body}");
        let timestamp = "X-Slack-Request-Timestamp".to_owned();
        check("slack", &OwnScheme { timestamp, tolerance_s: Some(300), ..slack });
        let stripe = named("Stripe-Signature", "v1", "{timestamp}.{body}");
        let framing = OwnFraming::Pairs;
        check("stripe", &OwnScheme { framing, timestamp: "t".to_owned(), ..stripe });
        let standard = named("webhook-signature", "v1,", "{id}.{timestamp}.{body}");
        let standard = OwnScheme {
            key: OwnKey::Base64,
            encoding: Encoding::Base64,
            timestamp: "webhook-timestamp".to_owned(),
            message_id: "webhook-id".to_owned(),
            ..standard
        };
        check("standardwebhooks", &standard);
    }
}
