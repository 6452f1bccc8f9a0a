//! The cryptography, all of it from RustCrypto and dalek.

use ed25519_dalek::Signer as _;
use p256::ecdsa::DerSignature;
use p256::ecdsa::signature::Verifier as _;
use subtle::ConstantTimeEq;

use super::key::Key;
use super::mac::Mac;

/// How content is signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Algorithm {
    /// HMAC (RFC 2104) with SHA-1.
    HmacSha1,
    /// HMAC with SHA-256.
    HmacSha256,
    /// HMAC with SHA-512. No provider here signs so; diagnosis looks for it.
    HmacSha512,
    /// HMAC with SHA-1, key and message in each other's place: a mistake that diagnosis looks for.
    SwappedHmacSha1,
    /// HMAC with SHA-256, key and message in each other's place: a mistake that diagnosis looks for.
    SwappedHmacSha256,
    /// SHA-256 alone; the secret is a part of the content.
    Sha256,
    /// ECDSA on P-256 with SHA-256, written as ASN.1 DER.
    EcdsaP256,
    /// Ed25519 (RFC 8032).
    Ed25519,
    /// Nothing is signed: the secret itself is sent.
    SharedToken,
}

impl Algorithm {
    /// The length of a signature in bytes, `None` when it varies.
    #[must_use]
    pub const fn signature_length(self) -> Option<usize> {
        match self {
            Self::HmacSha1 | Self::SwappedHmacSha1 => Some(20),
            Self::HmacSha256 | Self::SwappedHmacSha256 | Self::Sha256 => Some(32),
            Self::Ed25519 | Self::HmacSha512 => Some(64),
            Self::EcdsaP256 | Self::SharedToken => None,
        }
    }

    /// Whether one key signs and another verifies.
    #[must_use]
    pub const fn is_asymmetric(self) -> bool {
        matches!(self, Self::EcdsaP256 | Self::Ed25519)
    }

    /// Whether it is an HMAC, with key and message in their places.
    #[must_use]
    pub const fn is_hmac(self) -> bool {
        matches!(self, Self::HmacSha1 | Self::HmacSha256 | Self::HmacSha512)
    }

    /// What somebody with this key sends along with the content; `None` with a key that only
    /// verifies.
    pub(super) fn signature(self, key: &Key<'_>, content: &[u8]) -> Option<Vec<u8>> {
        match (self, key) {
            (Self::EcdsaP256, Key::P256Private(key)) => {
                let signature: DerSignature = key.sign(content);
                Some(signature.as_bytes().to_vec())
            }
            (Self::Ed25519, Key::Ed25519Private(key)) => {
                Some(key.sign(content).to_bytes().to_vec())
            }
            (_, Key::Bytes(key)) => Mac::of(self, key)?.of_parts(&[content]),
            _ => None,
        }
    }

    /// Whether these bytes have the form of a pair's signature.
    pub(crate) fn has_form_of(self, signature: &[u8]) -> bool {
        match self {
            Self::EcdsaP256 => DerSignature::try_from(signature).is_ok(),
            _ => self.signature_length() == Some(signature.len()),
        }
    }

    /// Whether a signature by a pair's private key belongs to this content.
    pub(super) fn is_signed(self, key: &Key<'_>, content: &[u8], signature: &[u8]) -> bool {
        match (self, key) {
            (Self::EcdsaP256, Key::P256Public(key)) => DerSignature::try_from(signature)
                .is_ok_and(|signature| key.verify(content, &signature).is_ok()),
            (Self::Ed25519, Key::Ed25519Public(key)) => {
                ed25519_dalek::Signature::from_slice(signature)
                    .is_ok_and(|signature| key.verify_strict(content, &signature).is_ok())
            }
            _ => false,
        }
    }
}

/// Whether two texts are the same, in a time that does not tell where they differ.
pub(super) fn same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}
