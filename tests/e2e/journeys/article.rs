use anyhow::{Context, Result, ensure};
use e2e_tests::{Place, Reader, eventually, journey};
use serde_json::{Value, json};

#[tokio::test]
async fn a_prompt_is_copied_exactly_as_it_is_shown() -> Result<()> {
    journey("prompts", Reader::default(), async |page| {
        let permissions =
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.cdp("Browser.grantPermissions", permissions).await?;
        page.open(Place::Root).await?;
        page.choose("Framework", "Django").await?;
        page.choose("Service", "LINE").await?;
        page.shows("#prompt-endpoint pre", "webhook endpoint for LINE in Django.").await?;
        page.shows("#prompt-endpoint pre", "/webhooks/line").await?;
        page.click_in("#prompt-endpoint", "Copy this prompt").await?;
        page.shows("#prompt-endpoint .copy-said", "Copied.").await?;
        let copied = page.clipboard().await?;
        let copied = copied.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = page.text("#prompt-endpoint pre").await?;
        ensure!(copied == shown, "copied {copied:?}, shown {shown:?}");
        ensure!(copied.contains("Django"), "{copied}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_scene_opens_simulator_and_playground_with_its_event() -> Result<()> {
    journey("scenes", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.follow("#run=1&event=twilio/message.delivered").await?;
        page.shows("#payload", "Twilio").await?;
        page.follow("#lab=1&mode=sign&provider=sendgrid&event=bounce").await?;
        page.shows("#pg-signed", "X-Twilio-Email-Event-Webhook-Signature").await?;
        let body = page.field("Body").await?.prop("value").await?.unwrap_or_default();
        ensure!(body.contains("bounce"), "the body is {body}");
        let address = page.address().await?;
        let (_, fragment) = address.split_once('#').context("a fragment was opened")?;
        ensure!(fragment.starts_with("lab=1"), "the address is {address}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_decision_follows_the_readers_numbers() -> Result<()> {
    journey("decision", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.shows("#decision-answer", "Use a webhook").await?;
        page.shows("#decision-answer", "98.3 % of the questions find nothing").await?;
        page.fill("Events a day", "2000").await?;
        page.shows("#decision-answer", "polling costs no more requests").await?;
        page.fill("I have to know within, in seconds", "soon").await?;
        page.shows("#decision-answer", "a whole number from 1 to 86 400 is expected").await?;
        page.fill("I have to know within, in seconds", "3600").await?;
        page.fill("Events a day", "2").await?;
        page.shows("#decision-answer", "A poll will do.").await?;
        page.tick("Both apps are mine").await?;
        page.shows("#decision-answer", "Call your own code.").await
    })
    .await
}

#[tokio::test]
async fn the_contents_follow_the_reading() -> Result<()> {
    journey("contents", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.follow("#mistakes").await?;
        page.shows("#contents [aria-current]", "Mistakes").await?;
        page.follow("#what").await?;
        page.shows("#contents [aria-current]", "What it is").await
    })
    .await
}

#[tokio::test]
async fn the_contents_keep_the_present_part_in_sight_on_a_small_screen() -> Result<()> {
    let reader = Reader { width: 320, ..Reader::default() };
    journey("contents-small", reader, async |page| {
        page.open(Place::Root).await?;
        page.open_link(&format!("{}#providers", Place::Root.address()?)).await?;
        page.shows("#contents [aria-current]", "Providers").await?;
        eventually("the link is inside the window", async || {
            let in_sight = page.is_in_sight("#contents [aria-current]").await?;
            ensure!(in_sight, "it lies outside");
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn the_table_of_providers_is_searched_sorted_and_saved() -> Result<()> {
    journey("providers", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        let files = page.takes_files().await?;
        page.fill("Search the table", "ed25519 discord").await?;
        page.shows("#providers .table-tools [role=status]", "1 of 27 match.").await?;
        ensure!(page.visible(".provider-facts tbody tr").await?.len() == 1, "others are shown");
        page.fill("Search the table", "no such thing").await?;
        page.shows("#providers .table-tools [role=status]", "No provider matches.").await?;
        page.fill("Search the table", " ").await?;
        page.is_silent("#providers .table-tools [role=status]").await?;

        let first = ".provider-facts tbody tr:first-child th";
        page.click("button", "Sort by Provider").await?;
        page.shows(first, "Calendly").await?;
        page.click("button", "Sort by Provider").await?;
        page.shows(first, "Zoom").await?;
        page.click("button", "Sort by Waits for an answer").await?;
        let sorted = page.attributes(".provider-facts thead th", "aria-sort").await?;
        ensure!(sorted == ["ascending"], "sorted are {sorted:?}");
        let last = page.text(".provider-facts tbody tr:last-child td:nth-child(5)").await?;
        ensure!(last == "not published", "{last:?} comes last");

        page.click("button", "Save all as CSV").await?;
        let csv = files.saved("webhook-providers.csv").await?;
        ensure!(csv.lines().count() == 28 && csv.contains("\"GitHub\""), "{csv}");
        page.click("button", "Save all as JSON").await?;
        let json: Value = serde_json::from_str(&files.saved("webhook-providers.json").await?)?;
        ensure!(json.as_array().is_some_and(|all| all.len() == 27), "{json}");
        Ok(())
    })
    .await
}
