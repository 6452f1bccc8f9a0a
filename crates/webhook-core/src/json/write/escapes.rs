//! The inside of a string, escaped by other rules.

use super::super::Escapes;

/// What stands at some place of a string.
enum Piece {
    Character(char),
    /// Half of a pair of UTF-16: it has no other form.
    Half(u16),
    /// A byte that is no UTF-8: it stays.
    Byte(u8),
}

/// Which bytes stand for themselves, whatever is around them.
pub(super) struct Plain([bool; 256]);

impl Plain {
    pub(super) fn of(escapes: &Escapes) -> Self {
        let is_plain = |byte: u8| {
            let is_escaped = match byte {
                b'/' => escapes.slash,
                b' '..=0x7f => matches!(byte, b'"' | b'\\'),
                _ => true,
            };
            !is_escaped && !escapes.ascii.as_bytes().contains(&byte)
        };
        let mut plain = [false; 256];
        for byte in 0..=255 {
            plain[usize::from(byte)] = is_plain(byte);
        }
        Self(plain)
    }
}

/// Writes the inside of a string that is known to be JSON.
pub(super) fn write(inside: &[u8], escapes: &Escapes, plain: &Plain, out: &mut Vec<u8>) {
    let mut at = 0;
    while at < inside.len() {
        let rest = &inside[at..];
        let run = rest.iter().position(|&byte| !plain.0[usize::from(byte)]);
        let run = run.unwrap_or(rest.len());
        out.extend_from_slice(&rest[..run]);
        at += run;
        if at == inside.len() {
            return;
        }
        let (piece, length) = piece(&inside[at..]);
        at += length;
        match piece {
            Piece::Character(character) => character_as(character, escapes, out),
            Piece::Half(unit) => unit_as(unit, escapes.upper, out),
            Piece::Byte(byte) => out.push(byte),
        }
    }
}

/// The first piece, and how many bytes it takes.
fn piece(text: &[u8]) -> (Piece, usize) {
    let whole = |byte: u8| Piece::Character(char::from(byte));
    match text {
        [b'\\', b'u', ..] => escaped_unit(text),
        [b'\\', byte, ..] => {
            let byte = match byte {
                b'b' => 8,
                b'f' => 12,
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                other => *other,
            };
            (whole(byte), 2)
        }
        [byte, ..] if byte.is_ascii() => (whole(*byte), 1),
        _ => literal(text),
    }
}

fn escaped_unit(text: &[u8]) -> (Piece, usize) {
    let first = unit_at(text);
    if !(0xd800..0xe000).contains(&first) {
        let character = char::from_u32(first.into()).unwrap_or(char::REPLACEMENT_CHARACTER);
        return (Piece::Character(character), 6);
    }
    let second = text.get(6..).filter(|rest| rest.starts_with(b"\\u")).map(unit_at);
    let pair = second.and_then(|second| char::decode_utf16([first, second]).next()?.ok());
    match pair {
        Some(character) => (Piece::Character(character), 12),
        None => (Piece::Half(first), 6),
    }
}

/// The four digits behind `\u`.
fn unit_at(text: &[u8]) -> u16 {
    let digits = text.iter().skip(2).take(4);
    digits.fold(0, |unit, &byte| unit << 4 | char::from(byte).to_digit(16).unwrap_or(0) as u16)
}

fn literal(text: &[u8]) -> (Piece, usize) {
    let longest = &text[..text.len().min(4)];
    let valid = match std::str::from_utf8(longest) {
        Ok(valid) => valid,
        Err(error) => std::str::from_utf8(&longest[..error.valid_up_to()]).unwrap_or_default(),
    };
    match valid.chars().next() {
        Some(character) => (Piece::Character(character), character.len_utf8()),
        None => (Piece::Byte(text[0]), 1),
    }
}

fn character_as(character: char, escapes: &Escapes, out: &mut Vec<u8>) {
    let short = match character {
        _ if escapes.ascii.contains(character) => {
            return unit_as(character as u16, escapes.ascii_upper, out);
        }
        '"' | '\\' => character as u8,
        '/' if escapes.slash => b'/',
        '\u{8}' => b'b',
        '\u{c}' => b'f',
        '\n' => b'n',
        '\r' => b'r',
        '\t' => b't',
        _ => {
            let is_line = escapes.line_separators && matches!(character, '\u{2028}' | '\u{2029}');
            if character < ' ' || is_line || (escapes.unicode && !character.is_ascii()) {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    unit_as(*unit, escapes.upper, out);
                }
            } else {
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            return;
        }
    };
    out.extend([b'\\', short]);
}

fn unit_as(unit: u16, upper: bool, out: &mut Vec<u8>) {
    let digits: &[u8; 16] = if upper { b"0123456789ABCDEF" } else { b"0123456789abcdef" };
    out.extend_from_slice(b"\\u");
    out.extend([12, 8, 4, 0].map(|shift| digits[usize::from(unit >> shift & 15)]));
}
