use proptest::prelude::*;

use super::*;

/// What a test compares: the request, and what was skipped.
#[derive(Debug, PartialEq)]
struct Read {
    kind: PasteKind,
    line: String,
    headers: Vec<String>,
    body: Option<Vec<u8>>,
    skipped: Vec<Skipped>,
}

fn reading(text: &str) -> Result<Read, PasteError> {
    let Pasted { kind, request, has_body, ignored } = read(text)?;
    assert!(has_body || request.body.is_empty());
    Ok(Read {
        kind,
        line: format!("{} {}", request.method, request.url).trim().to_owned(),
        headers: request.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect(),
        body: has_body.then_some(request.body),
        skipped: ignored.into_iter().map(|ignored| ignored.what).collect(),
    })
}

#[track_caller]
fn check_all(
    text: &str,
    kind: PasteKind,
    line: &str,
    headers: &[&str],
    body: Option<&[u8]>,
    skipped: &[Skipped],
) {
    let expect = Read {
        kind,
        line: line.to_owned(),
        headers: headers.iter().map(|&header| header.to_owned()).collect(),
        body: body.map(<[u8]>::to_vec),
        skipped: skipped.to_vec(),
    };
    assert_eq!(reading(text), Ok(expect), "{text}");
}

#[track_caller]
fn check_error(text: &str, expect: PasteError) {
    assert_eq!(read(text), Err(expect), "{text}");
}

mod headers {
    use super::*;

    #[track_caller]
    fn check(text: &str, headers: &[&str], skipped: usize) {
        check_all(text, PasteKind::Headers, "", headers, None, &vec![Skipped::Line; skipped]);
    }

    #[test]
    fn lines_are_read_in_every_common_way() {
        check("A: 1\nb-c:2\r\n\n D :  x: y \n", &["A: 1", "b-c: 2", "D: x: y"], 0);
        check("A\t1\nB = 2\nC=3==\nD => 4,", &["A: 1", "B: 2", "C: 3==", "D: 4,"], 0);
        check("\"A\": \"1\",\n'B': '2'\n\"C\" => \"3\\\"\",", &["A: 1", "B: 2", "C: 3\""], 0);
        check("A => \"1\",\nB = '2'", &["A: 1", "B: 2"], 0);
        check("Array\n(\n    [A] => 1\n    [B-C] => x=y\n)\n", &["A: 1", "B-C: x=y"], 1);
        check("Etag: \"x\"", &["Etag: \"x\""], 0);
        check("\u{feff}A:", &["A: "], 0);
    }

    #[test]
    fn what_is_no_header_is_named() {
        check("request headers\nA: 1\nhttps://example.com/\n12:30 x\n----", &["A: 1"], 3);
        check_error("Hello world", PasteError::NothingFound);
        check_error("Hello\n\nworld", PasteError::NothingFound);
        check_error("()", PasteError::NothingFound);
        // A prompt, and the command on another line: no shell would run it so.
        check_error("#\ncurl a", PasteError::NothingFound);
    }

    #[test]
    fn variables_of_cgi_get_their_headers_names_back() {
        check(
            "HTTP_X_HUB_SIGNATURE_256=sha256=aa\nCONTENT_TYPE=text/plain\nPATH=/bin",
            &["X-Hub-Signature-256: sha256=aa", "Content-Type: text/plain"],
            1,
        );
        check("REDIRECT_HTTP_STRIPE_SIGNATURE => t=1", &["Stripe-Signature: t=1"], 0);
        check("{'HTTP_A_B': '1', 'wsgi.input': <x>}", &["A-B: 1"], 1);
    }

    #[test]
    fn objects_of_any_language_are_read() {
        check(r#"{"A": "1", "B": ["2", "3"], "C": 4}"#, &["A: 1", "B: 2", "B: 3", "C: 4"], 0);
        check(r#"{"A": "1", "B": {}, "C": null}"#, &["A: 1"], 2);
        check(r#"[{"name": "A", "value": "1"}, ["B", "2"]]"#, &["A: 1", "B: 2"], 0);
        check(r#"["A", "1", "B", "2"]"#, &["A: 1", "B: 2"], 0);
        check("{ 'A': '1', b'B': u'2', C: \"3\" }", &["A: 1", "B: 2", "C: 3"], 0);
        check("{\n  host: 'example.com',\n  'x-y': 'z'\n}", &["host: example.com", "x-y: z"], 0);
        check(r#"{"A"=>"1", "B"=>["2"]}"#, &["A: 1", "B: 2"], 0);
        check("{ headers: { a: 'it\\'s', b: `x` } }", &["a: it's", "b: x"], 0);
    }

    #[test]
    fn a_blank_line_ends_them_when_a_body_follows() {
        #[track_caller]
        fn check(text: &str, headers: &[&str], body: &str) {
            check_all(text, PasteKind::Headers, "", headers, Some(body.as_bytes()), &[]);
        }
        check("A: 1\n\n{\"B\": \"2\"}\n", &["A: 1"], "{\"B\": \"2\"}\n");
        check("A: 1\r\n\r\na=b&c=d", &["A: 1"], "a=b&c=d");
        check("A: 1\n\nB: 2\n\n[1]", &["A: 1", "B: 2"], "[1]");
    }

    #[test]
    fn the_pseudo_headers_of_http2_are_method_and_address() {
        check_all(
            ":authority: example.com\n:method: POST\n:path: /a?b\n:scheme: http\na: 1",
            PasteKind::Headers,
            "POST http://example.com/a?b",
            &["a: 1"],
            None,
            &[],
        );
        check_all(
            "* Connected\n> POST /a HTTP/1.1\n> Host: example.com\n> A: 1\n>\n",
            PasteKind::Headers,
            "POST https://example.com/a",
            &["Host: example.com", "A: 1"],
            None,
            &[Skipped::Line],
        );
    }
}

mod raw {
    use super::*;

    #[track_caller]
    fn check(text: &str, line: &str, headers: &[&str], body: Option<&str>) {
        let body = body.map(str::as_bytes);
        check_all(text, PasteKind::RawRequest, line, headers, body, &[]);
    }

    #[test]
    fn a_request_is_read_with_its_body_as_it_stands() {
        check(
            "POST /a?b=c HTTP/1.1\r\nHost: example.com:8443\r\nA: 1\r\n\r\n{\r\n}\n",
            "POST https://example.com:8443/a?b=c",
            &["Host: example.com:8443", "A: 1"],
            Some("{\r\n}\n"),
        );
        check("POST / HTTP/1.1\nA: 1\n\n\nx\n", "POST /", &["A: 1"], Some("\nx\n"));
        check("\nPUT http://a/b HTTP/2\nA:1", "PUT http://a/b", &["A: 1"], None);
        check("POST / HTTP/1.1\nA: 1\n  2\n", "POST /", &["A: 1 2"], None);
    }

    #[test]
    fn an_empty_body_has_to_be_said() {
        check("POST / HTTP/1.1\nA: 1\n\n", "POST /", &["A: 1"], None);
        let length = "Content-Length: 0";
        check(&format!("POST / HTTP/1.1\n{length}\n\n"), "POST /", &[length], Some(""));
    }

    #[test]
    fn a_faulty_head_is_refused_with_its_place() {
        check_error("POST / HTTP/1.1\nHello\n", PasteError::NotAHeader { at: 16 });
        check_error("POST / HTTP/1.1\nA B: 1\n", PasteError::NotAHeader { at: 16 });
        check_error(
            " POST / HTTP/1.1\nA: 1\nTransfer-Encoding: gzip, Chunked\n\n1\nx\n0\n",
            PasteError::Chunked { at: 22 },
        );
    }
}

mod curl;

mod har {
    use super::*;

    const REQUEST: &str = r#"{"method":"POST","url":"https://a/b","httpVersion":"HTTP/2",
        "headers":[{"name":":method","value":"POST"},{"name":"A","value":"é"}],
        "postData":{"mimeType":"text/plain","text":"x\r\n\u0000"}}"#;

    #[track_caller]
    fn check(text: &str, skipped: &[Skipped]) {
        let body = Some(&b"x\r\n\0"[..]);
        check_all(text, PasteKind::Har, "POST https://a/b", &["A: é"], body, skipped);
    }

    #[test]
    fn a_file_an_entry_and_a_request_are_read() {
        check(REQUEST, &[]);
        check(&format!("{{\"startedDateTime\":\"x\",\"request\":{REQUEST}}}"), &[]);
        let get = r#"{"request":{"method":"GET","url":"https://c"}}"#;
        let file =
            |entries: &str| format!("{{\"log\":{{\"version\":\"1.2\",\"entries\":{entries}}}}}");
        check(&file(&format!("[{get},{{\"request\":{REQUEST}}},{get}]")), &[Skipped::Entries(2)]);
        check_error(&file(&format!("[{get}]")), PasteError::NoPost { entries: 1 });
        check_error(&file("[]"), PasteError::NoPost { entries: 0 });
        let expected = PasteError::Har { at: 7, field: "log.entries", allowed: Allowed::List };
        check_error(&file("{}"), expected.clone());
        check_error("{\"log\":1}", expected);
    }

    #[test]
    fn a_body_may_be_base64_or_a_list_of_fields() {
        let with = |data: &str| {
            format!("{{\"method\":\"POST\",\"url\":\"https://a/b\",\"postData\":{data}}}")
        };
        let check = |data: &str, body: &[u8], skipped: &[Skipped]| {
            check_all(&with(data), PasteKind::Har, "POST https://a/b", &[], Some(body), skipped);
        };
        check(r#"{"text":"/w==","encoding":"base64"}"#, b"\xff", &[]);
        check(r#"{"text":"/w==","params":[]}"#, b"/w==", &[]);
        check(
            r#"{"params":[{"name":"a","value":"b c+é"},{"name":"d"}]}"#,
            b"a=b+c%2B%C3%A9&d=",
            &[Skipped::RebuiltBody],
        );
        let text = with(r#"{"text":"?","encoding":"base64"}"#);
        let allowed =
            Allowed::Base64(Malformed { at: 0, expected: crate::bytes::Expected::Base64Character });
        let at = text.find("\"?\"").unwrap();
        check_error(&text, PasteError::Har { at, field: "request.postData.text", allowed });
    }

    #[test]
    fn what_is_missing_is_named() {
        let allowed = Allowed::Text;
        check_error(
            " {\"request\":{\"method\":\"POST\"}}",
            PasteError::Har { at: 12, field: "request.url", allowed },
        );
        let allowed = Allowed::Object;
        check_error("{\"request\":1}", PasteError::Har { at: 11, field: "request", allowed });
        check_error(" {\"a\":1,}", PasteError::NotJson { at: 8 });
        check_error("{\"log\": {", PasteError::NotJson { at: 9 });
    }
}

#[test]
fn the_limits_hold() {
    check_error(" \n", PasteError::Empty);
    let text = "x".repeat(MAX_TEXT_BYTES + 1);
    check_error(&text, PasteError::TooLong { found: text.len(), limit: MAX_TEXT_BYTES });
    assert!(read(&"A: 1\n".repeat(MAX_HEADERS)).is_ok());
    let limit = MAX_HEADERS;
    check_error(&"A: 1\n".repeat(MAX_HEADERS + 1), PasteError::TooManyHeaders { limit });
}

/// Pieces that the readers know, so that random texts go deep into them.
fn scraps() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "curl ",
        "POST / HTTP/1.1\n",
        "A: 1\n",
        "\n",
        "\r\n",
        "^",
        "^\"",
        "\"",
        "'",
        "$'",
        "\\",
        "\\u",
        "\\x4",
        "-d ",
        "-H ",
        "--json ",
        "@",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "=>",
        "\"log\":",
        "\"request\":",
        "\"entries\":[",
        "\"method\":\"POST\"",
        "\"url\":\"a\"",
        "HTTP_A",
        "=",
        "é",
    ]);
    let scrap = prop_oneof![known.prop_map(str::to_owned), ".{0,3}"];
    prop::collection::vec(scrap, 0..24).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read_or_refused(text in scraps()) {
        let _ = read(&text);
        let _ = read(&format!("curl {text}"));
        let _ = read(&format!("{{{text}"));
    }
}

proptest! {
    #[test]
    fn a_raw_requests_body_comes_back(body in "(?s).{1,64}") {
        let text = format!("POST / HTTP/1.1\r\nA: 1\r\n\r\n{body}");
        prop_assert_eq!(read(&text).unwrap().request.body, body.into_bytes());
    }

    #[test]
    fn a_quoted_body_comes_back(body in "(?s).{0,64}") {
        let quoted = body.replace('\'', "'\\''");
        let pasted = read(&format!("curl a --data-raw '{quoted}' -k")).unwrap();
        prop_assert_eq!(pasted.request.body, body.into_bytes());
    }

    #[test]
    fn a_body_in_a_har_file_comes_back(body in "(?s).{0,64}") {
        let data = serde_json::json!({ "text": body });
        let json = serde_json::json!({ "method": "POST", "url": "a", "postData": data });
        prop_assert_eq!(read(&json.to_string()).unwrap().request.body, body.into_bytes());
    }
}
