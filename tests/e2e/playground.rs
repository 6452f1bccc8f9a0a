//! What is particular to the playground.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use fantoccini::Locator;
use serde_json::json;

use crate::browser::Page;
use crate::wait::eventually;

impl Page {
    /// The field comes to hold this text.
    pub async fn holds(&self, label: &str, expect: &str) -> Result<()> {
        eventually(&format!("{label} holds {expect:?}"), async || {
            let field = serde_json::to_value(self.field(label).await?)?;
            let value = self.script("return arguments[0].value", vec![field]).await?;
            ensure!(value == expect, "it holds {value}");
            Ok(())
        })
        .await
    }

    /// Chooses a file in the field that matches.
    pub async fn uploads(&self, selector: &str, path: &Path) -> Result<()> {
        let field = self.client.find(Locator::Css(selector)).await?;
        Ok(field.send_keys(path.to_str().context("a path of this project is text")?).await?)
    }

    /// Pastes a text into the field with this label, in the place of what stands there.
    pub async fn pastes(&self, label: &str, text: &str) -> Result<()> {
        const PASTE: &str = "
            const [field, text] = arguments;
            field.focus();
            field.select();
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', text);
            field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));";
        let field = serde_json::to_value(self.field(label).await?)?;
        self.script(PASTE, vec![field, json!(text)]).await?;
        Ok(())
    }

    /// Everything that a page can keep beyond its own memory.
    pub async fn kept(&self) -> Result<String> {
        const KEPT: &str = "return location.href + JSON.stringify(localStorage) +
            JSON.stringify(sessionStorage) + document.cookie + JSON.stringify(history.state)";
        let kept = self.script(KEPT, vec![]).await?;
        Ok(kept.as_str().context("a page keeps text")?.to_owned())
    }

    /// Opens a `<details>`.
    pub async fn unfolds(&self, selector: &str) -> Result<()> {
        const OPEN: &str = "document.querySelector(arguments[0]).querySelector('summary').click()";
        self.script(OPEN, vec![json!(selector)]).await?;
        Ok(())
    }

    /// Puts the focus into the field with this label.
    pub async fn enters(&self, label: &str) -> Result<()> {
        let field = serde_json::to_value(self.field(label).await?)?;
        self.script("arguments[0].focus()", vec![field]).await?;
        Ok(())
    }

    /// The value of what has the focus.
    pub async fn focused_value(&self) -> Result<String> {
        let value = self.script("return document.activeElement.value ?? ''", vec![]).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }
}
