//! Text in which characters are written as HTML writes them.

const ENTITIES: &[(&str, u8)] = &[
    ("&quot;", b'"'),
    ("&#34;", b'"'),
    ("&#x22;", b'"'),
    ("&apos;", b'\''),
    ("&#39;", b'\''),
    ("&#039;", b'\''),
    ("&#x27;", b'\''),
    ("&lt;", b'<'),
    ("&gt;", b'>'),
    ("&#x2F;", b'/'),
    ("&#61;", b'='),
    ("&amp;", b'&'),
];

/// Entities as their characters.
pub(in super::super) fn unescaped(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let [first, after @ ..] = rest {
        let entity = ENTITIES.iter().find(|(name, _)| rest.starts_with(name.as_bytes()));
        match entity {
            Some((name, byte)) => {
                out.push(*byte);
                rest = &rest[name.len()..];
            }
            None => {
                out.push(*first);
                rest = after;
            }
        }
    }
    Some(out)
}

/// As PHP writes them.
pub(in super::super) fn escaped(body: &[u8]) -> Option<Vec<u8>> {
    Some(with(body, "&#039;"))
}

/// As Python writes them.
pub(in super::super) fn escaped_hex(body: &[u8]) -> Option<Vec<u8>> {
    Some(with(body, "&#x27;"))
}

/// Quotes of JSON alone are escaped, apostrophes not.
pub(in super::super) fn escaped_no_apostrophe(body: &[u8]) -> Option<Vec<u8>> {
    Some(with(body, "'"))
}

fn with(body: &[u8], apostrophe: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() * 2);
    for byte in body {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => apostrophe,
            other => {
                out.push(*other);
                continue;
            }
        };
        out.extend_from_slice(entity.as_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_come_and_go() {
        let text = br#"{"a":"<b>&'</b>"}"#;
        let php = escaped(text).expect("any text can be");
        let expect = "{&quot;a&quot;:&quot;&lt;b&gt;&amp;&#039;&lt;/b&gt;&quot;}";
        assert_eq!(String::from_utf8_lossy(&php), expect);
        for written in [php, escaped_hex(text).expect("any text can be")] {
            assert_eq!(unescaped(&written).as_deref(), Some(text.as_slice()));
        }
        assert_eq!(unescaped(b"&amp;lt; & &x;").as_deref(), Some(b"&lt; & &x;".as_slice()));
    }
}
