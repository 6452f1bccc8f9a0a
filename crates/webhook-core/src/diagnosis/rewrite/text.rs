//! Line ends, byte order marks, base64, JSON in JSON.

use crate::bytes::base64::{self, Flavour};
use crate::json::{self, Escapes, Style, Value};

const BOM: &[u8] = b"\xef\xbb\xbf";

pub(in super::super) fn with_lf(body: &[u8]) -> Option<Vec<u8>> {
    Some([body, b"\n"].concat())
}

pub(in super::super) fn with_crlf(body: &[u8]) -> Option<Vec<u8>> {
    Some([body, b"\r\n"].concat())
}

pub(in super::super) fn without_lf(body: &[u8]) -> Option<Vec<u8>> {
    body.strip_suffix(b"\n").map(<[u8]>::to_vec)
}

pub(in super::super) fn without_crlf(body: &[u8]) -> Option<Vec<u8>> {
    body.strip_suffix(b"\r\n").map(<[u8]>::to_vec)
}

/// Without any blanks around it.
pub(in super::super) fn trimmed(body: &[u8]) -> Option<Vec<u8>> {
    Some(body.trim_ascii().to_vec())
}

pub(in super::super) fn to_crlf(body: &[u8]) -> Option<Vec<u8>> {
    let mut lines = Vec::with_capacity(body.len() + 16);
    let mut before = 0;
    for &byte in body {
        if byte == b'\n' && before != b'\r' {
            lines.push(b'\r');
        }
        lines.push(byte);
        before = byte;
    }
    Some(lines)
}

pub(in super::super) fn to_lf(body: &[u8]) -> Option<Vec<u8>> {
    let next = body.iter().skip(1).map(Some).chain([None]);
    let kept = body.iter().zip(next).filter(|&(byte, next)| (*byte, next) != (b'\r', Some(&b'\n')));
    Some(kept.map(|(byte, _)| *byte).collect())
}

pub(in super::super) fn with_bom(body: &[u8]) -> Option<Vec<u8>> {
    Some([BOM, body].concat())
}

pub(in super::super) fn without_bom(body: &[u8]) -> Option<Vec<u8>> {
    body.strip_prefix(BOM).map(<[u8]>::to_vec)
}

/// Of either alphabet, filled up or not, in lines or not.
pub(in super::super) fn from_base64(body: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(body).ok()?;
    let text = text.trim().trim_matches('"');
    if text.len() < 8 {
        return None;
    }
    let character = |it: char| match it {
        '+' => '-',
        '/' => '_',
        other => other,
    };
    let kept = text.trim_end_matches('=').chars().filter(|it| !it.is_ascii_whitespace());
    base64::decode(&kept.map(character).collect::<String>(), Flavour::Url).ok()
}

pub(in super::super) fn to_base64(body: &[u8]) -> Option<Vec<u8>> {
    Some(base64::encode(body, Flavour::Standard).into_bytes())
}

/// In lines of 76 characters, as mail has it.
pub(in super::super) fn to_base64_lines(body: &[u8]) -> Option<Vec<u8>> {
    let text = base64::encode(body, Flavour::Standard).into_bytes();
    Some(text.chunks(76).flat_map(|line| [line, b"\n"].concat()).collect())
}

/// A list with CRLF between its entries and behind it, as some services send batches of events.
pub(in super::super) fn in_lines(body: &[u8]) -> Option<Vec<u8>> {
    let compact = json::compact(body).ok().filter(|it| it.starts_with(b"["))?;
    let entries = json::members(&compact, 0..compact.len()).ok()?;
    let entries: Vec<&[u8]> = entries.into_iter().map(|it| &compact[it.found.span]).collect();
    Some([b"[", entries.join(b",\r\n".as_slice()).as_slice(), b"]\r\n"].concat())
}

/// What a JSON string holds; also without its quotes, as logs show it.
pub(in super::super) fn inner(body: &[u8]) -> Option<Vec<u8>> {
    let body = body.trim_ascii();
    let quoted;
    let document = if body.starts_with(b"\"") {
        body
    } else if body.contains(&b'\\') {
        quoted = [b"\"", body, b"\""].concat();
        &quoted
    } else {
        return None;
    };
    match json::find(document, &[]).ok()??.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The body as a JSON string.
pub(in super::super) fn outer(body: &[u8]) -> Option<Vec<u8>> {
    quoted(body, Escapes::FEWEST)
}

/// The body as a JSON string in ASCII.
pub(in super::super) fn outer_ascii(body: &[u8]) -> Option<Vec<u8>> {
    quoted(body, Escapes::UNICODE)
}

fn quoted(body: &[u8], escapes: Escapes) -> Option<Vec<u8>> {
    let quoted = json::quoted(std::str::from_utf8(body).ok()?);
    let style = Style { escapes: Some(escapes), ..Style::default() };
    json::written(quoted.as_bytes(), &style).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rewrite: fn(&[u8]) -> Option<Vec<u8>>, body: &str, expect: Option<&str>) {
        let found = rewrite(body.as_bytes());
        let found = found.as_deref().map(String::from_utf8_lossy);
        assert_eq!(found.as_deref(), expect);
    }

    #[test]
    fn line_ends_change() {
        check(to_crlf, "a\nb\r\n\r\n\n", Some("a\r\nb\r\n\r\n\r\n"));
        check(to_lf, "a\r\nb\r\r\n\r", Some("a\nb\r\n\r"));
        check(without_lf, "a\r\n", Some("a\r"));
        check(without_crlf, "a\r\n", Some("a"));
        check(without_crlf, "a\n", None);
    }

    #[test]
    fn base64_is_read_in_any_form() {
        check(from_base64, "eyJhIjoxfQ==", Some("{\"a\":1}"));
        check(from_base64, "eyJhI\r\njoxfQ\n", Some("{\"a\":1}"));
        check(from_base64, "\"eyJhIjoxfQ\"", Some("{\"a\":1}"));
        check(from_base64, "Pz8_Pz8-", Some("?????>"));
        check(from_base64, "{\"a\":1}..", None);
        check(from_base64, "abc", None);
    }

    #[test]
    fn events_stand_in_lines() {
        check(in_lines, "[{\"a\": 1}, {\"b\": 2}]", Some("[{\"a\":1},\r\n{\"b\":2}]\r\n"));
        check(in_lines, "[]", Some("[]\r\n"));
        check(in_lines, "{}", None);
    }

    #[test]
    fn json_goes_into_a_string_and_comes_out() {
        check(outer, "{\"a\":\"é\\n\"}\n", Some(r#""{\"a\":\"é\\n\"}\n""#));
        check(outer_ascii, "\"é\"", Some(r#""\"\u00e9\"""#));
        check(inner, r#""{\"a\":\"é\\n\"}\n""#, Some("{\"a\":\"é\\n\"}\n"));
        check(inner, r#"{\"a\":1}"#, Some("{\"a\":1}"));
        check(inner, "{\"a\":1}", None);
        check(inner, "[\"\\n\"]", None);
    }
}
