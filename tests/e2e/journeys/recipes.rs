//! The endpoints beside the prompts.

use anyhow::{Result, ensure};
use e2e_tests::{Page, Place, Reader, journey};
use fantoccini::key::Key;
use serde_json::json;

const SHOWN: &str = ".recipe-file:not([data-away])";

/// The recipe of that title, and no other, is there.
async fn is_shown(page: &Page, title: &str) -> Result<()> {
    page.shows(&format!("{SHOWN} h4"), title).await
}

/// What the button copies is the file, to the byte.
async fn copies(page: &Page, file: &str) -> Result<()> {
    page.click_in("#recipe", "Copy this file").await?;
    page.shows("#recipe .copy-said", "Copied.").await?;
    let copied = page.clipboard().await?;
    ensure!(copied == file, "copied {copied:?}\n  instead of {file:?}");
    Ok(())
}

#[tokio::test]
async fn the_endpoint_that_fits_is_picked_by_keys_and_copied_as_the_file_that_it_is() -> Result<()>
{
    journey("recipes", Reader::default(), async |page| {
        let permissions =
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.cdp("Browser.grantPermissions", permissions).await?;
        page.open(Place::Root).await?;
        is_shown(page, "Express, Stripe, with the official SDK").await?;
        page.choose("Framework", "Django").await?;
        is_shown(page, "Django, Stripe, with the official SDK").await?;
        page.shows(&format!("{SHOWN} .ran"), "Passed all").await?;

        page.tab_to("With the official SDK").await?;
        page.keys([Key::Right]).await?;
        is_shown(page, "Django, Stripe, by hand").await?;
        copies(page, include_str!("../../recipes/endpoints/django/stripe-by-hand.py")).await?;
        page.is_accessible().await
    })
    .await
}

#[tokio::test]
async fn where_no_sdk_verifies_the_page_says_so_and_offers_no_choice() -> Result<()> {
    journey("recipes-by-hand", Reader::default(), async |page| {
        page.open(Place::Root).await?;
        page.choose("Framework", "FastAPI").await?;
        page.choose("Service", "GitHub").await?;
        is_shown(page, "FastAPI, GitHub, by hand").await?;
        page.shows(SHOWN, "GitHub has no package for Python").await?;
        let choice = page.visible(".recipe-variant").await?;
        ensure!(choice.is_empty(), "a choice of one: {choice:?}");

        page.choose("Service", "Slack").await?;
        is_shown(page, "FastAPI, your own scheme, by hand").await?;
        page.shows(SHOWN, "There is no recipe for Slack here.").await?;
        page.choose("Service", "Shopify").await?;
        page.choose("Framework", "Express").await?;
        is_shown(page, "Express, Shopify, with the official SDK").await?;
        page.tick("By hand").await?;
        is_shown(page, "Express, Shopify, by hand").await
    })
    .await
}
