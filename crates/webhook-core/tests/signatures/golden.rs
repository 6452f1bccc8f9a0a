//! What each scheme signs, to the byte: no change of a scheme goes unseen.

use std::fmt::Write as _;

use webhook_core::bytes::base64::{self, Flavour};
use webhook_core::http::Request;
use webhook_core::signature::{
    Condition, Draft, KeyFormat, KeyPair, Scheme, Secret, UnixMillis, sign,
};

use crate::drafts::schemes;
use crate::support::check_golden;

const KEY: &[u8; 32] = b"the same bytes for every scheme!";

fn secret(scheme: &Scheme<'_>) -> Secret {
    match scheme.key {
        KeyFormat::Text => Secret::new(String::from_utf8(KEY.to_vec()).expect("ASCII")),
        KeyFormat::Base64 { prefix } => {
            Secret::new(prefix.to_owned() + &base64::encode(KEY, Flavour::Standard))
        }
        format => KeyPair::from_seed(format, KEY).expect("it is a key").private,
    }
}

/// A body that is JSON as well as one field of a form.
fn draft(scheme: &Scheme<'_>) -> Draft {
    let headers = scheme.when.iter().filter_map(|condition| match condition {
        Condition::Header(name) => Some(((*name).to_owned(), "x".to_owned())),
        _ => None,
    });
    let request = Request {
        method: "POST".to_owned(),
        url: "https://example.com:8443/hooks?a=1".to_owned(),
        headers: headers.collect(),
        body: r#"{"b": 1, "a": "é+%2B"}"#.as_bytes().to_vec(),
    };
    Draft { request, message_id: "msg_1".to_owned() }
}

/// The scheme, what was signed, and all that signing changed.
fn lines(scheme: &Scheme<'_>) -> String {
    let draft = draft(scheme);
    let signed = sign(scheme, &secret(scheme), &draft, UnixMillis(1_760_000_000_123));
    let signed = signed.expect("it can be signed");
    let readable = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut lines = vec![("content".to_owned(), readable(&signed.content.bytes))];
    lines.extend(signed.added);
    if signed.request.url != draft.request.url {
        lines.push(("address".to_owned(), signed.request.url));
    }
    if signed.request.body != draft.request.body {
        lines.push(("body".to_owned(), readable(&signed.request.body)));
    }
    let mut text = format!("{}\n", scheme.id);
    for (name, value) in lines {
        writeln!(text, "  {name}: {value}").expect("a string takes any text");
    }
    text
}

#[test]
fn every_scheme_signs_as_it_always_did() {
    let all: Vec<String> = schemes().into_iter().map(lines).collect();
    check_golden("signatures.txt", &all.join("\n"));
}
