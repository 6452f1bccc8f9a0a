//! The scheme that is meant: one of a provider's, or the reader's own.

use webhook_core::signature::{
    Algorithm, Encoding, OwnError, OwnFraming, OwnKey, OwnScheme, Scheme,
};

use super::form::Form;

/// Algorithms that a reader can put a scheme together from.
pub const ALGORITHMS: [Algorithm; 3] =
    [Algorithm::HmacSha256, Algorithm::HmacSha1, Algorithm::SharedToken];
/// Encodings, likewise.
pub const ENCODINGS: [Encoding; 3] = [Encoding::HexLower, Encoding::Base64, Encoding::Base64Url];

/// Ways of holding a signature, likewise.
pub const FRAMINGS: [OwnFraming; 2] = [OwnFraming::Prefixed, OwnFraming::Pairs];
/// Meanings of a secret's text, likewise.
pub const KEYS: [OwnKey; 2] = [OwnKey::Text, OwnKey::Base64];

/// What can be turned in one's own scheme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OwnPart {
    Header(String),
    Framing(OwnFraming),
    Prefix(String),
    Template(String),
    Algorithm(Algorithm),
    Encoding(Encoding),
    Key(OwnKey),
    Timestamp(String),
    MessageId(String),
    /// In seconds, as typed; empty when it does not matter.
    Tolerance(String),
}

/// The scheme that a reader begins with: what many services do.
#[must_use]
pub fn first() -> OwnScheme {
    OwnScheme {
        header: "X-Signature".to_owned(),
        framing: OwnFraming::Prefixed,
        prefix: "sha256=".to_owned(),
        template: "{timestamp}.{body}".to_owned(),
        algorithm: Algorithm::HmacSha256,
        encoding: Encoding::HexLower,
        key: OwnKey::Text,
        timestamp: "X-Timestamp".to_owned(),
        message_id: "X-Message-Id".to_owned(),
        tolerance_s: Some(300),
    }
}

/// Turns one part.
pub fn turn(own: &mut OwnScheme, part: OwnPart) {
    match part {
        OwnPart::Header(text) => own.header = text,
        OwnPart::Framing(framing) => own.framing = framing,
        OwnPart::Prefix(text) => own.prefix = text,
        OwnPart::Template(text) => own.template = text,
        OwnPart::Algorithm(algorithm) => {
            own.algorithm = algorithm;
            if algorithm == Algorithm::SharedToken {
                own.encoding = Encoding::Plain;
            } else if own.encoding == Encoding::Plain {
                own.encoding = Encoding::HexLower;
            }
        }
        OwnPart::Encoding(encoding) => own.encoding = encoding,
        OwnPart::Key(key) => own.key = key,
        OwnPart::Timestamp(text) => own.timestamp = text,
        OwnPart::MessageId(text) => own.message_id = text,
        OwnPart::Tolerance(text) => own.tolerance_s = text.trim().parse().ok(),
    }
}

/// The parts of a scheme as words, each with its key.
#[must_use]
pub fn words(own: &OwnScheme) -> [(&'static str, String); 10] {
    let at = |found: Option<usize>| found.map_or_else(String::new, |at| at.to_string());
    [
        ("own-header", own.header.clone()),
        ("own-framing", at(FRAMINGS.iter().position(|it| *it == own.framing))),
        ("own-prefix", own.prefix.clone()),
        ("own-template", own.template.clone()),
        ("own-algorithm", at(ALGORITHMS.iter().position(|it| *it == own.algorithm))),
        ("own-encoding", at(ENCODINGS.iter().position(|it| *it == own.encoding))),
        ("own-key", at(KEYS.iter().position(|it| *it == own.key))),
        ("own-time", own.timestamp.clone()),
        ("own-id", own.message_id.clone()),
        ("own-tolerance", at(own.tolerance_s.map(|limit| limit as usize))),
    ]
}

/// A part from its key and its words; `None` for those of no part.
#[must_use]
pub fn part(key: &str, value: &str) -> Option<OwnPart> {
    let text = value.to_owned();
    let at = || value.parse::<usize>().ok();
    Some(match key {
        "own-header" => OwnPart::Header(text),
        "own-framing" => OwnPart::Framing(*FRAMINGS.get(at()?)?),
        "own-prefix" => OwnPart::Prefix(text),
        "own-template" => OwnPart::Template(text),
        "own-algorithm" => OwnPart::Algorithm(*ALGORITHMS.get(at()?)?),
        // A token has none.
        "own-encoding" if value.is_empty() => OwnPart::Encoding(Encoding::Plain),
        "own-encoding" => OwnPart::Encoding(*ENCODINGS.get(at()?)?),
        "own-key" => OwnPart::Key(*KEYS.get(at()?)?),
        "own-time" => OwnPart::Timestamp(text),
        "own-id" => OwnPart::MessageId(text),
        "own-tolerance" => OwnPart::Tolerance(text),
        _ => return None,
    })
}

impl Form {
    /// Works with the scheme that is meant.
    ///
    /// # Errors
    ///
    /// The reader's own is none yet.
    pub fn with_scheme<T>(&self, work: impl FnOnce(&Scheme<'_>) -> T) -> Result<T, OwnError> {
        match &self.own {
            Some(own) => own.parts().map(|parts| work(&parts.scheme())),
            None => Ok(work(self.provider_scheme())),
        }
    }
}
