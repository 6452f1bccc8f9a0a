//! Base64 (RFC 4648), in the two flavours that webhooks use.

use super::{Expected, Malformed};

/// An alphabet, and whether texts are filled up with `=`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flavour {
    /// With `+` and `/`, padded.
    Standard,
    /// With `-` and `_`, not padded: as in a JSON web token.
    Url,
}

impl Flavour {
    const fn specials(self) -> [u8; 2] {
        match self {
            Self::Standard => *b"+/",
            Self::Url => *b"-_",
        }
    }

    fn value(self, at: usize, character: u8) -> Result<u8, Malformed> {
        let [sixty_two, sixty_three] = self.specials();
        match character {
            b'A'..=b'Z' => Ok(character - b'A'),
            b'a'..=b'z' => Ok(character - b'a' + 26),
            b'0'..=b'9' => Ok(character - b'0' + 52),
            _ if character == sixty_two => Ok(62),
            _ if character == sixty_three => Ok(63),
            _ => Err(Malformed {
                at,
                expected: match self {
                    Self::Standard => Expected::Base64Character,
                    Self::Url => Expected::Base64UrlCharacter,
                },
            }),
        }
    }

    fn character(self, value: u32) -> char {
        let value = (value & 63) as u8;
        char::from(match value {
            0..=25 => b'A' + value,
            26..=51 => b'a' + value - 26,
            52..=61 => b'0' + value - 52,
            _ => self.specials()[usize::from(value) - 62],
        })
    }
}

/// The bytes in base64.
#[must_use]
pub fn encode(bytes: &[u8], flavour: Flavour) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            if index <= chunk.len() {
                text.push(flavour.character(bits >> (18 - 6 * index)));
            } else if flavour == Flavour::Standard {
                text.push('=');
            }
        }
    }
    text
}

/// The bytes that a text means: of two texts that could mean the same, only the one that
/// [`encode`] writes is allowed.
///
/// # Errors
///
/// The first character outside the alphabet, wrong padding, or a last character with bits to spare
/// that are not zero.
pub fn decode(text: &str, flavour: Flavour) -> Result<Vec<u8>, Malformed> {
    let all = text.as_bytes();
    let content = match flavour {
        Flavour::Standard => all.strip_suffix(b"==").or(all.strip_suffix(b"=")).unwrap_or(all),
        Flavour::Url => all,
    };
    let mut bytes = Vec::with_capacity(content.len() / 4 * 3 + 2);
    let mut bits = 0_u32;
    for (at, &character) in content.iter().enumerate() {
        bits = bits << 6 | u32::from(flavour.value(at, character)?);
        match at % 4 {
            0 => {}
            1 => bytes.push((bits >> 4) as u8),
            2 => bytes.push((bits >> 2) as u8),
            _ => bytes.push(bits as u8),
        }
    }
    let fault = |at: usize, expected: Expected| Err(Malformed { at, expected });
    let padding = all.len() - content.len();
    match content.len() % 4 {
        1 => return fault(all.len(), Expected::Base64Padding),
        2 if bits & 15 != 0 => return fault(content.len() - 1, Expected::Base64Tail),
        3 if bits & 3 != 0 => return fault(content.len() - 1, Expected::Base64Tail),
        _ => {}
    }
    if flavour == Flavour::Standard && !(content.len() + padding).is_multiple_of(4) {
        return fault(all.len(), Expected::Base64Padding);
    }
    if padding > 0 && content.len().is_multiple_of(4) {
        return fault(content.len(), Expected::NoPadding);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_rfc_hold() {
        #[track_caller]
        fn check(bytes: &[u8], standard: &str) {
            assert_eq!(encode(bytes, Flavour::Standard), standard);
            assert_eq!(decode(standard, Flavour::Standard).as_deref(), Ok(bytes));
            let url = standard.trim_end_matches('=').replace('+', "-").replace('/', "_");
            assert_eq!(encode(bytes, Flavour::Url), url);
            assert_eq!(decode(&url, Flavour::Url).as_deref(), Ok(bytes));
        }
        check(b"", "");
        check(b"f", "Zg==");
        check(b"fo", "Zm8=");
        check(b"foo", "Zm9v");
        check(b"foob", "Zm9vYg==");
        check(b"foobar", "Zm9vYmFy");
        check(&[0xfb, 0xff, 0xbf], "+/+/");
    }

    #[test]
    fn the_first_fault_is_found() {
        #[track_caller]
        fn check(text: &str, flavour: Flavour, at: usize, expected: Expected) {
            assert_eq!(decode(text, flavour), Err(Malformed { at, expected }), "{text}");
        }
        check("Zg", Flavour::Standard, 2, Expected::Base64Padding);
        check("Zg=", Flavour::Standard, 3, Expected::Base64Padding);
        check("Zm9v=", Flavour::Standard, 5, Expected::Base64Padding);
        check("Z", Flavour::Standard, 1, Expected::Base64Padding);
        check("Zh==", Flavour::Standard, 1, Expected::Base64Tail);
        check("Zm9=", Flavour::Standard, 2, Expected::Base64Tail);
        check("Zm9v====", Flavour::Standard, 4, Expected::Base64Character);
        check("Z m9v", Flavour::Standard, 1, Expected::Base64Character);
        check("Zm-v", Flavour::Standard, 2, Expected::Base64Character);
        check("Zg==", Flavour::Url, 2, Expected::Base64UrlCharacter);
        check("Zm+v", Flavour::Url, 2, Expected::Base64UrlCharacter);
        check("Zm9v\n", Flavour::Standard, 4, Expected::Base64Character);
    }
}
