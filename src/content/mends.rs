//! How to mend what a diagnosis found.

use webhook_core::diagnosis::{Axis, CauseId};

/// What to do about it, in a sentence.
#[must_use]
pub const fn mend(id: CauseId) -> &'static str {
    match id {
        CauseId::BodyBase64 => "Decode it before you verify.",
        CauseId::BodyCompressed => "Decompress it before you verify, or let the server do so.",
        CauseId::BodyLength => {
            "See what cuts the body off: a size limit, or a reader that stops early."
        }
        CauseId::SecretWhitespace | CauseId::SecretQuoted | CauseId::SecretAssignment => {
            "Store the bare secret, and trim what you read from a file."
        }
        CauseId::SecretPrefix | CauseId::SecretEncoding => {
            "Take the secret as the provider's documentation says: the field above tells how."
        }
        CauseId::SecretEmpty | CauseId::SecretPlaceholder => {
            "Set the variable where the program runs, and let it refuse to start without."
        }
        CauseId::SecretKind => "Copy the signing secret from the webhook's own settings.",
        CauseId::SecretOther => {
            "Each endpoint, and each environment, has a secret of its own. Use the one of this endpoint."
        }
        CauseId::ContentLayout | CauseId::TimestampUnit | CauseId::Algorithm => {
            "Sign exactly what the recipe above shows, and how."
        }
        CauseId::KeyMessageSwapped => "The secret is the key, and the content the message.",
        CauseId::SignatureEncoding | CauseId::SignaturePrefix | CauseId::SignatureTruncated => {
            "Compare the bytes of both, decoded, and in their full length."
        }
        CauseId::HeaderMissing | CauseId::HeaderWrong | CauseId::HeaderJoined => {
            "Let the header through as it came, and read that one."
        }
        CauseId::ProviderWrong => "Verify with the other one's rules.",
        CauseId::TimestampStale | CauseId::TimestampFuture => {
            "Set the clock by the network. Do not widen the tolerance: it is what stops a replay. A \
             request that is tried again is signed anew."
        }
        CauseId::UrlScheme
        | CauseId::UrlHost
        | CauseId::UrlPort
        | CauseId::UrlQuery
        | CauseId::UrlTrailingSlash
        | CauseId::UrlEncoding
        | CauseId::FormParameters => {
            "Verify the address as the provider called it, from your settings."
        }
        CauseId::NoCauseFound => {
            "Copy the secret anew from the settings of this very endpoint, and verify the raw bytes."
        }
        CauseId::BodyReserialized
        | CauseId::BodyDoubleEncoded
        | CauseId::BodyMissing
        | CauseId::BodyCharset
        | CauseId::BodyBytesLost
        | CauseId::BodyFinalNewline
        | CauseId::BodyLineEndings
        | CauseId::BodyBom
        | CauseId::BodyFormReencoded
        | CauseId::BodyHtmlEscaped => {
            "Verify the raw bytes as they came, before anything reads them."
        }
    }
}

/// The family of code that mends it; `None` where a sentence does.
#[must_use]
pub const fn mended_by(id: CauseId) -> Option<&'static str> {
    match id.axis() {
        Axis::Body => Some("raw"),
        Axis::Url => Some("url"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::en::mends::{FRAMEWORKS, MENDS};

    #[test]
    fn every_family_has_code_for_every_framework() {
        for family in CauseId::ALL.iter().filter_map(|id| mended_by(*id)) {
            for (framework, name) in FRAMEWORKS {
                let found = MENDS
                    .iter()
                    .filter(|mend| (mend.family, mend.framework) == (family, framework));
                assert_eq!(found.count(), 1, "{family}, {name}");
            }
        }
    }
}
