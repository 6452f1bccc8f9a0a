//! The keyboard and where its focus stands.

use anyhow::{Context, Result, bail, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde::Deserialize;

use crate::browser::Page;

/// A thing that has the focus.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Stop {
    pub role: String,
    pub name: String,
    pub id: String,
    /// Whether an outline shows where the focus is: on the thing, its label or what it lies in.
    pub outlined: bool,
}

const FOCUS: &str = r"
    const focused = document.activeElement;
    if (focused === null || focused === document.body) {
        return null;
    }
    const around = [focused.parentElement, focused.parentElement?.parentElement];
    const outlined = [focused, ...(focused.labels ?? []), ...around].some((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    });
    const name = (focused.computedName ?? '').replace(/\s+/g, ' ').trim();
    return { role: focused.computedRole, name, id: focused.id, outlined };";

/// Everything that a keyboard has to reach; of radio buttons that belong together, one.
const STOPS: &str = r"
    const groups = new Set();
    const candidates = document.querySelectorAll(
        'a[href], button, input, select, textarea, summary, [tabindex]');
    return [...candidates].filter((element) => {
        if (element.tabIndex < 0 || element.disabled || !element.checkVisibility()) {
            return false;
        }
        if (element.type !== 'radio') {
            return true;
        }
        const known = groups.has(element.name);
        groups.add(element.name);
        return !known;
    }).length;";

/// More than any page needs: whoever tabs so often is caught.
const TABS: usize = 300;

impl Page {
    /// Presses keys one after the other, wherever the focus is.
    pub async fn keys(&self, keys: impl IntoIterator<Item = impl Into<char>>) -> Result<()> {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for key in keys {
            let value = key.into();
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Tab, backwards.
    pub async fn shift_tab(&self) -> Result<()> {
        let (shift, tab) = (char::from(Key::Shift), char::from(Key::Tab));
        let actions = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: shift })
            .then(KeyAction::Down { value: tab })
            .then(KeyAction::Up { value: tab })
            .then(KeyAction::Up { value: shift });
        Ok(self.client.perform_actions(actions).await?)
    }

    /// What has the focus; nothing when it is on the page as a whole.
    pub async fn focus(&self) -> Result<Option<Stop>> {
        Ok(serde_json::from_value(self.script(FOCUS, vec![]).await?)?)
    }

    /// Tabs on until something with that name has the focus.
    pub async fn tab_to(&self, name: &str) -> Result<Stop> {
        let mut passed = Vec::new();
        for _ in 0..TABS {
            self.keys([Key::Tab]).await?;
            match self.focus().await? {
                Some(stop) if stop.name == name => return Ok(stop),
                Some(stop) => passed.push(stop.name),
                None => bail!("the focus left the page past {passed:?}, and no {name:?}"),
            }
        }
        bail!("Tab does not reach {name:?}, only {passed:?}")
    }

    /// Every stop from the top of the page to its end, by Tab alone, or from its end to the top.
    pub async fn tab_through(&self, backwards: bool) -> Result<Vec<Stop>> {
        let mut stops: Vec<Stop> = Vec::new();
        for _ in 0..TABS {
            if backwards {
                self.shift_tab().await?;
            } else {
                self.keys([Key::Tab]).await?;
            }
            match self.focus().await? {
                Some(stop) if stops.first() != Some(&stop) => {
                    ensure!(stops.last() != Some(&stop), "the focus is caught at {stop:?}");
                    stops.push(stop);
                }
                // Out of the page, or at its first stop again.
                _ => return Ok(stops),
            }
        }
        let last = stops.last().context("no stop at all")?;
        bail!("Tab never leaves the page; at last it was at {last:?}")
    }

    /// How many stops a keyboard has to find.
    pub async fn stops(&self) -> Result<u64> {
        let count = self.script(STOPS, vec![]).await?;
        count.as_u64().context("stops can be counted")
    }
}
