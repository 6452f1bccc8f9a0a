use anyhow::{Result, ensure};
use e2e_tests::{Lane, Page, Place, Reader, Shown, journey, millis};

/// How many lines of the log begin so.
fn told(shown: &Shown, lane: &str, words: &str) -> u64 {
    let rows = shown.log.iter();
    let told = rows.filter(|row| row.lane == lane && row.what.starts_with(words));
    told.count() as u64
}

fn says(shown: &Shown, words: &str) -> Result<()> {
    ensure!(
        shown.summary.contains(words),
        "the sentence does not say {words:?}: {:?}",
        shown.summary
    );
    Ok(())
}

/// The card's numbers are those of the log's lines.
fn card_agrees(shown: &Shown, name: &str, lane: &Lane, asks: &str) -> Result<()> {
    let (requests, empty) = (told(shown, name, asks), told(shown, name, "Nothing new"));
    ensure!(
        (lane.requests, lane.empty) == (requests, empty),
        "the log tells of {requests} requests and {empty} empty answers, the card says {lane:?}"
    );
    let known = format!("Your app knows, {} after it happened", lane.delay);
    ensure!(told(shown, name, &known) == 1, "the log does not say {known:?}: {:?}", shown.log);
    Ok(())
}

/// The delay is the time between the event's line and the line in which the app knows.
fn delay_is_real(shown: &Shown, name: &str, lane: &Lane) -> Result<()> {
    let happened = shown.log.iter().find(|row| row.lane == "Both");
    let known =
        shown.log.iter().find(|row| row.lane == name && row.what.starts_with("Your app knows"));
    let (Some(happened), Some(known)) = (happened, known) else {
        anyhow::bail!("it did not happen or {name} never knew: {:?}", shown.log)
    };
    let between = known.at()?.abs_diff(happened.at()?);
    let delay = millis(&lane.delay)?;
    // Spans are shown to the hundredth of a second.
    ensure!(
        between.abs_diff(delay) <= 10,
        "{name} says {delay} ms, and the log {between} ms: {:?}",
        shown.log
    );
    Ok(())
}

/// Everything on the page tells of the same run.
fn agrees(shown: &Shown) -> Result<()> {
    let Shown { polling, webhook, .. } = shown;
    card_agrees(shown, "Polling", polling, "Your app asks")?;
    card_agrees(shown, "Webhook", webhook, "Stripe calls")?;
    delay_is_real(shown, "Polling", polling)?;
    delay_is_real(shown, "Webhook", webhook)?;
    says(shown, &format!("Polling made {} requests before it found the update", polling.requests))?;
    says(shown, &format!("{} answers were empty", polling.empty))?;
    says(shown, &format!("your app knew {} after it happened", polling.delay))?;
    says(shown, &format!("The webhook: one, at once. Your app knew after {}.", webhook.delay))?;
    ensure!(webhook.requests == 1, "the webhook needed {webhook:?}");
    ensure!(polling.empty + 1 == polling.requests, "one question found it: {polling:?}");
    Ok(())
}

async fn runs_to_the_end(page: &Page, place: Place) -> Result<()> {
    page.open(place).await?;
    page.loaded_only_from(place).await?;
    let waiting = page.shown().await?;
    for lane in [&waiting.polling, &waiting.webhook] {
        ensure!(lane.status == "Waiting to start…", "before the start: {lane:?}");
    }
    let shown = page.plays_to_the_end("Start").await?;
    agrees(&shown)?;
    ensure!(shown.clock.starts_with(&shown.log[0].time), "the log does not end with the run");
    page.shows("#live", &shown.summary).await?;
    page.stayed_quiet().await
}

#[tokio::test]
async fn at_its_end_a_run_is_a_sentence_with_the_numbers_of_cards_and_log() -> Result<()> {
    journey("run", Reader::default(), async |page| runs_to_the_end(page, Place::Root).await).await
}

#[tokio::test]
async fn a_run_goes_to_its_end_in_a_folder_of_a_host_too() -> Result<()> {
    journey("run-below", Reader::default(), async |page| runs_to_the_end(page, Place::Below).await)
        .await
}

#[tokio::test]
async fn a_run_goes_to_its_end_on_a_small_dark_screen_too() -> Result<()> {
    let reader = Reader { width: 320, height: 640, dark: true, ..Reader::default() };
    journey("run-small", reader, async |page| runs_to_the_end(page, Place::Root).await).await
}

#[tokio::test]
async fn while_it_plays_the_diagram_uncovers_only_what_was_seen() -> Result<()> {
    journey("veil", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        let axis: f64 = page.attribute("#scrubber", "max").await?.parse()?;
        for _ in 0..3 {
            page.click("button", "Step").await?;
        }
        let shown = page
            .comes_to_show("three steps are done", |shown| {
                ensure!(shown.playhead > 0, "at {}", shown.clock);
                Ok(())
            })
            .await?;
        for lane in ["polling", "webhook"] {
            let veil: f64 =
                page.attribute(&format!(".drawing-{lane} .veil"), "x").await?.parse()?;
            let expected = shown.playhead as f64 / axis * 10_000.0;
            ensure!(
                (veil - expected).abs() <= 6.0,
                "in {lane} the veil begins at {veil}, the playhead is at {expected}"
            );
        }
        Ok(())
    })
    .await
}
