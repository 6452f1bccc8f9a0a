//! What a reader does.

use anyhow::{Context, Result};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::json;

use crate::browser::Page;
use crate::wait::eventually;

impl Page {
    pub async fn click(&self, role: &str, name: &str) -> Result<()> {
        self.click_on(&self.find(role, name).await?).await
    }

    /// As a reader does, who aims again when the page has scrolled away under the pointer: what it
    /// began to scroll to smoothly, it may go on to after it was scrolled at once.
    pub(crate) async fn click_on(&self, element: &Element) -> Result<()> {
        eventually("it can be clicked", async || {
            self.bring_into_view(element).await?;
            Ok(element.click().await?)
        })
        .await
    }

    /// At once: the driver aims at where a thing is, and the page scrolls smoothly.
    pub(crate) async fn bring_into_view(&self, element: &Element) -> Result<()> {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.script(script, vec![serde_json::to_value(element)?]).await?;
        Ok(())
    }

    /// Replaces what stands in a field.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.field(label).await?;
        self.script("arguments[0].select()", vec![serde_json::to_value(&field)?]).await?;
        Ok(field.send_keys(text).await?)
    }

    /// Chooses an option by its words.
    pub async fn choose(&self, label: &str, option: &str) -> Result<()> {
        Ok(self.field(label).await?.select_by_label(option).await?)
    }

    /// Types into a field in the place of what stands there, and is done with it.
    pub async fn enter(&self, label: &str, text: &str) -> Result<()> {
        self.fill(label, text).await?;
        self.keys([Key::Enter]).await
    }

    /// Chooses a radio button by its label, which is what a reader sees of it.
    pub async fn tick(&self, label: &str) -> Result<()> {
        self.click_on(&self.label(label).await?).await
    }

    /// The label itself of the field with that label.
    pub(crate) async fn label(&self, label: &str) -> Result<Element> {
        let field = serde_json::to_value(self.field(label).await?)?;
        let answer = self.script("return arguments[0].labels[0]", vec![field]).await?;
        self.element(&answer).context("the field has no label")
    }

    /// Presses keys where the focus is: letters, or `fantoccini::key::Key`s as text.
    pub async fn press(&self, keys: &str) -> Result<()> {
        Ok(self.client.active_element().await?.send_keys(keys).await?)
    }

    /// Drags with the mouse across an element, between two places given as shares of its width.
    pub async fn drag(&self, element: &Element, from: f64, to: f64) -> Result<()> {
        self.bring_into_view(element).await?;
        let (_, _, width, _) = element.rectangle().await?;
        // The driver counts from the middle of the element.
        let to_place = |share: f64| PointerAction::MoveToElement {
            element: element.clone(),
            duration: None,
            x: (share - 0.5) * width,
            y: 0.0,
        };
        let drag = MouseActions::new("mouse".to_owned())
            .then(to_place(from))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(to_place(to))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.client.perform_actions(drag).await?)
    }

    /// Makes the browser fail to load whatever matches, `*.wasm`.
    pub async fn block(&self, addresses: &str) -> Result<()> {
        self.cdp("Network.setBlockedURLs", json!({ "urls": [addresses] })).await?;
        Ok(())
    }

    /// What was copied last.
    pub async fn clipboard(&self) -> Result<String> {
        let text = self.script("return navigator.clipboard.readText()", vec![]).await?;
        Ok(text.as_str().context("nothing was copied")?.to_owned())
    }
}
