use anyhow::{Context, Result, ensure};
use e2e_tests::{Place, Reader, journey};
use serde_json::json;

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
        page.follow("#lab=1&mode=sign&provider=sendgrid").await?;
        page.shows("#pg-signed", "X-Twilio-Email-Event-Webhook-Signature").await?;
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
