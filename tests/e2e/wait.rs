//! Waiting for a condition.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tokio::time::{Instant, MissedTickBehavior, interval};

use crate::browser::Page;

const PATIENCE: Duration = Duration::from_secs(15);
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// Looks again and again until `look` finds what it wants. Past all patience the error says what
/// was wanted and why the last look did not find it.
pub async fn eventually<T>(wanted: &str, look: impl AsyncFn() -> Result<T>) -> Result<T> {
    let begin = Instant::now();
    let mut looks = interval(BETWEEN_LOOKS);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        looks.tick().await;
        match look().await {
            Ok(found) => return Ok(found),
            Err(error) if begin.elapsed() > PATIENCE => {
                return Err(error)
                    .with_context(|| format!("waited {PATIENCE:?} in vain until {wanted}"));
            }
            Err(_) => {}
        }
    }
}

impl Page {
    /// Lets the browser paint a few frames: whatever was set off shows by then.
    pub async fn painted(&self, frames: u32) -> Result<()> {
        const PAINT: &str = "
            const frame = () => new Promise(requestAnimationFrame);
            return (async () => {
                for (let left = arguments[0]; left > 0; left -= 1) { await frame(); }
            })();";
        self.script(PAINT, vec![json!(frames)]).await?;
        Ok(())
    }

    /// Waits until nothing moves by itself any more: transitions are over and the page has stopped
    /// scrolling.
    pub async fn settled(&self) -> Result<()> {
        eventually("nothing moves", async || {
            let before = self.scrolled().await?;
            self.painted(3).await?;
            let moving = self.script("return document.getAnimations().length", vec![]).await?;
            let after = self.scrolled().await?;
            ensure!(before == after, "the page scrolls from {before} to {after}");
            ensure!(moving == 0, "{moving} animations are under way");
            Ok(())
        })
        .await
    }

    /// How far down the page is, in CSS pixels.
    pub async fn scrolled(&self) -> Result<f64> {
        let position = self.script("return scrollY", vec![]).await?;
        position.as_f64().context("a page has a position")
    }

    /// How much larger than usual the page is shown; two quick taps may zoom.
    pub async fn zoom(&self) -> Result<f64> {
        let scale = self.script("return visualViewport.scale", vec![]).await?;
        scale.as_f64().context("a page has a scale")
    }

    /// Back to the top, as far as the keyboard goes too.
    pub async fn top(&self) -> Result<()> {
        const TOP: &str = "
            scrollTo(0, 0);
            const start = document.createElement('span');
            start.tabIndex = -1;
            document.body.prepend(start);
            start.focus();
            start.remove();";
        self.script(TOP, vec![]).await?;
        Ok(())
    }
}
