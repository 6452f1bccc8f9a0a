//! What a journey expects. Every check waits until it holds.

use anyhow::{Result, ensure};

use crate::browser::{Page, Place};
use crate::wait::eventually;

impl Page {
    /// The element's visible text comes to hold these words.
    pub async fn shows(&self, selector: &str, words: &str) -> Result<()> {
        eventually(&format!("{selector} says {words:?}"), async || {
            let text = self.text(selector).await?;
            ensure!(text.contains(words), "it says {text:?}");
            Ok(())
        })
        .await
    }

    /// The element comes to show no text at all.
    pub async fn is_silent(&self, selector: &str) -> Result<()> {
        eventually(&format!("{selector} says nothing"), async || {
            let text = self.text(selector).await?;
            ensure!(text.is_empty(), "it says {text:?}");
            Ok(())
        })
        .await
    }

    /// The page loaded its own files from its own place, and nothing else.
    pub async fn loaded_only_from(&self, place: Place) -> Result<()> {
        let home = place.address()?;
        let requests = self.requests().await?;
        ensure!(!requests.is_empty(), "nothing was requested, which no page can do");
        let is_foreign =
            |address: &&String| !address.starts_with(&home) && *address != "about:blank";
        let foreign: Vec<_> = requests.iter().filter(is_foreign).collect();
        ensure!(foreign.is_empty(), "the page at {home} requested {foreign:?}");
        Ok(())
    }

    /// Nothing was requested since the requests were last looked at.
    pub async fn stayed_quiet(&self) -> Result<()> {
        let requests = self.requests().await?;
        ensure!(requests.is_empty(), "after it had loaded, the page requested {requests:?}");
        Ok(())
    }

    /// axe-core finds no barrier on the page as it stands.
    pub async fn is_accessible(&self) -> Result<()> {
        let barriers = self.barriers().await?;
        ensure!(barriers.is_empty(), "axe-core finds barriers:\n  {}", barriers.join("\n  "));
        Ok(())
    }

    /// The page is no wider than its window.
    pub async fn fits_its_window(&self) -> Result<()> {
        let script = "const page = document.documentElement;
            return page.scrollWidth - page.clientWidth";
        let excess = self.script(script, vec![]).await?;
        ensure!(excess == 0, "the page is {excess} pixels wider than its window");
        Ok(())
    }

    /// The page says that its program did not load.
    pub async fn admits_that_it_did_not_start(&self) -> Result<()> {
        eventually("the page says so", async || self.is_in("failed").await).await?;
        self.shows("#not-started", "did not load").await
    }
}
