//! A key that many contents are tried with.

use ed25519_dalek::VerifyingKey as Ed25519Key;
use p256::ecdsa::VerifyingKey as P256Key;

use super::key::{Half, Key};
use super::mac::{Mac, joined};
use super::{Algorithm, KeyError, KeyFormat, Secret};

/// A key, made ready once.
#[derive(Clone)]
pub(crate) enum Ready {
    /// It makes what is to be compared.
    Mac(Mac),
    /// It only verifies.
    P256(Box<P256Key>),
    /// It only verifies.
    Ed25519(Box<Ed25519Key>),
}

impl Ready {
    /// From the text of a secret, or of a public key.
    pub(crate) fn of(
        format: KeyFormat<'_>,
        algorithm: Algorithm,
        secret: &Secret,
    ) -> Result<Self, KeyError> {
        let bytes = format.bytes(secret, Half::Public)?;
        Ok(match (algorithm, format.key(&bytes, Half::Public)?) {
            (Algorithm::EcdsaP256, Key::P256Public(key)) => Self::P256(Box::new(key)),
            (Algorithm::Ed25519, Key::Ed25519Public(key)) => Self::Ed25519(Box::new(key)),
            (_, Key::Bytes(key)) => Self::Mac(Mac::of(algorithm, key).ok_or(KeyError::NotAKey)?),
            _ => return Err(KeyError::NotAKey),
        })
    }

    /// What it makes of a content, `None` when it only verifies.
    pub(crate) fn signature(&self, parts: &[impl AsRef<[u8]>]) -> Option<Vec<u8>> {
        match self {
            Self::Mac(mac) => mac.of_parts(parts),
            Self::P256(_) | Self::Ed25519(_) => None,
        }
    }

    /// Whether one of these signatures belongs to the content, and which, for a key that only
    /// verifies.
    pub(crate) fn signed<'s>(
        &self,
        parts: &[impl AsRef<[u8]>],
        mut signatures: impl Iterator<Item = &'s [u8]>,
    ) -> Option<usize> {
        let (algorithm, key) = match self {
            Self::Mac(_) => return None,
            Self::P256(key) => (Algorithm::EcdsaP256, Key::P256Public(**key)),
            Self::Ed25519(key) => (Algorithm::Ed25519, Key::Ed25519Public(**key)),
        };
        let content = joined(parts);
        signatures.position(|signature| algorithm.is_signed(&key, &content, signature))
    }
}
