use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use e2e_tests::{Page, Place, Reader, eventually, journey};
use serde_json::json;

/// What a signature header says now.
async fn signed(page: &Page) -> Result<String> {
    page.text("#pg-signed").await
}

async fn opened(page: &Page) -> Result<()> {
    page.open(Place::Root).await?;
    page.shows("#pg-verdict", "Signed.").await
}

#[tokio::test]
async fn the_signature_follows_every_field() -> Result<()> {
    journey("sign", Reader::default(), async |page| {
        opened(page).await?;
        let mut seen = vec![signed(page).await?];
        let body = r#"{"amount": 1}"#;
        for (label, text) in [
            ("Secret", "another secret"),
            ("Moment, in Unix seconds", "1800000000"),
            ("Body", body),
        ] {
            page.fill(label, text).await?;
            eventually(&format!("{label} changes the signature"), async || {
                let signed = signed(page).await?;
                ensure!(!seen.contains(&signed), "it is {signed}");
                Ok(())
            })
            .await?;
            seen.push(signed(page).await?);
        }
        page.shows("#pg-recipe", "1800000000.{\"amount\": 1}").await?;
        page.shows("#pg-signed", "Stripe-Signature: t=1800000000,v1=").await
    })
    .await
}

#[tokio::test]
async fn every_provider_signs_its_own_example_and_accepts_it() -> Result<()> {
    journey("providers", Reader::default(), async |page| {
        opened(page).await?;
        for (name, header) in [
            ("SendGrid", "X-Twilio-Email-Event-Webhook-Signature:"),
            ("Discord", "X-Signature-Ed25519:"),
            ("Twilio", "X-Twilio-Signature:"),
            ("Netlify", "X-Webhook-Signature:"),
            ("Mailgun", "\"signature\""),
            ("HubSpot", "X-HubSpot-Signature-v3:"),
        ] {
            page.tick(name).await?;
            page.shows("#pg-signed", header).await?;
            page.shows("#pg-verdict", "Signed.").await?;
            page.click("button", "Verify this request").await?;
            page.shows("#pg-verdict", "Accepted.").await?;
            page.tick("Sign").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_tampered_body_is_rejected_in_words_until_it_is_put_back() -> Result<()> {
    journey("tamper", Reader::default(), async |page| {
        opened(page).await?;
        page.fill("Body", "{\"amount\": 100}").await?;
        page.shows("#pg-recipe", "{\"amount\": 100}").await?;
        page.click("button", "Verify this request").await?;
        page.shows("#pg-verdict", "Accepted.").await?;
        page.fill("Body", "{\"amount\": 900}").await?;
        page.shows("#pg-verdict", "Rejected. No signature matches.").await?;
        page.fill("Body", "{\"amount\": 100}").await?;
        page.shows("#pg-verdict", "Accepted.").await?;
        page.fill("Secret", "").await?;
        page.press("\u{e003}").await?;
        page.fill("Secret", "x").await?;
        page.shows("#pg-verdict", "Rejected. No signature matches.").await?;
        page.shows("#pg-secret-warning", "short secret").await
    })
    .await
}

#[tokio::test]
async fn switching_between_signing_and_verifying_keeps_every_field() -> Result<()> {
    journey("modes", Reader::default(), async |page| {
        opened(page).await?;
        page.fill("Secret", "typed by hand").await?;
        page.fill("Headers", "X-Draft: 1").await?;
        page.tick("Verify").await?;
        page.fill("Headers", "X-Received: 2").await?;
        page.tick("Sign").await?;
        for (label, expect) in [("Secret", "typed by hand"), ("Headers", "X-Draft: 1")] {
            page.holds(label, expect).await?;
        }
        page.tick("Verify").await?;
        page.holds("Headers", "X-Received: 2").await
    })
    .await
}

const CURL: &str = "curl -X POST 'https://example.com/hooks' -H 'X-GitHub-Event: ping' \
    -H 'X-Hub-Signature-256: sha256=00' --data-raw '{\"zen\": \"Keep it logically awesome.\"}'";

#[tokio::test]
async fn a_pasted_command_is_read_and_its_provider_named() -> Result<()> {
    journey("paste", Reader::default(), async |page| {
        opened(page).await?;
        page.tick("Verify").await?;
        page.click("button", "Read it").await?;
        page.shows("#pg-paste-says", "nothing to read yet").await?;
        page.fill("Paste the request you received", CURL).await?;
        page.click("button", "Read it").await?;
        page.shows("#pg-paste-says", "Read as a curl command. It looks like GitHub.").await?;
        page.shows("#pg-verdict", "The secret is empty.").await?;
        page.fill("Secret", "a secret").await?;
        page.shows("#pg-verdict", "The signature is 1 byte long").await?;
        page.holds("Body", "{\"zen\": \"Keep it logically awesome.\"}").await?;
        page.fill("Content-Length, if you know it", "99").await?;
        page.shows("#pg-length-says", "bytes of the body are missing").await
    })
    .await
}

#[tokio::test]
async fn bad_input_is_named_with_its_place_and_the_page_stays_usable() -> Result<()> {
    journey("bad-input", Reader::default(), async |page| {
        opened(page).await?;
        page.tick("Standard Webhooks").await?;
        page.shows("#pg-verdict", "Signed.").await?;
        page.fill("Secret", "whsec_not base64").await?;
        page.shows("#pg-verdict", "The secret cannot be read: at character 10, expected").await?;
        page.fill("Secret", "whsec_").await?;
        page.shows("#pg-verdict", "Such a key would let everybody sign.").await?;
        page.fill("Headers", "no colon here").await?;
        page.shows("#pg-headers-bad", "Headers, line 1: no colon.").await?;
        page.fill("Secret", "whsec_c2VjcmV0c2VjcmV0").await?;
        page.shows("#pg-verdict", "Signed.").await?;
        page.fill("Byte of the body", "99999").await?;
        page.shows("#pg-flipped", "Type a whole number from 1 to").await?;
        page.fill("Byte of the body", "3").await?;
        page.shows("#pg-flipped", "of 256 bits of the digest flip.").await
    })
    .await
}

#[tokio::test]
async fn an_attack_says_which_check_catches_it_and_who_would_not_notice() -> Result<()> {
    journey("attacks", Reader::default(), async |page| {
        opened(page).await?;
        page.click("button", "Replay it after an hour").await?;
        page.shows("#pg-attacked", "Caught. The signature is right, but 60 minutes old").await?;
        page.shows("#pg-attacked", "Not noticed by the schemes of GitHub, Shopify").await?;
        page.click("button", "Change the amount").await?;
        page.shows("#pg-attacked", "Not noticed by the schemes of Mailgun.").await?;
        page.click("button", "Sign with another secret").await?;
        page.shows("#pg-attacked", "Every provider here catches it.").await
    })
    .await
}

const SECRET: &str = "whsec_never_to_be_seen_anywhere";

#[tokio::test]
async fn a_secret_stays_on_the_page() -> Result<()> {
    journey("secret", Reader::default(), async |page| {
        let permissions =
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.cdp("Browser.grantPermissions", permissions).await?;
        opened(page).await?;
        page.loaded_only_from(Place::Root).await?;
        page.fill("Secret", SECRET).await?;
        page.fill("Headers", &format!("X-Mine: {SECRET}")).await?;
        page.click("button", "Copy link without secrets").await?;
        page.shows("#pg-exported", "The header X-Mine was left out: it holds a secret.").await?;
        let kept = page.kept().await?;
        ensure!(kept.contains("lab=1"), "the link is not in the address: {kept}");
        ensure!(!kept.contains("never_to_be_seen"), "the page keeps the secret: {kept}");
        ensure!(!page.clipboard().await?.contains("never_to_be_seen"), "the link tells the secret");
        page.stayed_quiet().await
    })
    .await
}

#[tokio::test]
async fn a_link_opens_the_same_form_without_its_secret() -> Result<()> {
    journey("lab-link", Reader::default(), async |page| {
        opened(page).await?;
        page.tick("Slack").await?;
        page.fill("Body", "{\"shared\": true}").await?;
        page.shows("#pg-recipe", "{\"shared\": true}").await?;
        page.click("button", "Verify this request").await?;
        page.shows("#pg-verdict", "Accepted.").await?;
        page.click("button", "Copy link without secrets").await?;
        eventually("the address carries the form", async || {
            ensure!(page.address().await?.contains("#lab=1"), "it is {}", page.address().await?);
            Ok(())
        })
        .await?;
        let address = page.address().await?;
        journey("lab-link-elsewhere", Reader::default(), async |other| {
            other.open_link(&address).await?;
            other.holds("Body", "{\"shared\": true}").await?;
            other.holds("Secret", "").await?;
            other.shows("#pg-verdict", "The secret is empty.").await?;
            other.fill("Secret", "an-example-secret-9f3b7c").await?;
            other.shows("#pg-verdict", "Accepted.").await
        })
        .await
    })
    .await
}

#[tokio::test]
async fn the_steps_lead_down_to_the_bytes() -> Result<()> {
    journey("steps", Reader::default(), async |page| {
        opened(page).await?;
        for (step, shows) in [
            (1, "header Stripe-Signature"),
            (2, "Nothing is stripped or decoded."),
            (3, "000000"),
            (4, "Inner pad: every byte xor 36"),
            (5, "Secret 1: matches signature 1"),
            (6, "Allowed age 5 minutes"),
        ] {
            let step = format!("#pg-steps details:nth-of-type({step})");
            page.unfolds(&step).await?;
            page.shows(&step, shows).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn providers_are_picked_with_the_keyboard_alone() -> Result<()> {
    journey("lab-keys", Reader::default(), async |page| {
        opened(page).await?;
        page.enters("Search providers").await?;
        page.press("slack").await?;
        page.shows(".provider-list", "Slack").await?;
        page.press("\u{e004}").await?;
        page.press(" ").await?;
        page.shows("#pg-signed", "X-Slack-Signature").await?;
        let focus = page.focused_value().await?;
        ensure!(focus == "slack", "the focus is on {focus}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_scheme_of_ones_own_signs_and_says_what_it_lacks() -> Result<()> {
    journey("own", Reader::default(), async |page| {
        opened(page).await?;
        page.tick("Your own").await?;
        page.shows("#pg-signed", "X-Signature: sha256=").await?;
        let template = "What is signed: {body}, {timestamp}, {id}, {method}, {url}, {secret}";
        page.fill(template, "{timestamp}.{payload}").await?;
        page.shows(
            "#pg-verdict",
            "Template, character 14: “payload” is no part. Allowed in braces are",
        )
        .await?;
        page.fill(template, "{method}:{body}").await?;
        page.tick("HMAC-SHA1").await?;
        page.tick("base64").await?;
        page.shows("#pg-recipe", "HMAC-SHA1").await?;
        page.click("button", "Verify this request").await?;
        page.shows("#pg-verdict", "Accepted.").await?;
        page.tick("GitHub").await?;
        page.tick("Your own").await?;
        page.holds(template, "{method}:{body}").await
    })
    .await
}

#[tokio::test]
async fn the_exact_bytes_of_a_file_and_of_a_paste_are_kept() -> Result<()> {
    journey("bytes", Reader::default(), async |page| {
        opened(page).await?;
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("body.bin");
        fs::write(&path, b"\xef\xbb\xbfa\r\nb\xff\0\n")?;
        page.uploads("#pg-file", &path).await?;
        for words in
            ["10 bytes", "byte order mark", "1 CR LF", "1 NUL byte", "1 byte that is not UTF-8"]
        {
            page.shows("#pg-body-marks", words).await?;
        }
        page.shows("#pg-body-marks", "A text field cannot hold these bytes unchanged").await?;
        page.shows("#pg-verdict", "Signed.").await?;
        page.shows("#pg-command", "printf").await?;
        page.click("button", "Edit as text all the same").await?;
        page.shows("#pg-body-marks", "beyond ASCII").await?;
        page.pastes("Body", "a\r\nb\r\n").await?;
        page.shows("#pg-body-marks", "6 bytes").await?;
        page.shows("#pg-body-marks", "2 CR LF").await
    })
    .await
}
