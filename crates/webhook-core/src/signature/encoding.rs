//! How a signature is written as text.

use crate::bytes::{Malformed, base64, hex};

/// How a signature is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// Lower-case hexadecimal and nothing else.
    HexLower,
    /// Hexadecimal in either case; written in lower case.
    HexAnyCase,
    /// Standard base64, padded.
    Base64,
    /// URL-safe base64 without padding, as in a JSON web token.
    Base64Url,
    /// No encoding: the text is the value.
    Plain,
}

/// Why a signature's text cannot be read.
pub type EncodingFault = Malformed;

impl Encoding {
    /// Bytes as text. What is not UTF-8 cannot be written plainly; it is replaced.
    #[must_use]
    pub fn encode(self, bytes: &[u8]) -> String {
        match self {
            Self::HexLower | Self::HexAnyCase => hex::encode(bytes),
            Self::Base64 => base64::encode(bytes, base64::Flavour::Standard),
            Self::Base64Url => base64::encode(bytes, base64::Flavour::Url),
            Self::Plain => String::from_utf8_lossy(bytes).into_owned(),
        }
    }

    /// Text as bytes.
    ///
    /// # Errors
    ///
    /// The first character that does not fit.
    pub fn decode(self, text: &str) -> Result<Vec<u8>, EncodingFault> {
        match self {
            Self::HexLower => hex::decode(text, hex::Case::Lower),
            Self::HexAnyCase => hex::decode(text, hex::Case::Any),
            Self::Base64 => base64::decode(text, base64::Flavour::Standard),
            Self::Base64Url => base64::decode(text, base64::Flavour::Url),
            Self::Plain => Ok(text.as_bytes().to_vec()),
        }
    }
}
