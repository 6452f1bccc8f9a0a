//! Opens `benches/browser/page` in Chromium, lets it measure, and prints what came out:
//! `cargo xtask bench signatures`.

use anyhow::{Context, Result};
use e2e_tests::{chromium, setting};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::Deserialize;
use serde_json::json;

/// Calls a second and milliseconds, as `bench.js` names them.
#[derive(Debug, Deserialize)]
struct Measured {
    body: u32,
    verify: f64,
    webcrypto: f64,
    noble: f64,
    webcrypto_key_kept: f64,
    verify_inside: f64,
    hmac_inside: f64,
    diagnosis_ms: f64,
    hypotheses: u32,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let driver = setting("WEBHOOK_LAB_DRIVER")?;
    let timeouts = json!({ "pageLoad": 30_000, "script": 300_000 });
    let capabilities = Capabilities::from_iter([
        ("timeouts".to_owned(), timeouts),
        ("goog:chromeOptions".to_owned(), chromium()?),
    ]);
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&driver)
        .await
        .with_context(|| format!("no browser from the driver at {driver}"))?;
    let measured = measured(&client).await;
    client.close().await?;
    for measured in measured? {
        print(&measured);
    }
    Ok(())
}

async fn measured(client: &Client) -> Result<Vec<Measured>> {
    client.goto(&setting("WEBHOOK_LAB_PAGE")?).await?;
    let answer = client.execute("return measure()", vec![]).await?;
    serde_json::from_value(answer).context("the page's answer is not what is expected of it")
}

fn print(measured: &Measured) {
    let Measured { body, verify, webcrypto, noble, .. } = *measured;
    println!(
        "\nHMAC-SHA-256 in Chromium, body of {body} bytes{:>13} {:>14}",
        "calls/s", "verify is"
    );
    let row = |name: &str, per_second: f64| {
        println!("  {name:<46} {per_second:>9.0} {:>12.2} ×", verify / per_second);
    };
    row("verify, the whole request", verify);
    row("WebCrypto: importKey, verify", webcrypto);
    row("@noble/hashes: hmac, compare", noble);
    println!("  for information:");
    row("WebCrypto: verify, with a key that is kept", measured.webcrypto_key_kept);
    row("verify, called from within the wasm", measured.verify_inside);
    row("the HMAC alone, called from within the wasm", measured.hmac_inside);
    println!(
        "  a diagnosis that finds nothing: {:.1} ms, {} hypotheses",
        measured.diagnosis_ms, measured.hypotheses
    );
}
