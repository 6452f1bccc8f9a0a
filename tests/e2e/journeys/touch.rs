//! With a finger on a phone.

use anyhow::{Result, ensure};
use e2e_tests::{Page, Place, Reader, Shown, eventually, journey};

const PHONE: Reader = Reader {
    width: 360,
    height: 740,
    dark: false,
    reduced_motion: false,
    scripts: true,
    touch: true,
};

async fn stands(page: &Page, wanted: &str, check: impl Fn(&Shown) -> bool) -> Result<Shown> {
    page.comes_to_show(wanted, |shown| {
        ensure!(check(shown), "it stands at {}: {:?}", shown.clock, shown.log);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_run_is_started_held_and_stepped_by_tapping() -> Result<()> {
    journey("touch-run", PHONE, async |page| {
        page.open(Place::Root).await?;
        page.tap("button", "Start").await?;
        stands(page, "a tap starts the run", |shown| !shown.log.is_empty()).await?;
        page.tap("button", "Pause").await?;
        page.find("button", "Play").await?;
        let paused = page.shown().await?;
        // Two taps in quick succession are two steps and no zooming in.
        page.tap("button", "Step").await?;
        page.tap("button", "Step").await?;
        stands(page, "each tap steps", |shown| shown.log.len() >= paused.log.len() + 2).await?;
        let zoom = page.zoom().await?;
        ensure!(zoom == 1.0, "tapping zoomed to {zoom}");
        page.fits_its_window().await
    })
    .await
}

#[tokio::test]
async fn a_finger_scrubs_in_the_diagram_and_still_scrolls_the_page_over_it() -> Result<()> {
    journey("touch-scrub", PHONE, async |page| {
        page.open(Place::Root).await?;
        let axis: u64 = page.attribute("#scrubber", "max").await?.parse()?;
        let near = |share: u64| {
            move |shown: &Shown| shown.playhead.abs_diff(axis * share / 100) <= axis / 100
        };
        let scrubber = page.find("slider", "Playhead").await?;
        page.stroke(&scrubber, (0.15, 0.4), (0.45, 0.4)).await?;
        let drawn =
            stands(page, "the playhead stands where the finger was lifted", near(45)).await?;
        ensure!(!drawn.log.is_empty(), "the log does not follow the finger");
        page.tap_at(&scrubber, (0.1, 0.4)).await?;
        let tapped = stands(page, "the playhead goes where a finger taps", near(10)).await?;
        ensure!(tapped.log.len() < drawn.log.len(), "the log does not follow back");

        let before = page.scrolled().await?;
        page.stroke(&scrubber, (0.6, 0.9), (0.6, 0.1)).await?;
        eventually("a finger scrolls over the diagram", async || {
            let now = page.scrolled().await?;
            ensure!(now > before + 50.0, "the page went from {before} to {now}");
            Ok(())
        })
        .await?;
        let shown = page.shown().await?;
        ensure!(shown == tapped, "scrolling moved the playhead to {}", shown.clock);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_event_is_picked_by_tapping() -> Result<()> {
    journey("touch-pick", PHONE, async |page| {
        page.open(Place::Root).await?;
        page.tap_label("New order placed orders/create").await?;
        page.find("region", "Payload of Shopify, orders/create").await?;
        page.shows(".payload-line", "ew order placed · Shopify").await?;
        let shown = page.plays_to_the_end("Start").await?;
        ensure!(
            shown.log.iter().any(|row| row.what == "Shopify: new order placed"),
            "the log does not tell what happened: {:?}",
            shown.log
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_finger_moves_a_slider_and_the_page_only_up_and_down() -> Result<()> {
    journey("touch-slider", PHONE, async |page| {
        page.open(Place::Root).await?;
        let every = async || -> Result<f64> {
            let text = page.field("Poll every").await?.prop("value").await?;
            Ok(text.unwrap_or_default().parse()?)
        };
        let slider = page.find("slider", "Poll every, slider").await?;
        let before = every().await?;
        page.stroke(&slider, (0.3, 0.5), (0.7, 0.5)).await?;
        eventually("a finger moves the slider", async || {
            let now = every().await?;
            ensure!(now > before * 2.0, "it went from {before} to {now}");
            Ok(())
        })
        .await?;
        let moved = every().await?;
        let top = page.scrolled().await?;
        page.stroke(&slider, (0.2, 0.5), (0.2, -6.0)).await?;
        eventually("a finger scrolls over the slider", async || {
            let now = page.scrolled().await?;
            ensure!(now > top + 50.0, "the page went from {top} to {now}");
            Ok(())
        })
        .await?;
        let scrolled = every().await?;
        ensure!(scrolled == moved, "scrolling moved the slider from {moved} to {scrolled}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn everything_that_takes_a_tap_is_large_enough() -> Result<()> {
    journey("touch-targets", PHONE, async |page| {
        page.open(Place::Root).await?;
        page.opens_more().await?;
        page.tap_label("again and again").await?;
        page.has_targets_for_fingers().await
    })
    .await
}
