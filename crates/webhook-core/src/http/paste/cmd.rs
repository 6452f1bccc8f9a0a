//! A command's words on Windows: cmd takes the `^` away, then the program takes the quotes.
//!
//! Sources: "Parsing C command-line arguments" (learn.microsoft.com), and `escapeStringWin` in
//! Chrome's `NetworkLogView.ts`, from which Firefox has its own.

use super::PasteError;
use super::shell::{Word, Words};

/// Whether a command was written for cmd: its first quote is a caret's, or its lines go on behind
/// carets and not behind backslashes.
pub(super) fn is_meant(command: &str) -> bool {
    match command.find(['^', '"', '\'']).map(|at| command.as_bytes()[at]) {
        Some(b'^') => true,
        Some(b'"') => {
            let ends = |with| command.lines().any(|line| line.trim_end().ends_with(with));
            ends('^') && !ends('\\')
        }
        _ => false,
    }
}

/// Parts a command for cmd.
pub(super) fn words(text: &str, from: usize) -> Result<Words, PasteError> {
    let mut cmd = Cmd {
        text: text.as_bytes(),
        at: from,
        in_quotes: false,
        // Browsers write each backslash twice, also where a program would leave both.
        is_doubled: text[from..].contains("^\""),
    };
    let mut all = Words::default();
    loop {
        while matches!(cmd.peek(), Some(b' ' | b'\t' | b'\n')) {
            cmd.next();
        }
        let at = cmd.at;
        if cmd.peek().is_none() {
            all.end = at;
            return Ok(all);
        }
        let bytes = cmd.word(at)?;
        all.words.push(Word { at, bytes });
    }
}

struct Cmd<'a> {
    text: &'a [u8],
    at: usize,
    /// Whether cmd itself sees quotes around this place: carets and operators mean nothing there.
    in_quotes: bool,
    is_doubled: bool,
}

impl Cmd<'_> {
    /// The next byte as the program gets it, and how many bytes of the text it takes; `None` where
    /// the command ends.
    fn ahead(&self) -> Option<(u8, usize)> {
        let rest = &self.text[self.at..];
        let line_end = |rest: &[u8]| match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\n', ..] => 1,
            _ => 0,
        };
        let first = *rest.first()?;
        match first {
            b'^' if !self.in_quotes => {
                // Behind a caret, a line end is left out and what follows it is taken as it is.
                let skipped = 1 + line_end(&rest[1..]);
                let lines = line_end(&rest[skipped..]);
                match rest.get(skipped) {
                    Some(_) if lines > 0 => Some((b'\n', skipped + lines)),
                    Some(&byte) => Some((byte, skipped + 1)),
                    None => None,
                }
            }
            b'\n' | b'&' | b'|' | b'<' | b'>' if !self.in_quotes => None,
            b'\r' if !self.in_quotes && line_end(rest) > 0 => None,
            _ => Some((first, 1)),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.ahead().map(|(byte, _)| byte)
    }

    fn next(&mut self) -> Option<u8> {
        let (byte, length) = self.ahead()?;
        if byte == b'"' && length == 1 {
            self.in_quotes = !self.in_quotes;
        }
        self.at += length;
        Some(byte)
    }

    fn word(&mut self, from: usize) -> Result<Vec<u8>, PasteError> {
        let mut word = vec![];
        let mut is_quoted = false;
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\t' | b'\n' if !is_quoted => break,
                b'\\' => self.backslashes(&mut word),
                b'"' => {
                    self.next();
                    // Two quotes inside of quotes are one.
                    if is_quoted && self.peek() == Some(b'"') {
                        self.next();
                        word.push(b'"');
                    } else {
                        is_quoted = !is_quoted;
                    }
                }
                _ => word.extend(self.next()),
            }
        }
        if is_quoted { Err(PasteError::UnclosedQuote { at: from, quote: '"' }) } else { Ok(word) }
    }

    /// Before a quote, two backslashes are one, and one more takes the quote as it is.
    fn backslashes(&mut self, word: &mut Vec<u8>) {
        let mut count = 0;
        while self.peek() == Some(b'\\') {
            self.next();
            count += 1;
        }
        let is_before_quote = self.peek() == Some(b'"');
        let kept = match (is_before_quote, self.is_doubled) {
            (true, _) => count / 2,
            (false, true) => count - count / 2,
            (false, false) => count,
        };
        word.extend(std::iter::repeat_n(b'\\', kept));
        if is_before_quote && count % 2 == 1 {
            word.extend(self.next());
        }
    }
}
