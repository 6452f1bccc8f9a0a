//! Packages from npm: each accepts what `webhook` signs and signs what `webhook` accepts, on every
//! body, until one byte of it changes.

use anyhow::Result;
use interop_tests::Language::Node;
use interop_tests::agree;

use crate::signing;

#[test]
fn stripe_agrees() -> Result<()> {
    agree(Node, "stripe", &signing::STRIPE)
}

#[test]
fn github_agrees() -> Result<()> {
    agree(Node, "github", &signing::GITHUB)
}

#[test]
fn standard_webhooks_agrees() -> Result<()> {
    agree(Node, "standardwebhooks", &signing::STANDARD_WEBHOOKS)
}

#[test]
fn svix_agrees() -> Result<()> {
    agree(Node, "svix", &signing::SVIX)
}

#[test]
fn clerk_agrees() -> Result<()> {
    agree(Node, "clerk", &signing::CLERK)
}

#[test]
fn resend_agrees() -> Result<()> {
    agree(Node, "resend", &signing::RESEND)
}

#[test]
fn slack_agrees() -> Result<()> {
    agree(Node, "slack", &signing::SLACK)
}

#[test]
fn twilio_with_forms_agrees() -> Result<()> {
    agree(Node, "twilio-form", &signing::TWILIO_FORM)
}

#[test]
fn twilio_with_json_agrees() -> Result<()> {
    agree(Node, "twilio-json", &signing::TWILIO_JSON)
}

#[test]
fn sendgrid_agrees() -> Result<()> {
    agree(Node, "sendgrid", &signing::SENDGRID)
}

#[test]
fn shopify_agrees() -> Result<()> {
    agree(Node, "shopify", &signing::SHOPIFY)
}

#[test]
fn shopify_events_agrees() -> Result<()> {
    agree(Node, "shopify-events", &signing::SHOPIFY_EVENTS)
}

#[test]
fn discord_agrees() -> Result<()> {
    agree(Node, "discord", &signing::DISCORD)
}

#[test]
fn square_agrees() -> Result<()> {
    agree(Node, "square", &signing::SQUARE)
}

#[test]
fn paddle_agrees() -> Result<()> {
    agree(Node, "paddle", &signing::PADDLE)
}

#[test]
fn hubspot_v1_agrees() -> Result<()> {
    agree(Node, "hubspot-v1", &signing::HUBSPOT_V1)
}

#[test]
fn hubspot_v2_agrees() -> Result<()> {
    agree(Node, "hubspot-v2", &signing::HUBSPOT_V2)
}

#[test]
fn hubspot_v3_agrees() -> Result<()> {
    agree(Node, "hubspot-v3", &signing::HUBSPOT_V3)
}

#[test]
fn line_agrees() -> Result<()> {
    agree(Node, "line", &signing::LINE)
}

#[test]
fn linear_agrees() -> Result<()> {
    agree(Node, "linear", &signing::LINEAR)
}
