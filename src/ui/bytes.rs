//! Bytes as a reader sees them: as text in which nothing stays invisible, and as hexadecimal.

use super::html::Html;

/// Bytes to a line of the hexadecimal view.
const ROW: usize = 16;

/// Writes bytes as text. Line ends, tabs, control characters, byte order marks, invisible blanks
/// and what is not UTF-8 are shown by name; of more than `most` bytes, as many are shown.
pub fn write_text(html: &mut Html, bytes: &[u8], most: usize) {
    let shown = &bytes[..shown_length(bytes, most)];
    for chunk in shown.utf8_chunks() {
        for character in chunk.valid().chars() {
            write_character(html, character);
        }
        for byte in chunk.invalid() {
            mark(html, "bad", &format!("{byte:02X}"));
        }
    }
    let rest = bytes.len() - shown.len();
    if rest > 0 {
        html.raw("<i class=\"more\">… ").number(rest as u64).raw(" more bytes</i>");
    }
}

/// Never in the middle of a character.
fn shown_length(bytes: &[u8], most: usize) -> usize {
    if bytes.len() <= most {
        return bytes.len();
    }
    let is_inside = |at: &usize| bytes[*at] & 0xc0 == 0x80;
    (most.saturating_sub(3)..=most).rev().find(|at| !is_inside(at)).unwrap_or(most)
}

fn write_character(html: &mut Html, character: char) {
    match character {
        '\n' => {
            mark(html, "end", "LF");
            html.raw("\n");
        }
        '\r' => mark(html, "end", "CR"),
        '\t' => mark(html, "end", "TAB"),
        '\0' => mark(html, "bad", "NUL"),
        '\u{feff}' => mark(html, "bad", "BOM"),
        '\u{a0}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}' => {
            mark(html, "bad", &format!("U+{:04X}", u32::from(character)));
        }
        _ if character.is_control() => {
            mark(html, "bad", &format!("{:02X}", u32::from(character)));
        }
        _ if character.is_ascii() => {
            html.text(character.encode_utf8(&mut [0; 4]));
        }
        _ => {
            html.element("<b class=\"wide\">", character.encode_utf8(&mut [0; 4]), "</b>");
        }
    }
}

fn mark(html: &mut Html, class: &str, name: &str) {
    html.raw("<b class=\"mark-").raw(class).element("\">", name, "</b>");
}

/// Writes bytes in hexadecimal, pairs of digits with blanks between, those at which `differs` in a
/// mark.
pub fn write_hex(html: &mut Html, bytes: &[u8], differs: impl Fn(usize) -> bool) {
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 {
            html.raw(" ");
        }
        let digits = format!("{byte:02x}");
        match differs(at) {
            true => html.element("<mark>", &digits, "</mark>"),
            false => html.raw(&digits),
        };
    }
}

/// Writes lines of place, bytes and characters, from byte `from` on.
pub fn write_dump(html: &mut Html, bytes: &[u8], from: usize, lines: usize) {
    let from = from.min(bytes.len()) / ROW * ROW;
    for (index, row) in bytes[from..].chunks(ROW).take(lines).enumerate() {
        let place = format!("{:06x}", from + index * ROW);
        html.element("<i class=\"place\">", &place, "</i>  ");
        write_hex(html, row, |_| false);
        for _ in row.len()..ROW {
            html.raw("   ");
        }
        html.raw("  ");
        for &byte in row {
            match byte {
                b' '..=b'~' => html.text(char::from(byte).encode_utf8(&mut [0; 4])),
                _ => html.raw("<i class=\"dot\">·</i>"),
            };
        }
        html.raw("\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stays_invisible() {
        #[track_caller]
        fn check(bytes: &[u8], expect: &str) {
            let mut html = Html::new();
            write_text(&mut html, bytes, 100);
            assert_eq!(html.take(), expect);
        }
        check(b"a<b", "a&lt;b");
        check(b"\r\n", "<b class=\"mark-end\">CR</b><b class=\"mark-end\">LF</b>\n");
        check(b"\0", "<b class=\"mark-bad\">NUL</b>");
        check("\u{feff}é".as_bytes(), "<b class=\"mark-bad\">BOM</b><b class=\"wide\">é</b>");
        check(b"\xff\x07", "<b class=\"mark-bad\">FF</b><b class=\"mark-bad\">07</b>");
        check("\u{200b}".as_bytes(), "<b class=\"mark-bad\">U+200B</b>");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let mut html = Html::new();
        write_text(&mut html, "aé€b".as_bytes(), 4);
        assert_eq!(html.take(), "a<b class=\"wide\">é</b><i class=\"more\">… 4 more bytes</i>");
    }

    #[test]
    fn a_dump_has_places_bytes_and_characters() {
        let mut html = Html::new();
        write_dump(&mut html, b"0123456789abcdefgh\n", 17, 1);
        let dots = "<i class=\"dot\">·</i>";
        let blanks = "   ".repeat(13);
        let expect = format!("<i class=\"place\">000010</i>  67 68 0a{blanks}  gh{dots}\n");
        assert_eq!(html.take(), expect);
    }
}
