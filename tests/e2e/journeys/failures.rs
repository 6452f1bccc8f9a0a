//! What a reader lets go wrong, and what becomes of it.

use anyhow::{Result, ensure};
use e2e_tests::{Page, Place, Reader, Shown, eventually, journey};

use crate::sharing::address_of;

const RULES: &str = "The webhook follows the rules of";

/// The list of what was done, a line for each.
async fn done(page: &Page) -> Result<Vec<String>> {
    page.visible(".console-done li > span").await
}

async fn says(page: &Page, words: &str) -> Result<Shown> {
    page.comes_to_show(&format!("the log says {words:?}"), |shown| {
        let told = shown.log.iter().any(|row| row.lane == "Webhook" && row.what == words);
        ensure!(told, "the log is {:?}", shown.log);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_dropped_call_is_lost_travels_with_the_link_and_can_be_undone() -> Result<()> {
    journey("drop", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.choose(RULES, "GitHub").await?;
        page.shows(".rules", "Never tries again.").await?;
        page.click("button", "Step").await?;
        page.click("button", "Drop the next message").await?;
        page.plays_to_the_end("Play").await?;
        page.shows("#summary", "then the event was lost for good").await?;
        let shown = says(page, "Stripe gives up").await?;
        ensure!(done(page).await?.len() == 1, "{:?}", done(page).await?);
        page.shows("#tally tr:last-child td:nth-child(3)", "1").await?;

        address_of(page, &shown).await?;
        page.reload().await?;
        page.comes_to_look_like(&shown).await?;
        let [only] = &done(page).await?[..] else { anyhow::bail!("{:?}", done(page).await?) };
        let undo = format!("Undo: {only}").replace('\u{a0}', " ");
        page.click("button", &undo).await?;
        page.shows(".console-done", "Nothing went wrong yet.").await?;
        page.ends().await?;
        page.shows("#summary", "The webhook: one, at once.").await
    })
    .await
}

#[tokio::test]
async fn every_press_is_listed_and_told() -> Result<()> {
    journey("presses", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.choose(RULES, "Slack").await?;
        page.click("button", "Step").await?;
        for (count, press) in (1..).zip([
            "Answer 500",
            "Answer 410, gone",
            "Answer 429, wait 15 s",
            "Answer nothing",
            "Deliver it twice",
            "Delay it by 5 s",
            "Reorder for 5 s",
            "App down for 20 s",
        ]) {
            page.click("button", press).await?;
            eventually("it is listed", async || {
                ensure!(done(page).await?.len() == count, "{press}: {:?}", done(page).await?);
                Ok(())
            })
            .await?;
        }
        page.plays_to_the_end("Play").await?;
        says(page, "Your app answers: 503, it is down").await?;
        says(page, "It goes wrong: the next call is sent twice").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_call_sent_twice_is_harmless_to_an_app_that_recognises_it() -> Result<()> {
    journey("twice", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.click("button", "Step").await?;
        page.click("button", "Deliver it twice").await?;
        page.tick("Your app recognises events it knows").await?;
        page.plays_to_the_end("Play").await?;
        let again = "#tally tr:last-child td:nth-child(5)";
        page.shows(again, "1").await?;
        page.tick("Your app recognises events it knows").await?;
        page.shows(again, "0").await?;
        page.shows("#tally tr:last-child td:nth-child(4)", "1").await
    })
    .await
}

#[tokio::test]
async fn a_fork_shows_both_runs_and_travels_with_the_link() -> Result<()> {
    journey("fork", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.click("button", "Step").await?;
        page.click("button", "Poll a quarter as often").await?;
        let drawings = "#fork .drawing";
        eventually("both runs are drawn for both lanes", async || {
            let drawn = page.visible(drawings).await?.len();
            ensure!(drawn == 4, "{drawn} are drawn");
            Ok(())
        })
        .await?;
        let cells = page.visible("#fork tbody td:nth-child(2)").await?;
        let [asked, seldom, called, the_same] = &cells[..] else { anyhow::bail!("{cells:?}") };
        ensure!(asked != seldom && called == the_same, "the requests are {cells:?}");
        let pressed = page.visible("#fork [aria-pressed=true]").await?;
        ensure!(pressed == ["Poll a quarter as often"], "{pressed:?} are pressed");
        page.is_accessible().await?;
        page.fits_its_window().await?;
        let chosen = page.text(".fork-chosen p").await?;
        page.comes_to_link_to("fork=seldom.").await?;
        page.reload().await?;
        page.shows(".fork-chosen p", &chosen).await?;
        page.click("button", "No second run").await?;
        eventually("they are gone", async || {
            ensure!(page.visible(drawings).await?.is_empty(), "they are still drawn");
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn missions_tick_themselves_and_the_ticks_travel_with_the_link() -> Result<()> {
    journey("missions", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        let done = "#missions .mission-done";
        ensure!(page.visible(done).await?.is_empty(), "a mission is done before anything was");
        page.choose(RULES, "GitHub").await?;
        page.click("button", "Step").await?;
        page.click("button", "Drop the next message").await?;
        page.plays_to_the_end("Play").await?;
        page.shows(done, "Lose an event for good").await?;
        page.shows(".mission-tally", "1 of 6 done").await?;
        page.comes_to_link_to("&done=lose&").await?;
        page.reload().await?;
        page.shows(done, "Lose an event for good").await
    })
    .await
}

#[tokio::test]
async fn a_million_apps_are_simulated_beside_the_formula_and_can_be_stopped() -> Result<()> {
    journey("scale", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        let cells = "#scale tbody td";
        page.choose("How many apps", "1\u{202f}000\u{202f}000").await?;
        page.shows("#scale tbody", "1 440 000 000").await?;
        page.click("button", "Simulate it").await?;
        page.click("button", "Stop the simulation").await?;
        page.find("button", "Simulate it").await?;
        page.shows("#scale .scale-press", "Not simulated yet.").await?;
        page.choose("How many apps", "100").await?;
        page.choose("Things to watch", "10\u{202f}000").await?;
        page.shows("#scale-limit", "every 2 h").await?;
        page.click("button", "Simulate it").await?;
        eventually("it is simulated", async || {
            let found = page.visible(cells).await?;
            let tidy = |cell: &String| cell.replace(char::is_whitespace, "");
            let polls: Vec<_> = found.iter().take(3).map(tidy).collect();
            ensure!(polls == ["144000", "144000", "0.0%"], "{found:?}");
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn sound_is_off_until_it_is_asked_for_and_needs_no_file() -> Result<()> {
    journey("sound", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        let pressed = ".transport [aria-pressed]";
        ensure!(page.attribute(pressed, "aria-pressed").await? == "false", "it is on");
        page.listen_for_tones().await?;
        page.plays_to_the_end("Start").await?;
        ensure!(page.tones().await? == 0, "it was heard");
        page.click("button", "Sound").await?;
        ensure!(page.attribute(pressed, "aria-pressed").await? == "true", "it is off");
        page.requests().await?;
        page.click("button", "Play again").await?;
        page.ends().await?;
        let heard = page.tones().await?;
        ensure!(heard > 2, "only {heard} tones were heard");
        page.stayed_quiet().await
    })
    .await
}
