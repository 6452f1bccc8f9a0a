//! Names and values as programs print them: JavaScript, Python, Ruby, PHP.

/// A name, a value, and where the name begins.
pub(super) struct Entry {
    pub(super) at: usize,
    pub(super) name: String,
    pub(super) value: String,
}

/// All pairs in a text, whatever brackets stand around them. A name in front of another object
/// (`headers: {`) is left out, so that the pairs inside are found.
pub(super) fn entries(text: &str, from: usize) -> Vec<Entry> {
    let mut reader = Reader { text, at: from };
    let mut entries = vec![];
    loop {
        reader.skip(" \t\r\n,;{}[]()");
        if reader.peek().is_none() {
            return entries;
        }
        let at = reader.at;
        let name = reader.item(":=,;{}[]()\n");
        reader.skip(" \t");
        if !reader.separator() {
            // Not a pair; a stray character must not hold the reader up.
            if reader.at == at {
                reader.next();
            }
            continue;
        }
        reader.skip(" \t\r\n[(");
        if reader.peek() != Some('{') {
            let value = reader.item(",}])\n");
            entries.push(Entry { at, name, value });
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn skip(&mut self, set: &str) {
        while self.peek().is_some_and(|it| set.contains(it)) {
            self.next();
        }
    }

    fn separator(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let length =
            if rest.starts_with("=>") { 2 } else { usize::from(rest.starts_with([':', '='])) };
        self.at += length;
        length > 0
    }

    /// A string, or everything up to one of these characters.
    fn item(&mut self, end: &str) -> String {
        let rest = &self.text[self.at..];
        // `b'…'` and `u'…'` are strings of Python.
        let quoted = rest.strip_prefix(['b', 'u']).unwrap_or(rest);
        if let Some(quote @ ('\'' | '"' | '`')) = quoted.chars().next() {
            self.at += rest.len() - quoted.len() + 1;
            return self.string(quote);
        }
        let length = rest.find(|it| end.contains(it)).unwrap_or(rest.len());
        self.at += length;
        rest[..length].trim().to_owned()
    }

    fn string(&mut self, quote: char) -> String {
        let mut string = String::new();
        while let Some(character) = self.next() {
            match character {
                _ if character == quote => break,
                '\\' => string.extend(self.next()),
                _ => string.push(character),
            }
        }
        string
    }
}
