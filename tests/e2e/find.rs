//! Finding things as a reader finds them.

use anyhow::{Context, Result};
use fantoccini::elements::Element;
use serde_json::json;

use crate::browser::Page;
use crate::wait::eventually;

/// What has one of the roles and the name, as a screen reader hears them. To ask the browser for a
/// role or a name takes it a twentieth of a second, so it is asked only about what may be meant.
const BY_ROLE: &str = r"
    const [roles, name] = arguments;
    const tags = {
        button: 'button',
        checkbox: 'input[type=checkbox]',
        combobox: 'select',
        link: 'a[href]',
        radio: 'input[type=radio]',
        region: 'section',
        searchbox: 'input[type=search]',
        slider: 'input[type=range]',
        spinbutton: 'input[type=number]',
        textbox: 'input[type=text], textarea',
    };
    const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const texts = (element) => [
        element.ariaLabel,
        ...(element.ariaLabelledByElements ?? []).map((other) => other.innerText),
        ...[...(element.labels ?? [])].map((label) => label.innerText),
        element.innerText,
    ].map(tidy).filter((text) => text !== '');
    const isShown = (element) =>
        element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    const mayBeCalled = (element) =>
        texts(element).some((text) => text.toLowerCase().includes(name.toLowerCase()));
    const selectors = roles.map((role) => `${tags[role] ?? ''}, [role=${role}]`.replace(/^, /, ''));
    const shown = [...document.querySelectorAll(selectors.join(', '))].filter(isShown);
    const found = shown.filter((element) => mayBeCalled(element)
        && roles.includes(element.computedRole)
        && tidy(element.computedName) === name);
    return {
        found: found.length === 1 ? found[0] : null,
        count: found.length,
        names: shown.map((element) => texts(element)[0] ?? ''),
    };";

/// Roles of things that a reader fills in.
const FIELDS: &[&str] =
    &["spinbutton", "textbox", "searchbox", "combobox", "slider", "checkbox", "radio", "switch"];

impl Page {
    /// The only thing on the page in that role with that accessible name, once it is shown.
    pub async fn find(&self, role: &str, name: &str) -> Result<Element> {
        self.find_in(&[role], role, name).await
    }

    /// The only field with that label, whatever kind of field it is.
    pub async fn field(&self, label: &str) -> Result<Element> {
        self.find_in(FIELDS, "field", label).await
    }

    async fn find_in(&self, roles: &[&str], kind: &str, name: &str) -> Result<Element> {
        eventually(&format!("there is one {kind} {name:?}"), async || {
            let answer = self.script(BY_ROLE, vec![json!(roles), json!(name)]).await?;
            self.element(&answer["found"]).with_context(|| {
                format!("{} {kind}s have it, of those called {}", answer["count"], answer["names"])
            })
        })
        .await
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

    /// What a CSS selector finds and a reader can see: each one's text or, without any, its tag.
    pub async fn visible(&self, selector: &str) -> Result<Vec<String>> {
        const VISIBLE: &str = "
            const shown = [...document.querySelectorAll(arguments[0])].filter((element) =>
                // Parts of drawings that are not displayed pass for visible, but have no place.
                element.getClientRects().length > 0
                    && element.checkVisibility({ visibilityProperty: true }));
            return shown.map((element) =>
                element.innerText || element.outerHTML.slice(0, 80));";
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

    /// An attribute of all elements that match a CSS selector and have it, in order.
    pub async fn attributes(&self, selector: &str, name: &str) -> Result<Vec<String>> {
        const ATTRIBUTES: &str = "
            const found = [...document.querySelectorAll(arguments[0])];
            return found.map((it) => it.getAttribute(arguments[1])).filter((it) => it !== null);";
        let answer = self.script(ATTRIBUTES, vec![json!(selector), json!(name)]).await?;
        Ok(serde_json::from_value(answer)?)
    }

    /// Whether the only element that matches a CSS selector lies inside the window, side to side.
    pub async fn is_in_sight(&self, selector: &str) -> Result<bool> {
        const SIDES: &str = "
            const { left, right } = document.querySelector(arguments[0]).getBoundingClientRect();
            return left >= 0 && right <= document.documentElement.clientWidth;";
        let answer = self.script(SIDES, vec![json!(selector)]).await?;
        answer.as_bool().with_context(|| format!("{selector} has no sides"))
    }
}
