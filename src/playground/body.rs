//! A body is bytes; a text field holds text. What gets lost between the two, and how much of it
//! there is.

/// What is looked for in a body because it decides signatures and cannot be seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Marks {
    pub length: usize,
    /// Line ends of two characters, CR LF.
    pub crlf: usize,
    /// CR alone.
    pub cr: usize,
    /// LF alone.
    pub lf: usize,
    pub tabs: usize,
    pub nul: usize,
    /// Characters beyond ASCII.
    pub non_ascii: usize,
    /// Bytes that are not UTF-8.
    pub not_utf8: usize,
    /// A byte order mark at the beginning.
    pub bom: bool,
    /// Whether the last byte ends a line.
    pub ends_with_newline: bool,
}

impl Marks {
    #[must_use]
    pub fn of(body: &[u8]) -> Self {
        let mut marks = Self {
            length: body.len(),
            bom: body.starts_with("\u{feff}".as_bytes()),
            ends_with_newline: body.ends_with(b"\n"),
            ..Self::default()
        };
        for (at, byte) in body.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| body[before]);
            match byte {
                b'\n' if before == Some(b'\r') => marks.crlf += 1,
                b'\n' => marks.lf += 1,
                b'\r' if body.get(at + 1) != Some(&b'\n') => marks.cr += 1,
                b'\t' => marks.tabs += 1,
                0 => marks.nul += 1,
                _ => {}
            }
        }
        for chunk in body.utf8_chunks() {
            marks.non_ascii +=
                chunk.valid().chars().filter(|character| !character.is_ascii()).count();
            marks.not_utf8 += chunk.invalid().len();
        }
        marks
    }

    /// The line ends that a text field can keep up, when it is told which they are.
    #[must_use]
    pub const fn line_ends(&self) -> Option<LineEnds> {
        match (self.crlf, self.cr, self.lf) {
            (_, 1.., _) | (1.., _, 1..) => None,
            (1.., ..) => Some(LineEnds::CrLf),
            _ => Some(LineEnds::Lf),
        }
    }

    /// Whether a text field can hold this body without changing it.
    #[must_use]
    pub const fn fits_a_text_field(&self) -> bool {
        self.not_utf8 == 0 && self.nul == 0 && self.line_ends().is_some()
    }
}

/// What ends a line of the body. A text field knows LF alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum LineEnds {
    #[default]
    Lf,
    CrLf,
}

impl LineEnds {
    pub const ALL: [Self; 2] = [Self::Lf, Self::CrLf];

    /// The bytes of a text field's text.
    #[must_use]
    pub fn bytes(self, text: &str) -> Vec<u8> {
        let text = text.replace("\r\n", "\n");
        match self {
            Self::Lf => text.into_bytes(),
            Self::CrLf => text.replace('\n', "\r\n").into_bytes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_counted() {
        let marks = Marks::of("\u{feff}a\r\nb\nc\rd\te\0é\n".as_bytes());
        let expect = Marks {
            length: 17,
            crlf: 1,
            cr: 1,
            lf: 2,
            tabs: 1,
            nul: 1,
            non_ascii: 2,
            not_utf8: 0,
            bom: true,
            ends_with_newline: true,
        };
        assert_eq!(marks, expect);
        assert_eq!(Marks::of(b"a\xff\xfe").not_utf8, 2);
    }

    #[test]
    fn a_text_field_holds_what_it_can_hold_unchanged() {
        #[track_caller]
        fn check(body: &[u8], expect: Option<LineEnds>) {
            let marks = Marks::of(body);
            assert_eq!(marks.line_ends().filter(|_| marks.fits_a_text_field()), expect);
            if let Some(ends) = expect {
                let text = String::from_utf8(body.to_vec()).expect("it is UTF-8");
                let shown = text.replace("\r\n", "\n");
                assert_eq!(ends.bytes(&shown), body, "a text field gives LF back");
            }
        }
        check(b"", Some(LineEnds::Lf));
        check(b"a\nb\n", Some(LineEnds::Lf));
        check(b"a\r\nb\r\n", Some(LineEnds::CrLf));
        check(b"a\r\nb\n", None);
        check(b"a\rb", None);
        check(b"a\0b", None);
        check(b"\xff", None);
    }
}
