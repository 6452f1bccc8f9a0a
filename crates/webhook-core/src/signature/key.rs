//! From a secret's text to the key.

use std::fmt;

use ed25519_dalek::{SigningKey as Ed25519SigningKey, VerifyingKey as Ed25519VerifyingKey};
use p256::ecdsa::{SigningKey as P256SigningKey, VerifyingKey as P256VerifyingKey};
use zeroize::Zeroizing;

use super::{MAX_SECRET_BYTES, Secret, der};
use crate::bytes::base64::Flavour;
use crate::bytes::{Malformed, base64, hex};

/// How a secret's text becomes a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyFormat<'a> {
    /// The text's own bytes. Nothing is stripped or decoded, whatever it looks like.
    Text,
    /// Base64 behind a prefix, which may be left out.
    Base64 {
        /// For example `whsec_`.
        prefix: &'a str,
    },
    /// Hexadecimal, in either case.
    Hex,
    /// A P-256 key: in base64, a public one as DER of a `SubjectPublicKeyInfo`, a private one as
    /// DER of PKCS #8.
    P256,
    /// An Ed25519 key in hexadecimal: 32 bytes, of a private key its seed.
    Ed25519Hex,
    /// An Ed25519 key in base64 behind a prefix, which may be left out.
    Ed25519Base64 {
        /// Of a public key, 32 bytes: `whpk_`.
        public: &'a str,
        /// Of a private one, 64 bytes, the seed and then the public key: `whsk_`.
        private: &'a str,
    },
}

/// What is wrong with a secret's text. Nothing of the text stands in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyError {
    /// There is no text, or nothing but blanks.
    Empty,
    /// The text means no bytes at all: everybody could sign with such a key.
    EmptyKey,
    /// The text is longer than [`MAX_SECRET_BYTES`].
    TooLong,
    /// The text is not what its encoding allows; places count from the text's beginning.
    Malformed(Malformed),
    /// A key of this kind has another length.
    WrongLength {
        /// How many bytes there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// The bytes are no key of this kind: another curve, another format, or no point of the curve.
    NotAKey,
}

impl KeyError {
    /// A stable name for programs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Empty | Self::EmptyKey => "empty_secret",
            Self::TooLong => "secret_too_long",
            Self::Malformed(_) => "malformed_secret",
            Self::WrongLength { .. } => "wrong_key_length",
            Self::NotAKey => "not_a_key",
        }
    }
}

/// A key, ready to be used.
pub(super) enum Key<'a> {
    Bytes(&'a [u8]),
    P256Public(P256VerifyingKey),
    P256Private(Box<P256SigningKey>),
    Ed25519Public(Ed25519VerifyingKey),
    Ed25519Private(Box<Ed25519SigningKey>),
}

impl fmt::Debug for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Which half of a pair a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    Public,
    Private,
}

impl KeyFormat<'_> {
    /// The key's bytes that a text means, before anything is made of them.
    pub(crate) fn bytes(self, secret: &Secret, half: Half) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let text = secret.expose();
        if secret.is_blank() {
            return Err(KeyError::Empty);
        }
        if text.len() > MAX_SECRET_BYTES {
            return Err(KeyError::TooLong);
        }
        let bytes = match (self, half) {
            (Self::Text, _) => Ok(text.as_bytes().to_vec()),
            (Self::Base64 { prefix }, _) => behind(prefix, text),
            (Self::P256, _) => behind("", text),
            (Self::Hex | Self::Ed25519Hex, _) => hex::decode(text, hex::Case::Any),
            (Self::Ed25519Base64 { public, .. }, Half::Public) => behind(public, text),
            (Self::Ed25519Base64 { private, .. }, Half::Private) => behind(private, text),
        };
        let bytes = Zeroizing::new(bytes.map_err(KeyError::Malformed)?);
        if bytes.is_empty() { Err(KeyError::EmptyKey) } else { Ok(bytes) }
    }

    pub(super) fn key(self, bytes: &[u8], half: Half) -> Result<Key<'_>, KeyError> {
        match (self, half) {
            (Self::Text | Self::Base64 { .. } | Self::Hex, _) => Ok(Key::Bytes(bytes)),
            (Self::P256, Half::Public) => {
                der::public_key(bytes).map(Key::P256Public).ok_or(KeyError::NotAKey)
            }
            (Self::P256, Half::Private) => der::private_key(bytes)
                .map(|key| Key::P256Private(Box::new(key)))
                .ok_or(KeyError::NotAKey),
            (Self::Ed25519Hex | Self::Ed25519Base64 { .. }, Half::Public) => {
                Ed25519VerifyingKey::from_bytes(&exactly(bytes)?)
                    .map(Key::Ed25519Public)
                    .map_err(|_| KeyError::NotAKey)
            }
            (Self::Ed25519Hex, Half::Private) => {
                let key = Ed25519SigningKey::from_bytes(&exactly(bytes)?);
                Ok(Key::Ed25519Private(Box::new(key)))
            }
            (Self::Ed25519Base64 { .. }, Half::Private) => {
                Ed25519SigningKey::from_keypair_bytes(&exactly(bytes)?)
                    .map(|key| Key::Ed25519Private(Box::new(key)))
                    .map_err(|_| KeyError::NotAKey)
            }
        }
    }
}

/// Base64 behind a prefix; places are counted from the prefix's beginning.
fn behind(prefix: &str, text: &str) -> Result<Vec<u8>, Malformed> {
    let content = text.strip_prefix(prefix).unwrap_or(text);
    let before = text.len() - content.len();
    base64::decode(content, Flavour::Standard)
        .map_err(|Malformed { at, expected }| Malformed { at: at + before, expected })
}

fn exactly<const N: usize>(bytes: &[u8]) -> Result<[u8; N], KeyError> {
    bytes.try_into().map_err(|_| KeyError::WrongLength { found: bytes.len(), expected: N })
}

/// A throw-away pair of keys, written as a provider writes them.
#[derive(Debug, Clone)]
pub struct KeyPair {
    /// What the provider signs with.
    pub private: Secret,
    /// What the provider publishes.
    pub public: String,
}

impl KeyPair {
    /// The pair that 32 random bytes make; `None` when the format is not one of pairs, or for the
    /// very few bytes that are no private key.
    #[must_use]
    pub fn from_seed(format: KeyFormat<'_>, seed: &[u8; 32]) -> Option<Self> {
        let standard = |bytes: &[u8]| base64::encode(bytes, Flavour::Standard);
        match format {
            KeyFormat::Text | KeyFormat::Base64 { .. } | KeyFormat::Hex => None,
            KeyFormat::P256 => {
                let key = P256SigningKey::from_slice(seed).ok()?;
                Some(Self {
                    private: Secret::new(standard(&der::private_document(&key))),
                    public: standard(&der::public_document(key.verifying_key())),
                })
            }
            KeyFormat::Ed25519Hex => {
                let key = Ed25519SigningKey::from_bytes(seed);
                Some(Self {
                    private: Secret::new(hex::encode(seed)),
                    public: hex::encode(key.verifying_key().as_bytes()),
                })
            }
            KeyFormat::Ed25519Base64 { public, private } => {
                let key = Ed25519SigningKey::from_bytes(seed);
                let bytes = Zeroizing::new(key.to_keypair_bytes());
                Some(Self {
                    private: Secret::new(private.to_owned() + &standard(bytes.as_slice())),
                    public: public.to_owned() + &standard(key.verifying_key().as_bytes()),
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::Expected;

    const WHSEC: KeyFormat<'_> = KeyFormat::Base64 { prefix: "whsec_" };
    const PAIR: KeyFormat<'_> = KeyFormat::Ed25519Base64 { public: "whpk_", private: "whsk_" };

    #[track_caller]
    fn check(format: KeyFormat<'_>, text: &str, expect: Result<&[u8], KeyError>) {
        let bytes = format.bytes(&Secret::new(text), Half::Private);
        assert_eq!(bytes.map(|bytes| bytes.to_vec()), expect.map(<[u8]>::to_vec), "{text}");
    }

    #[test]
    fn a_secret_means_bytes() {
        check(KeyFormat::Text, " whsec_YWI= ", Ok(b" whsec_YWI= "));
        check(WHSEC, "whsec_YWI=", Ok(b"ab"));
        check(WHSEC, "YWI=", Ok(b"ab"));
        check(KeyFormat::Ed25519Hex, "aBcD", Ok(&[0xab, 0xcd]));
        check(PAIR, "whsk_YWI=", Ok(b"ab"));
    }

    #[test]
    fn what_means_no_key_is_told_with_its_place() {
        let malformed = |at, expected| Err(KeyError::Malformed(Malformed { at, expected }));
        check(KeyFormat::Text, "", Err(KeyError::Empty));
        check(WHSEC, " \n", Err(KeyError::Empty));
        check(WHSEC, "whsec_", Err(KeyError::EmptyKey));
        check(WHSEC, "whsec_YW*=", malformed(8, Expected::Base64Character));
        check(WHSEC, "whsec_YWI", malformed(9, Expected::Base64Padding));
        check(WHSEC, "whsec_YWI=\n", malformed(9, Expected::Base64Character));
        check(WHSEC, "Whsec_YWI=", malformed(5, Expected::Base64Character));
        check(PAIR, "whpk_YWI=", malformed(4, Expected::Base64Character));
        check(KeyFormat::Ed25519Hex, "abc", malformed(3, Expected::SecondHexDigit));
        check(KeyFormat::Text, &"x".repeat(MAX_SECRET_BYTES + 1), Err(KeyError::TooLong));
        assert!(
            KeyFormat::Text.bytes(&Secret::new("x".repeat(MAX_SECRET_BYTES)), Half::Public).is_ok()
        );
    }

    #[test]
    fn bytes_of_another_length_or_kind_are_no_key() {
        #[track_caller]
        fn check(format: KeyFormat<'_>, half: Half, bytes: &[u8], expect: KeyError) {
            let key = format.key(bytes, half);
            assert_eq!(key.err(), Some(expect));
        }
        let length = |found, expected| KeyError::WrongLength { found, expected };
        check(KeyFormat::Ed25519Hex, Half::Public, &[0; 31], length(31, 32));
        check(KeyFormat::Ed25519Hex, Half::Private, &[0; 64], length(64, 32));
        check(PAIR, Half::Private, &[0; 32], length(32, 64));
        // Seed and public key do not belong together; no point has this height.
        check(PAIR, Half::Private, &[1; 64], KeyError::NotAKey);
        let mut two = [0; 32];
        two[0] = 2;
        check(PAIR, Half::Public, &two, KeyError::NotAKey);
        check(KeyFormat::P256, Half::Public, b"key", KeyError::NotAKey);
        check(KeyFormat::P256, Half::Private, b"key", KeyError::NotAKey);
    }

    #[test]
    fn a_pair_s_halves_are_not_mistaken_for_each_other() {
        for format in [KeyFormat::P256, KeyFormat::Ed25519Hex, PAIR] {
            let pair = KeyPair::from_seed(format, &[7; 32]).expect("it is a key");
            let key = |secret: &Secret, half| {
                format.bytes(secret, half).and_then(|bytes| format.key(&bytes, half).map(|_| ()))
            };
            assert!(key(&pair.private, Half::Private).is_ok());
            assert!(key(&Secret::new(pair.public.clone()), Half::Public).is_ok());
            if format != KeyFormat::Ed25519Hex {
                assert!(key(&pair.private, Half::Public).is_err());
                assert!(key(&Secret::new(pair.public.clone()), Half::Private).is_err());
            }
        }
        assert!(KeyPair::from_seed(KeyFormat::Text, &[7; 32]).is_none());
        assert!(KeyPair::from_seed(KeyFormat::P256, &[0; 32]).is_none());
    }

    #[test]
    fn the_names_of_errors_are_stable() {
        let malformed = Malformed { at: 0, expected: Expected::HexDigit };
        for (error, id) in [
            (KeyError::Empty, "empty_secret"),
            (KeyError::EmptyKey, "empty_secret"),
            (KeyError::TooLong, "secret_too_long"),
            (KeyError::Malformed(malformed), "malformed_secret"),
            (KeyError::WrongLength { found: 1, expected: 2 }, "wrong_key_length"),
            (KeyError::NotAKey, "not_a_key"),
        ] {
            assert_eq!(error.id(), id);
        }
    }
}
