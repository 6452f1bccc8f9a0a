//! What is particular to the playground.

use anyhow::{Context, Result, ensure};
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
