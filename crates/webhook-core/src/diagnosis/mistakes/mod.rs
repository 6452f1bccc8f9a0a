//! The causes the other way round: each breaks a signed request, a secret or the code that verifies
//! it. The tests hold the search to them, and a reader can break their own request with them.

mod body;
mod code;
mod header;
mod secret;
mod url;

use super::{Attempt, CauseId};
use crate::http::Request;
use crate::signature::{Draft, Scheme, Secret, SignError, UnixMillis, sign, verify};

/// A way to break what works.
#[derive(Clone, Copy)]
pub struct Mistake {
    /// Unique among [`MISTAKES`]: the cause, and where it has several mistakes, which.
    pub id: &'static str,
    /// What goes wrong.
    pub cause: CauseId,
    break_it: fn(&mut Broken<'_>) -> Option<()>,
}

impl std::fmt::Debug for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// A request that verifies, before it is broken.
#[derive(Clone, Copy, Debug)]
pub struct Original<'a> {
    /// How it is signed.
    pub scheme: &'a Scheme<'a>,
    /// What the provider signs with.
    pub signs: &'a Secret,
    /// What the receiver verifies with: the same, or of a pair the public half.
    pub verifies: &'a Secret,
    /// What is sent.
    pub draft: &'a Draft,
    /// When it is signed and verified.
    pub now: UnixMillis,
}

/// What a mistake made of it: all that an [`Attempt`] needs.
#[derive(Clone, Debug)]
pub struct Broken<'a> {
    /// How the receiver believes it to be signed.
    pub scheme: Scheme<'a>,
    /// What the receiver verifies with.
    pub secret: Secret,
    /// The request as the receiver has it.
    pub request: Request,
    /// When it is verified.
    pub now: UnixMillis,
    /// What the receiver's own code computed, where the mistake is in that.
    pub computed: Option<String>,
    /// Secrets that the receiver has besides.
    pub other_secrets: Vec<Secret>,
    /// What `Content-Length` said.
    pub content_length: Option<u64>,
}

impl Broken<'_> {
    /// As the diagnosis takes it.
    #[must_use]
    pub fn attempt(&self) -> Attempt<'_> {
        Attempt {
            scheme: &self.scheme,
            secrets: std::slice::from_ref(&self.secret),
            request: &self.request,
            now: self.now,
            computed: self.computed.as_deref(),
            other_secrets: &self.other_secrets,
            content_length: self.content_length,
        }
    }
}

impl Mistake {
    /// Signs the original and makes this mistake; `None` where it cannot be made or changes nothing.
    ///
    /// # Errors
    ///
    /// The original cannot be signed.
    pub fn make<'a>(&self, original: &Original<'a>) -> Result<Option<Broken<'a>>, SignError> {
        let Original { scheme, signs, verifies, draft, now } = *original;
        let signed = sign(scheme, signs, draft, now)?;
        let mut broken = Broken {
            scheme: *scheme,
            secret: verifies.clone(),
            request: signed.request,
            now,
            computed: None,
            other_secrets: vec![],
            content_length: None,
        };
        let is_made = (self.break_it)(&mut broken).is_some();
        let secrets = std::slice::from_ref(&broken.secret);
        let verifies = || verify(&broken.scheme, secrets, &broken.request, broken.now).is_ok();
        let is_broken = is_made && (broken.computed.is_some() || !verifies());
        Ok(is_broken.then_some(broken))
    }
}

const fn mistake(
    id: &'static str,
    cause: CauseId,
    break_it: fn(&mut Broken<'_>) -> Option<()>,
) -> Mistake {
    Mistake { id, cause, break_it }
}

/// All of them, in the order of the causes.
pub const MISTAKES: &[Mistake] = &[
    mistake("body-reserialized-compact", CauseId::BodyReserialized, body::compact),
    mistake("body-reserialized-python", CauseId::BodyReserialized, body::python),
    mistake("body-reserialized-pretty", CauseId::BodyReserialized, body::pretty),
    mistake("body-reserialized-php", CauseId::BodyReserialized, body::php),
    mistake("body-reserialized-dotnet", CauseId::BodyReserialized, body::dotnet),
    mistake("body-reserialized-html", CauseId::BodyReserialized, body::html_escaped),
    mistake("body-reserialized-by-code", CauseId::BodyReserialized, code::reserializes),
    mistake("body-double-encoded", CauseId::BodyDoubleEncoded, body::double_encoded),
    mistake("body-missing", CauseId::BodyMissing, body::missing),
    mistake("body-missing-in-code", CauseId::BodyMissing, code::misses_body),
    mistake("body-base64", CauseId::BodyBase64, body::base64),
    mistake("body-charset", CauseId::BodyCharset, body::charset),
    mistake("body-bytes-lost", CauseId::BodyBytesLost, body::bytes_lost),
    mistake("body-final-newline", CauseId::BodyFinalNewline, body::final_newline),
    mistake("body-line-endings", CauseId::BodyLineEndings, body::line_endings),
    mistake("body-bom", CauseId::BodyBom, body::byte_order_mark),
    mistake("body-form-reencoded", CauseId::BodyFormReencoded, body::form_reencoded),
    mistake("body-html-escaped", CauseId::BodyHtmlEscaped, body::html),
    mistake("body-compressed", CauseId::BodyCompressed, body::compressed),
    mistake("body-length", CauseId::BodyLength, body::cut_off),
    mistake("secret-whitespace", CauseId::SecretWhitespace, secret::line_end),
    mistake("secret-quoted", CauseId::SecretQuoted, secret::quoted),
    mistake("secret-assignment", CauseId::SecretAssignment, secret::assignment),
    mistake("secret-prefix", CauseId::SecretPrefix, secret::prefix),
    mistake("secret-encoding", CauseId::SecretEncoding, code::mistakes_key),
    mistake("secret-empty", CauseId::SecretEmpty, secret::empty),
    mistake("secret-empty-in-code", CauseId::SecretEmpty, code::has_no_key),
    mistake("secret-placeholder", CauseId::SecretPlaceholder, secret::placeholder),
    mistake("secret-placeholder-in-code", CauseId::SecretPlaceholder, code::has_undefined_key),
    mistake("secret-kind", CauseId::SecretKind, secret::another_kind),
    mistake("secret-other", CauseId::SecretOther, secret::another),
    mistake("content-layout", CauseId::ContentLayout, code::signs_another_layout),
    mistake("timestamp-unit", CauseId::TimestampUnit, code::counts_another_unit),
    mistake("algorithm", CauseId::Algorithm, code::uses_another_digest),
    mistake("algorithm-plain", CauseId::Algorithm, code::hashes_plainly),
    mistake("key-message-swapped", CauseId::KeyMessageSwapped, code::swaps),
    mistake("signature-encoding", CauseId::SignatureEncoding, header::encoding),
    mistake("signature-encoding-in-code", CauseId::SignatureEncoding, code::encodes_otherwise),
    mistake("signature-prefix", CauseId::SignaturePrefix, header::prefix),
    mistake("signature-truncated", CauseId::SignatureTruncated, header::truncated),
    mistake("header-missing", CauseId::HeaderMissing, header::missing),
    mistake("header-missing-time", CauseId::HeaderMissing, header::missing_time),
    mistake("header-wrong", CauseId::HeaderWrong, header::elsewhere),
    mistake("header-wrong-time", CauseId::HeaderWrong, header::time_elsewhere),
    mistake("header-joined", CauseId::HeaderJoined, header::joined),
    mistake("provider-wrong", CauseId::ProviderWrong, header::another_provider),
    mistake("url-scheme", CauseId::UrlScheme, url::scheme),
    mistake("url-host", CauseId::UrlHost, url::host),
    mistake("url-port", CauseId::UrlPort, url::port),
    mistake("url-query", CauseId::UrlQuery, url::query),
    mistake("url-trailing-slash", CauseId::UrlTrailingSlash, url::trailing_slash),
    mistake("url-encoding", CauseId::UrlEncoding, url::encoding),
    mistake("form-parameters", CauseId::FormParameters, code::drops_blank_fields),
    mistake("timestamp-stale", CauseId::TimestampStale, header::stale),
    mistake("timestamp-future", CauseId::TimestampFuture, header::future),
    mistake("no-cause-found", CauseId::NoCauseFound, secret::unknown),
];
