//! Finding things as a reader finds them.

use anyhow::{Context, Result, anyhow};
use fantoccini::elements::Element;
use serde_json::json;

use crate::browser::Page;
use crate::wait::eventually;

/// Everything that is shown in a role, and of those what has the name.
const BY_ROLE: &str = r"
    const [role, name] = arguments;
    const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const shown = [...document.querySelectorAll('*')].filter((element) =>
        element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
            && element.computedRole === role);
    const found = shown.filter((element) => tidy(element.computedName) === name);
    return {
        found: found.length === 1 ? found[0] : null,
        count: found.length,
        names: shown.map((element) => tidy(element.computedName)),
    };";

/// Roles of things that a reader fills in.
const FIELDS: &[&str] =
    &["spinbutton", "textbox", "searchbox", "combobox", "slider", "checkbox", "radio", "switch"];

impl Page {
    /// The only thing on the page in that role with that accessible name, once it is shown.
    pub async fn find(&self, role: &str, name: &str) -> Result<Element> {
        let wanted = format!("there is one {role} {name:?}");
        eventually(&wanted, async || self.look_for(role, name).await).await
    }

    /// The only field with that label, whatever kind of field it is.
    pub async fn field(&self, label: &str) -> Result<Element> {
        let wanted = format!("there is one field {label:?}");
        eventually(&wanted, async || {
            let mut last = anyhow!("no field has it");
            for role in FIELDS {
                match self.look_for(role, label).await {
                    Ok(field) => return Ok(field),
                    Err(error) => last = error.context(last),
                }
            }
            Err(last)
        })
        .await
    }

    async fn look_for(&self, role: &str, name: &str) -> Result<Element> {
        let answer = self.script(BY_ROLE, vec![json!(role), json!(name)]).await?;
        self.element(&answer["found"]).with_context(|| {
            format!("{} {role}s have it, of those named {}", answer["count"], answer["names"])
        })
    }

    /// The visible text of the only element that matches a CSS selector, for what has no name.
    pub async fn text(&self, selector: &str) -> Result<String> {
        const TEXT: &str = "
            const found = document.querySelectorAll(arguments[0]);
            return found.length === 1 ? found[0].innerText : null;";
        let answer = self.script(TEXT, vec![json!(selector)]).await?;
        let text = answer.as_str().with_context(|| format!("not exactly one {selector}"))?;
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// What a CSS selector finds and a reader can see, each with its text or name.
    pub async fn visible(&self, selector: &str) -> Result<Vec<String>> {
        const VISIBLE: &str = "
            const shown = [...document.querySelectorAll(arguments[0])].filter((element) =>
                element.checkVisibility({ visibilityProperty: true }));
            return shown.map((element) =>
                element.innerText || element.computedName || element.outerHTML.slice(0, 80));";
        let answer = self.script(VISIBLE, vec![json!(selector)]).await?;
        Ok(serde_json::from_value(answer)?)
    }

    /// An attribute of the only element that matches a CSS selector.
    pub async fn attribute(&self, selector: &str, name: &str) -> Result<String> {
        const ATTRIBUTE: &str = "
            const found = document.querySelectorAll(arguments[0]);
            return found.length === 1 ? found[0].getAttribute(arguments[1]) : null;";
        let answer = self.script(ATTRIBUTE, vec![json!(selector), json!(name)]).await?;
        let value = answer.as_str();
        Ok(value.with_context(|| format!("not exactly one {selector} with {name}"))?.to_owned())
    }
}
