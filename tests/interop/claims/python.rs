//! Packages from PyPI: each accepts what `webhook` signs and signs what `webhook` accepts, on every
//! body, until one byte of it changes.

use anyhow::Result;
use interop_tests::Language::Python;
use interop_tests::agree;

use crate::signing;

#[test]
fn stripe_agrees() -> Result<()> {
    agree(Python, "stripe", &signing::STRIPE)
}

#[test]
fn standard_webhooks_agrees() -> Result<()> {
    agree(Python, "standardwebhooks", &signing::STANDARD_WEBHOOKS)
}

#[test]
fn svix_agrees() -> Result<()> {
    agree(Python, "svix", &signing::SVIX)
}

#[test]
fn slack_agrees() -> Result<()> {
    agree(Python, "slack", &signing::SLACK)
}

#[test]
fn twilio_with_forms_agrees() -> Result<()> {
    agree(Python, "twilio-form", &signing::TWILIO_FORM)
}

#[test]
fn twilio_with_json_agrees() -> Result<()> {
    agree(Python, "twilio-json", &signing::TWILIO_JSON)
}

#[test]
fn twilio_with_forms_and_a_shared_key_agrees() -> Result<()> {
    agree(Python, "twilio-form-sharedkey", &signing::TWILIO_FORM_SHARED_KEY)
}

#[test]
fn twilio_with_json_and_a_shared_key_agrees() -> Result<()> {
    agree(Python, "twilio-json-sharedkey", &signing::TWILIO_JSON_SHARED_KEY)
}

#[test]
fn sendgrid_agrees() -> Result<()> {
    agree(Python, "sendgrid", &signing::SENDGRID)
}

#[test]
fn discord_agrees() -> Result<()> {
    agree(Python, "discord", &signing::DISCORD)
}

#[test]
fn square_agrees() -> Result<()> {
    agree(Python, "square", &signing::SQUARE)
}

#[test]
fn paddle_agrees() -> Result<()> {
    agree(Python, "paddle", &signing::PADDLE)
}

#[test]
fn hubspot_v1_agrees() -> Result<()> {
    agree(Python, "hubspot-v1", &signing::HUBSPOT_V1)
}

#[test]
fn hubspot_v2_agrees() -> Result<()> {
    agree(Python, "hubspot-v2", &signing::HUBSPOT_V2)
}

#[test]
fn hubspot_v3_agrees() -> Result<()> {
    agree(Python, "hubspot-v3", &signing::HUBSPOT_V3)
}

#[test]
fn line_agrees() -> Result<()> {
    agree(Python, "line", &signing::LINE)
}
