use anyhow::{Result, ensure};
use e2e_tests::{Place, Reader, journey};
use serde_json::json;

#[tokio::test]
async fn a_loaded_page_can_send_nothing_anywhere() -> Result<()> {
    journey("csp", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        let home = Place::Root.address()?;
        page.can_send_nothing(&[home.trim_end_matches('/'), "http://localhost:9"]).await?;
        // What had loaded before goes on working.
        page.plays_to_the_end("Start").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_manifest_is_in_the_page_so_that_reading_it_requests_nothing() -> Result<()> {
    journey("manifest", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        let found = page.manifest().await?;
        ensure!(found["errors"] == json!([]), "the manifest is wrong: {found}");
        ensure!(found["manifest"]["name"] == "Webhook Lab", "the manifest is {found}");
        let address = found["url"].as_str().unwrap_or_default();
        ensure!(address.starts_with("data:"), "it is requested from {address}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_is_requested_whatever_a_reader_does() -> Result<()> {
    journey("quiet", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.loaded_only_from(Place::Root).await?;
        page.fill("Search events", "order").await?;
        page.opens_more().await?;
        page.tick("conditional").await?;
        page.enter("Apps like yours", "50").await?;
        page.plays_to_the_end("Start").await?;
        page.click("button", "New seed").await?;
        page.click("button", "Copy link to this run").await?;
        page.stayed_quiet().await
    })
    .await
}

#[tokio::test]
async fn the_policy_allows_no_inline_script_and_no_eval() -> Result<()> {
    journey("inline", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        ensure!(!page.runs_inline_script().await?, "an inline script ran");
        let complaints = page.complaints().await?;
        ensure!(
            complaints.iter().any(|complaint| complaint.contains("Content Security Policy")),
            "it was not the policy that stopped it: {complaints:?}"
        );
        Ok(())
    })
    .await
}
