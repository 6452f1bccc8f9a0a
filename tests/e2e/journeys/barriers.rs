//! axe-core, and the width of the page, wherever a reader gets to.

use anyhow::{Context, Result};
use e2e_tests::{Page, Place, Reader, journey};

async fn is_fine(page: &Page, moment: &str) -> Result<()> {
    page.settled().await?;
    page.is_accessible().await.with_context(|| moment.to_owned())?;
    page.fits_its_window().await.with_context(|| moment.to_owned())
}

async fn has_no_barriers(name: &str, width: u32, dark: bool) -> Result<()> {
    let reader = Reader { width, dark, ..Reader::default() };
    journey(name, reader, async |page| {
        page.open(Place::Root).await?;
        is_fine(page, "at rest").await?;
        for _ in 0..12 {
            page.click("button", "Step").await?;
        }
        is_fine(page, "in the middle of a run").await?;
        page.opens_more().await?;
        is_fine(page, "with all knobs open").await?;
        page.enter("Messages lost", "40").await?;
        page.enter("Apps like yours", "30").await?;
        page.plays_to_the_end("Play").await?;
        is_fine(page, "at the end of a run with losses and many apps").await?;
        page.enter("Poll every", "a word that is no number").await?;
        page.shows("#poll-error", "Poll every: found").await?;
        is_fine(page, "with an error").await?;
        page.fill("Search events", "no such thing").await?;
        page.shows(".events", "No event matches.").await?;
        is_fine(page, "with a search that finds nothing").await?;
        let broken = "#run=1&poll=99999&event=nobody/none&seed=3";
        page.open_link(&format!("{}{broken}", Place::Root.address()?)).await?;
        page.shows(".notices", "was not understood").await?;
        is_fine(page, "with a broken link").await
    })
    .await
}

#[tokio::test]
async fn nothing_bars_the_way_on_a_wide_light_screen() -> Result<()> {
    has_no_barriers("axe-wide-light", 1280, false).await
}

#[tokio::test]
async fn nothing_bars_the_way_on_a_wide_dark_screen() -> Result<()> {
    has_no_barriers("axe-wide-dark", 1280, true).await
}

#[tokio::test]
async fn nothing_bars_the_way_on_a_small_light_screen() -> Result<()> {
    has_no_barriers("axe-small-light", 320, false).await
}

#[tokio::test]
async fn nothing_bars_the_way_on_a_small_dark_screen() -> Result<()> {
    has_no_barriers("axe-small-dark", 320, true).await
}
