//! Why a request is not accepted.

use super::{EncodingFault, KeyError};

/// A part of the request that a rejection speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Field {
    /// A header.
    Header(String),
    /// A pair in the signature's header.
    Pair(String),
    /// A field of the body, its path joined with dots.
    BodyField(String),
    /// A parameter of the address.
    Query(String),
    /// A claim of the JSON web token.
    Claim(String),
    /// The body as a whole.
    Body,
}

/// Why a request is not accepted: the first check that did not hold, in the order of checking.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rejection {
    /// No secret was given.
    NoSecret,
    /// No secret that was given can be a key; this is what is wrong with the first.
    BadKey(KeyError),
    /// Something is larger than allowed.
    TooLarge {
        /// What it is.
        field: Field,
        /// How many bytes are allowed.
        limit: usize,
    },
    /// The request is not one of this scheme: it lacks what tells that it is.
    NotThisScheme {
        /// Where that would stand.
        field: Field,
    },
    /// Something that has to be there is not, or is empty.
    Missing {
        /// What it is.
        field: Field,
    },
    /// The body has to be JSON and is not.
    BodyNotJson {
        /// Where it stops being JSON.
        at: usize,
    },
    /// The signature's text lacks its prefix.
    NoPrefix {
        /// The prefix.
        expected: String,
    },
    /// There are signatures, but of other versions.
    NoSuchVersion {
        /// The version.
        expected: String,
    },
    /// No signature can be read; this is what is wrong with the first.
    MalformedSignature(EncodingFault),
    /// A signature of a length that no signature of this kind has.
    WrongLength {
        /// How many bytes there are.
        found: usize,
        /// How many there should be; `None` when that varies.
        expected: Option<usize>,
    },
    /// The JSON web token is not three parts of base64, or not signed with HS256.
    BadToken,
    /// A claim of the JSON web token does not hold.
    WrongClaim {
        /// Its name.
        claim: &'static str,
    },
    /// Every signature was compared, and none matched.
    SignatureMismatch,
    /// The signature is right, and the digest that it covers is not the body's.
    BodyDigestMismatch {
        /// Where the digest stands.
        field: Field,
    },
    /// The signing time is not a number.
    BadTimestamp {
        /// Where the first character stands that is no digit.
        at: usize,
    },
    /// The signature is right, but too old.
    TooOld {
        /// Its age, in milliseconds.
        age_ms: i64,
        /// The oldest that is allowed, in milliseconds.
        tolerance_ms: u32,
    },
    /// The signature is right, but from the future.
    TooNew {
        /// How far ahead it is, in milliseconds.
        ahead_ms: i64,
        /// The farthest that is allowed, in milliseconds.
        tolerance_ms: u32,
    },
}

impl Rejection {
    /// A stable name for programs.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::NoSecret => "no_secret",
            Self::BadKey(error) => error.id(),
            Self::TooLarge { .. } => "too_large",
            Self::NotThisScheme { .. } => "not_this_scheme",
            Self::Missing { .. } => "missing",
            Self::BodyNotJson { .. } => "body_not_json",
            Self::NoPrefix { .. } => "no_prefix",
            Self::NoSuchVersion { .. } => "no_such_version",
            Self::MalformedSignature(_) => "malformed_signature",
            Self::WrongLength { .. } => "wrong_length",
            Self::BadToken => "bad_token",
            Self::WrongClaim { .. } => "wrong_claim",
            Self::SignatureMismatch => "signature_mismatch",
            Self::BodyDigestMismatch { .. } => "body_digest_mismatch",
            Self::BadTimestamp { .. } => "bad_timestamp",
            Self::TooOld { .. } => "too_old",
            Self::TooNew { .. } => "too_new",
        }
    }
}
