//! The program breaks. What can break it from outside is a page that is not as it was written:
//! an extension or a translating proxy that takes something away.

use anyhow::{Context, Result, ensure};
use e2e_tests::{Page, Place, Reader, journey};
use serde_json::json;

const TAKE_AWAY: &str = "document.addEventListener('readystatechange', () => {
    document.querySelector('#player')?.remove();
}, { once: true });";

/// Opens the page while something takes a part of it away; gives back how to stop that.
async fn breaks(page: &Page, address: &str) -> Result<String> {
    let script = json!({ "source": TAKE_AWAY });
    let answer = page.cdp("Page.addScriptToEvaluateOnNewDocument", script).await?;
    page.visit(address).await?;
    let id = answer["identifier"].as_str().context("the script has no name")?;
    Ok(id.to_owned())
}

#[tokio::test]
async fn a_program_that_breaks_says_so_and_shows_a_way_on_that_loses_nothing() -> Result<()> {
    journey("panic", Reader::default(), async |page| {
        let home = Place::Root.address()?;
        let taken = breaks(page, &format!("{home}#run=1&seed=8&at=2000000")).await?;
        page.shows("#failure", "Something in this page broke").await?;
        page.shows("#failure-detail", "Webhook Lab").await?;
        ensure!(!page.visible("#failure").await?.is_empty(), "the message is hidden");
        let role = page.attribute("#failure", "role").await?;
        ensure!(role == "alert", "the message is no alert but {role:?}");
        ensure!(page.visible("#not-started").await?.is_empty(), "two messages for one failure");
        page.shows("#idea", "A webhook is the text message.").await?;
        let complaints = page.complaints().await?;
        ensure!(!complaints.is_empty(), "the console does not say why");

        let stop = json!({ "identifier": taken });
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", stop).await?;
        page.click("link", "Load it again").await?;
        page.comes_to_show("the page is back with what was set", |shown| {
            ensure!(shown.seed == "Seed 8", "it has {}", shown.seed);
            ensure!(shown.playhead == 2_000, "it stands at {}", shown.clock);
            Ok(())
        })
        .await?;
        ensure!(page.visible("#failure").await?.is_empty(), "the message is still there");
        Ok(())
    })
    .await
}
