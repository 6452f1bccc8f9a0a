use anyhow::{Context, Result, ensure};
use e2e_tests::{Page, Place, Reader, eventually, journey};
use fantoccini::key::Key;

/// What stands in a field.
async fn value(page: &Page, label: &str) -> Result<String> {
    let value = page.field(label).await?.prop("value").await?;
    value.with_context(|| format!("{label} has no value"))
}

async fn holds(page: &Page, label: &str, expected: &str) -> Result<()> {
    eventually(&format!("{label} holds {expected:?}"), async || {
        let found = value(page, label).await?;
        ensure!(found == expected, "it holds {found:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_number_out_of_range_is_refused_kept_and_explained() -> Result<()> {
    journey("refused", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.opens_more().await?;
        let good = page.plays_to_the_end("Start").await?;
        for (label, id, typed, message) in [
            (
                "Poll every",
                "poll",
                "0.1",
                "Poll every: found “0.1”; allowed is a number from 0.5 to 300 s.",
            ),
            (
                "Watch for",
                "watch",
                "soon",
                "Watch for: found “soon”; allowed is a number from 5 to 3600 s.",
            ),
            (
                "A message takes at least",
                "latency-min",
                "701",
                "A message takes at least: found “701”; allowed is a number from 0 to 700 ms.",
            ),
            (
                "Messages lost",
                "loss",
                "91",
                "Messages lost: found “91”; allowed is a number from 0 to 90 %.",
            ),
            (
                "Apps like yours",
                "clients",
                "-1",
                "Apps like yours: found “-1”; allowed is a number from 1 to 10000 apps.",
            ),
        ] {
            page.enter(label, typed).await?;
            page.shows(&format!("#{id}-error"), message).await?;
            holds(page, label, typed).await?;
            let invalid = page.attribute(&format!("#{id}"), "aria-invalid").await?;
            ensure!(invalid == "true", "{label} is not marked as invalid");
        }
        page.comes_to_look_like(&good).await?;

        page.enter("Poll every", "6").await?;
        page.is_silent("#poll-error").await?;
        page.comes_to_show("a slower poll asks less", |shown| {
            ensure!(shown.polling.requests < good.polling.requests, "{:?}", shown.polling);
            Ok(())
        })
        .await?;
        page.shows("#watch-error", "found “soon”").await
    })
    .await
}

#[tokio::test]
async fn a_slider_and_its_field_are_one_number() -> Result<()> {
    journey("slider", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.tab_to("Poll every, slider").await?;
        page.keys([Key::Home]).await?;
        holds(page, "Poll every", "0.5").await?;
        page.keys([Key::End]).await?;
        holds(page, "Poll every", "300").await?;
        page.enter("Poll every", "12,5").await?;
        holds(page, "Poll every", "12.5").await?;
        let text = page.find("slider", "Poll every, slider").await?.attr("aria-valuetext").await?;
        ensure!(text.as_deref() == Some("12.5 s"), "the slider says {text:?}");
        let slider = page.find("slider", "Poll every, slider").await?;
        page.drag(&slider, 0.9, 0.0).await?;
        holds(page, "Poll every", "0.5").await
    })
    .await
}

#[tokio::test]
async fn each_kind_of_polling_has_words_of_its_own() -> Result<()> {
    journey("kinds", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.opens_more().await?;
        let tells = async |words: &str| {
            page.comes_to_show(&format!("the log says {words:?}"), |shown| {
                let told = shown.log.iter().any(|row| row.lane == "Polling" && row.what == words);
                ensure!(told, "the log is {:?}", shown.log);
                Ok(())
            })
            .await
        };
        page.plays_to_the_end("Start").await?;
        let short = tells("Stripe answers: nope").await?;
        page.tick("conditional").await?;
        let conditional = tells("Stripe answers: 304, not modified").await?;
        ensure!(
            conditional.polling.requests == short.polling.requests,
            "a 304 is still a request: {:?} and {:?}",
            short.polling,
            conditional.polling
        );
        page.tick("long").await?;
        tells("Your app asks: any updates? I can wait.").await?;
        tells("Stripe holds the question open").await?;
        holds(page, "Hold each question for", "3").await?;
        page.shows("#summary", "held open by the service").await
    })
    .await
}

#[tokio::test]
async fn what_happens_again_and_again_has_a_gap_to_set() -> Result<()> {
    journey("again", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        ensure!(page.visible("#gap").await?.is_empty(), "the gap shows though it happens once");
        page.tick("again and again").await?;
        page.enter("One event every", "2").await?;
        let shown = page.plays_to_the_end("Start").await?;
        let happened = shown.log.iter().filter(|row| row.lane == "Both").count();
        ensure!(happened > 1, "it happened {happened} times");
        let said = format!("{happened} things happened.");
        ensure!(
            shown.summary.starts_with(&said),
            "{:?} does not begin with {said:?}",
            shown.summary
        );
        page.tick("just once").await?;
        eventually("the gap is gone", async || {
            ensure!(page.visible("#gap").await?.is_empty(), "it still shows");
            Ok(())
        })
        .await
    })
    .await
}

/// The totals' rows: each with its cells, without the heads.
async fn totals(page: &Page) -> Result<Vec<Vec<String>>> {
    let cells = page.visible("#crowd tbody th, #crowd tbody td").await?;
    ensure!(cells.len() == 14, "the totals are {cells:?}");
    Ok(cells.chunks(7).map(<[String]>::to_vec).collect())
}

#[tokio::test]
async fn many_apps_are_counted_and_their_totals_balance() -> Result<()> {
    journey("crowd", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.opens_more().await?;
        ensure!(page.visible("#crowd").await?.is_empty(), "one app alone has totals");
        page.enter("Apps like yours", "500").await?;
        page.shows("#crowd caption", "All 500 apps, the whole run").await?;
        let rows = eventually("all apps are counted", async || totals(page).await).await?;
        let number = |text: &str| -> Result<f64> {
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            digits.parse().with_context(|| format!("{text:?} is no number"))
        };
        for row in &rows {
            ensure!(row[3].replace(char::is_whitespace, "") == "500of500", "events known: {row:?}");
        }
        let (asked, called) = (number(&rows[0][1])?, number(&rows[1][1])?);
        ensure!(called == 500.0, "the webhooks of 500 apps: {:?}", rows[1]);
        ensure!(rows[1][2].starts_with("0.0"), "a webhook's call for nothing: {:?}", rows[1]);
        // One question of each app brought the news, give or take those on their way at the end.
        let empty = asked * number(&rows[0][2])? / 100.0;
        ensure!(
            asked - empty >= 500.0 - asked / 1_000.0 && asked > called,
            "{asked} questions, {empty} for nothing, 500 with news"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn lost_messages_are_told_and_healed() -> Result<()> {
    journey("loss", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.opens_more().await?;
        page.tick("again and again").await?;
        page.enter("Messages lost", "50").await?;
        let shown = page.plays_to_the_end("Start").await?;
        let lost = shown.log.iter().filter(|row| row.what.starts_with("Lost on the way")).count();
        ensure!(lost > 0, "half of all messages get lost, and the log tells of none");
        Ok(())
    })
    .await
}
