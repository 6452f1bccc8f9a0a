//! The blanks between the tokens of a document, which mean nothing and are signed all the same.

use super::{NotJson, find};

/// The document without the blanks between its tokens.
///
/// # Errors
///
/// The document is not JSON.
pub fn compact(document: &[u8]) -> Result<Vec<u8>, NotJson> {
    find(document, &[])?;
    let bytes = with_place(document);
    let kept = bytes.filter(|(byte, in_string)| *in_string || !byte.is_ascii_whitespace());
    Ok(kept.map(|(byte, _)| byte).collect())
}

/// The document with a blank behind each colon and each comma between its tokens, beside those that
/// are there.
///
/// # Errors
///
/// The document is not JSON.
pub fn spaced(document: &[u8]) -> Result<Vec<u8>, NotJson> {
    find(document, &[])?;
    let mut spaced = Vec::with_capacity(document.len());
    for (byte, in_string) in with_place(document) {
        spaced.push(byte);
        if !in_string && matches!(byte, b':' | b',') {
            spaced.push(b' ');
        }
    }
    Ok(spaced)
}

/// Each byte, and whether it stands inside a string; its closing quote does.
fn with_place(document: &[u8]) -> impl Iterator<Item = (u8, bool)> {
    let (mut in_string, mut escaped) = (false, false);
    document.iter().map(move |&byte| {
        let was_in_string = in_string;
        in_string = if byte == b'"' { escaped || !in_string } else { in_string };
        escaped = in_string && byte == b'\\' && !escaped;
        (byte, was_in_string)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_blanks_between_tokens_go() {
        #[track_caller]
        fn check(document: &str, expect: &str) {
            let document = compact(document.as_bytes()).expect("it is JSON");
            assert_eq!(String::from_utf8_lossy(&document), expect);
        }
        check("{ \"a b\" :\r\n[ 1.0 ,\t2 ] }", r#"{"a b":[1.0,2]}"#);
        check(r#"[ "\\" , "\" x" , "\\\" y" ]"#, r#"["\\","\" x","\\\" y"]"#);
        assert_eq!(compact(b"{ "), Err(NotJson { at: 2 }));
    }

    #[test]
    fn blanks_come_behind_colons_and_commas_outside_of_strings() {
        #[track_caller]
        fn check(document: &str, expect: &str) {
            let document = spaced(document.as_bytes()).expect("it is JSON");
            assert_eq!(String::from_utf8_lossy(&document), expect);
        }
        check(r#"{"a":[1,"b:,\"c"],"d":{}}"#, r#"{"a": [1, "b:,\"c"], "d": {}}"#);
        check("{}", "{}");
        assert_eq!(spaced(b"a=1"), Err(NotJson { at: 0 }));
    }
}
