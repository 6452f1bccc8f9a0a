//! What the text of a signature could mean.

use super::probes::secret::{trimmed, unquoted};
use crate::bytes::base64::{self, Flavour};
use crate::bytes::hex;
use crate::signature::{Encoding, Scheme};

/// The shortest beginning of a signature that is taken for one, in bytes.
pub(super) const SHORTEST: usize = 8;
/// The longest signature, in bytes.
const LONGEST: usize = 96;
/// How many signatures are looked for in one text.
const MAX_PIECES: usize = 32;

/// A piece of a text that may be a signature.
pub(super) struct Piece<'t> {
    /// What stands directly in front of it: `sha256=`, `v1,`.
    pub(super) prefix: &'t str,
    pub(super) text: &'t str,
}

/// A text in pieces: between commas, semicolons and blanks, with and without what stands in front.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = vec![Piece { prefix: "", text: trimmed(text) }];
    let mut before = "";
    for word in text.split([',', ';', ' ', '\t', '\n', '\r']).take(MAX_PIECES) {
        let from = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = unquoted(word).map_or(word, |(_, inside)| inside);
        // A version, and a comma behind it.
        let versioned = if before.is_empty() { "" } else { &text[from - before.len() - 1..from] };
        let versioned = if versioned.ends_with(',') { versioned } else { "" };
        let equals = bare.find('=').filter(|at| !bare[at + 1..].trim_matches('=').is_empty());
        if let Some(at) = equals {
            pieces.push(Piece { prefix: &bare[..=at], text: &bare[at + 1..] });
            if let Some(second) = bare[at + 1..].strip_prefix(&bare[..=at]) {
                pieces.push(Piece { prefix: &bare[..at * 2 + 2], text: second });
            }
        }
        pieces.push(Piece { prefix: versioned, text: bare });
        before = if word.len() <= 4 { word } else { "" };
    }
    pieces
}

/// Bytes, and the name of the way in which they are read where it is not the scheme's own.
pub(super) type Reading = (Vec<u8>, Option<&'static str>);

/// Readings of a text as bytes of a plausible length.
pub(super) fn decoded(scheme: &Scheme<'_>, text: &str) -> Vec<Reading> {
    if scheme.encoding == Encoding::Plain {
        return plain(text);
    }
    let mut found = vec![];
    if text.contains(char::is_whitespace) {
        let joined: String = text.split_whitespace().collect();
        found.extend(whole(&joined).map(|(bytes, _)| (bytes, "blanks-inside")));
    } else {
        found.extend(whole(text));
        found.extend(cut_off(text, found.is_empty()).map(|bytes| (bytes, "cut-off")));
        found.extend(too_long(text, scheme).map(|bytes| (bytes, "too-long")));
    }
    let own = scheme.encoding.decode(text).ok();
    let fits = |(bytes, _): &(Vec<u8>, &str)| (SHORTEST..=LONGEST).contains(&bytes.len());
    let named = |(bytes, name)| {
        let is_own = own.as_ref() == Some(&bytes);
        (bytes, (!is_own).then_some(name))
    };
    found.into_iter().filter(fits).map(named).collect()
}

/// A token, which means itself, and what code may have computed instead of it.
fn plain(text: &str) -> Vec<Reading> {
    let bare = unquoted(trimmed(text)).map_or(trimmed(text), |(_, inside)| inside);
    let bare = bare.strip_prefix("Bearer ").unwrap_or(bare);
    let found = (bare != text).then_some("decorated");
    let digest = hex::decode(text, hex::Case::Any).ok().map(|bytes| (bytes, None));
    std::iter::once((bare.as_bytes().to_vec(), found)).chain(digest).collect()
}

/// All of a text as hexadecimal, as base64, and as one in the other.
fn whole(text: &str) -> impl Iterator<Item = (Vec<u8>, &'static str)> {
    let mut found = vec![];
    let inside = |bytes: &[u8], read: fn(&str) -> Option<Vec<u8>>| {
        std::str::from_utf8(bytes).ok().and_then(read)
    };
    if let Some(bytes) = hex_of(text) {
        found.extend(inside(&bytes, base64_of).map(|inner| (inner, "hex-of-base64")));
        let is_upper = text.bytes().any(|byte| byte.is_ascii_uppercase());
        found.push((bytes, if is_upper { "hex-upper" } else { "hex" }));
    }
    if let Some(bytes) = base64_of(text) {
        found.extend(inside(&bytes, hex_of).map(|inner| (inner, "base64-of-hex")));
        let name = match (text.contains(['-', '_']), text.len().is_multiple_of(4)) {
            (true, _) => "base64url",
            (false, true) => "base64",
            (false, false) => "base64-unpadded",
        };
        found.push((bytes, name));
    }
    found.into_iter()
}

/// What can still be read of a text that ends amid a byte.
fn cut_off(text: &str, is_nothing_else: bool) -> Option<Vec<u8>> {
    if text.len().is_multiple_of(2) {
        return None;
    }
    let hex = hex_of(text.get(..text.len() - 1)?);
    let base64 = || base64_of(text.get(..text.len() / 4 * 4)?);
    hex.or_else(|| if is_nothing_else { base64() } else { None })
}

/// A whole signature with something behind it.
fn too_long(text: &str, scheme: &Scheme<'_>) -> Option<Vec<u8>> {
    let length = scheme.algorithm.signature_length()?;
    let hex = || hex_of(text.get(..length * 2)?);
    let base64 = || base64_of(text.get(..length.div_ceil(3) * 4)?);
    match scheme.encoding {
        Encoding::HexLower | Encoding::HexAnyCase if text.len() > length * 2 => hex(),
        Encoding::Base64 if text.len() > length.div_ceil(3) * 4 => base64(),
        _ => None,
    }
}

fn hex_of(text: &str) -> Option<Vec<u8>> {
    hex::decode(text, hex::Case::Any).ok()
}

/// Of either alphabet, filled up or not.
fn base64_of(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=').replace('+', "-").replace('/', "_");
    base64::decode(&text, Flavour::Url).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider;

    #[test]
    fn a_text_is_read_in_every_way() {
        #[track_caller]
        fn check(scheme: &str, text: &str, expect: &[(usize, Option<&str>)]) {
            let scheme = provider::schemes(scheme)[0];
            let found = decoded(scheme, text);
            let found: Vec<_> = found.iter().map(|(bytes, name)| (bytes.len(), *name)).collect();
            assert_eq!(found, expect, "{text}");
        }
        let hex = "0123456789abcdef".repeat(4);
        check("github", &hex, &[(32, None), (48, Some("base64"))]);
        check("github", &hex.to_uppercase(), &[(32, Some("hex-upper")), (48, Some("base64"))]);
        check("github", &hex[1..], &[(31, Some("cut-off"))]);
        let longer = hex.clone() + "zz";
        check("github", &longer, &[(32, Some("too-long"))]);
        let text = base64::encode(&[0xfb; 32], Flavour::Standard);
        check("shopify", &text, &[(32, None)]);
        check("shopify", text.trim_end_matches('='), &[(32, Some("base64-unpadded"))]);
        check("shopify", &text.replace('+', "-"), &[(32, Some("base64url"))]);
        check("shopify", &text[..41], &[(30, Some("cut-off"))]);
        check(
            "shopify",
            &(text[..20].to_owned() + "\n" + &text[20..]),
            &[(32, Some("blanks-inside"))],
        );
        check("github", "17", &[]);
        check("github", "é", &[]);
    }

    #[test]
    fn a_text_comes_in_pieces() {
        #[track_caller]
        fn check(text: &str, expect: &[(&str, &str)]) {
            let found = pieces(text);
            let found: Vec<_> = found.iter().map(|piece| (piece.prefix, piece.text)).collect();
            for piece in expect {
                assert!(found.contains(piece), "{found:?}");
            }
        }
        check("t=1,v1=ab", &[("t=", "1"), ("v1=", "ab")]);
        check("v1,ab== v1,cd", &[("v1,", "ab=="), ("v1,", "cd")]);
        check("\"sha256=ab\"", &[("sha256=", "ab")]);
        check("sha256=sha256=ab", &[("sha256=sha256=", "ab")]);
        check("ab, ab", &[("", "ab")]);
        check("", &[("", "")]);
    }
}
