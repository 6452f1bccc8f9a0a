//! What an HMAC does inside, for readers who want to see it.

use std::fmt;

use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use zeroize::Zeroizing;

use super::Algorithm;

/// The steps of one HMAC (RFC 2104). All but the digests would let others sign, so they are wiped
/// when dropped, and `Debug` does not show them.
pub struct HmacInside {
    /// The key, hashed first if it is longer than a block, filled up to a block with zeros.
    pub padded_key: Zeroizing<Vec<u8>>,
    /// Whether the key was longer than a block.
    pub key_was_hashed: bool,
    /// The padded key, every byte xor `0x36`.
    pub inner_pad: Zeroizing<Vec<u8>>,
    /// The padded key, every byte xor `0x5c`.
    pub outer_pad: Zeroizing<Vec<u8>>,
    /// The hash of the inner pad and the content.
    pub inner_digest: Vec<u8>,
    /// The hash of the outer pad and the inner digest: the HMAC.
    pub outer_digest: Vec<u8>,
}

impl fmt::Debug for HmacInside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HmacInside").finish_non_exhaustive()
    }
}

/// The steps of an HMAC, `None` for other algorithms.
#[must_use]
pub fn hmac_inside(algorithm: Algorithm, key: &[u8], content: &[u8]) -> Option<HmacInside> {
    match algorithm {
        Algorithm::HmacSha1 => Some(inside::<Sha1>(64, key, content)),
        Algorithm::HmacSha256 => Some(inside::<Sha256>(64, key, content)),
        Algorithm::HmacSha512 => Some(inside::<Sha512>(128, key, content)),
        _ => None,
    }
}

/// `block` is how many bytes the digest takes at once.
fn inside<D: Digest>(block: usize, key: &[u8], content: &[u8]) -> HmacInside {
    let mut padded_key = Zeroizing::new(vec![0; block]);
    let key_was_hashed = key.len() > block;
    if key_was_hashed {
        let hashed = D::digest(key);
        padded_key[..hashed.len()].copy_from_slice(&hashed);
    } else {
        padded_key[..key.len()].copy_from_slice(key);
    }
    let pad = |with: u8| Zeroizing::new(padded_key.iter().map(|byte| byte ^ with).collect());
    let (inner_pad, outer_pad): (Zeroizing<Vec<u8>>, Zeroizing<Vec<u8>>) = (pad(0x36), pad(0x5c));
    let digest = |pad: &[u8], rest: &[u8]| D::new().chain_update(pad).chain_update(rest).finalize();
    let inner_digest = digest(&inner_pad, content).to_vec();
    let outer_digest = digest(&outer_pad, &inner_digest).to_vec();
    HmacInside { padded_key, key_was_hashed, inner_pad, outer_pad, inner_digest, outer_digest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_lead_to_the_digest_that_the_rfc_gives() {
        let inside = hmac_inside(Algorithm::HmacSha256, b"Jefe", b"what do ya want for nothing?");
        let inside = inside.expect("it is an HMAC");
        let digest = crate::bytes::hex::encode(&inside.outer_digest);
        assert_eq!(digest, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assert_eq!(inside.padded_key.as_slice(), [b"Jefe".as_slice(), &[0; 60]].concat());
        let xor = |with: u8| inside.padded_key.iter().map(|byte| byte ^ with).collect::<Vec<u8>>();
        assert_eq!(inside.inner_pad.as_slice(), xor(0x36));
        assert_eq!(inside.outer_pad.as_slice(), xor(0x5c));
    }

    #[test]
    fn a_key_longer_than_a_block_is_hashed() {
        #[track_caller]
        fn check(length: usize, expect: bool) {
            let key = vec![7; length];
            let inside = hmac_inside(Algorithm::HmacSha1, &key, b"").expect("it is an HMAC");
            assert_eq!(inside.key_was_hashed, expect);
            assert_eq!(inside.padded_key.len(), 64);
            assert_eq!(inside.padded_key.starts_with(&key[..length.min(20)]), !expect);
        }
        check(63, false);
        check(64, false);
        check(65, true);
    }

    #[test]
    fn other_algorithms_have_no_such_steps() {
        for algorithm in [Algorithm::Sha256, Algorithm::Ed25519, Algorithm::SharedToken] {
            assert!(hmac_inside(algorithm, b"key", b"").is_none());
        }
    }
}
