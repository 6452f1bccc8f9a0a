//! Facts: each has a source and a date, and a simulation never contradicts one.

use webhook_core::provider::{
    ALL, Basis, Delivery, Disabling, Fact, Sender, Success, find, find_sender, senders,
};
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
fn check_fact<T>(name: &str, fact: Option<&Fact<T>>) -> usize {
    if let Some(fact) = fact {
        assert!(is_address(fact.source), "{name}: {}", fact.source);
        assert!(is_date(fact.checked_on), "{name}: {}", fact.checked_on);
    }
    usize::from(fact.is_some())
}

#[test]
fn every_fact_has_a_source_and_a_date() {
    let mut facts = 0;
    for provider in ALL {
        assert!(is_date(provider.checked_on), "{}", provider.name);
        facts += check_fact(provider.name, provider.dedupe_id.as_ref());
        facts += check_fact(provider.name, provider.event_type.as_ref());
    }
    for Sender { name, delivery, .. } in senders() {
        facts += check_fact(name, delivery.timeout.as_ref());
        facts += check_fact(name, delivery.retry_after.as_ref());
        facts += check_fact(name, delivery.retries.as_ref());
        facts += check_fact(name, delivery.gives_up_after.as_ref());
        facts += check_fact(name, delivery.success.as_ref());
        facts += check_fact(name, delivery.gives_up_on.as_ref());
        facts += check_fact(name, delivery.heeds_retry_after.as_ref());
        facts += check_fact(name, delivery.pauses.as_ref());
        facts += check_fact(name, delivery.disables.as_ref());
    }
    assert!(facts > 110, "only {facts} facts");
}

#[test]
fn every_provider_is_a_sender_and_no_other_sender_bears_its_id() {
    let all: Vec<Sender> = senders().collect();
    assert!(all.len() > ALL.len());
    for (index, sender) in all.iter().enumerate() {
        assert_eq!(find_sender(sender.id.0), Some(*sender));
        assert!(is_address(sender.docs), "{}", sender.docs);
        let provider = find(sender.id.0);
        assert_eq!(provider.is_some(), index < ALL.len());
        assert!(provider.is_none_or(|provider| &provider.delivery == sender.delivery));
    }
    assert_eq!(find_sender("PayPal"), None);
}

#[test]
fn a_policy_tries_again_as_often_as_the_provider_says() {
    for Sender { name, delivery, .. } in senders() {
        let Some(retries) = delivery.retries else { continue };
        assert_eq!(delivery.simulated.retry_after.len(), retries.value as usize, "{name}");
        assert_eq!(delivery.retry_after, None, "{name}: the waits say it already");
    }
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
    for Sender { name, delivery, .. } in senders() {
        let Delivery { timeout, retry_after, simulated, .. } = *delivery;
        let published = timeout.is_some() && retry_after.is_some();
        assert_eq!(simulated.basis == Basis::Published, published, "{name}");
    }
}

#[test]
fn a_policy_never_contradicts_a_fact() {
    for Sender { name, delivery, .. } in senders() {
        let Delivery { timeout, retry_after, gives_up_after, simulated, .. } = *delivery;
        assert!(timeout.is_none_or(|fact| fact.value == simulated.timeout), "{name}");
        assert!(retry_after.is_none_or(|fact| fact.value == simulated.retry_after));
        let waits = simulated.retry_after.iter().copied().sum();
        assert!(gives_up_after.is_none_or(|fact| fact.value >= waits), "{name}");
    }
}

#[test]
fn spans_shares_and_statuses_are_within_their_ranges() {
    let are_statuses = |statuses: &[u16]| {
        !statuses.is_empty()
            && statuses.is_sorted()
            && statuses.iter().all(|status| (100..600).contains(status))
    };
    for Sender { name, delivery, .. } in senders() {
        let Delivery { timeout, gives_up_after, success, disables, .. } = *delivery;
        for span in [timeout, gives_up_after].into_iter().flatten() {
            assert!(span.value > Micros::ZERO, "{name}");
        }
        assert!(delivery.gives_up_on.is_none_or(|fact| are_statuses(fact.value)), "{name}");
        let pauses = delivery.pauses.is_none_or(|Fact { value: it, .. }| {
            it.in_a_row > 0 && Micros::ZERO < it.first && it.first <= it.longest
        });
        assert!(pauses, "{name}");
        let success = success.is_none_or(|fact| match fact.value {
            Success::Any2xx => true,
            Success::Status(statuses) => are_statuses(statuses),
        });
        let disables = disables.is_none_or(|fact| match fact.value {
            Disabling::InARow(failures) => failures > 0,
            Disabling::FailingFor(span) => span > Micros::ZERO,
            Disabling::Share { above_percent, within, at_least } => {
                above_percent < 100 && within > Micros::ZERO && at_least > 0
            }
            Disabling::Status(statuses) => are_statuses(statuses),
        });
        assert!(success && disables, "{name}");
    }
}
