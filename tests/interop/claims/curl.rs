//! Commands for a shell, run for real, against a server that verifies with Stripe's own package.

use std::fs;
use std::path::Path;

use anyhow::Result;
use interop_tests::{Answer, Request, StripeServer, sign};
use webhook_core::http;

use crate::signing::STRIPE;

/// Quotes of both kinds, a backslash, what a shell would replace, line ends of both kinds,
/// characters of three and of four bytes, a NUL.
const BODY: &str = "{\"a\": \"it's \\\"$HOME\\\" `id`\",\r\n\"b\": \"東京 🚲\",\n\"c\": \"\0\"}\n";

/// What the server says to a body that is sent with the signature of `BODY`.
fn answer(name: &str, body: &str, option: &str) -> Result<Answer> {
    let mut server = StripeServer::start(STRIPE.secret)?;
    let signed = sign(&STRIPE, &Request::of(&STRIPE, BODY.into()))?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("curl").join(name);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("body.json"), body)?;
    let headers = signed.headers.iter().map(|(name, value)| format!("--header '{name}: {value}'"));
    let headers = headers.collect::<Vec<_>>().join(" ");
    let command = format!(
        "curl --silent --show-error --request POST {headers} {option} @body.json '{}/webhooks'",
        server.address
    );
    server.answer_to(&command, &folder)
}

#[test]
fn stripe_accepts_what_curl_sends_byte_for_byte() -> Result<()> {
    let answer = answer("as-signed", BODY, "--data-binary")?;
    assert_eq!(answer.status, 200, "{answer:?}");
    Ok(())
}

#[test]
fn stripe_rejects_what_curl_sends_once_a_byte_has_been_added() -> Result<()> {
    let answer = answer("longer", &(BODY.to_owned() + "\n"), "--data-binary")?;
    assert_eq!(answer.status, 400, "{answer:?}");
    Ok(())
}

/// `--data` leaves out line ends and NULs.
#[test]
fn stripe_rejects_what_curl_sends_as_text() -> Result<()> {
    let answer = answer("as-text", BODY, "--data")?;
    assert_eq!(answer.status, 400, "{answer:?}");
    Ok(())
}

/// The command that the page offers to take away, body and all.
#[test]
fn stripe_accepts_the_command_that_the_page_exports() -> Result<()> {
    for (name, body) in
        [("text", "{\"a\": \"it's \\\"$HOME\\\" `id` 東京\"}\n"), ("nul", BODY), ("at", "@x")]
    {
        let mut server = StripeServer::start(STRIPE.secret)?;
        let signed = sign(&STRIPE, &Request::of(&STRIPE, body.into()))?;
        let request = http::Request {
            method: "POST".to_owned(),
            url: format!("{}/webhooks", server.address),
            headers: signed.headers.into_iter().collect(),
            body: signed.body,
        };
        let command = http::command::curl(&request);
        assert!(!command.needs_file, "{name}");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("curl").join(name);
        fs::create_dir_all(&folder)?;
        let answer = server.answer_to(&command.text, &folder)?;
        assert_eq!(answer.status, 200, "{name}: {answer:?}\n{}", command.text);
    }
    Ok(())
}
