//! What can go wrong, as ids and data.

use std::fmt;

/// What a change is made to. A finding changes each of them at most once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Axis {
    /// The secret, or how its text becomes a key.
    Secret,
    /// The body's bytes.
    Body,
    /// What is signed, and in which order.
    Content,
    /// The digest, and what is done with the key.
    Algorithm,
    /// How the signature is written.
    Encoding,
    /// In which header something stands.
    Header,
    /// The address.
    Url,
    /// The moment.
    Time,
    /// Nothing was found.
    None,
}

/// The causes: variant, stable name, axis.
macro_rules! causes {
    ($($(#[$doc:meta])* $variant:ident, $name:literal, $axis:ident;)*) => {
        /// Why a signature does not match.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum CauseId {
            $($(#[$doc])* $variant,)*
        }

        impl CauseId {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// A stable name for programs.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// What it lies in.
            #[must_use]
            pub const fn axis(self) -> Axis {
                match self {
                    $(Self::$variant => Axis::$axis,)*
                }
            }
        }
    };
}

causes! {
    /// JSON was parsed and written again. `style`: how the signed bytes are written.
    BodyReserialized, "body-reserialized", Body;
    /// The JSON stands inside a JSON string, or the other way round. `signed`: `inner` or `outer`.
    BodyDoubleEncoded, "body-double-encoded", Body;
    /// Empty, `undefined` or the like: something read the stream before. `found` or `signed`.
    BodyMissing, "body-missing", Body;
    /// Handed over in base64, or it should have been. `signed`: `decoded` or `encoded`.
    BodyBase64, "body-base64", Body;
    /// UTF-8 read or written as `charset`. `signed`: `utf-8` or `charset`.
    BodyCharset, "body-charset", Body;
    /// Bytes were replaced. `found`: by what; `at`: where first; `signed`: the character that stood
    /// there, where it was one alone and is proven.
    BodyBytesLost, "body-bytes-lost", Body;
    /// The line end behind all else. `change`: `added` or `lost`; `bytes`: `lf` or `crlf`.
    BodyFinalNewline, "body-final-newline", Body;
    /// `signed`: `crlf` or `lf`.
    BodyLineEndings, "body-line-endings", Body;
    /// The byte order mark. `change`: `added` or `lost`.
    BodyBom, "body-bom", Body;
    /// Form fields were decoded and encoded again. `style`: how the signed bytes are written.
    BodyFormReencoded, "body-form-reencoded", Body;
    /// `&quot;` and the like. `signed`: `unescaped` or `escaped`.
    BodyHtmlEscaped, "body-html-escaped", Body;
    /// Still compressed. `format`: `gzip`, `zlib` or `zstd`.
    BodyCompressed, "body-compressed", Body;
    /// Another length than stated. `stated`, `found`, and `missing`, which is negative for too many.
    BodyLength, "body-length", Body;
    /// Blanks around it or in it. `change`: `added` or `lost`; `what`.
    SecretWhitespace, "secret-whitespace", Secret;
    /// Quotes kept. `quote`: which.
    SecretQuoted, "secret-quoted", Secret;
    /// `NAME=` kept. `name`: which.
    SecretAssignment, "secret-assignment", Secret;
    /// `prefix` kept, stripped or doubled. `change`: which.
    SecretPrefix, "secret-prefix", Secret;
    /// Text for bytes or bytes for text. `signed`: how the key is made of the text.
    SecretEncoding, "secret-encoding", Secret;
    /// Nothing.
    SecretEmpty, "secret-empty", Secret;
    /// A word that stands for a secret. `found` or `signed`.
    SecretPlaceholder, "secret-placeholder", Secret;
    /// The shape of another credential. `kind`: which.
    SecretKind, "secret-kind", Secret;
    /// Another of the secrets given is right. `which`: its number, from 0.
    SecretOther, "secret-other", Secret;
    /// Other parts, another order, another joiner. `layout`: the one that matches.
    ContentLayout, "content-layout", Content;
    /// Milliseconds for seconds or the reverse. `signed`: which.
    TimestampUnit, "timestamp-unit", Content;
    /// Another digest, or a plain hash for an HMAC. `signed`: which.
    Algorithm, "algorithm", Algorithm;
    /// Key and message in each other's place.
    KeyMessageSwapped, "key-message-swapped", Algorithm;
    /// Hexadecimal, base64, its padding, its case. `found`: which.
    SignatureEncoding, "signature-encoding", Encoding;
    /// `prefix` kept or missing. `change`: which.
    SignaturePrefix, "signature-prefix", Encoding;
    /// A true beginning of the right one. `found` and `expected`: bytes.
    SignatureTruncated, "signature-truncated", Encoding;
    /// Not there. `header` or `field`: what.
    HeaderMissing, "header-missing", Header;
    /// Another header's value. `found` and `expected`: headers.
    HeaderWrong, "header-wrong", Header;
    /// Several values joined. `values`: how many.
    HeaderJoined, "header-joined", Header;
    /// It verifies as another provider's. `provider` and `scheme`: whose.
    ProviderWrong, "provider-wrong", Header;
    /// `signed` and `found`: `http` or `https`.
    UrlScheme, "url-scheme", Url;
    /// `signed` and `found`: hosts.
    UrlHost, "url-host", Url;
    /// `signed` and `found`: ports, empty for none.
    UrlPort, "url-port", Url;
    /// `signed` and `found`: queries, empty for none.
    UrlQuery, "url-query", Url;
    /// The slash at the path's end. `change`: `added` or `lost`.
    UrlTrailingSlash, "url-trailing-slash", Url;
    /// Percent-encoded otherwise, or another path. `signed` and `found`: paths and queries.
    UrlEncoding, "url-encoding", Url;
    /// The fields of a form went in otherwise. `change`: how.
    FormParameters, "form-parameters", Url;
    /// The signature is right and too old. `age_ms`, `tolerance_ms`.
    TimestampStale, "timestamp-stale", Time;
    /// The signature is right and from the future. `ahead_ms`, `tolerance_ms`.
    TimestampFuture, "timestamp-future", Time;
    /// Nothing within the budget explains it.
    NoCauseFound, "no-cause-found", None;
}

impl CauseId {
    /// The cause of this name, `None` when there is none.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|cause| cause.as_str() == name)
    }
}

/// What exactly.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Detail {
    /// A word or a text. Never a secret.
    Text(String),
    /// A number.
    Number(i64),
}

impl From<&str> for Detail {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Detail {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Detail {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Detail {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// One cause, and which variant of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Cause {
    /// What went wrong.
    pub id: CauseId,
    /// What exactly, by name; see [`CauseId`] for the names of each.
    pub detail: Vec<(&'static str, Detail)>,
}

impl Cause {
    pub(super) const fn of(id: CauseId) -> Self {
        Self { id, detail: vec![] }
    }

    pub(super) fn with(mut self, name: &'static str, detail: impl Into<Detail>) -> Self {
        self.detail.push((name, detail.into()));
        self
    }

    /// The detail of this name that is a text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.detail.iter().find_map(|(other, detail)| match detail {
            Detail::Text(text) if *other == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// The detail of this name that is a number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        self.detail.iter().find_map(|(other, detail)| match detail {
            Detail::Number(number) if *other == name => Some(*number),
            _ => None,
        })
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id.as_str())?;
        let mut separator = " ";
        for (name, detail) in &self.detail {
            match detail {
                Detail::Text(text) => write!(f, "{separator}{name}={text}")?,
                Detail::Number(number) => write!(f, "{separator}{name}={number}")?,
            }
            separator = ", ";
        }
        Ok(())
    }
}
