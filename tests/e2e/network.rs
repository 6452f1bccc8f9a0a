//! What leaves the page.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browser::Page;
use crate::wait::eventually;

/// Ways in which a script in the page could send something to an address.
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
        "const form = document.createElement('form');
        Object.assign(form, { action: address, method: 'post' });
        document.body.append(form);
        form.submit()",
    ),
    ("media", "new Audio(address).load()"),
];

const LISTEN: &str = "
    window.refused = [];
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
        window.refused.push(blockedURI);
    });";

impl Page {
    /// Tries every way to send something to these origins: the browser refuses each by the page's
    /// policy.
    pub async fn can_send_nothing(&self, origins: &[&str]) -> Result<()> {
        self.script(LISTEN, vec![]).await?;
        for origin in origins {
            for (way, attempt) in WAYS {
                let script =
                    format!("window.refused = []; const address = arguments[0]; {attempt}");
                self.script(&script, vec![json!(format!("{origin}/robots.txt"))]).await?;
                eventually(&format!("the browser refuses {way} to {origin}"), async || {
                    let refused = self.script("return window.refused", vec![]).await?;
                    let refused: Vec<String> = serde_json::from_value(refused)?;
                    ensure!(
                        refused.iter().any(|address| address.starts_with(origin)),
                        "it refused {refused:?}"
                    );
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
