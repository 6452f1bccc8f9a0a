//! The article's figures: still until wanted, then alive.

use anyhow::{Result, ensure};
use e2e_tests::{Page, Place, Reader, eventually, journey};
use fantoccini::key::Key;

async fn phases(page: &Page, figure: &str) -> Result<Vec<String>> {
    page.attributes(&format!("{figure} .sequence-step"), "data-phase").await
}

async fn comes_to<T>(page: &Page, what: &str, figure: &str, check: T) -> Result<()>
where
    T: Fn(&[String]) -> bool,
{
    eventually(what, async || {
        let phases = phases(page, figure).await?;
        ensure!(check(&phases), "its steps are {phases:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_sequence_stands_whole_until_it_is_played_and_ends_whole() -> Result<()> {
    journey("sequence", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        let whole = |phases: &[String]| phases.iter().all(|phase| phase == "done");
        let still = phases(page, "#figure-polling").await?;
        ensure!(still.len() == 10 && whole(&still), "at rest its steps are {still:?}");

        page.click("button", "Play the questions").await?;
        let begun = |phases: &[String]| phases.iter().any(|phase| phase == "later");
        comes_to(page, "what is to come is faint", "#figure-polling", begun).await?;
        page.click("button", "Pause the questions").await?;
        let paused = phases(page, "#figure-polling").await?;
        page.painted(5).await?;
        ensure!(phases(page, "#figure-polling").await? == paused, "it goes on while it pauses");
        ensure!(whole(&phases(page, "#figure-webhook").await?), "the other figure plays too");

        page.click("button", "Play the questions").await?;
        comes_to(page, "it ends whole", "#figure-polling", whole).await?;
        page.find("button", "Play the questions").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn with_reduced_motion_the_figures_stand_and_offer_nothing_that_moves() -> Result<()> {
    let reader = Reader { reduced_motion: true, ..Reader::default() };
    journey("still-figures", reader, async |page| {
        page.open(Place::Root).await?;
        ensure!(page.visible(".figure-buttons, .runner").await?.is_empty(), "something can move");
        ensure!(
            page.visible("#figure-polling .sequence-step").await?.len() == 10,
            "it is not drawn"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_parcel_is_found_sooner_by_whoever_looks_more_often() -> Result<()> {
    journey("parcel", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.shows("#figure-parcel figcaption", "6 times for nothing").await?;
        page.enter("You look every", "an hour").await?;
        page.shows("#parcel-every-error", "found “an hour”; allowed is a whole number from 10")
            .await?;
        page.shows("#figure-parcel figcaption", "6 times for nothing").await?;
        page.enter("You look every", "10").await?;
        page.is_silent("#parcel-every-error").await?;
        let often = page.text("#figure-parcel figcaption").await?;
        ensure!(!often.contains("6 times"), "{often}");
        page.click("button", "Another day").await?;
        eventually("another day goes otherwise", async || {
            ensure!(page.text("#figure-parcel figcaption").await? != often, "it is the same day");
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn the_curve_is_followed_by_keys_and_by_dragging() -> Result<()> {
    journey("curve", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.shows("#figure-curve figcaption", "every 1 min: 98.3 %").await?;
        page.tab_to("Ask every").await?;
        page.keys([Key::End]).await?;
        page.shows("#figure-curve figcaption", "every 10 h: 0.0 %").await?;
        page.keys([Key::Left]).await?;
        page.shows("#figure-curve figcaption", "every 7 h").await?;
        let slider = page.field("Ask every").await?;
        page.drag(&slider, 0.9, 0.02).await?;
        page.shows("#figure-curve figcaption", "every 10 s: 99.7 %").await
    })
    .await
}

#[tokio::test]
async fn a_guess_comes_before_its_answer() -> Result<()> {
    journey("guess", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        ensure!(page.visible(".guess-answer").await?.is_empty(), "an answer stands there already");
        page.enter("Empty, asking every minute", "most").await?;
        page.shows("#guess-minute-error", "found “most”; a number from 0 to 100").await?;
        ensure!(page.visible(".guess-answer").await?.is_empty(), "no guess was made");
        page.enter("Empty, asking every minute", "50 %").await?;
        page.shows("#figure-minute .guess-answer", "You said 50 %.").await?;
        page.shows("#figure-minute .guess-answer", "of 1 440 questions found nothing").await?;
        page.is_silent("#guess-minute-error").await?;

        page.fill("More than once", "0").await?;
        page.click("button", "Run the thousand events").await?;
        page.shows("#figure-lossy .guess-answer", "of 1 000 came more than once").await?;
        page.is_accessible().await
    })
    .await
}

#[tokio::test]
async fn a_mistake_costs_until_its_mend_is_switched_on() -> Result<()> {
    journey("mistakes", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.shows("#figure-mend-verification", "12 of 12 forged").await?;
        page.tick("Verify, with a tolerance, and remember ids").await?;
        page.shows("#figure-mend-verification", "none is believed. It costs 0 €.").await?;
        page.shows("#figure-mend-answer", "15 mails go out too many").await?;
        page.tick("Answer first, then work").await?;
        page.shows("#figure-mend-answer", "0 mails too many").await?;
        page.shows("#figure-mend-address", "6 seconds on average").await?;
        page.choose("Your address is", "a random UUID").await?;
        page.shows("#figure-mend-address", "longer than the universe").await
    })
    .await
}

#[tokio::test]
async fn an_outage_is_replayed_for_every_sender_and_a_poll_repairs_it() -> Result<()> {
    journey("outage", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        let github = "#outage tbody tr:nth-child(2)";
        page.shows(github, "2 of 72").await?;
        page.enter("Down for", "a while").await?;
        page.shows("#outage-lasts-error", "found “a while”; allowed is a whole number").await?;
        page.enter("Down for", "120").await?;
        page.shows(github, "6 of 72").await?;
        page.enter("Besides, ask every", "60").await?;
        page.shows(github, "0 of 72").await?;
        page.shows("#outage > p:last-child", "no news is older than 3 h 00 min").await?;
        page.is_accessible().await?;
        page.fits_its_window().await
    })
    .await
}

#[tokio::test]
async fn seven_ways_are_compared_in_one_world() -> Result<()> {
    journey("compare", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.shows("#compare tbody tr:first-child", "Poll every 5 s 17 280").await?;
        page.enter("It happens in the day", "2001").await?;
        page.shows("#compare-events-error", "found “2001”; allowed is a whole number").await?;
        page.enter("It happens in the day", "1").await?;
        page.shows("#compare tbody tr:nth-child(3)", "Poll every 5 min 288").await?;
        page.fits_its_window().await
    })
    .await
}
