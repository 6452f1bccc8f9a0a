//! The schedules of polling, to the microsecond.

use webhook_core::simulation::{
    Config, Fault, FaultKind, MessageKind, Network, Ppm, Reach, Record, Span, StrategyConfig, What,
    Window, Workload,
};
use webhook_core::time::Micros;

use crate::text::{lines, trace};

/// Events after 3 s and 3.5 s, 10 ms of latency.
fn two_events(strategy: StrategyConfig) -> Config {
    Config {
        seed: 1,
        duration: Micros::from_secs(10),
        clients: 1,
        workload: Workload::At([3_000, 3_500].map(Micros::from_millis).to_vec()),
        network: Network { latency: Span::exactly(Micros::from_millis(10)), loss: Ppm::ZERO },
        strategy,
        ..Config::default()
    }
}

const SHORT: StrategyConfig = StrategyConfig::ShortPoll { interval: Micros::from_secs(2) };
const CONDITIONAL: StrategyConfig =
    StrategyConfig::ConditionalPoll { interval: Micros::from_secs(2) };
const LONG: StrategyConfig = StrategyConfig::LongPoll { hold: Micros::from_secs(4) };

fn polls(config: &Config) -> Vec<(u32, Micros)> {
    let poll = |record: &Record| match record.what {
        What::Sent(message) if matches!(message.kind, MessageKind::Poll { .. }) => {
            Some((record.client, record.at))
        }
        _ => None,
    };
    trace(config).records().iter().filter_map(poll).collect()
}

#[track_caller]
fn check(config: &Config, expect: &[&str]) {
    let found = lines(config);
    let found: Vec<&str> = found.iter().map(|line| line.trim_start()).collect();
    assert_eq!(found, expect, "found:\n{found:#?}");
}

#[test]
fn a_client_polls_once_in_each_interval_whatever_the_answers_take() {
    let mut config = two_events(SHORT);
    config.clients = 50;
    config.network.latency = Span::exactly(Micros::from_secs(5));
    let polls = polls(&config);
    let mut phases: Vec<Micros> = vec![];
    for client in 0..config.clients {
        let of_client: Vec<Micros> =
            polls.iter().filter(|(polling, _)| *polling == client).map(|(_, at)| *at).collect();
        let phase = of_client[0];
        assert!(phase < Micros::from_secs(2));
        let expect: Vec<Micros> = (0..5).map(|k| phase + Micros::from_secs(2) * k).collect();
        assert_eq!(of_client, expect);
        phases.push(phase);
    }
    phases.sort_unstable();
    assert!(phases[10] < Micros::from_secs(1) && phases[40] > Micros::from_secs(1));
}

#[test]
fn conditional_polling_differs_only_in_what_an_empty_answer_says() {
    let short = lines(&two_events(SHORT)).join("\n");
    let conditional = lines(&two_events(CONDITIONAL)).join("\n");
    assert!(short.contains("empty") && conditional.contains("not modified"));
    assert_eq!(short.replace("empty", "not modified"), conditional);
}

#[test]
fn polls_are_left_out_while_the_app_is_down() {
    let mut config = two_events(SHORT);
    let (from, to) = (Micros::from_secs(3), Micros::from_secs(7));
    let up = polls(&config);
    config.receiver.down = vec![Window { from, to }];
    let expect: Vec<_> = up.into_iter().filter(|(_, at)| *at < from || *at >= to).collect();
    assert_eq!(polls(&config), expect);
}

#[test]
fn an_answer_at_which_the_app_fails_is_fetched_again() {
    let mut config = two_events(SHORT);
    config.receiver.error_rate = Ppm::ONE;
    let found = lines(&config).join("\n");
    assert!(!found.contains("learned"));
    assert!(found.matches("arrived 3 events 0 + 2").count() == 1, "{found}");
    assert!(found.matches("arrived 4 events 0 + 2").count() == 1, "{found}");
}

#[test]
fn a_long_poll_is_held_until_something_happens_or_the_hold_ends() {
    check(
        &two_events(LONG),
        &[
            "0.000000 #0 sent 0 long poll arrives 0.010000",
            "0.010000 #0 arrived 0 long poll",
            "3.000000 #0 happened event 0",
            "3.000000 #0 sent 0 events 0 + 1 arrives 3.010000",
            "3.010000 #0 arrived 0 events 0 + 1",
            "3.010000 #0 learned event 0 after 0.010000",
            "3.010000 #0 work started event 0",
            "3.010000 #0 sent 1 long poll arrives 3.020000",
            "3.010000 #0 work finished event 0",
            "3.020000 #0 arrived 1 long poll",
            "3.500000 #0 happened event 1",
            "3.500000 #0 sent 1 events 1 + 1 arrives 3.510000",
            "3.510000 #0 arrived 1 events 1 + 1",
            "3.510000 #0 learned event 1 after 0.010000",
            "3.510000 #0 work started event 1",
            "3.510000 #0 sent 2 long poll arrives 3.520000",
            "3.510000 #0 work finished event 1",
            "3.520000 #0 arrived 2 long poll",
            "7.520000 #0 sent 2 empty arrives 7.530000",
            "7.530000 #0 arrived 2 empty",
            "7.530000 #0 sent 3 long poll arrives 7.540000",
            "7.540000 #0 arrived 3 long poll",
        ],
    );
}

#[test]
fn a_lost_long_poll_is_given_up_five_seconds_after_its_hold() {
    let mut config = two_events(LONG);
    config.network.loss = Ppm::ONE;
    config.workload = Workload::Never;
    check(
        &config,
        &[
            "0.000000 #0 sent 0 long poll lost 0.010000",
            "0.010000 #0 lost 0 long poll",
            "9.000000 #0 timed out 0",
            "9.000000 #0 sent 1 long poll lost 9.010000",
            "9.010000 #0 lost 1 long poll",
        ],
    );
}

#[test]
fn a_long_polling_app_that_was_down_asks_as_soon_as_it_is_up() {
    let mut config = two_events(LONG);
    config.receiver.down = vec![Window { from: Micros::from_secs(3), to: Micros::from_secs(6) }];
    check(
        &config,
        &[
            "0.000000 #0 sent 0 long poll arrives 0.010000",
            "0.010000 #0 arrived 0 long poll",
            "3.000000 #0 happened event 0",
            "3.000000 #0 sent 0 events 0 + 1 arrives 3.010000",
            "3.010000 #0 arrived 0 events 0 + 1",
            "3.500000 #0 happened event 1",
            "6.000000 #0 sent 1 long poll arrives 6.010000",
            "6.010000 #0 arrived 1 long poll",
            "6.010000 #0 sent 1 events 0 + 2 arrives 6.020000",
            "6.020000 #0 arrived 1 events 0 + 2",
            "6.020000 #0 learned event 0 after 3.020000",
            "6.020000 #0 work started event 0",
            "6.020000 #0 learned event 1 after 2.520000",
            "6.020000 #0 work started event 1",
            "6.020000 #0 sent 2 long poll arrives 6.030000",
            "6.020000 #0 work finished event 0",
            "6.020000 #0 work finished event 1",
            "6.030000 #0 arrived 2 long poll",
        ],
    );
}

#[test]
fn a_failing_long_polling_app_does_not_ask_without_end() {
    let mut config = two_events(LONG);
    config.network = Network::default();
    config.receiver.error_rate = Ppm::ONE;
    // At 0 s, and after each pause of a second since the event at 3 s.
    let moments: Vec<u64> = polls(&config).iter().map(|(_, at)| at.as_millis()).collect();
    assert_eq!(moments, [0, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000]);
}

#[test]
fn a_long_polling_app_that_is_made_to_refuse_does_not_ask_without_end_either() {
    for status in [500, 503] {
        let mut config = two_events(LONG);
        config.network = Network::default();
        let kind = FaultKind::Answer { status, retry_after: None };
        let reach = Reach::Until(Micros::from_millis(5_500));
        config.faults = vec![Fault { from: Micros::ZERO, reach, kind }];
        let moments: Vec<u64> = polls(&config).iter().map(|(_, at)| at.as_millis()).collect();
        assert_eq!(moments, [0, 4_000, 5_000, 6_000, 6_000], "{status}");
    }
}

#[test]
fn a_long_poll_answered_after_the_client_gave_it_up_is_not_read() {
    let mut config = two_events(LONG);
    config.network.latency = Span::exactly(Micros::from_secs(5));
    config.workload = Workload::At(vec![Micros::from_secs(3)]);
    config.duration = Micros::from_secs(18);
    check(
        &config,
        &[
            "0.000000 #0 sent 0 long poll arrives 5.000000",
            "3.000000 #0 happened event 0",
            "5.000000 #0 arrived 0 long poll",
            "5.000000 #0 sent 0 events 0 + 1 arrives 10.000000",
            "9.000000 #0 timed out 0",
            "9.000000 #0 sent 1 long poll arrives 14.000000",
            "10.000000 #0 arrived 0 events 0 + 1",
            "14.000000 #0 arrived 1 long poll",
            "14.000000 #0 sent 1 events 0 + 1 arrives 19.000000",
        ],
    );
}
