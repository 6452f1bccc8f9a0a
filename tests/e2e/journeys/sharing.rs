use anyhow::{Context, Result, ensure};
use e2e_tests::{Page, Place, Reader, Shown, eventually, journey};
use serde_json::json;

/// The address bar holds the very moment that is shown.
pub(crate) async fn address_of(page: &Page, shown: &Shown) -> Result<String> {
    let wanted = format!("the address names {}", shown.clock);
    eventually(&wanted, async || {
        let address = page.address().await?;
        let (_, at) =
            address.split_once("&at=").with_context(|| format!("no moment in {address}"))?;
        let micros: u64 = at.parse()?;
        ensure!(micros / 1_000 == shown.playhead, "the address is {address}");
        Ok(address)
    })
    .await
}

/// A run with everything turned, held somewhere in its middle.
async fn some_run(page: &Page) -> Result<Shown> {
    page.open(Place::Root).await?;
    let first = page.shown().await?;
    page.click("button", "New seed").await?;
    page.enter("Poll every", "2.5").await?;
    page.tick("again and again").await?;
    page.enter("One event every", "4").await?;
    page.choose("Speed", "×25").await?;
    for _ in 0..9 {
        page.click("button", "Step").await?;
    }
    page.comes_to_show("something is known", |shown| {
        ensure!(shown.log.len() >= 9, "only {:?} is told", shown.log);
        ensure!(shown.speed == "×25" && shown.seed != first.seed, "{} {}", shown.speed, shown.seed);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_link_shows_the_same_run_at_the_same_moment_here_and_elsewhere() -> Result<()> {
    journey("share", Reader::default(), async |page| {
        let shown = some_run(page).await?;
        let address = address_of(page, &shown).await?;
        page.reload().await?;
        page.comes_to_look_like(&shown).await?;
        journey("share-elsewhere", Reader::default(), async |other| {
            other.open_link(&address).await?;
            other.comes_to_look_like(&shown).await?;
            // Not only the moment: the whole run behind it.
            let ours = page.plays_to_the_end("Play").await?;
            other.plays_to_the_end("Play").await?;
            other.comes_to_look_like(&ours).await
        })
        .await
    })
    .await
}

#[tokio::test]
async fn a_made_event_travels_with_the_link() -> Result<()> {
    journey("share-made", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.click("button", "Step").await?;
        page.choose("Speed", "×100").await?;
        page.click("button", "Make it happen now").await?;
        let shown = page.ends().await?;
        let address = address_of(page, &shown).await?;
        ensure!(address.contains("&made="), "the address is {address}");
        page.reload().await?;
        page.comes_to_look_like(&shown).await
    })
    .await
}

#[tokio::test]
async fn the_button_copies_what_the_address_bar_says() -> Result<()> {
    journey("copy", Reader::default(), async |page| {
        let permissions =
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.cdp("Browser.grantPermissions", permissions).await?;
        page.open(Place::Root).await?;
        page.click("button", "Start").await?;
        page.click("button", "Copy link to this run").await?;
        page.shows(".copied", "Link copied.").await?;
        page.find("button", "Play").await?;
        let shown = page.shown().await?;
        let address = address_of(page, &shown).await?;
        let copied = page.clipboard().await?;
        ensure!(copied == address, "copied {copied}, and the address is {address}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_copying_is_not_allowed_the_page_says_where_the_link_stands() -> Result<()> {
    journey("no-copy", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        for name in ["clipboard-write", "clipboard-read"] {
            let denied = json!({ "permission": { "name": name }, "setting": "denied" });
            page.cdp("Browser.setPermission", denied).await?;
        }
        page.click("button", "Step").await?;
        page.click("button", "Copy link to this run").await?;
        page.shows(".copied", "The link stands in the address bar.").await?;
        let shown = page.shown().await?;
        address_of(page, &shown).await?;
        Ok(())
    })
    .await
}

const BROKEN: &str = "run=1&poll=99999&event=nobody/none&seed=3";

/// What the page says of the broken link, and what it made of the rest.
async fn names_the_broken_parts(page: &Page) -> Result<()> {
    page.shows(".notices", "Some of this link was not understood").await?;
    page.shows(".notices", "“poll”: found “99999”; allowed: 0.5 to 300 s.").await?;
    page.shows(
        ".notices",
        "“event”: found “nobody/none”; allowed: provider/event with one of stripe",
    )
    .await?;
    page.shows("#poll-error", "Poll every: found “99999”; allowed is a number from 0.5 to 300 s.")
        .await?;
    let field = page.field("Poll every").await?;
    let kept = field.prop("value").await?;
    ensure!(kept.as_deref() == Some("99999"), "the field holds {kept:?}");
    page.shows(".seed", "Seed 3").await
}

#[tokio::test]
async fn a_broken_link_names_each_bad_part_and_opens_the_rest() -> Result<()> {
    journey("broken-link", Reader::default(), async |page| {
        let address = format!("{}#{BROKEN}", Place::Root.address()?);
        page.open_link(&address).await?;
        names_the_broken_parts(page).await?;
        let shown = page.plays_to_the_end("Start").await?;
        ensure!(shown.polling.status == "Got it: payment received", "{:?}", shown.polling);
        page.enter("Poll every", "5").await?;
        page.is_silent("#poll-error").await?;
        let field = page.field("Poll every").await?;
        ensure!(field.attr("aria-invalid").await?.as_deref() == Some("false"), "still refused");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_link_opened_in_the_same_tab_takes_over_and_an_anchor_does_not() -> Result<()> {
    journey("same-tab", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.goes_to_fragment(BROKEN).await?;
        names_the_broken_parts(page).await?;
        page.goes_to_fragment("run=1&seed=9&event=github/push&at=2500000").await?;
        page.is_silent(".notices").await?;
        let shown = page
            .comes_to_show("the other run", |shown| {
                ensure!(
                    shown.seed == "Seed 9" && shown.playhead == 2_500,
                    "{} {}",
                    shown.seed,
                    shown.clock
                );
                Ok(())
            })
            .await?;
        page.find("region", "Payload of GitHub, push").await?;
        page.goes_to_fragment("notice").await?;
        page.painted(3).await?;
        page.comes_to_look_like(&shown).await
    })
    .await
}

#[tokio::test]
async fn a_link_that_is_none_of_ours_opens_the_first_run() -> Result<()> {
    journey("nonsense", Reader::default(), async |page| {
        let nonsense = format!("{}#%F0%9F=%&&=&{}", Place::Root.address()?, "a=b&".repeat(700));
        page.open_link(&nonsense).await?;
        page.shows(".notices", "Some of this link was not understood").await?;
        page.fits_its_window().await?;
        page.plays_to_the_end("Start").await?;
        Ok(())
    })
    .await
}
