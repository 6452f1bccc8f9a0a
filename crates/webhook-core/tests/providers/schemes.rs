//! Schemes: what each provider file says of its signatures.

use std::collections::BTreeSet;

use webhook_core::http::Request;
use webhook_core::provider::{ALL, EventType, Provider};
use webhook_core::signature::{
    Algorithm, Draft, KeyFormat, KeyPair, Scheme, Secret, UnixMillis, choose, sign, verify,
};

use crate::facts::{is_address, is_date};
use crate::request::events;

fn schemes() -> impl Iterator<Item = (&'static Provider, &'static Scheme<'static>)> {
    ALL.iter().flat_map(|provider| provider.schemes.iter().map(move |scheme| (*provider, *scheme)))
}

#[test]
fn every_scheme_has_a_source_and_a_date() {
    for (_, scheme) in schemes() {
        assert!(is_address(scheme.source), "{}: {}", scheme.id, scheme.source);
        assert!(is_date(scheme.checked_on), "{}: {}", scheme.id, scheme.checked_on);
    }
}

#[test]
fn no_two_schemes_share_an_id() {
    let ids: BTreeSet<&str> = schemes().map(|(_, scheme)| scheme.id).collect();
    assert_eq!(ids.len(), schemes().count());
}

#[test]
fn every_provider_signs_something() {
    for provider in ALL {
        let signs = |scheme: &&Scheme<'_>| {
            scheme.algorithm != Algorithm::SharedToken && !scheme.content.is_empty()
        };
        assert!(provider.schemes.iter().any(signs), "{}", provider.name);
    }
}

#[test]
fn schemes_of_one_provider_are_told_apart_by_a_variant() {
    for provider in ALL {
        let variants: BTreeSet<&str> = provider.schemes.iter().map(|it| it.variant).collect();
        assert_eq!(variants.len(), provider.schemes.len(), "{}", provider.name);
        assert!(provider.schemes.len() == 1 || !variants.contains(""), "{}", provider.name);
    }
}

/// What the provider signs with, and what a receiver verifies with.
fn keys(scheme: &Scheme<'_>) -> (Secret, Secret) {
    if let Some(pair) = KeyPair::from_seed(scheme.key, &[7; 32]) {
        return (pair.private, Secret::new(pair.public));
    }
    let secret = match scheme.key {
        KeyFormat::Base64 { prefix } => format!("{prefix}{}", "QUJD".repeat(8)),
        _ => "an example secret".to_owned(),
    };
    (Secret::new(secret.clone()), Secret::new(secret))
}

/// Whether the event, signed, is accepted as what it is.
fn travels_signed(provider: &Provider, scheme: &Scheme<'_>, event: &EventType) -> bool {
    let now = UnixMillis(1_795_512_600_000);
    let headers = event.headers.iter().map(|(name, value)| ((*name).into(), (*value).into()));
    let request = Request {
        method: "POST".into(),
        url: "https://shop.example.com/webhooks".into(),
        headers: headers.collect(),
        body: event.payload.body.into(),
    };
    let draft = Draft { request, message_id: "msg_example".into() };
    let (private, public) = keys(scheme);
    let signed = sign(scheme, &private, &draft, now).unwrap().request;
    let is_meant = choose(provider.schemes, &signed).is_some_and(|meant| meant.id == scheme.id);
    is_meant && verify(scheme, &[public], &signed, now).is_ok()
}

#[test]
fn every_sample_can_be_signed_and_is_then_accepted() {
    for (provider, event) in events() {
        let travels = provider.schemes.iter().any(|it| travels_signed(provider, it, event));
        assert!(travels, "{} {}", provider.name, event.id);
    }
}
