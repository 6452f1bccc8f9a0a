//! Names of variants in words.

/// How a body is written, as far as its look tells.
#[must_use]
pub fn written_like(body: &[u8]) -> &'static str {
    let has = |bytes: &[u8]| body.windows(bytes.len()).any(|it| it == bytes);
    match () {
        () if has(b"\n    \"") && !has(b"\n  \"") => {
            "indented by four blanks, as PHP and Python write it"
        }
        () if has(b"\n  ") => "indented, one entry to a line",
        () if has(b"\n\t") => "indented by tabs",
        () if has(b"\": ") && has(b", \"") => {
            "with a blank after each comma and colon, as Python's json.dumps writes it"
        }
        () if has(b"\\/") => "with \\/ for each slash, as PHP's json_encode writes it",
        () if has(b"\\u") => "with letters written as \\u and digits",
        () => "without any blanks, as JSON.stringify and most others write it",
    }
}

/// A style of JSON, made of parts that are joined with `+`.
#[must_use]
pub fn style(style: &str) -> String {
    style.split('+').map(part).collect::<Vec<_>>().join(", ")
}

fn part(part: &str) -> &str {
    match part {
        "compact" => "without any blanks, as JSON.stringify writes it",
        "spaced" => "with a blank after each comma and colon",
        "python-default" => {
            "with a blank after each comma and colon, as Python's json.dumps writes it"
        }
        "python-compact-ascii" => "without blanks and with \\u for letters, as Python writes it",
        "pretty-2" => "indented by two blanks",
        "pretty-4" => "indented by four blanks",
        "pretty-tab" => "indented by tabs",
        "pretty-2-crlf" => "indented by two blanks, lines ended with CR LF as .NET does",
        "pretty-jackson" => "indented as Jackson does",
        "unicode-unescaped" => "with letters such as é as they are",
        "unicode-escaped-lower" => "with é written as \\u00e9",
        "unicode-escaped-upper" => "with é written as \\u00E9",
        "slashes-escaped" => "with \\/ for each slash, as PHP writes it",
        "html-escaped" => "with <, > and & written as \\u003c and so on, as Go writes them",
        "html-escaped-gson" => {
            "with <, >, &, = and ' written as \\u003c and so on, as Gson writes them"
        }
        "html-escaped-dotnet" => {
            "with <, >, &, + and ' written as \\u003C and so on, as .NET writes them"
        }
        "controls-upper" => "with upper-case digits after \\u",
        "hex" => "with quotes and signs written as \\u and digits",
        "keys-sorted" => "with its keys sorted",
        "integer-keys-first" => "with keys that are numbers first, as JavaScript orders them",
        "numbers-normalised" => "with 1.0 written as 1, as JavaScript writes numbers",
        "numbers-python" => "with numbers as Python writes them",
        "numbers-two-decimals" => "with two decimals",
        "numbers-floats" | "numbers-float" => "with 1 written as 1.0",
        "final-newline" => "with a line end behind it",
        other => other,
    }
}

/// A way of writing a form's fields.
#[must_use]
pub fn form_style(style: &str) -> &str {
    match style {
        "urlsearchparams" | "urlsearchparams-lower" => "as browsers write forms",
        "php" | "php-percent" => "as PHP writes forms",
        "python" | "python-quote" => "as Python writes forms",
        "go" => "as Go writes forms, sorted by name",
        "dotnet" => "as .NET writes forms, with lower-case digits",
        "encodeuricomponent" => "as encodeURIComponent writes it",
        "rfc3986" | "rfc3986-lower" => "with %20 for blanks, as RFC 3986 says",
        "form-of-json" | "form-of-json-percent" => "as a form, where you have JSON",
        "payload-field" | "payload-field-percent" => "as a form with one field, payload",
        "plus-to-percent-20" => "with %20 where you have +",
        "percent-20-to-plus" => "with + where you have %20",
        "upper-case-digits" => "with upper-case digits after %",
        "lower-case-digits" => "with lower-case digits after %",
        "star-encoded" => "with %2A where you have *",
        "star-unencoded" => "with * where you have %2A",
        other => other,
    }
}

/// What the text of a secret was taken for.
#[must_use]
pub fn secret_as(kind: &str) -> &str {
    match kind {
        "base64" | "base64-with-prefix" => "it is decoded from base64",
        "hex" => "it is decoded from hexadecimal",
        "text" => "its letters are the key, undecoded",
        "text-without-prefix" => "its letters behind the prefix are the key, undecoded",
        "base64-of-text" => "it is encoded in base64 once more",
        "hex-of-text" => "it is encoded in hexadecimal",
        "text-in-base64" => "it is decoded from base64 once more",
        "latin-1" => "its letters are taken as Latin-1",
        "lower-case" => "in lower case",
        "upper-case" => "in upper case",
        "document" => "it is the text of a whole key file",
        other => other,
    }
}

/// What is signed, part by part.
#[must_use]
pub fn layout(template: &str) -> String {
    match template {
        "{body}" => "the body alone".to_owned(),
        "{compact_json}" => "the body as JSON without blanks".to_owned(),
        _ => format!("“{template}”"),
    }
}
