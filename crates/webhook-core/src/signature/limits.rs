//! The largest things that are taken in. Past them there is a rejection that says so.

/// The largest body: 2 MiB, several times what any provider sends.
pub const MAX_BODY_BYTES: usize = 2 << 20;
/// The largest value of a header that is read.
pub const MAX_HEADER_BYTES: usize = 16 << 10;
/// The longest secret, as text.
pub const MAX_SECRET_BYTES: usize = 8 << 10;
/// How many secrets are tried.
pub const MAX_SECRETS: usize = 8;
/// How many signatures of one request are compared.
pub const MAX_SIGNATURES: usize = 32;
