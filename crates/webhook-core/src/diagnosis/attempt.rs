//! What is to be explained, and how hard to look.

use crate::http::Request;
use crate::signature::{Algorithm, Scheme, Secret, UnixMillis};

/// A request that somebody tried to verify.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// How it should be signed.
    pub scheme: &'a Scheme<'a>,
    /// The secrets, or public keys, that it was verified with.
    pub secrets: &'a [Secret],
    /// The request as it arrived, or as the reader's code has it.
    pub request: &'a Request,
    /// When it was verified.
    pub now: UnixMillis,
    /// The signature that the reader's own code computed, if they know.
    pub computed: Option<&'a str>,
    /// Secrets that they have besides, and did not verify with.
    pub other_secrets: &'a [Secret],
    /// What `Content-Length` said, if it is known otherwise than from the request's headers.
    pub content_length: Option<u64>,
}

/// How much work may be done. What comes first ends it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Budget {
    /// So many MACs. A verification with Ed25519 counts as [`Budget::ED25519`], one with ECDSA as
    /// [`Budget::ECDSA`].
    pub macs: u32,
    /// So many bytes hashed or written.
    pub bytes: u64,
}

impl Budget {
    /// How many MACs of a small body take as long as one verification with Ed25519.
    pub const ED25519: u32 = 48;
    /// The same with ECDSA on P-256.
    pub const ECDSA: u32 = 216;

    /// What a reader would wait for: some milliseconds for a body of some kilobytes, and of a large
    /// one still all changes that stand alone.
    #[must_use]
    pub const fn for_body(length: usize) -> Self {
        let length = length as u64;
        let often = if 1536 * length < 96 << 20 { 1536 * length } else { 96 << 20 };
        let once = 384 * length;
        Self { macs: 6656, bytes: (2 << 20) + if often > once { often } else { once } }
    }

    pub(super) const fn of_one(algorithm: Algorithm, bytes: u64) -> Self {
        let macs = match algorithm {
            Algorithm::Ed25519 => Self::ED25519,
            Algorithm::EcdsaP256 => Self::ECDSA,
            _ => 1,
        };
        Self { macs, bytes }
    }

    pub(super) const fn add(&mut self, other: Self) {
        self.macs = self.macs.saturating_add(other.macs);
        self.bytes = self.bytes.saturating_add(other.bytes);
    }

    /// Whether as much has been spent.
    pub(super) const fn is_spent(&self, limit: Self) -> bool {
        self.macs >= limit.macs || self.bytes >= limit.bytes
    }
}
