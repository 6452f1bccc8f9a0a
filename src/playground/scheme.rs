//! The scheme that is meant: one of a provider's, or the reader's own.

use webhook_core::signature::{
    Algorithm, Encoding, OwnError, OwnFraming, OwnKey, OwnScheme, Scheme, TimeUnit,
};

use super::form::Form;

/// What a reader turns to put a scheme together, as the fields hold it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnForm {
    /// The texts, by [`OwnText`].
    pub texts: [String; OwnText::ALL.len()],
    /// What is chosen, by [`OwnChoice`]: places in its list.
    pub choices: [usize; OwnChoice::ALL.len()],
}

/// A text of one's own scheme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OwnText {
    Template,
    Header,
    /// Before the signature; the name of its pair; or its version.
    Prefix,
    /// The header of the time, or the name of its pair.
    Time,
    Id,
    /// In seconds; empty when it does not matter.
    Tolerance,
}

impl OwnText {
    pub const ALL: [Self; 6] =
        [Self::Template, Self::Header, Self::Prefix, Self::Time, Self::Id, Self::Tolerance];

    /// Its name in a link, and of its field.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Template => "own-template",
            Self::Header => "own-header",
            Self::Prefix => "own-prefix",
            Self::Time => "own-time",
            Self::Id => "own-id",
            Self::Tolerance => "own-tolerance",
        }
    }
}

/// A choice of one's own scheme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OwnChoice {
    Algorithm,
    Encoding,
    Framing,
    Key,
}

/// How a header holds a signature.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    One,
    Pairs,
    Versions,
}

/// How a secret is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    Text,
    Base64,
    Hex,
}

pub const ALGORITHMS: [Algorithm; 6] = [
    Algorithm::HmacSha256,
    Algorithm::HmacSha1,
    Algorithm::Sha256,
    Algorithm::Ed25519,
    Algorithm::EcdsaP256,
    Algorithm::SharedToken,
];
pub const ENCODINGS: [Encoding; 4] =
    [Encoding::HexLower, Encoding::Base64, Encoding::Base64Url, Encoding::Plain];
pub const FRAMINGS: [Holds; 3] = [Holds::One, Holds::Pairs, Holds::Versions];
pub const KEYS: [Written; 3] = [Written::Text, Written::Base64, Written::Hex];

impl OwnChoice {
    pub const ALL: [Self; 4] = [Self::Algorithm, Self::Encoding, Self::Framing, Self::Key];

    /// Its name in a link, and of its field.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Algorithm => "own-algorithm",
            Self::Encoding => "own-encoding",
            Self::Framing => "own-framing",
            Self::Key => "own-key",
        }
    }

    /// How many there are to choose from.
    #[must_use]
    pub const fn count(self) -> usize {
        match self {
            Self::Algorithm => ALGORITHMS.len(),
            Self::Encoding => ENCODINGS.len(),
            Self::Framing => FRAMINGS.len(),
            Self::Key => KEYS.len(),
        }
    }
}

impl Default for OwnForm {
    /// What many services do.
    fn default() -> Self {
        let texts =
            ["{timestamp}.{body}", "X-Signature", "sha256=", "X-Timestamp", "X-Message-Id", "300"];
        Self { texts: texts.map(str::to_owned), choices: [0; 4] }
    }
}

impl OwnForm {
    #[must_use]
    pub fn text(&self, text: OwnText) -> &str {
        &self.texts[text as usize]
    }

    #[must_use]
    pub const fn choice(&self, choice: OwnChoice) -> usize {
        self.choices[choice as usize]
    }

    /// Chooses; what is not in the list stays as it was.
    pub fn choose(&mut self, choice: OwnChoice, at: usize) {
        if at < choice.count() {
            self.choices[choice as usize] = at;
        }
    }

    /// What the fields describe.
    #[must_use]
    pub fn scheme(&self) -> OwnScheme {
        let text = |text| self.text(text).trim().to_owned();
        let prefix = self.text(OwnText::Prefix).to_owned();
        let framing = match FRAMINGS[self.choice(OwnChoice::Framing)] {
            Holds::One => OwnFraming::Prefixed(prefix),
            Holds::Versions => OwnFraming::Versioned(prefix),
            Holds::Pairs => OwnFraming::Pairs {
                separator: ',',
                signature: prefix,
                timestamp: text(OwnText::Time),
            },
        };
        let tolerance_s = text(OwnText::Tolerance).parse().ok();
        OwnScheme {
            header: text(OwnText::Header),
            framing,
            template: self.text(OwnText::Template).to_owned(),
            algorithm: ALGORITHMS[self.choice(OwnChoice::Algorithm)],
            encoding: ENCODINGS[self.choice(OwnChoice::Encoding)],
            key: match KEYS[self.choice(OwnChoice::Key)] {
                Written::Text => OwnKey::Text,
                Written::Base64 => OwnKey::Base64 { prefix: String::new() },
                Written::Hex => OwnKey::Hex,
            },
            timestamp_header: text(OwnText::Time),
            timestamp_unit: if tolerance_s.is_some() { TimeUnit::Seconds } else { TimeUnit::Text },
            id_header: text(OwnText::Id),
            tolerance_s,
        }
    }
}

impl Form {
    /// Works with the scheme that is meant.
    ///
    /// # Errors
    ///
    /// What keeps the reader's own from being one.
    pub fn with_scheme<T>(&self, work: impl FnOnce(&Scheme<'_>) -> T) -> Result<T, OwnError> {
        match &self.own {
            Some(own) => own.scheme().parts().map(|parts| work(&parts.scheme())),
            None => Ok(work(self.provider_scheme())),
        }
    }
}
