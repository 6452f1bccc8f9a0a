//! How each provider signs: what the sources do not say and a reader has to choose. All secrets are
//! invented.

use interop_tests::{Bodies, Signing};

const URL: &str = "https://example.com/webhooks?shop=1&x=%20y";
const JSON: &[(&str, &str)] = &[("Content-Type", "application/json")];
const FORM: &[(&str, &str)] =
    &[("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")];
const STANDARD_SECRET: &str = "whsec_nZbZ1bGt3X5+YRmiOx5bX2hUUxK/7LIdHNxq8iuGKLg=";

/// A JSON request whose secret both signs and verifies.
const fn json(provider: &'static str, secret: &'static str) -> Signing {
    Signing {
        provider,
        scheme: None,
        secret,
        public_key: None,
        url: URL,
        headers: JSON,
        bodies: Bodies::Json,
    }
}

/// The same by one of the provider's schemes.
const fn by(scheme: &'static str, signing: Signing) -> Signing {
    Signing { scheme: Some(scheme), ..signing }
}

pub(crate) const STRIPE: Signing = json("stripe", "whsec_4f9Kq2TnBv7XwZ1cLp8RdYs3HgJm6EuA");
pub(crate) const GITHUB: Signing = json("github", "It's a Secret to Everybody");
pub(crate) const STANDARD_WEBHOOKS: Signing = json("standardwebhooks", STANDARD_SECRET);
pub(crate) const SVIX: Signing = by("svix", json("svix", STANDARD_SECRET));
pub(crate) const CLERK: Signing = json("clerk", STANDARD_SECRET);
pub(crate) const RESEND: Signing = json("resend", STANDARD_SECRET);
pub(crate) const SLACK: Signing = json("slack", "8f742231b10e8888abcd99yyyzzz85a5");
pub(crate) const SQUARE: Signing = json("square", "asdf-Kj3_signatureKey-9x");
pub(crate) const PADDLE: Signing = json("paddle", "pdl_ntfset_01hkpj7r8a_Qf3nV9cJ2xT7");
pub(crate) const LINE: Signing = json("line", "8c570fa6dd201bb328f1c1eac23a96d8");
pub(crate) const LINEAR: Signing = json("linear", "lin_wh_9dQ2mX7bV4sT1kR8");

const HUBSPOT: Signing = json("hubspot", "5d7f2c1e-8a4b-4c3d-9e6f-0a1b2c3d4e5f");
pub(crate) const HUBSPOT_V1: Signing = by("hubspot-v1", HUBSPOT);
pub(crate) const HUBSPOT_V2: Signing = by("hubspot-v2", HUBSPOT);
pub(crate) const HUBSPOT_V3: Signing = by("hubspot-v3", HUBSPOT);

const TWILIO: Signing = json("twilio", "8f3c1d0b2a4e6f5d7c9b8a0e1f2d3c4b");
pub(crate) const TWILIO_JSON: Signing = by("twilio-json", TWILIO);
pub(crate) const TWILIO_JSON_SHARED_KEY: Signing = by("twilio-json-sharedkey", TWILIO);
pub(crate) const TWILIO_FORM: Signing =
    Signing { headers: FORM, bodies: Bodies::Form, ..by("twilio", TWILIO) };
pub(crate) const TWILIO_FORM_SHARED_KEY: Signing = by("twilio-sharedkey", TWILIO_FORM);

pub(crate) const SENDGRID: Signing = Signing {
    public_key: Some(
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2NM0Kq7GjBEkfaDbnP5LQXFjU4Av7FUkkD\
         pBr6o8iaVEEOGUKzai0eNgn8p01H1q9JU1SX76GFN/d3qtUN44iA==",
    ),
    ..json(
        "sendgrid",
        "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPrtW+1wHF+BWYX/LtAToZP\
         wo7tm+4YH30okVJGyzC+qhRANCAATY0zQqrsaMESR9oNuc/ktBcWNTgC/sVSSQOkGvqjyJ\
         pUQQ4ZQrNqLR42CfynTUfWr0lTVJfvoYU393eq1Q3jiI",
    )
};

pub(crate) const DISCORD: Signing = Signing {
    public_key: Some("41a4003799ec9842f9a652d14ea96e7049d6f7d41cb1479011e16be0d0ec08b9"),
    ..json("discord", "472c428113918aa905c391a22812464e237efb4d07eb243f08fecfc65d4f1697")
};

/// The package reads no webhook in a request without these headers.
pub(crate) const SHOPIFY: Signing = Signing {
    headers: &[
        ("X-Shopify-Topic", "orders/create"),
        ("X-Shopify-Shop-Domain", "example.myshopify.com"),
        ("X-Shopify-API-Version", "2025-10"),
        ("X-Shopify-Webhook-Id", "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043"),
        ("X-Shopify-Event-Id", "98880550-7158-44d4-b7cd-2c97c8a091b5"),
    ],
    ..by("shopify", json("shopify", "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"))
};

/// The newer kind of webhook.
pub(crate) const SHOPIFY_EVENTS: Signing = Signing {
    headers: &[
        ("shopify-topic", "orders/create"),
        ("shopify-shop-domain", "example.myshopify.com"),
        ("shopify-api-version", "2025-10"),
        ("shopify-webhook-id", "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043"),
        ("shopify-event-id", "98880550-7158-44d4-b7cd-2c97c8a091b5"),
    ],
    ..by("shopify-events", SHOPIFY)
};
