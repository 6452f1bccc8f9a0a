//! What leaves the page.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::browser::Page;
use crate::wait::eventually;

/// Ways in which a script in the page could send something to an address of any host.
const WAYS: &[(&str, &str)] = &[
    ("fetch", "fetch(address).catch(() => {})"),
    ("XMLHttpRequest", "const x = new XMLHttpRequest(); x.open('POST', address); x.send()"),
    ("beacon", "navigator.sendBeacon(address, 'secret')"),
    ("ping", "add('a', { href: '#simulator', ping: address }).click()"),
    ("EventSource", "new EventSource(address)"),
    ("WebSocket", "new WebSocket(address.replace('http', 'ws'))"),
    ("script", "add('script', { src: address })"),
    ("module", "import(address).catch(() => {})"),
    ("module-preload", "add('link', { rel: 'modulepreload', href: address })"),
    ("style-sheet", "add('link', { rel: 'stylesheet', href: address })"),
    ("prefetch", "add('link', { rel: 'prefetch', href: address })"),
    ("preload-script", "add('link', { rel: 'preload', as: 'script', href: address })"),
    ("preload-style", "add('link', { rel: 'preload', as: 'style', href: address })"),
    ("preload-data", "add('link', { rel: 'preload', as: 'fetch', href: address })"),
    ("icon", "add('link', { rel: 'icon', href: address })"),
    ("image", "new Image().src = address"),
    ("image-button", "add('input', { type: 'image', src: address })"),
    ("poster", "add('video', { poster: address })"),
    ("background", "document.body.style.backgroundImage = `url(${address})`"),
    ("cursor", "document.body.style.cursor = `url(${address}), auto`"),
    ("font", "new FontFace('other', `url(${address})`).load().catch(() => {})"),
    (
        "font-in-a-rule",
        "const font = `@font-face { font-family: other; src: url(${address}) }`;
        document.styleSheets[0].insertRule(font);
        document.body.style.fontFamily = 'other'",
    ),
    ("audio", "new Audio(address).load()"),
    ("video", "add('video', { src: address })"),
    (
        "track",
        "const track = document.createElement('track');
        Object.assign(track, { src: address, default: true });
        add('video', {}).append(track);
        track.track.mode = 'showing'",
    ),
    ("object", "add('object', { data: address })"),
    ("embed", "add('embed', { src: address })"),
    ("frame", "add('iframe', { src: address })"),
    ("form", "add('form', { action: address, method: 'post' }).submit()"),
];

/// Ways that browsers allow towards the page's own host only, whatever the policy says.
const WAYS_HOME: &[(&str, &str)] = &[
    ("worker", "new Worker(address)"),
    ("shared-worker", "new SharedWorker(address)"),
    ("service-worker", "navigator.serviceWorker.register(address).catch(() => {})"),
    ("filter", "document.body.style.filter = `url(${address}#part)`"),
    (
        "part-of-a-drawing",
        "document.querySelector('svg').innerHTML += `<use href=\"${address}#part\"></use>`",
    ),
];

/// The browser reads a manifest when it likes: this way needs a command besides.
const MANIFEST: (&str, &str) =
    ("manifest", "document.querySelector('link[rel=manifest]').href = address");

const LISTEN: &str = "
    window.refused = [];
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
        window.refused.push(blockedURI.replace(/^ws/, 'http'));
    });";

const ADD: &str = "
    const address = arguments[0];
    const add = (tag, properties) => {
        const element = Object.assign(document.createElement(tag), properties);
        document.body.append(element);
        return element;
    };";

impl Page {
    /// Tries every way to send something to these hosts, of which the first is the page's own: the
    /// browser refuses each by the page's policy.
    pub async fn can_send_nothing(&self, origins: &[&str]) -> Result<()> {
        self.script(LISTEN, vec![]).await?;
        for (index, origin) in origins.iter().enumerate() {
            let home: &[_] = if index == 0 { WAYS_HOME } else { &[] };
            for (way, attempt) in WAYS.iter().chain(home) {
                let address = self.attempt(origin, way, attempt).await?;
                self.refused(&address, origin).await?;
            }
            let (way, attempt) = MANIFEST;
            let address = self.attempt(origin, way, attempt).await?;
            self.manifest().await?;
            self.refused(&address, origin).await?;
        }
        let complaints = self.complaints().await?;
        let others: Vec<_> = complaints
            .iter()
            .filter(|complaint| !complaint.contains("Content Security Policy"))
            .collect();
        ensure!(others.is_empty(), "the browser also complains of {others:?}");
        Ok(())
    }

    /// Tries one way, towards an address of its own: no refusal is taken for that of another way.
    async fn attempt(&self, origin: &str, way: &str, attempt: &str) -> Result<String> {
        let address = format!("{origin}/robots.txt?{way}");
        self.script(&format!("{ADD}{attempt}"), vec![json!(address)]).await?;
        Ok(address)
    }

    async fn refused(&self, address: &str, origin: &str) -> Result<()> {
        // Of a frame towards another host, the browser tells the host only.
        let framed = ["frame", "object", "embed"].iter().any(|way| address.ends_with(way));
        eventually(&format!("the browser refuses {address}"), async || {
            let refused = self.script("return window.refused", vec![]).await?;
            let refused: Vec<String> = serde_json::from_value(refused)?;
            let is_meant = |found: &String| found == address || (framed && found == origin);
            ensure!(refused.iter().any(is_meant), "it refused {refused:?}");
            Ok(())
        })
        .await
    }

    /// The page's manifest as the browser understands it.
    pub async fn manifest(&self) -> Result<Value> {
        self.cdp("Page.getAppManifest", json!({})).await
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
