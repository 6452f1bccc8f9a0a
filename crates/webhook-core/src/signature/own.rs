//! A reader's own scheme, put together from what they fill in.

mod template;

pub use template::{MAX_TEMPLATE_BYTES, TemplateError, TemplateFault, parse_template};

use super::{
    Algorithm, Carrier, Encoding, Framing, KeyFormat, Part, Place, Repeats, Scheme, TimeRule,
    TimeUnit,
};
use crate::http::is_token;

/// The longest tolerance that can be demanded: a week, in seconds.
pub const MAX_TOLERANCE_S: u32 = 7 * 24 * 60 * 60;

/// A scheme as a reader describes it. Nothing is checked before [`OwnScheme::parts`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnScheme {
    /// The header that holds the signature, for example `X-Signature`.
    pub header: String,
    /// How it holds it.
    pub framing: OwnFraming,
    /// What is signed, see [`parse_template`].
    pub template: String,
    /// How it is signed.
    pub algorithm: Algorithm,
    /// How the signature is written.
    pub encoding: Encoding,
    /// How the secret is written.
    pub key: OwnKey,
    /// The header that holds the signing time; not needed when the template has no `{timestamp}`,
    /// or when the time stands in a pair.
    pub timestamp_header: String,
    /// What the signing time counts.
    pub timestamp_unit: TimeUnit,
    /// The header that holds the message's id; not needed when the template has no `{id}`.
    pub id_header: String,
    /// How old the signature may be, and how far ahead, in seconds up to [`MAX_TOLERANCE_S`];
    /// `None` for any. Counts only when the template has `{timestamp}`: a time that is not signed
    /// proves nothing.
    pub tolerance_s: Option<u32>,
}

/// How a header holds a signature.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OwnFraming {
    /// Behind a prefix, which may be empty: `sha256=…`.
    Prefixed(String),
    /// In a pair, beside others: `t=…,v1=…`.
    Pairs {
        /// What stands between two pairs.
        separator: char,
        /// The name of the pair with the signature.
        signature: String,
        /// The name of the pair with the signing time; empty when the time stands elsewhere.
        timestamp: String,
    },
    /// Behind a version and a comma, with blanks between several: `v1,… v1,…`.
    Versioned(String),
}

/// How a secret is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OwnKey {
    /// As it is: its own bytes are the key.
    Text,
    /// In base64 behind a prefix, which may be empty, and may be missing in the secret. Of a pair
    /// of keys, the public one; the private one has no prefix.
    Base64 {
        /// For example `whsec_`.
        prefix: String,
    },
    /// In hexadecimal.
    Hex,
}

impl OwnKey {
    /// Which of them a key of this algorithm can be written in; prefixes left aside.
    #[must_use]
    pub fn allowed(algorithm: Algorithm) -> Vec<Self> {
        let base64 = Self::Base64 { prefix: String::new() };
        match algorithm {
            Algorithm::HmacSha1 | Algorithm::HmacSha256 | Algorithm::HmacSha512 => {
                vec![Self::Text, base64, Self::Hex]
            }
            Algorithm::SwappedHmacSha1
            | Algorithm::SwappedHmacSha256
            | Algorithm::Sha256
            | Algorithm::SharedToken => vec![Self::Text],
            Algorithm::EcdsaP256 => vec![base64],
            Algorithm::Ed25519 => vec![base64, Self::Hex],
        }
    }
}

/// A field of [`OwnScheme`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OwnField {
    /// [`OwnScheme::header`].
    Header,
    /// [`OwnScheme::timestamp_header`].
    TimestampHeader,
    /// [`OwnScheme::id_header`].
    IdHeader,
    /// The name of the pair with the signature.
    SignaturePair,
    /// The name of the pair with the signing time.
    TimestampPair,
    /// The version in front of a signature.
    Version,
    /// [`OwnScheme::template`].
    Template,
}

/// What is wrong with a reader's scheme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OwnError {
    /// A name is empty that is needed: always, or because the template asks for what it holds.
    Empty(OwnField),
    /// A character that the name of a header, a pair or a version cannot have. Allowed are those of
    /// a token (RFC 9110, section 5.6.2), in a pair all but the `=`.
    BadCharacter {
        /// The name.
        field: OwnField,
        /// Where the character stands, in bytes from 0.
        at: usize,
        /// The character.
        found: char,
    },
    /// The template cannot be read.
    Template(TemplateError),
    /// The template has to have this part with this algorithm, for example `{secret}` with a plain
    /// hash: without it, everybody could sign.
    PartMissing(&'static str),
    /// The template must not have this part with this algorithm.
    PartNotAllowed(&'static str),
    /// Nothing that a name or a signature may have can stand between two pairs: allowed are `,`,
    /// `;`, `&`, `|` and the blank.
    BadSeparator {
        /// What was given.
        found: char,
    },
    /// The algorithm has no keys that are written like this; see [`OwnKey::allowed`].
    KeyNotAllowed,
    /// The tolerance is larger than [`MAX_TOLERANCE_S`].
    ToleranceTooLarge {
        /// What was given, in seconds.
        found: u32,
        /// What is allowed, in seconds.
        limit: u32,
    },
}

/// A reader's scheme that holds together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnParts<'a> {
    own: &'a OwnScheme,
    content: Vec<Part<'a>>,
    key: KeyFormat<'a>,
}

impl OwnScheme {
    /// Checks everything.
    ///
    /// # Errors
    ///
    /// The first field that does not hold, in the order of the fields.
    pub fn parts(&self) -> Result<OwnParts<'_>, OwnError> {
        is_name(OwnField::Header, &self.header)?;
        let has_time_pair = self.check_framing()?;
        let content = parse_template(&self.template).map_err(OwnError::Template)?;
        self.check_content(&content)?;
        let key = self.key_format().ok_or(OwnError::KeyNotAllowed)?;
        if content.contains(&Part::Timestamp) && !has_time_pair {
            is_name(OwnField::TimestampHeader, &self.timestamp_header)?;
        }
        if content.contains(&Part::MessageId) {
            is_name(OwnField::IdHeader, &self.id_header)?;
        }
        match self.tolerance_s {
            Some(found) if found > MAX_TOLERANCE_S => {
                Err(OwnError::ToleranceTooLarge { found, limit: MAX_TOLERANCE_S })
            }
            _ => Ok(OwnParts { own: self, content, key }),
        }
    }

    /// Whether a pair beside the signature holds the time.
    fn check_framing(&self) -> Result<bool, OwnError> {
        match &self.framing {
            OwnFraming::Prefixed(_) => Ok(false),
            OwnFraming::Versioned(version) => {
                is_name(OwnField::Version, version)?;
                Ok(false)
            }
            OwnFraming::Pairs { separator, signature, timestamp } => {
                if !",;&| ".contains(*separator) {
                    return Err(OwnError::BadSeparator { found: *separator });
                }
                is_name(OwnField::SignaturePair, signature)?;
                if !timestamp.is_empty() {
                    is_name(OwnField::TimestampPair, timestamp)?;
                }
                Ok(!timestamp.is_empty())
            }
        }
    }

    /// A token is sent and nothing is signed; a plain hash needs the secret inside, and nothing
    /// else may have it there.
    fn check_content(&self, content: &[Part<'_>]) -> Result<(), OwnError> {
        let has_secret = content.contains(&Part::Secret);
        match self.algorithm {
            Algorithm::SharedToken => content
                .first()
                .map_or(Ok(()), |part| Err(OwnError::PartNotAllowed(template::name(*part)))),
            _ if content.is_empty() => Err(OwnError::Empty(OwnField::Template)),
            Algorithm::Sha256 if !has_secret => Err(OwnError::PartMissing("secret")),
            Algorithm::Sha256 => Ok(()),
            _ if has_secret => Err(OwnError::PartNotAllowed("secret")),
            _ => Ok(()),
        }
    }

    fn key_format(&self) -> Option<KeyFormat<'_>> {
        Some(match (self.algorithm, &self.key) {
            (Algorithm::EcdsaP256, OwnKey::Base64 { prefix }) if prefix.is_empty() => {
                KeyFormat::P256
            }
            (Algorithm::Ed25519, OwnKey::Hex) => KeyFormat::Ed25519Hex,
            (Algorithm::Ed25519, OwnKey::Base64 { prefix }) => {
                KeyFormat::Ed25519Base64 { public: prefix, private: "" }
            }
            (Algorithm::EcdsaP256 | Algorithm::Ed25519, _) => return None,
            (_, OwnKey::Text) => KeyFormat::Text,
            (Algorithm::Sha256 | Algorithm::SharedToken, _) => return None,
            (_, OwnKey::Base64 { prefix }) => KeyFormat::Base64 { prefix },
            (_, OwnKey::Hex) => KeyFormat::Hex,
        })
    }
}

impl OwnParts<'_> {
    /// The scheme, ready to sign and to verify. Its id is `own`.
    #[must_use]
    pub fn scheme(&self) -> Scheme<'_> {
        let own = self.own;
        let mut time_place = Place::Header(&own.timestamp_header);
        let framing = match &own.framing {
            OwnFraming::Prefixed(prefix) => Framing::Prefixed(prefix),
            OwnFraming::Versioned(version) => Framing::Versioned(version),
            OwnFraming::Pairs { separator, signature, timestamp } => {
                if !timestamp.is_empty() {
                    time_place = Place::Pair(timestamp);
                }
                Framing::Pairs { separator: *separator, name: signature, counts: Repeats::Any }
            }
        };
        let tolerance = own.tolerance_s.map(|seconds| seconds * 1000);
        let time = TimeRule {
            place: time_place,
            unit: own.timestamp_unit,
            past_ms: tolerance,
            future_ms: tolerance,
        };
        Scheme {
            id: "own",
            family: None,
            variant: "",
            when: &[],
            key: self.key,
            content: &self.content,
            algorithm: own.algorithm,
            encoding: own.encoding,
            carrier: Carrier { place: Place::Header(&own.header), framing },
            message_id: self
                .content
                .contains(&Part::MessageId)
                .then_some(Place::Header(&own.id_header)),
            time: self.content.contains(&Part::Timestamp).then_some(time),
            body_digest: None,
            source: "",
            checked_on: "",
        }
    }
}

fn is_name(field: OwnField, name: &str) -> Result<(), OwnError> {
    if name.is_empty() {
        return Err(OwnError::Empty(field));
    }
    let is_pair = matches!(field, OwnField::SignaturePair | OwnField::TimestampPair);
    let fits = |character: char| is_token(character.encode_utf8(&mut [0; 4]));
    // A pair's name ends at its `=`, which no token has; a blank or a separator would end it too.
    let separators = if is_pair { ",;&|" } else { "" };
    let bad = |&(_, character): &(usize, char)| !fits(character) || separators.contains(character);
    match name.char_indices().find(bad) {
        Some((at, found)) => Err(OwnError::BadCharacter { field, at, found }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
