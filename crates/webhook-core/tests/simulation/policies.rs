//! Each provider's delivery policy against the schedule that it documents, to the second.

use webhook_core::provider::{Basis, Disabling, Pausing, find_sender, senders};
use webhook_core::simulation::{
    Config, DeliveryPolicy, Fault, FaultKind, MessageKind, Reach, StrategyConfig, What, Workload,
};
use webhook_core::time::Micros;

use crate::text::{lines, trace};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

fn policy(id: &str) -> DeliveryPolicy {
    DeliveryPolicy::from(find_sender(id).expect("a sender").delivery)
}

/// An app that never takes anything in, as far as `refuses` says, in a network without delay.
fn refusing(policy: DeliveryPolicy, events: Vec<u64>, refuses: FaultKind) -> Config {
    let duration = Micros::DAY * 60;
    Config {
        duration,
        workload: Workload::At(events.into_iter().map(Micros::from_secs).collect()),
        strategy: StrategyConfig::Webhook(policy),
        faults: vec![Fault { from: Micros::ZERO, reach: Reach::Until(duration), kind: refuses }],
        ..Config::default()
    }
}

/// When deliveries set out, in whole seconds.
fn attempts(config: &Config) -> Vec<u64> {
    let sent =
        trace(config).records().to_vec().into_iter().filter_map(|record| match record.what {
            What::Sent(message) if matches!(message.kind, MessageKind::Delivery { .. }) => {
                assert_eq!(record.at.0 % 1_000_000, 0);
                Some(record.at.0 / 1_000_000)
            }
            _ => None,
        });
    sent.collect()
}

fn moments(config: &Config, of: impl Fn(&What) -> bool) -> Vec<Micros> {
    let records = trace(config).records().to_vec();
    records.into_iter().filter(|record| of(&record.what)).map(|record| record.at).collect()
}

/// The attempts after the first, in seconds from the failure of the first, without the rule by
/// which the address is turned off.
#[track_caller]
fn check(id: &str, basis: Basis, expect: &[u64]) {
    let sender = find_sender(id).expect("a sender");
    assert_eq!(sender.delivery.simulated.basis, basis, "{id}");
    let policy = DeliveryPolicy { disables: None, pauses: None, ..policy(id) };
    let found = attempts(&refusing(policy, vec![0], FaultKind::Down));
    assert_eq!(found[0], 0, "{id}");
    assert_eq!(found[1..], *expect, "{id}");
}

#[test]
fn attempts_follow_the_schedules_that_providers_publish() {
    check("github", Basis::Published, &[]);
    check("slack", Basis::Published, &[0, MINUTE, 6 * MINUTE]);
    let svix = [5, 305, 2_105, 9_305, 27_305, 63_305, 99_305];
    check("svix", Basis::Published, &svix);
    check("clerk", Basis::Published, &svix);
    check("resend", Basis::Published, &svix);
    let square = [1, 3, 7, 15, 31, 63, 123, 243, 483, 963, 1_443].map(|minutes| minutes * MINUTE);
    check("square", Basis::Published, &square);
    check("linear", Basis::Published, &[MINUTE, HOUR + MINUTE, 7 * HOUR + MINUTE]);
    check("zoom", Basis::Published, &[5 * MINUTE, 25 * MINUTE, 85 * MINUTE]);
}

#[test]
fn where_only_the_timeout_is_not_published_the_waits_are_still_the_provider_s() {
    let standard = [5, 305, 2_105, 9_305, 27_305, 63_305, 113_705, 185_705, 272_105];
    check("standardwebhooks", Basis::Assumed, &standard);
    let mailgun = [5, 15, 30, 90, 210, 450].map(|minutes| minutes * MINUTE);
    check("mailgun", Basis::Assumed, &mailgun);
}

#[test]
fn assumed_schedules_keep_to_what_is_published_of_them() {
    #[track_caller]
    fn check_bounds(id: &str, attempts_after_first: Option<usize>, within: u64) {
        let sender = find_sender(id).expect("a sender");
        assert_eq!(sender.delivery.simulated.basis, Basis::Assumed, "{id}");
        let policy = DeliveryPolicy { disables: None, pauses: None, ..policy(id) };
        let found = attempts(&refusing(policy, vec![0], FaultKind::Down));
        assert!(attempts_after_first.is_none_or(|count| found.len() == count + 1), "{id}");
        assert!(found.is_sorted() && found[found.len() - 1] <= within, "{id}: {found:?}");
    }
    check_bounds("stripe", None, 3 * DAY);
    check_bounds("shopify", Some(8), 4 * HOUR);
    check_bounds("twilio", Some(0), 15);
    check_bounds("sendgrid", None, DAY);
    check_bounds("paddle", Some(60), 3 * DAY);
    check_bounds("hubspot", Some(10), DAY);
    check_bounds("meta", None, 36 * HOUR);
    check_bounds("paypal", Some(25), 3 * DAY);
    check_bounds("gitlab", Some(0), 0);
    check_bounds("discord", None, 10 * MINUTE);
    let paddle = attempts(&refusing(policy("paddle"), vec![0], FaultKind::Down));
    assert_eq!(paddle.iter().filter(|at| **at <= HOUR).count(), 21);
}

#[test]
fn an_answer_that_does_not_come_fails_when_the_documented_timeout_is_over() {
    #[track_caller]
    fn check(id: &str, timeout: u64) {
        let config = refusing(policy(id), vec![0], FaultKind::NoAnswer);
        let timed_out = moments(&config, |what| matches!(what, What::TimedOut { .. }));
        assert_eq!(timed_out[0], Micros::from_secs(timeout), "{id}");
    }
    check("github", 10);
    check("shopify", 5);
    check("slack", 3);
    check("twilio", 15);
    check("svix", 15);
    check("square", 10);
    check("linear", 5);
    check("zoom", 3);
    check("paddle", 5);
    check("hubspot", 5);
    check("discord", 3);
}

fn answer(status: u16) -> FaultKind {
    FaultKind::Answer { status, retry_after: None }
}

fn disabled(config: &Config) -> Vec<Micros> {
    moments(config, |what| *what == What::Disabled)
}

#[test]
fn an_address_is_turned_off_after_the_documented_number_of_failures() {
    // The first attempt and seven retries.
    let shopify = refusing(policy("shopify"), vec![0, 10 * HOUR], answer(500));
    let tried = attempts(&shopify);
    assert_eq!((tried.len(), disabled(&shopify)), (8, vec![Micros::from_secs(tried[7])]));
    let seconds: Vec<u64> = (0..50).map(|nth| nth * DAY).collect();
    let gitlab = refusing(policy("gitlab"), seconds, answer(500));
    assert_eq!(attempts(&gitlab).len(), 40);
    assert_eq!(disabled(&gitlab), [Micros::DAY * 39]);
}

#[test]
fn an_address_is_turned_off_when_it_has_failed_for_the_documented_time() {
    #[track_caller]
    fn check(id: &str, span: u64) {
        let every_six_hours = (0..200).map(|nth| nth * 6 * HOUR).collect();
        let config = refusing(policy(id), every_six_hours, answer(503));
        assert_eq!(disabled(&config), [Micros::from_secs(span)], "{id}");
        assert!(attempts(&config).iter().all(|at| *at <= span), "{id}");
    }
    check("svix", 5 * DAY);
    check("square", 21 * DAY);
    check("calendly", DAY);
    check("intercom", 7 * DAY);
}

#[test]
fn an_address_is_turned_off_when_too_large_a_share_of_many_requests_fails() {
    // Without retries, so that the thousandth request is the thousandth event.
    let policy = DeliveryPolicy { retry_after: vec![], ..policy("slack") };
    let events: Vec<u64> = (1..=1_200).collect();
    let mut config = refusing(policy, events, answer(500));
    assert_eq!(disabled(&config), [Micros::from_secs(1_000)]);
    // Of a thousand, fifty succeed: no more than 95 % fail.
    config.faults[0].from = Micros::from_secs(51);
    config.faults[0].reach = Reach::Until(Micros::from_secs(1_001));
    assert_eq!(disabled(&config), []);
}

#[test]
fn gone_turns_an_address_off_where_that_is_the_rule_and_nowhere_else() {
    for sender in senders() {
        let rule = sender.delivery.disables.map(|fact| fact.value);
        let config = refusing(DeliveryPolicy::from(sender.delivery), vec![0], answer(410));
        let off = disabled(&config).first() == Some(&Micros::ZERO);
        let stated = matches!(rule, Some(Disabling::Status(statuses)) if statuses.contains(&410));
        assert_eq!(off, stated, "{}", sender.name);
    }
    let standard = refusing(policy("standardwebhooks"), vec![0, 5, 10], answer(410));
    let found: Vec<String> = lines(&standard).iter().map(|line| line.trim().to_owned()).collect();
    let expect = [
        "0.000000 #0 happened event 0",
        "0.000000 #0 sent 0 delivery of 0 attempt 1 arrives 0.000000",
        "0.000000 #0 arrived 0 delivery of 0 attempt 1",
        "0.000000 #0 fault 0 strikes 0",
        "0.000000 #0 sent 0 reply 410 arrives 0.000000",
        "0.000000 #0 arrived 0 reply 410",
        "0.000000 #0 disabled",
        "0.000000 #0 gave up event 0 missed",
        "5.000000 #0 happened event 1",
        "5.000000 #0 gave up event 1 missed",
        "10.000000 #0 happened event 2",
        "10.000000 #0 gave up event 2 missed",
    ];
    assert_eq!(found, expect);
}

#[test]
fn what_waits_for_another_attempt_is_given_up_when_the_address_is_turned_off() {
    let mut config = refusing(policy("standardwebhooks"), vec![0, 1, 2], answer(410));
    let failing = Fault { reach: Reach::Until(Micros::from_secs(2)), ..config.faults[0] };
    config.faults.insert(0, Fault { kind: answer(500), ..failing });
    let gave_up = moments(&config, |what| matches!(what, What::GaveUp { missed: true, .. }));
    assert_eq!(gave_up, [Micros::from_secs(2); 3]);
    assert_eq!(attempts(&config), [0, 1, 2]);
}

#[test]
fn an_answer_that_stops_the_retries_stops_them() {
    assert_eq!(attempts(&refusing(policy("mailgun"), vec![0], answer(406))), [0]);
    assert_eq!(attempts(&refusing(policy("mailgun"), vec![0], answer(404))).len(), 7);
    assert_eq!(attempts(&refusing(policy("stripe"), vec![0], answer(406))).len(), 9);
}

#[test]
fn retry_after_stretches_a_wait_where_the_sender_heeds_it() {
    let asks = |retry_after| FaultKind::Answer { status: 429, retry_after: Some(retry_after) };
    let standard =
        |seconds| attempts(&refusing(policy("standardwebhooks"), vec![0], asks(seconds)));
    // Waits of 5 s, 5 min and 30 min, none shorter than ten minutes.
    assert_eq!(standard(600)[..4], [0, 600, 1_200, 3_000]);
    assert_eq!(standard(0)[..4], [0, 5, 305, 2_105]);
    let svix = attempts(&refusing(policy("svix"), vec![0], asks(600)));
    assert_eq!(svix[..4], [0, 5, 305, 2_105]);
}

#[test]
fn an_address_that_fails_is_paused_for_longer_each_time() {
    // GitLab: a minute after four failures in a row, doubled by each further one.
    let policy = policy("gitlab");
    let pausing =
        Pausing { in_a_row: 4, first: Micros::from_secs(MINUTE), longest: Micros::from_secs(DAY) };
    assert_eq!(policy.pauses, Some(pausing));
    let every_ten_seconds = (0..60).map(|nth| nth * 10).collect();
    let mut config = refusing(policy, every_ten_seconds, answer(500));
    assert_eq!(attempts(&config), [0, 10, 20, 30, 90, 210, 450]);
    // The app is well again from 100 s on: what happens after the pause arrives.
    config.faults[0].reach = Reach::Until(Micros::from_secs(100));
    let expect = [0, 10, 20, 30, 90].into_iter().chain((210..600).step_by(10));
    assert_eq!(attempts(&config), expect.collect::<Vec<u64>>());
}

#[test]
fn a_success_is_what_the_provider_takes_for_one() {
    #[track_caller]
    fn check(id: &str, status: u16, expect_attempts: usize) {
        let found = attempts(&refusing(policy(id), vec![0], answer(status)));
        assert_eq!(found.len(), expect_attempts, "{id} {status}");
    }
    // A redirect is a failure.
    check("zoom", 302, 4);
    check("slack", 301, 4);
    // An app that is up answers what its sender wants to hear.
    for sender in senders() {
        let policy = DeliveryPolicy::from(sender.delivery);
        let mut config = refusing(policy, vec![0], FaultKind::Down);
        config.faults.clear();
        assert_eq!(attempts(&config), [0], "{}", sender.name);
    }
}

#[test]
fn the_longest_span_of_attempts_is_all_waits_and_timeouts() {
    let span = |id: &str| policy(id).longest_span();
    assert_eq!(span("github"), Micros::ZERO);
    assert_eq!(span("slack"), Micros::from_secs(6 * MINUTE + 3 * 3));
    let config = refusing(policy("slack"), vec![0], FaultKind::NoAnswer);
    assert_eq!(attempts(&config).last(), Some(&(6 * MINUTE + 3 * 3)));
}
