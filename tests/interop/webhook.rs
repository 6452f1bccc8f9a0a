//! Our side: the program `webhook`.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::request::{Request, Signing};
use crate::{Judgement, now, setting};

/// The request as `webhook sign` signs it now.
pub fn sign(signing: &Signing, request: &Request) -> Result<Request> {
    let mut document = request.document();
    document.insert("provider".to_owned(), json!(signing.provider));
    document.insert("secret".to_owned(), json!(signing.secret));
    document.insert("now".to_owned(), json!(now()?));
    if let Some(scheme) = signing.scheme {
        document.insert("scheme".to_owned(), json!(scheme));
    }
    let (_, signed) = ask("sign", &document.into())?;
    request.with(&signed)
}

/// What `webhook verify` thinks of it now. The scheme is for the program to find out.
pub(crate) fn verify(signing: &Signing, request: &Request) -> Result<Judgement> {
    let mut document = request.document();
    document.insert("provider".to_owned(), json!(signing.provider));
    document.insert("now".to_owned(), json!(now()?));
    match signing.public_key {
        Some(key) => document.insert("public_key".to_owned(), json!(key)),
        None => document.insert("secret".to_owned(), json!(signing.secret)),
    };
    let (accepted, report) = ask("verify", &document.into())?;
    Ok(Judgement { accepted, words: report.to_string() })
}

/// What `webhook diagnose` finds in a request.
pub fn diagnose(document: &Value) -> Result<Value> {
    Ok(ask("diagnose", &json!([document]))?.1)
}

/// Whether everything held, and what the program says.
fn ask(command: &str, document: &Value) -> Result<(bool, Value)> {
    let mut program = Command::new(setting("WEBHOOK_LAB_PROGRAM")?)
        .args([command, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("`webhook` does not start")?;
    // The program reads all of it before it says anything.
    let mut input = program.stdin.take().context("`webhook` has no input")?;
    input.write_all(&serde_json::to_vec(document)?)?;
    drop(input);
    let Output { status, stdout, stderr } = program.wait_with_output()?;
    let holds = match status.code() {
        Some(0) => true,
        Some(1) => false,
        _ => bail!("`webhook {command}` ({status}): {}", String::from_utf8_lossy(&stderr).trim()),
    };
    Ok((holds, serde_json::from_slice(&stdout)?))
}
