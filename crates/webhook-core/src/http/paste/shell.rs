//! A command's words, as bash or as Windows' cmd and its programs would part them.

use super::PasteError;

/// A word without its quotes.
pub(super) struct Word {
    /// Where it begins.
    pub(super) at: usize,
    /// Its bytes: `$'\xff'` need not be UTF-8.
    pub(super) bytes: Vec<u8>,
}

/// A command.
#[derive(Default)]
pub(super) struct Words {
    pub(super) words: Vec<Word>,
    /// Where something stands that a shell would replace.
    pub(super) expansions: Vec<usize>,
    /// Where the command ends: at the end of its line, or at an operator such as `|`.
    pub(super) end: usize,
}

/// Parts a command for bash, zsh or sh.
pub(super) fn bash(text: &str, from: usize) -> Result<Words, PasteError> {
    let mut bash = Bash { text: text.as_bytes(), at: from, all: Words::default() };
    while bash.blanks() {
        let at = bash.at;
        let bytes = bash.word()?;
        bash.all.words.push(Word { at, bytes });
    }
    bash.all.end = bash.at;
    Ok(bash.all)
}

struct Bash<'a> {
    text: &'a [u8],
    at: usize,
    all: Words,
}

impl Bash<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// The length of a backslash and a line end, 0 when there is none. Behind the backslash,
    /// Windows' line ends are allowed.
    fn continuation(&self) -> usize {
        let rest = &self.text[self.at..];
        [&b"\\\n"[..], b"\\\r\n"].iter().find(|it| rest.starts_with(it)).map_or(0, |it| it.len())
    }

    /// Goes to the next word; `false` when there is none.
    fn blanks(&mut self) -> bool {
        loop {
            let length = self.continuation();
            match self.peek() {
                Some(b' ' | b'\t' | b'\r') => self.at += 1,
                _ if length > 0 => self.at += length,
                None | Some(b'\n' | b'|' | b'&' | b';' | b'<' | b'>' | b'(' | b')' | b'#') => {
                    return false;
                }
                Some(_) => return true,
            }
        }
    }

    fn word(&mut self) -> Result<Vec<u8>, PasteError> {
        let mut word = vec![];
        while let Some(byte) = self.peek() {
            let length = self.continuation();
            if length > 0 {
                self.at += length;
                continue;
            }
            let next = self.text.get(self.at + 1).copied();
            match (byte, next) {
                (
                    b' ' | b'\t' | b'\r' | b'\n' | b'|' | b'&' | b';' | b'<' | b'>' | b'(' | b')',
                    _,
                ) => {
                    break;
                }
                (b'\'', _) => self.single(&mut word)?,
                (b'"', _) => self.double(&mut word)?,
                (b'$', Some(b'\'')) => self.ansi(&mut word)?,
                // Meant for translation; without one it is an ordinary string.
                (b'$', Some(b'"')) => self.at += 1,
                (b'\\', Some(next)) => {
                    word.push(next);
                    self.at += 2;
                }
                _ => self.plain(byte, next, &mut word),
            }
        }
        Ok(word)
    }

    /// A byte that stands for itself, or begins something to be replaced.
    fn plain(&mut self, byte: u8, next: Option<u8>, word: &mut Vec<u8>) {
        let names = |next: u8| next.is_ascii_alphanumeric() || b"_{(?@#*".contains(&next);
        if byte == b'`' || byte == b'$' && next.is_some_and(names) {
            self.all.expansions.push(self.at);
        }
        word.push(byte);
        self.at += 1;
    }

    fn single(&mut self, word: &mut Vec<u8>) -> Result<(), PasteError> {
        let inside = &self.text[self.at + 1..];
        let length = inside.iter().position(|&byte| byte == b'\'');
        let length = length.ok_or(PasteError::UnclosedQuote { at: self.at, quote: '\'' })?;
        word.extend_from_slice(&inside[..length]);
        self.at += length + 2;
        Ok(())
    }

    fn double(&mut self, word: &mut Vec<u8>) -> Result<(), PasteError> {
        let from = self.at;
        self.at += 1;
        loop {
            let next = self.text.get(self.at + 1).copied();
            match (self.peek(), next) {
                (None, _) => return Err(PasteError::UnclosedQuote { at: from, quote: '"' }),
                (Some(b'"'), _) => {
                    self.at += 1;
                    return Ok(());
                }
                (Some(b'\\'), _) if self.continuation() > 0 => self.at += self.continuation(),
                (Some(b'\\'), Some(next @ (b'"' | b'\\' | b'$' | b'`'))) => {
                    word.push(next);
                    self.at += 2;
                }
                (Some(byte), next) => self.plain(byte, next, word),
            }
        }
    }

    /// `$'…'`, with the escapes of C. A NUL, which would end the string in bash, is kept: browsers
    /// write `\u0000` where the body has one.
    fn ansi(&mut self, word: &mut Vec<u8>) -> Result<(), PasteError> {
        let from = self.at;
        self.at += 2;
        loop {
            match self.peek() {
                None => return Err(PasteError::UnclosedQuote { at: from, quote: '\'' }),
                Some(b'\'') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    self.at += 1;
                    self.escape(word);
                }
                Some(byte) => {
                    word.push(byte);
                    self.at += 1;
                }
            }
        }
    }

    fn escape(&mut self, word: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return word.push(b'\\') };
        self.at += 1;
        let byte = match byte {
            b'a' => 7,
            b'b' => 8,
            b'e' | b'E' => 27,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'v' => 11,
            b'\\' | b'\'' | b'"' | b'?' => byte,
            b'0'..=b'7' => {
                self.at -= 1;
                self.digits(8, 3).map_or(0, |value| value as u8)
            }
            b'x' | b'u' | b'U' => return self.code(byte, word),
            _ => {
                word.push(b'\\');
                byte
            }
        };
        word.push(byte);
    }

    /// `\xHH` is a byte, `\uHHHH` and `\UHHHHHHHH` are characters. Browsers write those beyond
    /// U+FFFF as two halves, which belong together.
    fn code(&mut self, kind: u8, word: &mut Vec<u8>) {
        let count = match kind {
            b'x' => 2,
            b'u' => 4,
            _ => 8,
        };
        let Some(mut value) = self.digits(16, count) else {
            return word.extend([b'\\', kind]);
        };
        if kind == b'x' {
            return word.push(value as u8);
        }
        if (0xd800..0xdc00).contains(&value) && self.text[self.at..].starts_with(b"\\u") {
            let back = self.at;
            self.at += 2;
            match self.digits(16, 4) {
                Some(low @ 0xdc00..0xe000) => {
                    value = 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00);
                }
                _ => self.at = back,
            }
        }
        let character = char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER);
        word.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// As many digits as there are, at most so many; `None` without any.
    fn digits(&mut self, radix: u32, most: usize) -> Option<u32> {
        let from = self.at;
        let mut value = 0_u32;
        while self.at < from + most {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(radix));
            let Some(digit) = digit else { break };
            value = value.wrapping_mul(radix).wrapping_add(digit);
            self.at += 1;
        }
        (self.at > from).then_some(value)
    }
}
