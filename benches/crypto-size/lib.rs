//! One feature for each piece of cryptography, as small as it can be called: `cargo xtask size crypto`.
//! Without any feature, bytes go in and out.

use wasm_bindgen::prelude::wasm_bindgen;

/// What all variants have in common: three lists of bytes in, one out.
#[wasm_bindgen]
#[must_use]
pub fn nothing(key: &[u8], content: &[u8], signature: &[u8]) -> Option<Vec<u8>> {
    Some([key, content, signature].concat())
}

#[cfg(feature = "hmac-sha256")]
#[wasm_bindgen]
#[must_use]
pub fn hmac_sha256(key: &[u8], content: &[u8]) -> Option<Vec<u8>> {
    use hmac::{KeyInit, Mac};
    let hmac = hmac::Hmac::<sha2::Sha256>::new_from_slice(key).ok()?;
    Some(hmac.chain_update(content).finalize().into_bytes().to_vec())
}

#[cfg(feature = "hmac-sha1")]
#[wasm_bindgen]
#[must_use]
pub fn hmac_sha1(key: &[u8], content: &[u8]) -> Option<Vec<u8>> {
    use hmac::{KeyInit, Mac};
    let hmac = hmac::Hmac::<sha1::Sha1>::new_from_slice(key).ok()?;
    Some(hmac.chain_update(content).finalize().into_bytes().to_vec())
}

#[cfg(feature = "p256")]
mod ecdsa {
    use p256::ecdsa::signature::{Signer, Verifier};
    use p256::ecdsa::{DerSignature, SigningKey, VerifyingKey};
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    #[must_use]
    pub fn p256_sign(key: &[u8], content: &[u8]) -> Option<Vec<u8>> {
        let signature: DerSignature = SigningKey::from_slice(key).ok()?.sign(content);
        Some(signature.as_bytes().to_vec())
    }

    #[wasm_bindgen]
    #[must_use]
    pub fn p256_verify(key: &[u8], content: &[u8], signature: &[u8]) -> bool {
        let key = VerifyingKey::from_sec1_bytes(key);
        DerSignature::try_from(signature)
            .is_ok_and(|signature| key.is_ok_and(|key| key.verify(content, &signature).is_ok()))
    }
}

#[cfg(feature = "ed25519")]
mod eddsa {
    use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    #[must_use]
    pub fn ed25519_sign(seed: &[u8], content: &[u8]) -> Option<Vec<u8>> {
        let key = SigningKey::from_bytes(seed.try_into().ok()?);
        Some(key.sign(content).to_bytes().to_vec())
    }

    #[wasm_bindgen]
    #[must_use]
    pub fn ed25519_verify(key: &[u8], content: &[u8], signature: &[u8]) -> bool {
        let key = key.try_into().ok().and_then(|key| VerifyingKey::from_bytes(key).ok());
        Signature::from_slice(signature).is_ok_and(|signature| {
            key.is_some_and(|key| key.verify_strict(content, &signature).is_ok())
        })
    }
}
