//! Why does my signature not verify?

use anyhow::{Result, ensure};
use e2e_tests::{Page, Place, Reader, journey};

async fn breaks(page: &Page, mistake: &str) -> Result<()> {
    page.click("button", mistake).await
}

#[tokio::test]
async fn a_rejected_signature_is_explained_proven_and_mended() -> Result<()> {
    journey("diagnosis", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.unfolds("#pg-gallery").await?;
        breaks(page, "json.dumps the body").await?;
        page.shows("#pg-verdict", "Rejected.").await?;
        page.shows("#pg-found .cause", "as Python's json.dumps writes it").await?;
        page.shows("#pg-found .certainty", "Proven").await?;
        ensure!(
            !page.visible("#pg-found .proof mark").await?.is_empty(),
            "no difference is marked"
        );
        page.shows("#pg-mend", "express.raw").await?;
        page.choose("Mend it in", "Django").await?;
        page.shows("#pg-mend", "request.body").await?;
        page.is_accessible().await?;
        page.click("button", "Apply this change").await?;
        page.shows("#pg-verdict", "Accepted.").await?;
        ensure!(page.visible("#pg-why").await?.is_empty(), "an accepted request is explained");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_the_readers_code_computed_is_explained_too() -> Result<()> {
    journey("computed", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.unfolds("#pg-gallery").await?;
        breaks(page, "Sign the body alone").await?;
        page.shows("#pg-verdict", "Accepted.").await?;
        page.shows("#pg-found .cause", "Your code signs the body alone.").await?;
        page.fill("What my code computed (if you know it)", "0000").await?;
        page.shows("#pg-verdict", "Accepted.").await
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_explained_says_what_was_tried_and_what_remains() -> Result<()> {
    journey("no-cause", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.unfolds("#pg-gallery").await?;
        breaks(page, "Use a wrong secret").await?;
        page.shows("#pg-found .cause", "makes it match. What remains: another secret").await?;
        page.shows("#pg-found", "changes were tried.").await?;
        breaks(page, "Arrive late").await?;
        page.shows("#pg-found .cause", "The signature is right. The request is").await
    })
    .await
}

#[tokio::test]
async fn an_error_message_leads_to_its_provider_and_the_likeliest_causes() -> Result<()> {
    journey("triage", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.unfolds("#pg-triage").await?;
        let message = "No signatures found matching the expected signature for payload.";
        page.fill("The error message", message).await?;
        page.shows("#pg-triage-found", "JSON that was parsed and written again").await?;
        page.click("button", "Pick Stripe").await?;
        page.fill("The error message", "segmentation fault").await?;
        page.shows("#pg-triage-found", "Nothing in it is known here.").await
    })
    .await
}
