use anyhow::{Context, Result, ensure};
use e2e_tests::{Page, Place, Reader, Shown, Stop, eventually, journey};
use fantoccini::key::Key;

const PLAYER: &str = "Player: two lanes and their time diagram";

async fn stands(page: &Page, wanted: &str, check: impl Fn(&Shown) -> bool) -> Result<Shown> {
    page.comes_to_show(wanted, |shown| {
        ensure!(check(shown), "it stands at {}, {}, {}", shown.clock, shown.speed, shown.seed);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_player_is_played_by_its_keys() -> Result<()> {
    journey("player-keys", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        let player = page.tab_to(PLAYER).await?;
        ensure!(player.outlined, "nothing shows that the player has the focus");

        page.keys([Key::Right]).await?;
        let first = stands(page, "→ steps", |shown| shown.playhead > 0).await?;
        page.keys([Key::Right]).await?;
        stands(page, "→ steps on", |shown| shown.playhead > first.playhead).await?;
        page.keys([Key::Left]).await?;
        stands(page, "← steps back", |shown| shown.playhead == first.playhead).await?;
        page.keys([Key::End]).await?;
        let ended = page.ends().await?;
        page.keys([Key::Home]).await?;
        stands(page, "Home goes to the start", |shown| shown.playhead == 0).await?;

        page.keys(['+']).await?;
        stands(page, "+ is faster", |shown| shown.speed == "×5").await?;
        page.keys(['-']).await?;
        stands(page, "- is slower", |shown| shown.speed == "×2").await?;

        page.keys([' ']).await?;
        page.find("button", "Pause").await?;
        page.keys([' ']).await?;
        page.find("button", "Play").await?;

        page.keys(['n']).await?;
        let other = stands(page, "N draws a new seed", |shown| shown.seed != first.seed).await?;
        ensure!(other.playhead == 0, "a new seed begins at {}", other.clock);
        page.keys(['e']).await?;
        let made =
            |shown: &Shown| shown.log.iter().any(|row| row.lane == "Both" && row.time == "0.000 s");
        stands(page, "E makes it happen", made).await?;
        page.keys([Key::End]).await?;
        page.ends().await?;
        page.keys(['r']).await?;
        page.find("button", "Pause").await?;
        let focus = page.focus().await?.context("the focus is gone")?;
        ensure!(focus.id == "player", "the keys moved the focus to {focus:?}");
        ensure!(!ended.summary.is_empty(), "End showed no end");
        Ok(())
    })
    .await
}

/// Presses every key of the player; nothing of what the simulator shows may change.
async fn keys_are_harmless(page: &Page, place: &str) -> Result<()> {
    let before = page.shown().await?;
    page.keys([Key::Left, Key::Home, Key::End, Key::Right].map(char::from)).await?;
    page.keys("ern+- ".chars()).await?;
    page.painted(3).await?;
    let after = page.shown().await?;
    ensure!(after == before, "keys pressed in {place} changed {before:#?} to {after:#?}");
    Ok(())
}

#[tokio::test]
async fn the_players_keys_are_harmless_wherever_else_the_focus_is() -> Result<()> {
    journey("harmless-keys", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        keys_are_harmless(page, "the page").await?;
        page.tab_to("Search events").await?;
        keys_are_harmless(page, "the search").await?;
        let search = page.field("Search events").await?.prop("value").await?;
        ensure!(search.as_deref() == Some("ern+- "), "the search holds {search:?}");
        page.fill("Search events", "").await?;
        page.keys([Key::Backspace]).await?;

        page.tab_to("Poll every").await?;
        keys_are_harmless(page, "a number's field").await?;
        let number = page.field("Poll every").await?.prop("value").await?;
        ensure!(number.as_deref() == Some("3ern+- "), "the field holds {number:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn space_scrolls_the_page_unless_the_player_has_the_focus() -> Result<()> {
    journey("space", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        ensure!(page.scrolled().await? == 0.0, "the page opens scrolled");
        page.keys([' ']).await?;
        eventually("Space scrolls", async || {
            ensure!(page.scrolled().await? > 0.0, "the page has not moved");
            Ok(())
        })
        .await?;
        let shown = page.shown().await?;
        ensure!(shown.playhead == 0, "Space played: {}", shown.clock);
        page.find("button", "Start").await?;

        page.tab_to(PLAYER).await?;
        page.settled().await?;
        let before = page.scrolled().await?;
        page.keys([' ']).await?;
        page.find("button", "Pause").await?;
        page.painted(3).await?;
        let after = page.scrolled().await?;
        ensure!(before == after, "in the player Space scrolled from {before} to {after}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn space_presses_the_button_that_has_the_focus_and_does_nothing_else() -> Result<()> {
    journey("space-button", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.tab_to("Step").await?;
        page.keys([' ']).await?;
        stands(page, "Space steps", |shown| shown.playhead > 0).await?;
        page.find("button", "Play").await?;

        page.tab_to("Speed").await?;
        let before = page.shown().await?;
        page.keys([Key::Down]).await?;
        let after =
            stands(page, "the list moves by its own keys", |shown| shown.speed == "×5").await?;
        ensure!(after.playhead == before.playhead, "the list's keys moved the playhead");
        Ok(())
    })
    .await
}

fn invisible(stops: &[Stop]) -> Vec<&Stop> {
    stops.iter().filter(|stop| !stop.outlined).collect()
}

/// By Tab from the top to the end and back again.
async fn tabs_through(page: &Page) -> Result<()> {
    let there = page.tab_through(false).await?;
    let all = page.stops().await?;
    ensure!(
        there.len() as u64 == all,
        "Tab reaches {} of {all} stops: {:?}",
        there.len(),
        there.iter().map(|stop| &stop.name).collect::<Vec<_>>()
    );
    ensure!(invisible(&there).is_empty(), "no outline shows {:?}", invisible(&there));
    let nameless: Vec<_> = there.iter().filter(|stop| stop.name.is_empty()).collect();
    ensure!(nameless.is_empty(), "stops without a name: {nameless:?}");
    Ok(())
}

#[tokio::test]
async fn tab_reaches_everything_and_is_caught_nowhere() -> Result<()> {
    journey("tab", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        tabs_through(page).await?;
        let back = page.tab_through(true).await?;
        ensure!(back.len() as u64 == page.stops().await?, "backwards: {back:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn tab_reaches_everything_on_a_small_screen_with_all_knobs_open() -> Result<()> {
    let reader = Reader { width: 320, height: 640, ..Reader::default() };
    journey("tab-small", reader, async |page| {
        page.open(Place::Root).await?;
        page.opens_more().await?;
        page.tick("again and again").await?;
        page.enter("Apps like yours", "20").await?;
        page.top().await?;
        tabs_through(page).await
    })
    .await
}

#[tokio::test]
async fn the_skip_link_comes_first_and_leads_past_the_head() -> Result<()> {
    journey("skip", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.keys([Key::Tab]).await?;
        let first = page.focus().await?.context("Tab finds nothing")?;
        ensure!(first.name == "Skip to the content", "the first stop is {first:?}");
        page.keys([Key::Enter, Key::Tab]).await?;
        let next = page.focus().await?.context("Tab finds nothing more")?;
        ensure!(next.name == "You look every", "past the head comes {next:?}");
        Ok(())
    })
    .await
}
