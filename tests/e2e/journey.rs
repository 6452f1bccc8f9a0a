//! A journey from its first page to its verdict.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, ensure};

use crate::browser::{Page, setting};

/// How a reader meets the page.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// Of the window, in CSS pixels.
    pub width: u32,
    pub height: u32,
    pub dark: bool,
    pub reduced_motion: bool,
    pub scripts: bool,
    /// With a finger on a phone instead of a mouse.
    pub touch: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 900,
            dark: false,
            reduced_motion: false,
            scripts: true,
            touch: false,
        }
    }
}

/// Takes a reader through `steps`. Whatever the journey is about, the browser must have nothing to
/// complain of at its end. A failed journey leaves a picture of what the reader saw.
pub async fn journey(
    name: &str,
    reader: Reader,
    steps: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let page = Page::of(reader).await?;
    let outcome = match steps(&page).await {
        Ok(()) => without_complaints(&page).await,
        Err(error) => Err(error),
    };
    let outcome = match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(with_evidence(error, name, &page).await),
    };
    page.client.close().await?;
    outcome
}

async fn without_complaints(page: &Page) -> Result<()> {
    let complaints = page.complaints().await?;
    ensure!(complaints.is_empty(), "the browser complains:\n  {}", complaints.join("\n  "));
    Ok(())
}

async fn with_evidence(error: anyhow::Error, name: &str, page: &Page) -> anyhow::Error {
    let place = match page.client.current_url().await {
        Ok(url) => url.to_string(),
        Err(unknown) => format!("an unknown address ({unknown})"),
    };
    let complaints = match page.complaints().await {
        Ok(complaints) => complaints.join("\n  "),
        Err(unknown) => format!("unknown ({unknown})"),
    };
    let picture = match save_picture(name, page).await {
        Ok(path) => path.display().to_string(),
        Err(none) => format!("none ({none:#})"),
    };
    anyhow!(
        "{error:#}\n  journey: {name}\n  at: {place}\n  picture: {picture}\n  console: {complaints}"
    )
}

async fn save_picture(name: &str, page: &Page) -> Result<PathBuf> {
    let folder = PathBuf::from(setting("WEBHOOK_LAB_SCREENSHOTS")?);
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.png"));
    let picture = page.client.screenshot().await?;
    fs::write(&path, picture).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}
