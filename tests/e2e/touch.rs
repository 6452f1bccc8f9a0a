//! A reader's finger.

use anyhow::{Context, Result, ensure};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, PointerAction, TouchActions};
use fantoccini::elements::Element;
use serde_json::Value;

use crate::browser::Page;

/// A place in an element, as shares of its width and of its height.
pub type Spot = (f64, f64);

/// Places between the beginning and the end of a stroke at which the finger is seen.
const SEEN: u32 = 8;

/// Whatever takes a tap and is smaller than WCAG 2.2 wants targets to be (2.5.8). A label counts
/// with its field; a link in the middle of a sentence may be as high as its line.
const SMALL: &str = "
    const candidates = document.querySelectorAll(
        'a[href], button, input, select, textarea, summary');
    const isTarget = (element) => element.checkVisibility({ visibilityProperty: true })
        && getComputedStyle(element).pointerEvents !== 'none'
        && getComputedStyle(element).display !== 'inline';
    const targets = [...candidates].flatMap((element) =>
        ['radio', 'checkbox'].includes(element.type) ? [...element.labels] : [element]);
    return targets.filter(isTarget).flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const name = element.ariaLabel ?? (element.innerText || element.id);
        return Math.min(width, height) < 24 ? [`${name}: ${width} × ${height}`] : [];
    });";

const PLACE: &str = "
    const { x, y, width, height } = arguments[0].getBoundingClientRect();
    return [x, y, width, height];";

impl Page {
    /// Taps on what has that role and name.
    pub async fn tap(&self, role: &str, name: &str) -> Result<()> {
        self.tap_at(&self.find(role, name).await?, (0.5, 0.5)).await
    }

    /// Taps on the label of a field.
    pub async fn tap_label(&self, field: &str) -> Result<()> {
        self.tap_at(&self.label(field).await?, (0.5, 0.5)).await
    }

    pub async fn tap_at(&self, element: &Element, spot: Spot) -> Result<()> {
        self.stroke(element, spot, spot).await
    }

    /// Puts a finger on one place of an element, draws it to another and lifts it there.
    pub async fn stroke(&self, element: &Element, from: Spot, to: Spot) -> Result<()> {
        self.bring_into_view(element).await?;
        let place = self.script(PLACE, vec![serde_json::to_value(element)?]).await?;
        let [x, y, width, height]: [f64; 4] = serde_json::from_value(place)?;
        // On the screen, not in the element: that may move along, under a finger that scrolls.
        let seen_at = |part: f64| {
            let between = |from: f64, to: f64| from + (to - from) * part;
            PointerAction::MoveTo {
                duration: None,
                x: (x + between(from.0, to.0) * width).round(),
                y: (y + between(from.1, to.1) * height).round(),
            }
        };
        let mut finger = TouchActions::new("finger".to_owned())
            .then(seen_at(0.0))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        if from != to {
            for step in 1..=SEEN {
                finger = finger.then(seen_at(f64::from(step) / f64::from(SEEN)));
            }
        }
        let finger = finger.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(finger).await.context("the finger fails")
    }

    /// Everything that takes a tap is large enough for a finger.
    pub async fn has_targets_for_fingers(&self) -> Result<()> {
        let small: Vec<Value> = serde_json::from_value(self.script(SMALL, vec![]).await?)?;
        ensure!(small.is_empty(), "too small to be tapped: {small:?}");
        Ok(())
    }
}
