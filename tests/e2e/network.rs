//! What leaves the page.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browser::Page;
use crate::wait::eventually;

/// Ways in which a script in the page could send something, each to an address that says so.
const WAYS: &[(&str, &str)] = &[
    ("fetch", "fetch(address).catch(() => {})"),
    ("XMLHttpRequest", "const x = new XMLHttpRequest(); x.open('POST', address); x.send()"),
    ("beacon", "navigator.sendBeacon(address, 'secret')"),
    ("EventSource", "new EventSource(address)"),
    ("image", "new Image().src = address"),
    (
        "frame",
        "document.body.append(Object.assign(document.createElement('iframe'), { src: address }))",
    ),
    (
        "form",
        "const f = document.createElement('form'); f.action = address; document.body.append(f); f.submit()",
    ),
    ("media", "new Audio(address).load()"),
];

const LISTEN: &str = "
    window.refused = [];
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
        window.refused.push(blockedURI);
    });";

impl Page {
    /// Tries every way to send something, to the page's own host and to another one: the browser
    /// refuses each by the page's policy.
    pub async fn can_send_nothing(&self, hosts: &[&str]) -> Result<()> {
        self.script(LISTEN, vec![]).await?;
        for host in hosts {
            for (way, attempt) in WAYS {
                let address = format!("{host}robots.txt?{way}");
                let script = format!("const address = arguments[0]; {attempt}");
                self.script(&script, vec![json!(address)]).await?;
                let refused = format!("the browser refuses {way} to {host}");
                eventually(&refused, async || {
                    let refused = self.script("return window.refused", vec![]).await?;
                    let is_refused =
                        refused.as_array().is_some_and(|all| all.contains(&json!(address)));
                    ensure!(is_refused, "refused so far: {refused}");
                    Ok(())
                })
                .await?;
            }
        }
        let complaints = self.complaints().await?;
        let others: Vec<_> = complaints
            .iter()
            .filter(|complaint| !complaint.contains("Content Security Policy"))
            .collect();
        ensure!(others.is_empty(), "the browser also complains of {others:?}");
        Ok(())
    }

    /// Whether an inline script runs when something puts one into the page.
    pub async fn runs_inline_script(&self) -> Result<bool> {
        const PUT: &str = "
            const script = document.createElement('script');
            script.textContent = 'window.inline_script_ran = true';
            document.body.append(script);
            return window.inline_script_ran === true;";
        Ok(self.script(PUT, vec![]).await? == true)
    }
}
