//! What is particular to the article.

use anyhow::{Context, Result};
use serde_json::json;

use crate::browser::Page;

impl Page {
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
