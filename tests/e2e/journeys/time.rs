use anyhow::{Context, Result, ensure};
use e2e_tests::{Page, Place, Reader, Shown, journey};
use fantoccini::key::Key;

/// The page opens and stands still.
async fn opens(page: &Page) -> Result<()> {
    page.open(Place::Root).await
}

async fn stands_at(page: &Page, millis: u64) -> Result<Shown> {
    page.comes_to_show(&format!("the playhead stands at {millis} ms"), |shown| {
        ensure!(shown.playhead == millis, "it stands at {}", shown.clock);
        Ok(())
    })
    .await
}

/// The playhead stands within a hundredth of the axis of where the mouse let go of it.
async fn stands_near(page: &Page, millis: u64, axis: u64) -> Result<Shown> {
    page.comes_to_show(&format!("the playhead stands near {millis} ms"), |shown| {
        let off = shown.playhead.abs_diff(millis);
        ensure!(off <= axis / 100, "at {} of {axis} ms", shown.playhead);
        Ok(())
    })
    .await
}

/// Presses a button that moves the playhead, and waits until it has.
async fn moves(page: &Page, button: &str) -> Result<Shown> {
    let before = page.shown().await?.clock;
    page.click("button", button).await?;
    page.comes_to_show(&format!("{button} moves the playhead"), |shown| {
        ensure!(shown.clock != before, "it is still at {before}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pause_holds_the_moment_and_playing_goes_on_from_there() -> Result<()> {
    journey("pause", Reader::default(), async |page| {
        opens(page).await?;
        page.click("button", "Start").await?;
        page.comes_to_show("the first question is told", |shown| {
            ensure!(!shown.log.is_empty(), "at {} there is no line", shown.clock);
            Ok(())
        })
        .await?;
        page.click("button", "Pause").await?;
        page.find("button", "Play").await?;
        let paused = page.shown().await?;
        page.painted(5).await?;
        page.comes_to_look_like(&paused).await?;
        let ended = page.plays_to_the_end("Play").await?;
        ensure!(ended.log.ends_with(&paused.log), "playing on changed what was seen");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn steps_visit_each_line_of_the_log_and_lead_back_the_same_way() -> Result<()> {
    journey("steps", Reader::default(), async |page| {
        opens(page).await?;
        let mut seen = vec![page.shown().await?];
        for _ in 0..8 {
            let shown = moves(page, "Step").await?;
            let before = seen.last().context("the start was seen")?;
            ensure!(shown.playhead > before.playhead, "a step went back to {}", shown.clock);
            ensure!(shown.log.len() > before.log.len(), "nothing happened at {}", shown.clock);
            ensure!(
                shown.log[0].time == shown.clock,
                "{} is told at {}",
                shown.log[0].time,
                shown.clock
            );
            seen.push(shown);
        }
        seen.pop();
        while let Some(before) = seen.pop() {
            let shown = moves(page, "Back").await?;
            // Once begun, a run that is back at its start no longer waits to be started.
            ensure!(
                (shown.playhead, &shown.log) == (before.playhead, &before.log),
                "back at {} the log is {:?}, and was {:?}",
                shown.clock,
                shown.log,
                before.log
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_diagram_is_scrubbed_by_mouse_and_by_keys() -> Result<()> {
    journey("scrub", Reader::default(), async |page| {
        opens(page).await?;
        let axis: u64 = page.attribute("#scrubber", "max").await?.parse()?;
        let scrubber = page.find("slider", "Playhead").await?;
        page.drag(&scrubber, 0.15, 0.45).await?;
        let dragged = stands_near(page, axis * 45 / 100, axis).await?;
        ensure!(!dragged.log.is_empty(), "the log does not follow the mouse");
        page.drag(&scrubber, 0.1, 0.1).await?;
        let clicked = stands_near(page, axis / 10, axis).await?;
        ensure!(clicked.log.len() < dragged.log.len(), "the log does not follow back");

        page.keys([Key::Home]).await?;
        stands_at(page, 0).await?;
        page.keys([Key::PageUp]).await?;
        let paged = page
            .comes_to_show("a page further", |shown| {
                ensure!(shown.playhead >= axis / 20, "at {}", shown.clock);
                Ok(())
            })
            .await?;
        page.keys([Key::PageDown]).await?;
        page.comes_to_show("a page back", |shown| {
            ensure!(shown.playhead < paged.playhead, "at {}", shown.clock);
            Ok(())
        })
        .await?;
        page.keys([Key::End]).await?;
        page.ends().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_speed_comes_to_the_same_end() -> Result<()> {
    journey("speed", Reader::default(), async |page| {
        opens(page).await?;
        let fastest = page.plays_to_the_end("Start").await?;
        page.choose("Speed", "×50").await?;
        page.click("button", "Play again").await?;
        let again = page.ends().await?;
        ensure!(again.speed == "×50", "the speed is {:?}", again.speed);
        let expected = Shown { speed: again.speed.clone(), ..fastest };
        page.comes_to_look_like(&expected).await
    })
    .await
}

#[tokio::test]
async fn a_restart_gives_the_same_numbers_and_a_new_seed_others() -> Result<()> {
    journey("restart", Reader::default(), async |page| {
        opens(page).await?;
        let first = page.plays_to_the_end("Start").await?;
        page.choose("Speed", "×1").await?;
        page.click("button", "Restart").await?;
        page.comes_to_show("it plays from the start", |shown| {
            ensure!(shown.playhead < first.playhead, "at {}", shown.clock);
            Ok(())
        })
        .await?;
        page.choose("Speed", "×100").await?;
        page.ends().await?;
        page.comes_to_look_like(&first).await?;

        page.click("button", "New seed").await?;
        let waiting = stands_at(page, 0).await?;
        ensure!(waiting.seed != first.seed, "the seed is still {}", waiting.seed);
        let button = page.text(".button-main").await?;
        let second = page.plays_to_the_end(&button).await?;
        ensure!(second.log != first.log, "another seed, the very same run: {:?}", second.log);
        ensure!(second.polling.delay != first.polling.delay, "the delay is the same");
        Ok(())
    })
    .await
}

/// Lines that tell of the event itself.
fn happenings(shown: &Shown) -> usize {
    shown.log.iter().filter(|row| row.lane == "Both").count()
}

#[tokio::test]
async fn what_the_reader_makes_happen_happens_at_once_and_only_once() -> Result<()> {
    journey("happen", Reader::default(), async |page| {
        opens(page).await?;
        moves(page, "Step").await?;
        let before = page.shown().await?;
        ensure!(happenings(&before) == 0, "it has happened before: {before:?}");
        page.choose("Speed", "×¼").await?;
        page.click("button", "Make it happen now").await?;
        let shown = page
            .comes_to_show("it happens", |shown| {
                ensure!(happenings(shown) == 1, "the log is {:?}", shown.log);
                Ok(())
            })
            .await?;
        let row = shown.log.iter().find(|row| row.lane == "Both").context("a line")?;
        ensure!(
            row.at()?.abs_diff(before.playhead) <= 1,
            "it was made to happen at {}, and did at {}",
            before.clock,
            row.time
        );
        let why = "It has already happened. Restart to try again.";
        ensure!(
            page.attribute(".button-event", "aria-disabled").await? == "true",
            "the button is live"
        );
        ensure!(
            page.attribute(".button-event", "title").await? == why,
            "the button does not say why"
        );

        page.click("button", "Make it happen now").await?;
        page.keys([Key::End]).await?;
        let ended = page.ends().await?;
        ensure!(happenings(&ended) == 1, "it happened again: {:?}", ended.log);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_happens_before_the_start_starts_the_run() -> Result<()> {
    journey("happen-first", Reader::default(), async |page| {
        opens(page).await?;
        page.choose("Speed", "×100").await?;
        page.click("button", "Make it happen now").await?;
        let ended = page.ends().await?;
        ensure!(ended.log.last().is_some_and(|row| row.time == "0.000 s"), "{:?}", ended.log);
        ensure!(happenings(&ended) == 1, "it happened again: {:?}", ended.log);
        Ok(())
    })
    .await
}
