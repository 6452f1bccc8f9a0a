//! Readers who go without motion or without scripts.

use anyhow::{Result, ensure};
use e2e_tests::{Place, Reader, journey};

#[tokio::test]
async fn messages_fly_across_the_stage() -> Result<()> {
    journey("motion", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.watch_the_stages().await?;
        page.painted(3).await?;
        ensure!(!page.messages_flew().await?, "messages fly before the start");
        page.choose("Speed", "×5").await?;
        page.click("button", "Start").await?;
        page.ends().await?;
        ensure!(page.messages_flew().await?, "no message was seen on its way");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn with_reduced_motion_nothing_flies_and_diagram_and_log_carry_the_run() -> Result<()> {
    let reader = Reader { reduced_motion: true, ..Reader::default() };
    journey("reduced-motion", reader, async |page| {
        page.open(Place::Root).await?;
        page.watch_the_stages().await?;
        page.choose("Speed", "×5").await?;
        page.click("button", "Start").await?;
        page.comes_to_show("the log grows while it plays", |shown| {
            ensure!(!shown.log.is_empty() && shown.summary.is_empty(), "at {}", shown.clock);
            Ok(())
        })
        .await?;
        let ended = page.ends().await?;
        ensure!(!page.messages_flew().await?, "a message was seen on its way");
        let axis: f64 = page.attribute("#scrubber", "max").await?.parse()?;
        let expected = ended.playhead as f64 / axis * 10_000.0;
        let playhead: f64 = page.attribute(".drawing-polling .playhead", "x").await?.parse()?;
        ensure!(
            (playhead - expected).abs() <= 6.0,
            "the diagram's playhead is at {playhead}, not at {expected}"
        );
        page.is_accessible().await
    })
    .await
}

#[tokio::test]
async fn without_scripts_the_text_and_the_drawn_run_are_there_and_no_dead_control() -> Result<()> {
    let reader = Reader { scripts: false, ..Reader::default() };
    journey("scripts-off", reader, async |page| {
        page.open(Place::Root).await?;
        page.shows("h1", "Stop asking. Get told.").await?;
        page.shows("#idea", "A webhook is the text message.").await?;
        page.shows("#notice", "Polling is not always worse.").await?;
        page.shows(".no-script", "moves only with scripts switched on").await?;
        ensure!(!page.visible(".no-script").await?.is_empty(), "the note is hidden");

        let recipes = page.visible(".recipe-file h4").await?;
        for framework in ["Express", "Flask", "Django", "FastAPI"] {
            let found = recipes.iter().filter(|title| title.starts_with(framework)).count();
            ensure!(found == 1, "{found} recipes for {framework}: {recipes:?}");
        }

        for lane in ["polling", "webhook"] {
            let path = page.attribute(&format!(".drawing-{lane} .line-hit"), "d").await?;
            ensure!(path.contains('L'), "{lane} draws {path:?}");
            let gap = page.attribute(&format!(".drawing-{lane} .gap"), "width").await?;
            ensure!(gap.parse::<u64>()? > 0, "{lane} draws a gap of {gap}");
        }
        let over = page.visible(".veil, .dim, .playhead").await?;
        ensure!(over.is_empty(), "the drawing is covered by {over:?}");

        // What folds up does so without scripts too.
        let dead = page
            .visible("button, input, select, textarea, summary:not(.step > *, .sources > *)")
            .await?;
        ensure!(
            dead.is_empty(),
            "{} controls can do nothing, the first is {:?}",
            dead.len(),
            dead.first()
        );
        page.fits_its_window().await
    })
    .await
}
