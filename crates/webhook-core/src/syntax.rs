//! Where the words of a body begin and end, for colouring it.
//!
//! Works on the text as it is: nothing is parsed into values, so a number keeps its digits and a
//! blank stays where it is. Every input is tokenized, however broken.

use core::iter;

use crate::provider::MediaType;

/// What a stretch of text is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// The name of a member, in JSON with its quotes.
    Key,
    /// A text value, in JSON with its quotes.
    Text,
    /// A JSON number.
    Number,
    /// `true`, `false` or `null`.
    Keyword,
    /// One of `{ } [ ] : ,` in JSON, of `= &` in a form.
    Punctuation,
    /// Blanks and line ends between JSON tokens.
    Space,
    /// Something that the media type does not allow here.
    Invalid,
}

/// A stretch of text of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Byte offset of its first byte, on a character boundary.
    pub start: usize,
    /// Byte offset after its last byte, on a character boundary.
    pub end: usize,
}

/// The tokens of `text`, in order, without gaps or overlaps.
///
/// Tokens are judged one by one: whether brackets match or commas are due is not looked at.
pub fn tokens(text: &str, media_type: MediaType) -> impl Iterator<Item = Token> {
    let mut start = 0;
    let mut in_value = false;
    iter::from_fn(move || {
        let rest = &text[start..];
        let first = rest.chars().next()?;
        let (kind, length) = match media_type {
            MediaType::Json => json_token(rest, first),
            MediaType::Form => form_token(rest, first, &mut in_value),
        };
        let token = Token { kind, start, end: start + length };
        start = token.end;
        Some(token)
    })
}

/// Kind and length in bytes of the token that `rest` begins with.
fn json_token(rest: &str, first: char) -> (TokenKind, usize) {
    match first {
        '{' | '}' | '[' | ']' | ':' | ',' => (TokenKind::Punctuation, 1),
        '"' => json_string(rest),
        _ if is_space(first) => (TokenKind::Space, run(rest, is_space)),
        _ if is_word(first) => {
            let length = run(rest, is_word);
            (word_kind(&rest[..length]), length)
        }
        _ => (TokenKind::Invalid, first.len_utf8()),
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Letters, digits and whatever else can stand in a number, so that `1.2.3` is one mistake.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | '_')
}

fn run(text: &str, belongs: fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn word_kind(word: &str) -> TokenKind {
    match word {
        "true" | "false" | "null" => TokenKind::Keyword,
        _ if is_number(word) => TokenKind::Number,
        _ => TokenKind::Invalid,
    }
}

fn is_number(word: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (decimal, exponent) = split(unsigned, &['e', 'E']);
    let (whole, fraction) = split(decimal, &['.']);
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|e| digits(e.strip_prefix(['+', '-']).unwrap_or(e)))
}

fn split<'a>(text: &'a str, at: &[char]) -> (&'a str, Option<&'a str>) {
    text.split_once(at).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// A string is a key when a colon follows it. One that is not closed ends with its line.
fn json_string(rest: &str) -> (TokenKind, usize) {
    let mut sound = true;
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '"' if !sound => return (TokenKind::Invalid, at + 1),
            '"' => return (string_kind(&rest[at + 1..]), at + 1),
            '\\' => match chars.next() {
                Some((_, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't')) => {}
                Some((at, 'u')) => sound &= starts_with_hex(&rest.as_bytes()[at + 1..], 4),
                Some((at, c)) if c < ' ' => return (TokenKind::Invalid, at),
                _ => sound = false,
            },
            c if c < ' ' => return (TokenKind::Invalid, at),
            _ => {}
        }
    }
    (TokenKind::Invalid, rest.len())
}

fn string_kind(after: &str) -> TokenKind {
    if after.trim_start_matches(is_space).starts_with(':') {
        TokenKind::Key
    } else {
        TokenKind::Text
    }
}

fn starts_with_hex(bytes: &[u8], count: usize) -> bool {
    bytes.get(..count).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// Kind and length in bytes of the token that `rest` begins with. `in_value` says on which side of
/// the pair's `=` it stands; a further `=` belongs to the value.
fn form_token(rest: &str, first: char, in_value: &mut bool) -> (TokenKind, usize) {
    match first {
        '&' => {
            *in_value = false;
            (TokenKind::Punctuation, 1)
        }
        '=' if !*in_value => {
            *in_value = true;
            (TokenKind::Punctuation, 1)
        }
        _ => match encoded_run(rest.as_bytes(), *in_value) {
            0 => (TokenKind::Invalid, first.len_utf8()),
            length if *in_value => (TokenKind::Text, length),
            length => (TokenKind::Key, length),
        },
    }
}

/// Length of the longest stretch that an encoder could have written: visible ASCII and whole `%XX`.
fn encoded_run(bytes: &[u8], in_value: bool) -> usize {
    let mut length = 0;
    while let Some(&byte) = bytes.get(length) {
        length += match byte {
            b'%' if starts_with_hex(&bytes[length + 1..], 2) => 3,
            b'%' | b'&' => break,
            b'=' if !in_value => break,
            b'!'..=b'~' => 1,
            _ => break,
        };
    }
    length
}

#[cfg(test)]
mod tests {
    use super::TokenKind::{Invalid, Key, Keyword, Number, Punctuation, Space, Text};
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, media_type: MediaType, expect: &[(TokenKind, &str)]) {
        let found: Vec<_> =
            tokens(text, media_type).map(|t| (t.kind, &text[t.start..t.end])).collect();
        assert_eq!(found, expect);
    }

    #[track_caller]
    fn check_json(text: &str, expect: &[(TokenKind, &str)]) {
        check(text, MediaType::Json, expect);
    }

    #[track_caller]
    fn check_form(text: &str, expect: &[(TokenKind, &str)]) {
        check(text, MediaType::Form, expect);
    }

    #[test]
    fn no_text_has_no_tokens() {
        check_json("", &[]);
        check_form("", &[]);
    }

    #[test]
    fn a_string_before_a_colon_is_a_key() {
        check_json(
            r#"{"a" :"b"}"#,
            &[
                (Punctuation, "{"),
                (Key, r#""a""#),
                (Space, " "),
                (Punctuation, ":"),
                (Text, r#""b""#),
                (Punctuation, "}"),
            ],
        );
    }

    #[test]
    fn a_number_keeps_its_digits() {
        for number in ["0", "-0", "-12.50", "1e5", "1.0E-7", "820982911946154508", "2e+3"] {
            check_json(number, &[(Number, number)]);
        }
    }

    #[test]
    fn a_number_that_json_does_not_know_is_invalid() {
        for word in ["01", "-", "+1", "1.", ".5", "1e", "1.2.3", "0x1F", "1_000", "NaN", "1e5.0"] {
            check_json(word, &[(Invalid, word)]);
        }
    }

    #[test]
    fn only_three_words_are_keywords() {
        for word in ["true", "false", "null"] {
            check_json(word, &[(Keyword, word)]);
        }
        for word in ["True", "nulls", "undefined", "été"] {
            check_json(word, &[(Invalid, word)]);
        }
    }

    #[test]
    fn escapes_are_part_of_the_string() {
        for string in [r#""""#, r#""\"""#, r#""\\""#, r#""gid:\/\/x""#, r#""\u00e9""#, r#""°🍵""#]
        {
            check_json(string, &[(Text, string)]);
        }
    }

    #[test]
    fn a_string_with_a_bad_escape_is_invalid_as_a_whole() {
        for string in [r#""\x""#, r#""\u12""#, r#""\u00g0""#, r#""\é""#] {
            check_json(string, &[(Invalid, string)]);
        }
    }

    #[test]
    fn an_unclosed_string_ends_with_its_line() {
        check_json("\"a\n1", &[(Invalid, "\"a"), (Space, "\n"), (Number, "1")]);
        check_json("\"a\\\n1", &[(Invalid, "\"a\\"), (Space, "\n"), (Number, "1")]);
        check_json("\"a", &[(Invalid, "\"a")]);
        check_json("\"\\", &[(Invalid, "\"\\")]);
    }

    #[test]
    fn what_json_does_not_know_is_invalid_character_by_character() {
        check_json("\u{feff}'", &[(Invalid, "\u{feff}"), (Invalid, "'")]);
    }

    #[test]
    fn a_form_is_keys_and_texts() {
        check_form(
            "To=%2B15&Body=a+b%3D=c&Empty=",
            &[
                (Key, "To"),
                (Punctuation, "="),
                (Text, "%2B15"),
                (Punctuation, "&"),
                (Key, "Body"),
                (Punctuation, "="),
                (Text, "a+b%3D=c"),
                (Punctuation, "&"),
                (Key, "Empty"),
                (Punctuation, "="),
            ],
        );
    }

    #[test]
    fn what_an_encoder_never_writes_into_a_form_is_invalid() {
        check_form("a=100%", &[(Key, "a"), (Punctuation, "="), (Text, "100"), (Invalid, "%")]);
        check_form("%4", &[(Invalid, "%"), (Key, "4")]);
        check_form("a b", &[(Key, "a"), (Invalid, " "), (Key, "b")]);
        check_form("é\n", &[(Invalid, "é"), (Invalid, "\n")]);
    }

    /// Text that is likely to look like JSON or a form, and text that is likely not to.
    fn any_text() -> impl Strategy<Value = String> {
        let lookalike = prop::collection::vec(
            prop::sample::select(vec![
                '{', '}', '[', ']', ':', ',', '"', '\\', 'u', '0', '1', '-', '.', 'e', '%', '=',
                '&', ' ', '\n', '\0', 'é', '🍵',
            ]),
            0..40,
        )
        .prop_map(|chars| chars.into_iter().collect());
        prop_oneof![any::<String>(), lookalike]
    }

    proptest! {
        #[test]
        fn tokens_cover_any_text_without_gaps(text in any_text(), form in any::<bool>()) {
            let media_type = if form { MediaType::Form } else { MediaType::Json };
            let mut at = 0;
            for token in tokens(&text, media_type) {
                prop_assert_eq!(token.start, at);
                prop_assert!(token.end > token.start);
                prop_assert!(text.is_char_boundary(token.end));
                at = token.end;
            }
            prop_assert_eq!(at, text.len());
        }
    }
}
