//! What is particular to the article.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::json;

use crate::browser::{Page, setting};
use crate::wait::eventually;

/// Where the browser puts what the page hands out.
#[derive(Debug)]
pub struct Files(PathBuf);

impl Files {
    /// The text of the file with this name, once it is there and whole.
    pub async fn saved(&self, name: &str) -> Result<String> {
        let path = self.0.join(name);
        eventually(&format!("{name} is saved"), async || {
            // Chromium writes under another name until all of it is there.
            Ok(fs::read_to_string(&path)?)
        })
        .await
    }
}

impl Page {
    /// From now on files are saved without a question, into an empty folder.
    pub async fn takes_files(&self) -> Result<Files> {
        let folder = PathBuf::from(setting("WEBHOOK_LAB_SCREENSHOTS")?).join("saved");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let behaviour = json!({ "behavior": "allow", "downloadPath": folder });
        self.cdp("Browser.setDownloadBehavior", behaviour).await?;
        Ok(Files(folder))
    }

    /// Presses the button with these words inside what a CSS selector finds: elsewhere others may
    /// be called the same.
    pub async fn click_in(&self, selector: &str, words: &str) -> Result<()> {
        const FIND: &str = "
            const buttons = [...document.querySelectorAll(`${arguments[0]} button`)];
            const found = buttons.filter((button) => button.innerText.trim() === arguments[1]);
            return found.length === 1 ? found[0] : null;";
        let answer = self.script(FIND, vec![json!(selector), json!(words)]).await?;
        let button = self.element(&answer);
        self.click_on(&button.with_context(|| format!("not one {words:?} in {selector}"))?).await
    }

    /// Follows the only link to this place on the page.
    pub async fn follow(&self, href: &str) -> Result<()> {
        const FIND: &str = "
            const links = [...document.querySelectorAll('a')];
            const found = links.filter((link) => link.getAttribute('href') === arguments[0]);
            return found.length === 1 ? found[0] : null;";
        let answer = self.script(FIND, vec![json!(href)]).await?;
        let link = self.element(&answer);
        self.click_on(&link.with_context(|| format!("not one link to {href}"))?).await
    }
}
