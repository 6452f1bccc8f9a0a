//! Text that was read or written in another charset than UTF-8.

/// What Windows-1252 has at 0x80 to 0x9f; 0 where it has nothing.
const CP1252: [u16; 32] = [
    0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
    0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161,
    0x203a, 0x153, 0, 0x17e, 0x178,
];

/// Each character as the byte that it has in Latin-1: undoes that UTF-8 was read as Latin-1.
pub(in super::super) fn to_latin1(body: &[u8]) -> Option<Vec<u8>> {
    narrowed(body, |character| u8::try_from(u32::from(character)).ok())
}

/// The same with Windows-1252.
pub(in super::super) fn to_cp1252(body: &[u8]) -> Option<Vec<u8>> {
    narrowed(body, |character| {
        let code = u16::try_from(u32::from(character)).ok()?;
        let special = CP1252.iter().position(|&other| other == code && other != 0);
        match special {
            Some(at) => Some(0x80 + at as u8),
            None => u8::try_from(code).ok(),
        }
    })
}

/// Each byte as the character that it is in Latin-1.
pub(in super::super) fn from_latin1(body: &[u8]) -> Option<Vec<u8>> {
    widened(body, char::from)
}

/// The same with Windows-1252.
pub(in super::super) fn from_cp1252(body: &[u8]) -> Option<Vec<u8>> {
    widened(body, |byte| {
        let special = usize::from(byte).checked_sub(0x80).and_then(|at| CP1252.get(at));
        match special {
            Some(&code) if code != 0 => {
                char::from_u32(code.into()).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => char::from(byte),
        }
    })
}

fn narrowed(body: &[u8], byte: impl Fn(char) -> Option<u8>) -> Option<Vec<u8>> {
    if body.is_ascii() {
        return None;
    }
    std::str::from_utf8(body).ok()?.chars().map(byte).collect()
}

fn widened(body: &[u8], character: impl Fn(u8) -> char) -> Option<Vec<u8>> {
    if body.is_ascii() {
        return None;
    }
    Some(body.iter().map(|&byte| character(byte)).collect::<String>().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mojibake_comes_and_goes() {
        #[track_caller]
        fn check(rewrite: fn(&[u8]) -> Option<Vec<u8>>, body: &[u8], expect: Option<&[u8]>) {
            assert_eq!(rewrite(body).as_deref(), expect);
        }
        check(from_latin1, "é€".as_bytes(), Some("Ã©â\u{82}¬".as_bytes()));
        check(to_latin1, "Ã©â\u{82}¬".as_bytes(), Some("é€".as_bytes()));
        check(from_cp1252, "é€".as_bytes(), Some("Ã©â‚¬".as_bytes()));
        check(to_cp1252, "Ã©â‚¬".as_bytes(), Some("é€".as_bytes()));
        check(from_latin1, b"caf\xe9", Some("café".as_bytes()));
        check(to_latin1, "café".as_bytes(), Some(b"caf\xe9"));
        check(to_latin1, "日".as_bytes(), None);
        check(to_latin1, b"caf\xe9", None);
        check(to_latin1, b"cafe", None);
        check(from_cp1252, b"cafe", None);
    }
}
