use anyhow::{Context, Result, ensure};
use e2e_tests::{Page, Place, Reader, Shown, journey};
use fantoccini::key::Key;

/// The event that is picked is the one whose payload is shown.
async fn travels(page: &Page, provider: &str, id: &str) -> Result<()> {
    page.find("region", &format!("Payload of {provider}, {id}")).await?;
    Ok(())
}

#[tokio::test]
async fn an_event_is_found_and_picked_by_keyboard_alone() -> Result<()> {
    journey("pick", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        travels(page, "Stripe", "payment_intent.succeeded").await?;
        page.tab_to("Search events").await?;
        page.keys("github".chars()).await?;
        page.shows(".events legend", "GitHub").await?;

        page.keys([Key::Tab]).await?;
        page.keys([' ']).await?;
        travels(page, "GitHub", "push").await?;
        page.shows(".payload-line", "ommits pushed · GitHub").await?;
        page.shows(".payload pre", "\"ref\"").await?;

        page.keys([Key::Down]).await?;
        travels(page, "GitHub", "pull_request.opened").await?;
        let stop = page.focus().await?.context("picking took the focus away")?;
        ensure!(stop.role == "radio", "picking moved the focus to {stop:?}");

        let shown = page.plays_to_the_end("Start").await?;
        knows(&shown, "pull request opened")?;
        ensure!(
            shown.log.iter().any(|row| row.what == "GitHub: pull request opened"),
            "the log does not tell what happened: {:?}",
            shown.log
        );
        Ok(())
    })
    .await
}

fn knows(shown: &Shown, title: &str) -> Result<()> {
    for lane in [&shown.polling, &shown.webhook] {
        let expected = format!("Got it: {title}");
        ensure!(lane.status == expected, "expected {expected:?}, found {lane:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_search_without_a_match_says_so_and_loses_nothing() -> Result<()> {
    journey("no-match", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        let all = page.visible(".event").await?.len();
        page.fill("Search events", "no such thing").await?;
        page.shows(".events", "No event matches.").await?;
        travels(page, "Stripe", "payment_intent.succeeded").await?;

        page.fill("Search events", "SHOP order").await?;
        page.shows(".events legend", "Shopify").await?;
        let found = page.visible(".event").await?;
        ensure!(!found.is_empty() && found.len() < all, "{} of {all} events match", found.len());
        page.click("radio", "New order placed orders/create").await?;
        travels(page, "Shopify", "orders/create").await
    })
    .await
}

#[tokio::test]
async fn another_event_changes_the_words_of_a_run_and_not_its_numbers() -> Result<()> {
    journey("other-words", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        let payment = page.plays_to_the_end("Start").await?;
        knows(&payment, "payment received")?;
        page.fill("Search events", "release").await?;
        page.tab_to("Release published release.published").await?;
        page.keys([' ']).await?;
        let release = page
            .comes_to_show("the run tells of a release", |shown| knows(shown, "release published"))
            .await?;
        ensure!(
            release.summary == payment.summary,
            "the event changed the numbers: {:?} became {:?}",
            payment.summary,
            release.summary
        );
        Ok(())
    })
    .await
}
