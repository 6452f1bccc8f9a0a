//! Signatures: how each provider signs, as data, and the one algorithm that walks all of it.
//!
//! ```text
//! Scheme + secrets + Request + now → walkthrough → every step as data, and the outcome
//! Scheme + secret + Draft + now    → sign        → the headers that a provider would send
//! ```
//!
//! Everything is bytes: a body that is not UTF-8 verifies like any other.

mod algorithm;
mod content;
mod der;
mod encoding;
mod inside;
mod jws;
mod key;
mod limits;
mod mac;
mod own;
mod ready;
mod received;
mod rejection;
mod scheme;
mod secret;
mod sign;
mod time;
mod walkthrough;

pub(crate) use content::{Parts, parts, rewritten, urls, with_another_port};
pub(crate) use key::Half;
pub(crate) use ready::Ready;
pub(crate) use received::field;
pub(crate) use sign::{Writer, framed};

pub use algorithm::Algorithm;
pub use content::{Content, PartKind, Span};
pub use encoding::{Encoding, EncodingFault};
pub use inside::{HmacInside, hmac_inside};
pub use key::{KeyError, KeyFormat, KeyPair};
pub use limits::{MAX_BODY_BYTES, MAX_HEADER_BYTES, MAX_SECRET_BYTES, MAX_SECRETS, MAX_SIGNATURES};
pub use own::{
    MAX_TEMPLATE_BYTES, MAX_TOLERANCE_S, OwnError, OwnField, OwnFraming, OwnKey, OwnParts,
    OwnScheme, TemplateError, TemplateFault, parse_template,
};
pub use received::{Received, ReceivedSignature};
pub use rejection::{Field, Rejection};
pub use scheme::{
    BodyDigest, Carrier, Condition, Framing, Part, Place, Repeats, Scheme, TimeRule, TimeUnit,
    UrlForm, choose,
};
pub use secret::Secret;
pub use sign::{Draft, SignError, Signed, sign};
pub use time::{TimeCheck, UnixMillis};
pub use walkthrough::{
    Accepted, Comparison, DigestCheck, KeyStep, Walkthrough, verify, walkthrough,
};
