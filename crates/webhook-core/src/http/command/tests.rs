use proptest::prelude::*;

use super::*;
use crate::http::paste;

fn request(method: &str, headers: &[(&str, &str)], body: &[u8]) -> Request {
    let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
    Request {
        method: method.to_owned(),
        url: "https://a/b".to_owned(),
        headers: headers.iter().map(owned).collect(),
        body: body.to_vec(),
    }
}

const JSON: &[(&str, &str)] = &[("Content-Type", "application/json")];

#[test]
fn a_text_stands_in_the_curl_command() {
    #[track_caller]
    fn check(body: &str, expect: &str) {
        let command = curl(&request("POST", JSON, body.as_bytes()));
        let expect = "curl -X 'POST' 'https://a/b' \\\n  -H 'Content-Type: application/json' \\\n  "
            .to_owned() + expect;
        assert_eq!(command, Command { text: expect, needs_file: false, left_out: vec![] });
    }
    check("", "--data-raw ''");
    check("{\"a\": \"é\\n\"}", "--data-raw '{\"a\": \"é\\n\"}'");
    check("@it's\n$x", "--data-raw '@it'\\''s\n$x'");
}

#[test]
fn bytes_are_printed_for_curl() {
    #[track_caller]
    fn check(body: &[u8], expect: &str) {
        let command = curl(&request("POST", JSON, body));
        let printf = command.text.split(" |\n").next();
        assert_eq!(printf, Some(expect));
        assert!(command.text.ends_with("--data-binary @-"));
    }
    check(b"-\r\n%d\\n'1\x001", r"printf '\055\015\012%%d\\n\0471\0001'");
    check(b"\xffa\tb", r"printf '\377a\011b'");
    check("\u{feff}{}".as_bytes(), r"printf '\357\273\277{}'");
}

#[test]
fn headers_are_written_so_that_they_arrive() {
    #[track_caller]
    fn check(headers: &[(&str, &str)], expect: &str, left_out: &[&str]) {
        let command = curl(&request("GET", headers, b""));
        let expect = "curl -X 'GET' 'https://a/b'".to_owned() + expect;
        assert_eq!(
            (command.text, command.left_out),
            (expect, left_out.iter().map(|it| (*it).to_owned()).collect())
        );
    }
    check(&[], "", &[]);
    check(&[("A", ""), ("a", "it's \"x\"")], " \\\n  -H 'A;' \\\n  -H 'a: it'\\''s \"x\"'", &[]);
    check(&[("Host", "a"), ("content-length", "3"), ("Transfer-Encoding", "chunked")], "", &[]);
    check(&[("A B", "1"), ("C", "1\r\nD: 2"), ("@e", "")], "", &["A B", "C", "@e"]);
}

#[test]
fn what_curl_would_take_otherwise_is_told_to_it() {
    #[track_caller]
    fn check(method: &str, url: &str, body: &[u8], expect: &str) {
        let request = Request { url: url.to_owned(), ..request(method, &[], body) };
        assert_eq!(curl(&request).text, expect);
    }
    check("HEAD", "https://a", b"", "curl -I 'https://a'");
    check("", "https://a", b"", "curl 'https://a'");
    check("GET", "https://a/[1]", b"", "curl -X 'GET' -g 'https://a/[1]'");
    check("GET", "https://a/../b", b"", "curl -X 'GET' --path-as-is 'https://a/../b'");
    check("GET", "-b", b"", "curl -X 'GET' --url '-b'");
    check(
        "POST",
        "https://a",
        b"x",
        "curl -X 'POST' 'https://a' \\\n  -H 'Content-Type:' \\\n  --data-raw 'x'",
    );
}

#[test]
fn a_long_body_stands_in_a_file() {
    #[track_caller]
    fn check(body: &[u8], needs_file: bool) {
        let request = request("POST", JSON, body);
        for command in [curl(&request), httpie(&request)] {
            assert_eq!(command.needs_file, needs_file);
            assert_eq!(command.text.contains(BODY_FILE), needs_file);
        }
    }
    check(&vec![b'x'; MAX_INLINE_BYTES - 2], false);
    check(&vec![b'x'; MAX_INLINE_BYTES - 1], true);
    check(&vec![0; MAX_INLINE_BYTES / 4 + 1], true);
    let command = powershell(&request("POST", JSON, &vec![0; MAX_INLINE_BYTES]));
    assert!(command.needs_file && command.text.starts_with("$body = [IO.File]::ReadAllBytes("));
}

#[test]
fn httpie_reads_the_body_from_its_input() {
    #[track_caller]
    fn check(headers: &[(&str, &str)], body: &[u8], expect: &str) {
        assert_eq!(httpie(&request("POST", headers, body)).text, expect);
    }
    check(
        JSON,
        b"it's",
        "printf %s 'it'\\''s' |\nhttp 'POST' 'https://a/b' \\\n  'Content-Type: application/json'",
    );
    check(
        &[("A", ""), ("B", "=@")],
        b"",
        "http --ignore-stdin 'POST' 'https://a/b' \\\n  'A;' \\\n  'B: =@'",
    );
    check(&[], b"\0", "printf '\\000' |\nhttp 'POST' 'https://a/b' \\\n  'Content-Type:'");
    assert_eq!(httpie(&request("POST", &[("A", r"\:")], b"")).left_out, ["A"]);
}

#[test]
fn powershell_gets_the_body_as_base64() {
    #[track_caller]
    fn check(headers: &[(&str, &str)], body: &[u8], expect: &str) {
        assert_eq!(powershell(&request("POST", headers, body)).text, expect);
    }
    check(&[], b"", "Invoke-WebRequest -UseBasicParsing -Uri 'https://a/b' -Method 'POST'");
    check(
        &[("content-type", "a/b"), ("User-Agent", "it's"), ("A", "“1”"), ("a", "‘2’")],
        b"\xff\0",
        "$body = [Convert]::FromBase64String('/wA=')\nInvoke-WebRequest -UseBasicParsing -Uri \
         'https://a/b' -Method 'POST' -ContentType 'a/b' -UserAgent 'it''s' -Headers @{\n  \
         'A' = '“1”, ‘‘2’’'\n} -Body $body",
    );
}

proptest! {
    #[test]
    fn what_a_curl_command_sends_is_what_is_read_from_it(
        body in "(?s)[ -~\n\\PC]{0,80}",
        value in "[ -~é]{0,20}",
    ) {
        let value = value.trim();
        let request = request("POST", &[("Content-Type", "x"), ("A", value)], body.as_bytes());
        let command = curl(&request);
        prop_assume!(command.text.starts_with("curl"));
        prop_assert_eq!(paste::read(&command.text).unwrap().request, request);
    }

    #[test]
    fn any_request_becomes_a_command(
        method in "\\PC{0,5}",
        url in "\\PC{0,9}",
        name in ".{0,5}",
        value in ".{0,9}",
        body: Vec<u8>,
    ) {
        let request = Request { method, url, headers: vec![(name, value)], body };
        for command in [curl(&request), httpie(&request), powershell(&request)] {
            prop_assert!(!command.needs_file && !command.text.contains(['\0', '\r']));
        }
    }
}
