//! P-256 keys in the two DER documents that providers exchange them in. A whole reader of ASN.1
//! would bring more code into the page than both curves' arithmetic saves; for one curve, all that
//! stands around the key's bytes is fixed.
//!
//! Sources: RFC 5480 (`SubjectPublicKeyInfo`), RFC 5958 (PKCS #8), RFC 5915 (`ECPrivateKey`).

use p256::ecdsa::{SigningKey, VerifyingKey};
use zeroize::Zeroizing;

/// A `SubjectPublicKeyInfo` of `id-ecPublicKey` on `prime256v1`, up to the point.
const PUBLIC: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a,
    0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// A PKCS #8 document on the same curve with the public key in it, up to the private one.
const PRIVATE: [u8; 36] = [
    0x30, 0x81, 0x87, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02,
    0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x04, 0x6d, 0x30, 0x6b, 0x02,
    0x01, 0x01, 0x04, 0x20,
];

/// What stands between the private key and the public one.
const BETWEEN: [u8; 5] = [0xa1, 0x44, 0x03, 0x42, 0x00];

/// A PKCS #8 document without the public key, up to the private one.
const PRIVATE_ALONE: [u8; 35] = [
    0x30, 0x41, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
    0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x04, 0x27, 0x30, 0x25, 0x02, 0x01,
    0x01, 0x04, 0x20,
];

/// An uncompressed point: two coordinates behind a 4.
const POINT: usize = 65;
const SCALAR: usize = 32;

/// The key of a `SubjectPublicKeyInfo`; `None` for another curve, another form or no point.
pub(super) fn public_key(document: &[u8]) -> Option<VerifyingKey> {
    let point = document.strip_prefix(&PUBLIC).filter(|point| point.len() == POINT)?;
    VerifyingKey::from_sec1_bytes(point).ok()
}

/// The key of a PKCS #8 document; `None` for another curve or form, for no key, and when the public
/// key in it is not its own.
pub(super) fn private_key(document: &[u8]) -> Option<SigningKey> {
    if let Some(scalar) = document.strip_prefix(&PRIVATE_ALONE) {
        return SigningKey::from_slice(scalar).ok();
    }
    let (scalar, rest) = document.strip_prefix(&PRIVATE)?.split_at_checked(SCALAR)?;
    let key = SigningKey::from_slice(scalar).ok()?;
    let stated = rest.strip_prefix(&BETWEEN)?;
    (point(key.verifying_key()) == stated).then_some(key)
}

/// The `SubjectPublicKeyInfo` of a key.
pub(super) fn public_document(key: &VerifyingKey) -> Vec<u8> {
    [&PUBLIC[..], &point(key)].concat()
}

/// The PKCS #8 document of a key, its public key in it.
pub(super) fn private_document(key: &SigningKey) -> Zeroizing<Vec<u8>> {
    let scalar = Zeroizing::new(key.to_bytes());
    Zeroizing::new([&PRIVATE[..], &scalar[..], &BETWEEN, &point(key.verifying_key())].concat())
}

fn point(key: &VerifyingKey) -> Vec<u8> {
    key.to_sec1_point(false).as_bytes().to_vec()
}
