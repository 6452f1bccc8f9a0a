//! Headers as a reader writes them: one to a line, name and value with a colon between.

use webhook_core::http::is_token;

/// The longest text of headers that is read.
pub const MAX_TEXT_BYTES: usize = 64 << 10;

/// A line that is no header.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadLine {
    /// Which, counted from 1.
    pub line: usize,
    pub why: BadLineReason,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BadLineReason {
    NoColon,
    /// A name is letters, digits and a few signs.
    BadName,
}

/// All headers of a text, and the lines that are none. Blank lines do not count.
#[must_use]
pub fn read(text: &str) -> (Vec<(String, String)>, Vec<BadLine>) {
    let (mut headers, mut bad) = (vec![], vec![]);
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let mut refuse = |why| bad.push(BadLine { line: index + 1, why });
        match line.split_once(':') {
            None => refuse(BadLineReason::NoColon),
            Some((name, _)) if !is_token(name.trim()) => refuse(BadLineReason::BadName),
            Some((name, value)) => {
                // One blank behind the colon is the way of writing it; more are the value's.
                let value = value.strip_prefix(' ').unwrap_or(value);
                headers.push((name.trim().to_owned(), value.to_owned()));
            }
        }
    }
    (headers, bad)
}

/// Headers as text.
#[must_use]
pub fn write<'a>(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = String::new();
    for (name, value) in headers {
        text = text + name + ": " + value + "\n";
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_as_they_are_written() {
        let headers = [("A", "1"), ("b-c", " two: three "), ("A", "")];
        let (read, bad) = read(&write(headers));
        assert_eq!(bad, []);
        let expect = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(read, expect);
    }

    #[test]
    fn a_line_that_is_no_header_is_named() {
        let (headers, bad) = read("A: 1\r\n\nno colon\nbad name: 2\n: 3\nB:4");
        assert_eq!(headers, [("A".into(), "1".into()), ("B".into(), "4".into())]);
        let expect = [
            BadLine { line: 3, why: BadLineReason::NoColon },
            BadLine { line: 4, why: BadLineReason::BadName },
            BadLine { line: 5, why: BadLineReason::BadName },
        ];
        assert_eq!(bad, expect);
    }
}
