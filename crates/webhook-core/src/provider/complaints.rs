//! What libraries say when they refuse a request: their own words, to be recognised in what a reader
//! pastes.

use super::{
    ProviderId, calendly, clerk, discord, github, line, linear, meta, netlify, paddle, shopify,
    slack, standard_webhooks, stripe, twilio,
};
use crate::diagnosis::CauseId as Id;

/// Something that a library says.
#[derive(PartialEq, Eq, Debug)]
pub struct Complaint {
    /// A piece of it that is always the same, in lower case.
    pub text: &'static str,
    /// Whose requests it speaks of; `None` when any could be meant.
    pub provider: Option<ProviderId>,
    /// The library or the runtime that says it.
    pub said_by: &'static str,
    /// What is usually behind it, the likeliest first.
    pub causes: &'static [Id],
}

const fn of(
    provider: ProviderId,
    said_by: &'static str,
    text: &'static str,
    causes: &'static [Id],
) -> Complaint {
    Complaint { text, provider: Some(provider), said_by, causes }
}

const fn any(said_by: &'static str, text: &'static str, causes: &'static [Id]) -> Complaint {
    Complaint { text, provider: None, said_by, causes }
}

/// The usual suspects when a signature is there and does not match.
const MISMATCH: &[Id] =
    &[Id::BodyReserialized, Id::SecretOther, Id::SecretWhitespace, Id::BodyMissing];
/// The same where a secret is decoded.
const MISMATCH_DECODED: &[Id] =
    &[Id::BodyReserialized, Id::SecretOther, Id::SecretEncoding, Id::SecretPrefix];
/// The same where the address is signed.
const MISMATCH_URL: &[Id] =
    &[Id::UrlScheme, Id::UrlHost, Id::UrlQuery, Id::FormParameters, Id::SecretKind];
const NO_HEADER: &[Id] = &[Id::HeaderMissing, Id::ProviderWrong];
const NO_BODY: &[Id] = &[Id::BodyMissing, Id::BodyReserialized];
const NO_SECRET: &[Id] = &[Id::SecretEmpty, Id::SecretPlaceholder];
const BAD_SECRET: &[Id] =
    &[Id::SecretEncoding, Id::SecretWhitespace, Id::SecretPrefix, Id::SecretKind];
const OLD: &[Id] = &[Id::TimestampStale, Id::TimestampUnit];
const NEW: &[Id] = &[Id::TimestampFuture, Id::TimestampUnit];
const ODD_SIGNATURE: &[Id] = &[Id::SignatureEncoding, Id::SignaturePrefix, Id::HeaderMissing];

const STRIPE: ProviderId = stripe::PROVIDER.id;
const STANDARD: ProviderId = standard_webhooks::PROVIDER.id;
const GITHUB: ProviderId = github::PROVIDER.id;
const SLACK: ProviderId = slack::PROVIDER.id;
const TWILIO: ProviderId = twilio::PROVIDER.id;
const SHOPIFY: ProviderId = shopify::PROVIDER.id;
const LINEAR: ProviderId = linear::PROVIDER.id;
const LINE: ProviderId = line::PROVIDER.id;
const DISCORD: ProviderId = discord::PROVIDER.id;
const NETLIFY: ProviderId = netlify::PROVIDER.id;

/// All that are known.
pub const COMPLAINTS: &[Complaint] = &[
    of(
        STRIPE,
        "stripe",
        "no signatures found matching the expected signature for payload",
        MISMATCH,
    ),
    of(STRIPE, "stripe", "are you passing the raw request body you received from stripe", NO_BODY),
    of(
        STRIPE,
        "stripe",
        "unable to extract timestamp and signatures from header",
        &[Id::HeaderWrong, Id::HeaderMissing, Id::SignaturePrefix],
    ),
    of(STRIPE, "stripe", "no signatures found with expected scheme", &[Id::HeaderWrong]),
    of(STRIPE, "stripe", "timestamp outside the tolerance zone", OLD),
    of(STRIPE, "stripe", "no stripe-signature header value was provided", NO_HEADER),
    of(STRIPE, "stripe", "webhook payload must be provided as a string or a buffer", NO_BODY),
    of(STRIPE, "stripe", "no webhook payload was provided", NO_BODY),
    of(
        STRIPE,
        "stripe",
        "the provided signing secret contains whitespace",
        &[Id::SecretWhitespace],
    ),
    of(STANDARD, "standardwebhooks, svix", "no matching signature found", MISMATCH_DECODED),
    of(STANDARD, "standardwebhooks, svix", "message timestamp too old", OLD),
    of(STANDARD, "standardwebhooks, svix", "message timestamp too new", NEW),
    of(STANDARD, "standardwebhooks, svix", "missing required headers", NO_HEADER),
    of(
        STANDARD,
        "standardwebhooks, svix",
        "invalid signature headers",
        &[Id::HeaderWrong, Id::TimestampUnit],
    ),
    of(STANDARD, "standardwebhooks, svix", "secret can't be empty", NO_SECRET),
    of(
        STANDARD,
        "standardwebhooks, svix",
        "base64coder: incorrect characters for decoding",
        BAD_SECRET,
    ),
    of(clerk::PROVIDER.id, "@clerk/backend", "unable to verify incoming webhook", MISMATCH_DECODED),
    of(GITHUB, "@octokit/webhooks", "signature does not match event payload and secret", MISMATCH),
    of(GITHUB, "@octokit/webhooks", "required headers missing: x-github-event", NO_HEADER),
    of(
        GITHUB,
        "@octokit/webhooks-methods",
        "secret, eventpayload & signature required",
        &[Id::BodyMissing, Id::HeaderMissing, Id::SecretEmpty],
    ),
    of(SLACK, "@slack/bolt", "failed to verify authenticity: signature mismatch", MISMATCH),
    of(
        SLACK,
        "@slack/bolt",
        "x-slack-request-timestamp must differ from system time by no more than 5 minutes",
        OLD,
    ),
    of(SLACK, "@slack/bolt", "slack request signing verification failed", MISMATCH),
    of(TWILIO, "twilio", "twilio request validation failed", MISMATCH_URL),
    of(TWILIO, "twilio", "x-twilio-signature header does not exist", NO_HEADER),
    of(
        TWILIO,
        "twilio",
        "attempted to validate twilio request without first configuring your auth token",
        NO_SECRET,
    ),
    // A class of the provider's own errors: the receiver answered with an error, for example 403.
    of(TWILIO, "Twilio's console", "11200", MISMATCH_URL),
    of(SHOPIFY, "@shopify/shopify-api", "invalid_hmac", MISMATCH),
    of(SHOPIFY, "@shopify/shopify-api", "missing_hmac", NO_HEADER),
    of(SHOPIFY, "@shopify/shopify-api", "missing_body", NO_BODY),
    of(
        paddle::PROVIDER.id,
        "@paddle/paddle-node-sdk",
        "[paddle] webhook signature verification failed",
        &[Id::BodyReserialized, Id::TimestampStale, Id::SecretOther],
    ),
    of(LINEAR, "@linear/sdk", "invalid webhook signature", MISMATCH),
    of(LINEAR, "@linear/sdk", "invalid webhook timestamp", OLD),
    of(LINE, "@line/bot-sdk", "signature validation failed", MISMATCH),
    of(LINE, "@line/bot-sdk", "signaturevalidationfailed", MISMATCH),
    of(
        DISCORD,
        "Discord's portal",
        "interactions endpoint url could not be verified",
        &[Id::SecretKind, Id::BodyReserialized, Id::ContentLayout],
    ),
    of(
        DISCORD,
        "discord-interactions",
        "bad request signature",
        &[Id::SecretKind, Id::BodyReserialized, Id::ContentLayout],
    ),
    of(meta::PROVIDER.id, "Meta's samples", "couldn't validate the request signature", MISMATCH),
    of(
        calendly::PROVIDER.id,
        "Calendly's sample",
        "the signature's timestamp is outside of the tolerance zone",
        OLD,
    ),
    of(NETLIFY, "jsonwebtoken", "jwt issuer invalid. expected: netlify", &[Id::ProviderWrong]),
    any("jsonwebtoken", "jwt malformed", &[Id::HeaderWrong, Id::HeaderMissing]),
    any("many", "webhook signature verification failed", MISMATCH),
    any("many", "signature verification failed", MISMATCH),
    any("many", "signature mismatch", MISMATCH),
    any("many", "signatures do not match", MISMATCH),
    any("many", "invalid signature", MISMATCH),
    any("many", "hmac verification failed", MISMATCH),
    any("many", "hmac validation failed", MISMATCH),
    any("Node.js", "input buffers must have the same byte length", ODD_SIGNATURE),
    any("Node.js", "the \"key\" argument must be of type string or an instance of", NO_SECRET),
    any("Node.js", "the \"data\" argument must be of type string or an instance of", NO_BODY),
    any("JavaScript", "[object object]", NO_BODY),
    any("JavaScript", "unexpected token", NO_BODY),
    any("JavaScript", "unexpected end of json input", &[Id::BodyMissing, Id::BodyLength]),
    any("raw-body", "stream is not readable", NO_BODY),
    any("JavaScript", "cannot read properties of undefined (reading 'split')", NO_HEADER),
    any("Python", "expecting value: line 1 column 1 (char 0)", NO_BODY),
    any("Python", "unicode-objects must be encoded before hashing", NO_BODY),
    any("Python", "strings must be encoded before hashing", NO_BODY),
    any("Python", "incorrect padding", BAD_SECRET),
    any("Python", "non-hexadecimal number found in fromhex", BAD_SECRET),
    any("Python", "'nonetype' object has no attribute 'encode'", NO_SECRET),
    any("OpenSSL", "no start line", &[Id::SecretKind, Id::SecretEncoding]),
    any("OpenSSL", "decoder routines::unsupported", &[Id::SecretKind, Id::SecretEncoding]),
    any("PHP", "hash_equals(): argument #1 ($known_string) must be of type string", NO_HEADER),
];
