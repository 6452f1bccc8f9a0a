//! Hexadecimal.

use super::{Expected, Malformed};

/// Which letters a text may use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// `a`–`f` only.
    Lower,
    /// `a`–`f` and `A`–`F`.
    Any,
}

/// The bytes in lower-case hexadecimal.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn digit(value: u8) -> char {
    char::from(b"0123456789abcdef"[usize::from(value)])
}

/// The bytes that a text means.
///
/// # Errors
///
/// The first character that is no digit of this case, or the end when a digit is missing.
pub fn decode(text: &str, case: Case) -> Result<Vec<u8>, Malformed> {
    let value = |at: usize, character: u8| match (character, case) {
        (b'0'..=b'9', _) => Ok(character - b'0'),
        (b'a'..=b'f', _) => Ok(character - b'a' + 10),
        (b'A'..=b'F', Case::Any) => Ok(character - b'A' + 10),
        (_, Case::Lower) => Err(Malformed { at, expected: Expected::LowerHexDigit }),
        (_, Case::Any) => Err(Malformed { at, expected: Expected::HexDigit }),
    };
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut high = None;
    for (at, character) in text.bytes().enumerate() {
        let digit = value(at, character)?;
        match high.take() {
            None => high = Some(digit),
            Some(high) => bytes.push(high << 4 | digit),
        }
    }
    match high {
        None => Ok(bytes),
        Some(_) => Err(Malformed { at: text.len(), expected: Expected::SecondHexDigit }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_encoded_is_decoded() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(decode(&encode(&bytes), Case::Lower), Ok(bytes));
        assert_eq!(decode("", Case::Lower), Ok(vec![]));
    }

    #[test]
    fn the_first_fault_is_found() {
        #[track_caller]
        fn check(text: &str, case: Case, at: usize, expected: Expected) {
            assert_eq!(decode(text, case), Err(Malformed { at, expected }));
        }
        check("0g", Case::Lower, 1, Expected::LowerHexDigit);
        check("00aF", Case::Lower, 3, Expected::LowerHexDigit);
        check("00 0", Case::Any, 2, Expected::HexDigit);
        check("0x", Case::Any, 1, Expected::HexDigit);
        check("abc", Case::Any, 3, Expected::SecondHexDigit);
        check("é", Case::Any, 0, Expected::HexDigit);
    }

    #[test]
    fn upper_case_is_allowed_where_it_is() {
        assert_eq!(decode("AbCd", Case::Any), Ok(vec![0xab, 0xcd]));
    }
}
