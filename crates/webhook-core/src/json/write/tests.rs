use proptest::prelude::*;

use super::super::Escapes;
use super::*;

#[track_caller]
fn check(document: &str, style: Style, expect: &str) {
    let written = written(document.as_bytes(), &style).expect("it is JSON");
    assert_eq!(String::from_utf8_lossy(&written), expect);
}

fn blanks(blanks: Blanks) -> Style {
    Style { blanks: Some(blanks), ..Style::default() }
}

fn escapes(escapes: Escapes) -> Style {
    Style { escapes: Some(escapes), ..Style::default() }
}

fn numbers(numbers: Numbers) -> Style {
    Style { numbers, ..Style::default() }
}

const NESTED: &str = "{ \"a\" :[1 , {\"b\":{} , \"c\":[ ]}]\t}\n";

#[test]
fn what_a_style_does_not_speak_of_stays() {
    check(NESTED, Style::default(), NESTED);
    let odd = r#"[1.0e+05,"\u00E9\/\u001B\ud800é",{"b":1,"a":2,"b":3}]"#;
    check(odd, Style::default(), odd);
    check(odd, blanks(Blanks::COMPACT), odd);
}

#[test]
fn blanks_are_those_of_the_program() {
    check(NESTED, blanks(Blanks::COMPACT), r#"{"a":[1,{"b":{},"c":[]}]}"#);
    check(NESTED, blanks(Blanks::SPACED), r#"{"a": [1, {"b": {}, "c": []}]}"#);
    let pretty = "{\n  \"a\": [\n    1,\n    {\n      \"b\": {},\n      \"c\": []\n    }\n  ]\n}";
    check(NESTED, blanks(Blanks::PRETTY_2), pretty);
    check(NESTED, blanks(Blanks::PRETTY_4), &pretty.replace("  ", "    "));
    check(NESTED, blanks(Blanks::PRETTY_TAB), &pretty.replace("  ", "\t"));
    check(NESTED, blanks(Blanks::PRETTY_2_CRLF), &pretty.replace('\n', "\r\n"));
    let jackson = "{\n  \"a\" : [ 1, {\n    \"b\" : { },\n    \"c\" : [ ]\n  } ]\n}";
    check(NESTED, blanks(Blanks::JACKSON), jackson);
}

#[test]
fn escapes_are_those_of_the_program() {
    let text = r#"["\u00e9\/<\u001B\n\uD83D\ude80\"+","é🚀 \u2028"]"#;
    check(text, escapes(Escapes::FEWEST), "[\"é/<\\u001b\\n🚀\\\"+\",\"é🚀 \u{2028}\"]");
    check(text, escapes(Escapes::SLASHES), "[\"é\\/<\\u001b\\n🚀\\\"+\",\"é🚀 \u{2028}\"]");
    check(
        text,
        escapes(Escapes::PHP),
        r#"["\u00e9\/<\u001b\n\ud83d\ude80\"+","\u00e9\ud83d\ude80 \u2028"]"#,
    );
    check(
        text,
        escapes(Escapes::DOTNET),
        r#"["\u00E9/\u003C\u001B\n\uD83D\uDE80\u0022\u002B","\u00E9\uD83D\uDE80 \u2028"]"#,
    );
    check(text, escapes(Escapes::HTML), r#"["é/\u003c\u001b\n🚀\"+","é🚀 \u2028"]"#);
}

#[test]
fn half_a_pair_and_bytes_that_are_no_text_stay() {
    check(
        r#"["\ud800\ud800\udc00","\udc00x"]"#,
        escapes(Escapes::FEWEST),
        r#"["\ud800𐀀","\udc00x"]"#,
    );
    let style = escapes(Escapes::UNICODE);
    assert_eq!(written(b"\"\xff\xc3\"", &style).as_deref(), Ok(b"\"\xff\xc3\"".as_slice()));
}

#[test]
fn members_come_in_another_order() {
    let document = r#"{"b":1,"10":2,"a":{"d":3, "c":4},"2":5,"b":6,"02":7}"#;
    let order = |order| Style { order, ..Style::default() };
    check(document, order(Order::Sorted), r#"{"02":7,"10":2,"2":5,"a":{"c":4,"d":3},"b":1,"b":6}"#);
    check(
        document,
        order(Order::IntegersFirst),
        r#"{"2":5,"10":2,"b":1,"a":{"d":3,"c":4},"b":6,"02":7}"#,
    );
    let style = Style { order: Order::Sorted, ..blanks(Blanks::PRETTY_2) };
    check(r#"[{"b":1,"a":2}]"#, style, "[\n  {\n    \"a\": 2,\n    \"b\": 1\n  }\n]");
}

#[test]
fn too_many_objects_in_each_other_are_not_put_in_order() {
    let nested = |depth: usize| r#"{"a":"#.repeat(depth) + "1" + &"}".repeat(depth);
    let style = Style { order: Order::Sorted, ..Style::default() };
    assert_eq!(written(nested(20).as_bytes(), &style), Ok(nested(20).into_bytes()));
    assert!(written(nested(100).as_bytes(), &style).is_err());
    assert!(written(nested(100).as_bytes(), &Style::default()).is_ok());
}

#[test]
fn numbers_are_those_of_the_program() {
    let text = "[1.0,1e2,-0,-0.0,1.50,12345678901234567890,1E400,0.0000001,1e21,123e-2,0.10]";
    check(
        text,
        numbers(Numbers::JavaScript),
        "[1,100,0,0,1.5,12345678901234567890,1e+400,1e-7,1e+21,1.23,0.1]",
    );
    check(
        text,
        numbers(Numbers::Python),
        "[1.0,100.0,0,-0.0,1.5,12345678901234567890,1e+400,1e-07,1e+21,1.23,0.1]",
    );
    check("[1,-2,0.5]", numbers(Numbers::Floats), "[1.0,-2.0,0.5]");
    check("[1,-2,0.5,3]", numbers(Numbers::Float(2)), "[1,-2,0.5,3.0]");
    check("[1,2.5,2.25,1e5]", numbers(Numbers::TwoDecimals), "[1,2.50,2.25,1e5]");
    // Digits that a double does not hold are not guessed.
    check("[0.12345678901234567890]", numbers(Numbers::JavaScript), "[0.12345678901234567890]");
}

proptest! {
    #[test]
    fn any_bytes_are_taken_and_what_is_no_json_is_told(
        document in proptest::collection::vec(any::<u8>(), 0..64)
    ) {
        let style = Style { escapes: Some(Escapes::DOTNET), order: Order::Sorted,
            numbers: Numbers::JavaScript, ..blanks(Blanks::JACKSON) };
        let is_json = super::super::find(&document, &[]).is_ok();
        prop_assert_eq!(written(&document, &style).is_ok(), is_json);
        prop_assert_eq!(written(&document, &Style::default()).ok(), is_json.then_some(document));
    }

    #[test]
    fn styles_write_what_serde_writes(text in ".*", number in any::<i64>()) {
        let value = serde_json::json!({ "z": [text, number], "a": { "b": {}, "c": [] } });
        let compact = serde_json::to_vec(&value).unwrap();
        let pretty = serde_json::to_vec_pretty(&value).unwrap();
        let style = Style { escapes: Some(Escapes::FEWEST), ..blanks(Blanks::PRETTY_2) };
        prop_assert_eq!(written(&compact, &style), Ok(pretty.clone()));
        prop_assert_eq!(written(&pretty, &blanks(Blanks::COMPACT)), Ok(compact));
    }
}
