//! A page in Chromium, behind its driver.

use std::env;
use std::fmt;

use anyhow::{Context, Result, ensure};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::journey::Reader;
use crate::wait::eventually;

/// Where the same page is hosted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the root of a host.
    Root,
    /// In a folder of a host, `/some/where/`.
    Below,
}

impl Place {
    /// The address of the page there.
    pub fn address(self) -> Result<String> {
        setting(match self {
            Self::Root => "WEBHOOK_LAB_PAGE",
            Self::Below => "WEBHOOK_LAB_PAGE_BELOW",
        })
    }
}

/// What `cargo xtask test` tells the journeys.
pub fn setting(name: &str) -> Result<String> {
    env::var(name).with_context(|| format!("{name} is not set: run `cargo xtask test journeys`"))
}

/// A tab with the page in it, or about to be.
pub struct Page {
    pub(crate) client: Client,
    reader: Reader,
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Page({:?})", self.reader)
    }
}

impl Page {
    /// A browser of its own, with nothing remembered.
    pub(crate) async fn of(reader: Reader) -> Result<Self> {
        let driver = setting("WEBHOOK_LAB_DRIVER")?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities()?)
            .connect(&driver)
            .await
            .with_context(|| format!("no browser from the driver at {driver}"))?;
        let page = Self { client, reader };
        page.emulate().await?;
        Ok(page)
    }

    async fn emulate(&self) -> Result<()> {
        let Reader { width, height, dark, reduced_motion, scripts, touch } = self.reader;
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await?;
        let media = json!({ "features": [
            { "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } },
            { "name": "prefers-reduced-motion", "value": if reduced_motion { "reduce" } else { "" } },
        ] });
        self.cdp("Emulation.setEmulatedMedia", media).await?;
        let fingers = json!({ "enabled": touch, "maxTouchPoints": 5 });
        self.cdp("Emulation.setTouchEmulationEnabled", fingers).await?;
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": !scripts })).await?;
        Ok(())
    }

    /// Opens the page and waits until its program runs, if scripts may.
    pub async fn open(&self, place: Place) -> Result<()> {
        self.open_link(&place.address()?).await
    }

    /// The same with a link to the page, fragment and all.
    pub async fn open_link(&self, address: &str) -> Result<()> {
        self.visit(address).await?;
        if self.reader.scripts {
            eventually("the page's program runs", async || self.is_in("running").await).await?;
        }
        Ok(())
    }

    /// Loads an address as a new tab does, and waits for nothing more than the document.
    pub async fn visit(&self, address: &str) -> Result<()> {
        // From one fragment of the page to another, nothing would load.
        self.client.goto("about:blank").await?;
        self.client.goto(address).await.with_context(|| format!("{address} does not load"))
    }

    /// Loads the page anew and waits until its program runs again.
    pub async fn reload(&self) -> Result<()> {
        self.client.refresh().await?;
        eventually("the page's program runs again", async || self.is_in("running").await).await
    }

    /// Opens another fragment in the same tab, as a link on the page would.
    pub async fn goes_to_fragment(&self, fragment: &str) -> Result<()> {
        self.script("location.hash = arguments[0]", vec![json!(fragment)]).await?;
        Ok(())
    }

    /// What stands in the address bar.
    pub async fn address(&self) -> Result<String> {
        Ok(self.client.current_url().await?.to_string())
    }

    /// Whether the page's program is in that state (see start.js).
    pub(crate) async fn is_in(&self, state: &str) -> Result<()> {
        let found = self.script("return document.documentElement.dataset.program", vec![]).await?;
        ensure!(found == state, "the program is in state {found}");
        Ok(())
    }

    /// What a script in the page returns, or what its promise comes to.
    pub(crate) async fn script(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(body, arguments).await?)
    }

    /// The element in a script's answer.
    pub(crate) fn element(&self, answer: &Value) -> Option<Element> {
        const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
        let id = answer.get(ELEMENT)?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), ElementRef::from(id)))
    }

    /// A command of the Chrome DevTools Protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        let answer = self.client.issue_cmd(Extension { path: "goog/cdp/execute", body }).await;
        answer.with_context(|| format!("the browser refuses {command}"))
    }

    /// What the browser has complained about since this was last asked, warnings too.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let entries = self.log("browser").await?;
        let grave =
            entries.iter().filter(|entry| entry["level"] != "INFO" && entry["level"] != "DEBUG");
        Ok(grave.map(|entry| format!("{}: {}", entry["level"], entry["message"])).collect())
    }

    /// Addresses that were requested since this was last asked. What stands in its own address
    /// (`data:`) is requested from nobody.
    pub async fn requests(&self) -> Result<Vec<String>> {
        let entries = self.log("performance").await?;
        let mut addresses = Vec::new();
        for entry in entries {
            let event: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default())?;
            let event = &event["message"];
            let address = event["params"]["request"]["url"].as_str();
            if event["method"] == "Network.requestWillBeSent" {
                let address = address.filter(|address| !address.starts_with("data:"));
                addresses.extend(address.map(ToOwned::to_owned));
            }
        }
        Ok(addresses)
    }

    async fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let body = json!({ "type": kind });
        let entries = self.client.issue_cmd(Extension { path: "se/log", body }).await?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }
}

/// Which Chromium the driver starts, and how.
pub fn chromium() -> Result<Value> {
    Ok(json!({
        "binary": setting("WEBHOOK_LAB_CHROMIUM")?,
        "args": [
            "--headless",
            // The tests may run as root, where Chromium has no sandbox; the page is our own.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            // Lets a script in the page ask for roles and names as a screen reader hears them.
            "--enable-blink-features=ComputedAccessibilityInfo",
        ],
    }))
}

fn capabilities() -> Result<Capabilities> {
    let logs = json!({ "browser": "ALL", "performance": "ALL" });
    // A page that hangs is a finding, and not one to wait five minutes for.
    let timeouts = json!({ "pageLoad": 30_000, "script": 30_000 });
    Ok(Capabilities::from_iter([
        ("timeouts".to_owned(), timeouts),
        ("goog:chromeOptions".to_owned(), chromium()?),
        ("goog:loggingPrefs".to_owned(), logs),
    ]))
}

/// A command of chromedriver beyond the WebDriver standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
