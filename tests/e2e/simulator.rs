//! What the simulator shows, as its reader sees it.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::browser::Page;
use crate::wait::eventually;

/// Everything that can be read off the simulator at one moment. Equal runs look equal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Shown {
    /// The playhead in milliseconds, and the same as the clock writes it.
    pub playhead: u64,
    pub clock: String,
    pub seed: String,
    pub speed: String,
    pub polling: Lane,
    pub webhook: Lane,
    /// Latest first.
    pub log: Vec<Row>,
    pub summary: String,
}

/// A lane's card.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Lane {
    pub status: String,
    pub requests: u64,
    pub empty: u64,
    pub delay: String,
}

/// A line of the event log.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Row {
    pub time: String,
    pub lane: String,
    pub what: String,
}

impl Row {
    /// Its moment in milliseconds.
    pub fn at(&self) -> Result<u64> {
        millis(&self.time)
    }
}

/// From `320 ms`, `2.31 s` or `12.345 s`.
pub fn millis(text: &str) -> Result<u64> {
    let understood = || {
        let (number, unit) = text.split_once(' ')?;
        let number: f64 = number.parse().ok()?;
        let scale = match unit {
            "ms" => 1.0,
            "s" => 1_000.0,
            _ => return None,
        };
        Some((number * scale).round() as u64)
    };
    understood().with_context(|| format!("{text:?} is no span of time"))
}

const SHOWN: &str = r"
    const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const text = (selector) => tidy(document.querySelector(selector)?.innerText);
    const lane = (card) => {
        const values = [...document.querySelectorAll(`${card} .numbers dd`)];
        const [requests, empty, delay] = values.map((value) => tidy(value.firstChild.textContent));
        const count = (digits) => Number(digits.replaceAll(' ', ''));
        const status = text(`${card} .status`);
        return { status, requests: count(requests), empty: count(empty), delay };
    };
    const lines = [...document.querySelectorAll('.log tbody tr')];
    const rows = lines.filter((line) => line.cells.length === 3);
    return {
        playhead: Number(document.getElementById('scrubber').value),
        clock: text('.clock'),
        seed: text('.seed'),
        speed: tidy(document.getElementById('speed').selectedOptions[0]?.text),
        polling: lane('.lane-polling'),
        webhook: lane('.lane-webhook'),
        log: rows.map((row) => {
            const [time, lane, what] = [...row.cells].map((cell) => tidy(cell.innerText));
            return { time, lane, what };
        }),
        summary: text('#summary'),
    };";

/// Counts, in every frame from now on, the messages that are seen on the stages.
const WATCH: &str = "
    const shapes = '.packet:not([data-kind=none]) > .shape';
    const isSeen = (shape) => shape.getClientRects().length > 0;
    window.flew = 0;
    const look = () => {
        window.flew += [...document.querySelectorAll(shapes)].filter(isSeen).length;
        requestAnimationFrame(look);
    };
    look();";

/// Counts the tones that the page makes from now on.
const LISTEN: &str = "
    window.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...rest) {
        window.tones += 1;
        return start.apply(this, rest);
    };";

impl Page {
    /// From now on, [`Page::tones`] tells.
    pub async fn listen_for_tones(&self) -> Result<()> {
        self.script(LISTEN, vec![]).await?;
        Ok(())
    }

    /// How many tones the page made since it was listened to.
    pub async fn tones(&self) -> Result<u64> {
        let tones = self.script("return window.tones", vec![]).await?;
        tones.as_u64().context("nobody listens")
    }

    /// From now on, [`Page::messages_flew`] tells.
    pub async fn watch_the_stages(&self) -> Result<()> {
        self.script(WATCH, vec![]).await?;
        Ok(())
    }

    /// Whether any message was seen on a stage since the stages are watched.
    pub async fn messages_flew(&self) -> Result<bool> {
        Ok(self.script("return window.flew > 0", vec![]).await? == true)
    }

    pub async fn shown(&self) -> Result<Shown> {
        let shown = self.script(SHOWN, vec![]).await?;
        serde_json::from_value(shown.clone())
            .with_context(|| format!("the simulator cannot be read: {shown}"))
    }

    /// What the simulator shows once it is what was wanted; `check` says what is wrong with it.
    pub async fn comes_to_show(
        &self,
        wanted: &str,
        check: impl Fn(&Shown) -> Result<()>,
    ) -> Result<Shown> {
        eventually(wanted, async || {
            let shown = self.shown().await?;
            check(&shown)?;
            Ok(shown)
        })
        .await
    }

    /// The simulator comes to look exactly so.
    pub async fn comes_to_look_like(&self, expected: &Shown) -> Result<()> {
        let same = |shown: &Shown| {
            ensure!(shown == expected, "expected {expected:#?}, found {shown:#?}");
            Ok(())
        };
        self.comes_to_show("it shows the same run", same).await?;
        Ok(())
    }

    /// Waits until the run was played to its end and is summed up.
    pub async fn ends(&self) -> Result<Shown> {
        self.find("button", "Play again").await?;
        let summed_up = |shown: &Shown| {
            ensure!(!shown.summary.is_empty(), "at {} there is no sentence", shown.clock);
            Ok(())
        };
        self.comes_to_show("the run is summed up", summed_up).await
    }

    /// Plays as fast as it goes, with the button of that name, to the end.
    pub async fn plays_to_the_end(&self, button: &str) -> Result<Shown> {
        self.choose("Speed", "×100").await?;
        self.click("button", button).await?;
        self.ends().await
    }

    /// The address bar comes to name this.
    pub async fn comes_to_link_to(&self, part: &str) -> Result<()> {
        eventually(&format!("the address names {part:?}"), async || {
            let address = self.address().await?;
            ensure!(address.contains(part), "it is {address}");
            Ok(())
        })
        .await
    }

    /// Opens the knobs behind the plain ones.
    pub async fn opens_more(&self) -> Result<()> {
        let found = "return document.querySelector('.knobs-more > summary')";
        let answer = self.script(found, vec![]).await?;
        let summary = self.element(&answer).context("there are no more knobs")?;
        self.click_on(&summary).await
    }
}
