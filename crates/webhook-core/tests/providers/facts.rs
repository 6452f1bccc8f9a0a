//! Facts: each has a source and a date, and a simulation never contradicts one.

use webhook_core::provider::{ALL, Basis, Delivery, Disabling, Fact, Provider, Success};
use webhook_core::time::Micros;

use crate::request::events;

pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let between = |part: &str, low: u32, high: u32| {
        part.parse::<u32>().is_ok_and(|number| (low..=high).contains(&number))
    };
    text.len() == 10
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        && matches!(parts[..], [year, month, day]
            if between(year, 2020, 2099) && between(month, 1, 12) && between(day, 1, 31))
}

pub(crate) fn is_address(text: &str) -> bool {
    text.strip_prefix("https://")
        .is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
}

#[test]
fn providers_stand_in_the_order_of_the_picker() {
    let ids: Vec<&str> = ALL.iter().map(|provider| provider.id.0).collect();
    let expected = "stripe github shopify twilio sendgrid vercel vercel-blob netlify slack \
                    standardwebhooks svix discord square linear zoom paddle hubspot typeform \
                    mailgun clerk resend intercom dropbox meta line calendly gitlab";
    assert_eq!(ids.join(" "), expected);
}

#[test]
fn every_source_is_an_address() {
    for (provider, event) in events() {
        assert!(is_address(provider.docs), "{}", provider.docs);
        assert!(is_address(event.source), "{}", event.source);
    }
}

#[track_caller]
fn check_fact<T>(provider: &Provider, fact: Option<&Fact<T>>) -> usize {
    if let Some(fact) = fact {
        assert!(is_address(fact.source), "{}: {}", provider.name, fact.source);
        assert!(is_date(fact.checked_on), "{}: {}", provider.name, fact.checked_on);
    }
    usize::from(fact.is_some())
}

#[test]
fn every_fact_has_a_source_and_a_date() {
    let mut facts = 0;
    for provider in ALL {
        assert!(is_date(provider.checked_on), "{}", provider.name);
        let Delivery { timeout, retry_after, gives_up_after, success, disables, .. } =
            provider.delivery;
        facts += check_fact(provider, timeout.as_ref());
        facts += check_fact(provider, retry_after.as_ref());
        facts += check_fact(provider, gives_up_after.as_ref());
        facts += check_fact(provider, success.as_ref());
        facts += check_fact(provider, disables.as_ref());
        facts += check_fact(provider, provider.dedupe_id.as_ref());
        facts += check_fact(provider, provider.event_type.as_ref());
    }
    assert!(facts > 100, "only {facts} facts");
}

#[test]
fn a_date_has_ten_characters_and_a_month_that_exists() {
    assert!(is_date("2026-11-24"));
    for text in ["", "2026-13-24", "2026-11-32", "26-11-24", "2026-11-2x", "24.11.2026"] {
        assert!(!is_date(text), "{text}");
    }
}

#[test]
fn a_policy_is_published_exactly_when_both_of_its_values_are_facts() {
    for provider in ALL {
        let Delivery { timeout, retry_after, simulated, .. } = provider.delivery;
        let published = timeout.is_some() && retry_after.is_some();
        assert_eq!(simulated.basis == Basis::Published, published, "{}", provider.name);
    }
}

#[test]
fn a_policy_never_contradicts_a_fact() {
    for provider in ALL {
        let Delivery { timeout, retry_after, gives_up_after, simulated, .. } = provider.delivery;
        assert!(timeout.is_none_or(|fact| fact.value == simulated.timeout), "{}", provider.name);
        assert!(retry_after.is_none_or(|fact| fact.value == simulated.retry_after));
        let waits = simulated.retry_after.iter().copied().sum();
        assert!(gives_up_after.is_none_or(|fact| fact.value >= waits), "{}", provider.name);
    }
}

#[test]
fn spans_shares_and_statuses_are_within_their_ranges() {
    let are_statuses = |statuses: &[u16]| {
        !statuses.is_empty()
            && statuses.is_sorted()
            && statuses.iter().all(|status| (100..600).contains(status))
    };
    for provider in ALL {
        let Delivery { timeout, gives_up_after, success, disables, .. } = provider.delivery;
        for span in [timeout, gives_up_after].into_iter().flatten() {
            assert!(span.value > Micros::ZERO, "{}", provider.name);
        }
        let success = success.is_none_or(|fact| match fact.value {
            Success::Any2xx => true,
            Success::Status(statuses) => are_statuses(statuses),
        });
        let disables = disables.is_none_or(|fact| match fact.value {
            Disabling::InARow(failures) => failures > 0,
            Disabling::FailingFor(span) => span > Micros::ZERO,
            Disabling::Share { above_percent, within } => {
                above_percent < 100 && within > Micros::ZERO
            }
            Disabling::Status(statuses) => are_statuses(statuses),
        });
        assert!(success && disables, "{}", provider.name);
    }
}
