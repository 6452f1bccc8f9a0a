use super::*;

const FORM: &str = "Content-Type: application/x-www-form-urlencoded";

#[track_caller]
fn check(text: &str, line: &str, headers: &[&str], body: Option<&[u8]>) {
    check_all(text, PasteKind::Curl, line, headers, body, &[]);
}

#[track_caller]
fn check_skipped(text: &str, line: &str, skipped: &[Skipped]) {
    let read = reading(text).expect("it is a command");
    assert_eq!((read.line.as_str(), &read.skipped[..]), (line, skipped), "{text}");
}

/// The body alone.
#[track_caller]
fn check_body(text: &str, body: &[u8]) {
    let read = reading(text).expect("it is a command");
    assert_eq!(read.body.as_deref(), Some(body), "{text}");
    assert_eq!(read.skipped, []);
}

#[test]
fn the_usual_options_are_read() {
    check("curl https://a/b", "GET https://a/b", &[], None);
    check("$ curl.exe a/b -H 'A: 1' -d x", "POST http://a/b", &["A: 1", FORM], Some(b"x"));
    check(
        "curl -X PUT --url 'https://a' -da=1 --data b=2",
        "PUT https://a",
        &[FORM],
        Some(b"a=1&b=2"),
    );
    check("curl -ksSXPOST https://a -H'A:1' --compressed", "POST https://a", &["A: 1"], None);
    check(
        "curl https://a --json '{' --json '}' -H 'Accept: x'",
        "POST https://a",
        &["Accept: x", "Content-Type: application/json"],
        Some(b"{}"),
    );
    check("curl https://a -H 'Content-Type:' -H 'B;' -d ''", "POST https://a", &["B: "], Some(b""));
    check("curl -G https://a?b -d c=d", "GET https://a?b&c=d", &[], None);
    check(
        "curl https://a -A agent -e there -b c=d -I",
        "HEAD https://a",
        &["User-Agent: agent", "Referer: there", "Cookie: c=d"],
        None,
    );
    check("curl -o /dev/null -m 5 -- https://a", "GET https://a", &[], None);
}

#[test]
fn quotes_are_taken_as_bash_takes_them() {
    check_body(r#"curl a -d 'a"\n'"'"'b'"#, br#"a"\n'b"#);
    check_body(r#"curl a -d "a\"\\\$\n'" "#, br#"a"\$\n'"#);
    check_body("curl a -d \"a\\\nb\nc\"", b"ab\nc");
    check_body("curl a \\\n  -d x \\\r\n -H 'A: 1'", b"x");
    check_body(
        r"curl a -d $'a\n\t\'\\\x41\u00e9\ud83d\ude80\101\q\u0021'",
        "a\n\t'\\Aé🚀A\\q!".as_bytes(),
    );
    check_body(r"curl a -d $'\xff\u0000'", b"\xff\0");
    check_body(r#"curl a -d a\ b\'"c"'d'"#, b"a b'cd");
    check_body("curl a --data-raw '@x' # why", b"@x");
    check_body("curl a --data-urlencode 'a=b c&' --data-urlencode =é", b"a=b%20c%26&%C3%A9");
}

#[test]
fn what_the_command_does_besides_is_named() {
    check_skipped("curl a -u b:c", "GET http://a", &[Skipped::Credentials("-u".to_owned())]);
    check_skipped("curl a -ub:c", "GET http://a", &[Skipped::Credentials("-u".to_owned())]);
    check_skipped("curl a -d @b.json", "POST http://a", &[Skipped::File("b.json".to_owned())]);
    check_skipped("curl a -T b", "PUT http://a", &[Skipped::File("b".to_owned())]);
    check_skipped("curl a -F b=c", "POST http://a", &[Skipped::Multipart]);
    check_skipped("curl a b", "GET http://a", &[Skipped::Url("b".to_owned())]);
    check_skipped("curl a | jq .", "GET http://a", &[Skipped::Rest]);
    check_skipped("curl a\ncurl b", "GET http://a", &[Skipped::Rest]);
    check_skipped("curl a --next b", "GET http://a", &[Skipped::Rest]);
    check_skipped("curl a -d \"$B `c`\"", "POST http://a", &vec![Skipped::Expansion; 3]);
}

#[test]
fn a_faulty_command_is_refused_with_its_place() {
    check_error("curl a -d 'x", PasteError::UnclosedQuote { at: 10, quote: '\'' });
    check_error("curl a -d \"x", PasteError::UnclosedQuote { at: 10, quote: '"' });
    check_error("curl a -d $'x\\'", PasteError::UnclosedQuote { at: 10, quote: '\'' });
    check_error("curl ^\"a", PasteError::UnclosedQuote { at: 5, quote: '"' });
    let option = "--no-such".to_owned();
    check_error("curl --no-such", PasteError::UnknownOption { at: 5, option });
    check_error("curl -d", PasteError::NoValue { at: 5, option: "-d".to_owned() });
    check_error("curl a -H Hello", PasteError::NotAHeader { at: 10 });
    check_error("curl $'\\xff'", PasteError::NotText { at: 5 });
}

#[test]
fn what_browsers_copy_is_read() {
    let headers = &["accept: */*", "content-type: application/json"];
    let body = "{\"a\":\"it's\\n 50%41 ^ \\\"é!\",\n\"b\":1}".as_bytes();
    let bash = "curl 'https://example.com/a?b=c&d=e' \\\n  -H 'accept: */*' \\\n  \
        -H 'content-type: application/json' \\\n  \
        --data-raw $'{\"a\":\"it\\'s\\\\n 50%41 ^ \
            \\\\\"\\u00e9\\u0021\",\\n\"b\":1}' \\\n  --compressed";
    check(bash, "POST https://example.com/a?b=c&d=e", headers, Some(body));
    let cmd = "curl ^\"https://example.com/a?b=c^&d=e^\" ^\n  -H ^\"accept: */*^\" ^\n  \
        -H ^\"content-type: application/json^\" ^\n  \
            --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"it's^\\^\\n \
        50^%^41 ^^ ^\\^\\^\\^\"é^!^\\^\",^\n\n^\\^\"b^\\^\":1^}^\" ^\n  --compressed";
    check(cmd, "POST https://example.com/a?b=c&d=e", headers, Some(body));
    check(&cmd.replace('\n', "\r\n"), "POST https://example.com/a?b=c&d=e", headers, Some(body));
}

#[test]
fn quotes_are_taken_as_windows_takes_them() {
    check_body("curl \"a\" ^\n -d \"{\\\"a\\\": \\\"\\n\\\"}\"", br#"{"a": "\n"}"#);
    check_body("curl \"a\" ^\r\n -d \"a\"\"b^c\"\r\n", b"a\"b^c");
    check_body("curl ^\n a -d x\\y -H \"A: 1\"", b"x\\y");
    check_skipped("curl ^\n a & del b", "GET http://a", &[Skipped::Rest]);
}
