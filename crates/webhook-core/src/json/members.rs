//! What stands in an object or an array, one after the other.

use std::ops::Range;

use super::{Found, NotJson, Reader};

/// One entry of an object or of an array.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// Its name, escapes resolved; empty in an array.
    pub name: Vec<u8>,
    /// Its value, with the place in the whole document.
    pub found: Found,
}

/// The entries of the object or array at this place of a document, in order, each name as often as
/// it occurs; none when something else stands there. Whoever wants the entries of an entry passes
/// its span.
///
/// # Errors
///
/// There is no JSON at this place, or it is nested deeper than [`super::MAX_DEPTH`].
pub fn members(document: &[u8], span: Range<usize>) -> Result<Vec<Member>, NotJson> {
    let end = span.end.min(document.len());
    let mut reader = Reader { document: &document[..end], at: span.start, found: None };
    let mut members = vec![];
    reader.blanks();
    let (is_object, closing) = match reader.peek() {
        Some(b'{') => (true, b'}'),
        Some(b'[') => (false, b']'),
        _ => return Ok(members),
    };
    reader.at += 1;
    reader.blanks();
    if reader.takes(closing) {
        return Ok(members);
    }
    loop {
        reader.blanks();
        let mut name = vec![];
        if is_object {
            name = reader.string()?;
            reader.blanks();
            reader.expect(b':')?;
            reader.blanks();
        }
        reader.value(Some(&[]), 1)?;
        if let Some(found) = reader.found.take() {
            members.push(Member { name, found });
        }
        reader.blanks();
        if reader.takes(closing) {
            return Ok(members);
        }
        reader.expect(b',')?;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::MAX_DEPTH;
    use super::*;

    /// Names and values as they are written.
    fn all(document: &str, span: Range<usize>) -> Result<Vec<(String, &str)>, NotJson> {
        let all = members(document.as_bytes(), span)?.into_iter().map(|member| {
            let name = String::from_utf8(member.name).expect("it is text");
            (name, &document[member.found.span])
        });
        Ok(all.collect())
    }

    #[test]
    fn entries_come_in_order_with_their_places() {
        #[track_caller]
        fn check(document: &str, expect: &[(&str, &str)]) {
            let all = all(document, 0..document.len()).expect("it is JSON");
            let all: Vec<_> = all.iter().map(|(name, value)| (name.as_str(), *value)).collect();
            assert_eq!(all, expect);
        }
        check(
            r#" { "a" : [1, {"b":2}] , "\u0062":"x", "a":null } "#,
            &[("a", r#"[1, {"b":2}]"#), ("b", r#""x""#), ("a", "null")],
        );
        check(r#"[ 1.0, "x" ,[]]"#, &[("", "1.0"), ("", r#""x""#), ("", "[]")]);
        check("{}", &[]);
        check("[ ]", &[]);
        check("1", &[]);
        check("", &[]);
    }

    #[test]
    fn an_entrys_entries_are_found_by_its_span() {
        let document = r#"{"a":{"b":1},"c":[2]}"#;
        let outer = members(document.as_bytes(), 0..document.len()).expect("it is JSON");
        let first = outer[0].found.span.clone();
        assert_eq!(all(document, first), Ok(vec![("b".to_owned(), "1")]));
    }

    #[test]
    fn what_is_not_json_is_told_with_its_place() {
        #[track_caller]
        fn check(document: &str, at: usize) {
            assert_eq!(all(document, 0..document.len()), Err(NotJson { at }), "{document}");
        }
        check("{", 1);
        check("{\"a\":1,}", 7);
        check("[1 2]", 3);
        check("{\"a\":tru}", 8);
        check(&"[".repeat(MAX_DEPTH + 1), MAX_DEPTH);
    }

    proptest! {
        #[test]
        fn any_bytes_and_any_span_are_taken(
            document in proptest::collection::vec(any::<u8>(), 0..64),
            from in 0_usize..80,
            to in 0_usize..80,
        ) {
            let _ = members(&document, from..to);
        }

        #[test]
        fn every_value_of_a_list_is_found(values in proptest::collection::vec(".*", 0..8)) {
            let values: Vec<_> =
                values.iter().map(|value| serde_json::to_string(value).unwrap()).collect();
            let document = format!("[{}]", values.join(", "));
            let found = all(&document, 0..document.len()).unwrap();
            let found: Vec<_> = found.iter().map(|(_, value)| (*value).to_owned()).collect();
            prop_assert_eq!(found, values);
        }
    }
}
