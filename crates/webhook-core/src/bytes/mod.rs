//! Bytes as text: hexadecimal and base64, strict, with the place of the first fault.
//!
//! Strict, because a signature that two spellings could mean would verify in one library and fail in
//! the next.

pub mod base64;
pub mod hex;

/// Why a text is not what its encoding allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Malformed {
    /// Where the first character stands that does not fit, counted in bytes from 0. The text's
    /// length when it ends too early.
    pub at: usize,
    /// What would have been right there.
    pub expected: Expected,
}

/// What an encoding allows at some place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expected {
    /// One of `0`–`9` and `a`–`f`.
    LowerHexDigit,
    /// One of `0`–`9`, `a`–`f` and `A`–`F`.
    HexDigit,
    /// The second digit of a byte: the text has an odd length.
    SecondHexDigit,
    /// One of `A`–`Z`, `a`–`z`, `0`–`9`, `+` and `/`.
    Base64Character,
    /// One of `A`–`Z`, `a`–`z`, `0`–`9`, `-` and `_`.
    Base64UrlCharacter,
    /// A text of a multiple of 4 characters, filled up with `=`.
    Base64Padding,
    /// No padding: this flavour has none.
    NoPadding,
    /// A last character whose unused bits are zero.
    Base64Tail,
}
