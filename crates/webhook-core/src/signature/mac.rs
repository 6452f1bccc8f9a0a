//! What a symmetric key makes of a content: a MAC, a digest, or the key itself.

use hmac::{Hmac, KeyInit};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use zeroize::Zeroizing;

use super::Algorithm;

/// A key, made ready once for any number of contents: of an HMAC, its pads are hashed already.
#[derive(Clone)]
pub(crate) enum Mac {
    Sha1(Hmac<Sha1>),
    Sha256(Hmac<Sha256>),
    Sha512(Box<Hmac<Sha512>>),
    SwappedSha1(Zeroizing<Vec<u8>>),
    SwappedSha256(Zeroizing<Vec<u8>>),
    Digest,
    Token(Zeroizing<Vec<u8>>),
}

impl Mac {
    /// `None` when the algorithm is one of pairs.
    pub(crate) fn of(algorithm: Algorithm, key: &[u8]) -> Option<Self> {
        let owned = || Zeroizing::new(key.to_vec());
        Some(match algorithm {
            Algorithm::HmacSha1 => Self::Sha1(Hmac::new_from_slice(key).ok()?),
            Algorithm::HmacSha256 => Self::Sha256(Hmac::new_from_slice(key).ok()?),
            Algorithm::HmacSha512 => Self::Sha512(Box::new(Hmac::new_from_slice(key).ok()?)),
            Algorithm::SwappedHmacSha1 => Self::SwappedSha1(owned()),
            Algorithm::SwappedHmacSha256 => Self::SwappedSha256(owned()),
            Algorithm::Sha256 => Self::Digest,
            Algorithm::SharedToken => Self::Token(owned()),
            Algorithm::EcdsaP256 | Algorithm::Ed25519 => return None,
        })
    }

    /// Of a content that is given in parts.
    pub(crate) fn of_parts(&self, parts: &[impl AsRef<[u8]>]) -> Option<Vec<u8>> {
        Some(match self {
            Self::Sha1(mac) => finished(mac.clone(), parts),
            Self::Sha256(mac) => finished(mac.clone(), parts),
            Self::Sha512(mac) => finished((**mac).clone(), parts),
            Self::SwappedSha1(key) => {
                finished(Hmac::<Sha1>::new_from_slice(&joined(parts)).ok()?, &[key])
            }
            Self::SwappedSha256(key) => {
                finished(Hmac::<Sha256>::new_from_slice(&joined(parts)).ok()?, &[key])
            }
            Self::Digest => {
                let mut digest = Sha256::new();
                parts.iter().for_each(|part| digest.update(part));
                digest.finalize().to_vec()
            }
            Self::Token(key) => key.to_vec(),
        })
    }
}

/// The parts in one piece.
pub(crate) fn joined(parts: &[impl AsRef<[u8]>]) -> Zeroizing<Vec<u8>> {
    let length = parts.iter().map(|part| part.as_ref().len()).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(length));
    parts.iter().for_each(|part| bytes.extend_from_slice(part.as_ref()));
    bytes
}

fn finished(mut mac: impl hmac::Mac, parts: &[impl AsRef<[u8]>]) -> Vec<u8> {
    for part in parts {
        mac.update(part.as_ref());
    }
    mac.finalize().into_bytes().to_vec()
}
