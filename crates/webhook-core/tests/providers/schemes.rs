//! Schemes: what each provider file says of its signatures.

use std::collections::BTreeSet;

use webhook_core::provider::{ALL, Provider};
use webhook_core::signature::{Algorithm, Scheme};

use crate::facts::{is_address, is_date};

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
        assert!(provider.schemes.iter().any(|it| signs(it)), "{}", provider.name);
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
