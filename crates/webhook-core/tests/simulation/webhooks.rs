//! The schedule of a webhook, to the microsecond.

use webhook_core::simulation::{
    Acknowledge, Config, DeliveryPolicy, Network, Ppm, Receiver, Span, StrategyConfig, Window,
    Workload,
};
use webhook_core::time::Micros;

use crate::text::lines;

/// One event after a second, 10 ms of latency, a timeout of 10 s, retries after 5 s and 5 min.
fn one_event(receiver: Receiver) -> Config {
    Config {
        seed: 1,
        duration: Micros::from_secs(600),
        clients: 1,
        workload: Workload::At(vec![Micros::from_secs(1)]),
        network: Network { latency: Span::exactly(Micros::from_millis(10)), loss: Ppm::ZERO },
        receiver,
        strategy: StrategyConfig::Webhook(DeliveryPolicy::new(
            Micros::from_secs(10),
            vec![Micros::from_secs(5), Micros::from_secs(300)],
        )),
        ..Config::default()
    }
}

fn down_until(to: u64) -> Receiver {
    let down = Window { from: Micros::ZERO, to: Micros::from_secs(to) };
    Receiver { down: vec![down], ..Receiver::default() }
}

fn working(seconds: u64, acknowledge: Acknowledge, deduplicate: bool) -> Receiver {
    let processing = Span::exactly(Micros::from_secs(seconds));
    Receiver { processing, acknowledge, deduplicate, ..Receiver::default() }
}

#[track_caller]
fn check(config: &Config, expect: &[&str]) {
    let found = lines(config);
    let found: Vec<&str> = found.iter().map(|line| line.trim_start()).collect();
    assert_eq!(found, expect, "found:\n{found:#?}");
}

#[test]
fn an_app_that_is_up_is_told_once() {
    check(
        &one_event(Receiver::default()),
        &[
            "1.000000 #0 happened event 0",
            "1.000000 #0 sent 0 delivery of 0 attempt 1 arrives 1.010000",
            "1.010000 #0 arrived 0 delivery of 0 attempt 1",
            "1.010000 #0 learned event 0 after 0.010000",
            "1.010000 #0 sent 0 reply 200 arrives 1.020000",
            "1.010000 #0 work started event 0",
            "1.010000 #0 work finished event 0",
            "1.020000 #0 arrived 0 reply 200",
        ],
    );
}

#[test]
fn a_down_app_refuses_at_once_and_each_wait_runs_from_the_failure() {
    check(
        &one_event(down_until(100)),
        &[
            "1.000000 #0 happened event 0",
            "1.000000 #0 sent 0 delivery of 0 attempt 1 arrives 1.010000",
            "1.010000 #0 arrived 0 delivery of 0 attempt 1",
            "1.010000 #0 sent 0 reply 503 arrives 1.020000",
            "1.020000 #0 arrived 0 reply 503",
            "1.020000 #0 retry of event 0 as attempt 2 at 6.020000",
            "6.020000 #0 sent 1 delivery of 0 attempt 2 arrives 6.030000",
            "6.030000 #0 arrived 1 delivery of 0 attempt 2",
            "6.030000 #0 sent 1 reply 503 arrives 6.040000",
            "6.040000 #0 arrived 1 reply 503",
            "6.040000 #0 retry of event 0 as attempt 3 at 306.040000",
            "306.040000 #0 sent 2 delivery of 0 attempt 3 arrives 306.050000",
            "306.050000 #0 arrived 2 delivery of 0 attempt 3",
            "306.050000 #0 learned event 0 after 305.050000",
            "306.050000 #0 sent 2 reply 200 arrives 306.060000",
            "306.050000 #0 work started event 0",
            "306.050000 #0 work finished event 0",
            "306.060000 #0 arrived 2 reply 200",
        ],
    );
}

#[test]
fn after_the_last_attempt_the_service_gives_up() {
    let found = lines(&one_event(down_until(600)));
    assert_eq!(found.last().unwrap(), "306.060000 #0 gave up event 0 missed");
}

#[test]
fn an_app_that_fails_answers_500_and_learns_nothing() {
    let found = lines(&one_event(Receiver { error_rate: Ppm::ONE, ..Receiver::default() }));
    assert_eq!(found[3].trim_start(), "1.010000 #0 sent 0 reply 500 arrives 1.020000");
    assert!(!found.iter().any(|line| line.contains("learned")));
    assert!(found.last().unwrap().contains("gave up event 0 missed"));
}

#[test]
fn an_app_that_works_longer_than_the_timeout_goes_on_and_is_told_again() {
    let mut config = one_event(working(12, Acknowledge::AfterProcessing, true));
    config.duration = Micros::from_secs(60);
    check(
        &config,
        &[
            "1.000000 #0 happened event 0",
            "1.000000 #0 sent 0 delivery of 0 attempt 1 arrives 1.010000",
            "1.010000 #0 arrived 0 delivery of 0 attempt 1",
            "1.010000 #0 learned event 0 after 0.010000",
            "1.010000 #0 work started event 0",
            "11.000000 #0 timed out 0",
            "11.000000 #0 retry of event 0 as attempt 2 at 16.000000",
            "13.010000 #0 work finished event 0",
            "13.010000 #0 sent 0 reply 200 arrives 13.020000",
            "13.020000 #0 arrived 0 reply 200",
            "16.000000 #0 sent 1 delivery of 0 attempt 2 arrives 16.010000",
            "16.010000 #0 arrived 1 delivery of 0 attempt 2",
            "16.010000 #0 repeated event 0",
            "16.010000 #0 sent 1 reply 200 arrives 16.020000",
            "16.020000 #0 arrived 1 reply 200",
        ],
    );
}

#[test]
fn an_app_that_recognises_nothing_does_the_work_once_for_each_attempt() {
    let found = lines(&one_event(working(12, Acknowledge::AfterProcessing, false)));
    let count = |what: &str| found.iter().filter(|line| line.contains(what)).count();
    assert_eq!((count("learned"), count("repeated"), count("work finished")), (1, 2, 3));
    // The service never hears of it in time, though the app knew all along.
    assert!(count("gave up event 0 known") == 1 && count("timed out") == 3);
}

#[test]
fn an_answer_in_the_very_moment_of_the_timeout_comes_too_late() {
    let mut config = one_event(Receiver::default());
    *timeout_of(&mut config) = Micros::from_millis(20);
    let found = lines(&config);
    assert!(found.iter().any(|line| line.trim_start() == "1.020000 #0 timed out 0"));
    *timeout_of(&mut config) = Micros(20_001);
    assert!(!lines(&config).iter().any(|line| line.contains("timed out")));
}

fn timeout_of(config: &mut Config) -> &mut Micros {
    match &mut config.strategy {
        StrategyConfig::Webhook(policy) => &mut policy.timeout,
        other => panic!("no timeout in {other:?}"),
    }
}

#[test]
fn a_lost_delivery_is_noticed_by_the_timeout_alone() {
    let mut config = one_event(Receiver::default());
    config.network.loss = Ppm::ONE;
    config.duration = Micros::from_secs(12);
    check(
        &config,
        &[
            "1.000000 #0 happened event 0",
            "1.000000 #0 sent 0 delivery of 0 attempt 1 lost 1.010000",
            "1.010000 #0 lost 0 delivery of 0 attempt 1",
            "11.000000 #0 timed out 0",
            "11.000000 #0 retry of event 0 as attempt 2 at 16.000000",
        ],
    );
}

#[test]
fn a_delivery_still_on_its_way_can_find_the_app_after_the_service_gave_up() {
    let mut config = one_event(Receiver::default());
    config.network.latency = Span::exactly(Micros::from_secs(30));
    config.strategy = StrategyConfig::Webhook(DeliveryPolicy::new(Micros::from_secs(10), vec![]));
    let found = lines(&config);
    assert_eq!(found[3].trim_start(), "11.000000 #0 gave up event 0 missed");
    assert_eq!(found[5].trim_start(), "31.000000 #0 learned event 0 after 30.000000 after all");
}
