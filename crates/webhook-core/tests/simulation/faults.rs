//! What each fault does, to the microsecond, and that it does nothing else.

use webhook_core::simulation::{
    Config, DeliveryPolicy, Fault, FaultKind, MessageKind, Network, Ppm, Reach, Route, Span,
    StrategyConfig, What, Workload,
};
use webhook_core::time::Micros;

use crate::text::{lines, trace};

fn millis(millis: u64) -> Micros {
    Micros::from_millis(millis)
}

/// Events after 1, 2 and 3 s, 10 ms of latency, a timeout of 2 s, one retry after 5 s.
fn three_events(fault: Fault) -> Config {
    Config {
        duration: Micros::from_secs(20),
        workload: Workload::At([1_000, 2_000, 3_000].map(millis).to_vec()),
        network: Network { latency: Span::exactly(millis(10)), loss: Ppm::ZERO },
        strategy: StrategyConfig::Webhook(DeliveryPolicy::new(
            Micros::from_secs(2),
            vec![Micros::from_secs(5)],
        )),
        faults: vec![fault],
        ..Config::default()
    }
}

/// Strikes the first message that it concerns from 1.5 s on.
fn once(kind: FaultKind) -> Fault {
    Fault { from: millis(1_500), reach: Reach::Next(1), kind }
}

/// The lines that differ from the run without the fault.
#[track_caller]
fn check(fault: Fault, expect: &[&str]) {
    let config = three_events(fault);
    let calm = lines(&Config { faults: vec![], ..config.clone() });
    let found = lines(&config);
    let other: Vec<&str> =
        found.iter().filter(|line| !calm.contains(line)).map(|line| line.trim()).collect();
    assert_eq!(other, expect, "found:\n{other:#?}");
}

#[test]
fn a_dropped_delivery_is_lost_and_tried_again() {
    check(
        once(FaultKind::Drop { route: Route::ToApp }),
        &[
            "2.000000 #0 fault 0 strikes 1",
            "2.000000 #0 sent 1 delivery of 1 attempt 1 lost 2.010000",
            "2.010000 #0 lost 1 delivery of 1 attempt 1",
            "4.000000 #0 timed out 1",
            "4.000000 #0 retry of event 1 as attempt 2 at 9.000000",
            "9.000000 #0 sent 3 delivery of 1 attempt 2 arrives 9.010000",
            "9.010000 #0 arrived 3 delivery of 1 attempt 2",
            "9.010000 #0 learned event 1 after 7.010000",
            "9.010000 #0 sent 3 reply 200 arrives 9.020000",
            "9.010000 #0 work started event 1",
            "9.010000 #0 work finished event 1",
            "9.020000 #0 arrived 3 reply 200",
        ],
    );
}

#[test]
fn a_dropped_answer_makes_the_service_tell_it_again() {
    check(
        once(FaultKind::Drop { route: Route::ToService }),
        &[
            "2.010000 #0 fault 0 strikes 1",
            "2.010000 #0 sent 1 reply 200 lost 2.020000",
            "2.020000 #0 lost 1 reply 200",
            "4.000000 #0 timed out 1",
            "4.000000 #0 retry of event 1 as attempt 2 at 9.000000",
            "9.000000 #0 sent 3 delivery of 1 attempt 2 arrives 9.010000",
            "9.010000 #0 arrived 3 delivery of 1 attempt 2",
            "9.010000 #0 repeated event 1",
            "9.010000 #0 sent 3 reply 200 arrives 9.020000",
            "9.020000 #0 arrived 3 reply 200",
        ],
    );
}

#[test]
fn a_delayed_delivery_arrives_later() {
    check(
        once(FaultKind::Delay { route: Route::ToApp, by: millis(500) }),
        &[
            "2.000000 #0 fault 0 strikes 1",
            "2.000000 #0 sent 1 delivery of 1 attempt 1 arrives 2.510000",
            "2.510000 #0 arrived 1 delivery of 1 attempt 1",
            "2.510000 #0 learned event 1 after 0.510000",
            "2.510000 #0 sent 1 reply 200 arrives 2.520000",
            "2.510000 #0 work started event 1",
            "2.510000 #0 work finished event 1",
            "2.520000 #0 arrived 1 reply 200",
        ],
    );
}

#[test]
fn a_duplicate_is_a_delivery_of_its_own_whose_answer_nobody_awaits() {
    let mut config = three_events(once(FaultKind::Duplicate { after: millis(300) }));
    config.workload = Workload::At(vec![millis(2_000)]);
    let found: Vec<String> = lines(&config).iter().map(|line| line.trim().to_owned()).collect();
    let expect = [
        "2.000000 #0 happened event 0",
        "2.000000 #0 fault 0 strikes 0",
        "2.000000 #0 sent 0 delivery of 0 attempt 1 arrives 2.010000",
        "2.000000 #0 sent 1 delivery of 0 attempt 1 arrives 2.310000",
        "2.010000 #0 arrived 0 delivery of 0 attempt 1",
        "2.010000 #0 learned event 0 after 0.010000",
        "2.010000 #0 sent 0 reply 200 arrives 2.020000",
        "2.010000 #0 work started event 0",
        "2.010000 #0 work finished event 0",
        "2.020000 #0 arrived 0 reply 200",
        "2.310000 #0 arrived 1 delivery of 0 attempt 1",
        "2.310000 #0 repeated event 0",
        "2.310000 #0 sent 1 reply 200 arrives 2.320000",
        "2.320000 #0 arrived 1 reply 200",
    ];
    assert_eq!(found, expect);
}

#[test]
fn reordered_messages_arrive_the_last_one_first() {
    let reach = Reach::Until(millis(4_000));
    let mut config = three_events(Fault { from: Micros::ZERO, reach, kind: FaultKind::Reorder });
    if let StrategyConfig::Webhook(policy) = &mut config.strategy {
        policy.timeout = Micros::from_secs(10);
    }
    let learned: Vec<(u32, Micros)> = trace(&config)
        .records()
        .iter()
        .filter_map(|record| match record.what {
            What::Learned { event, .. } => Some((event, record.at)),
            _ => None,
        })
        .collect();
    let expect = [(2, 4_110), (1, 4_210), (0, 4_310)];
    assert_eq!(learned, expect.map(|(event, at)| (event, millis(at))));
}

#[test]
fn a_refusal_says_what_the_fault_demands() {
    let mut config = three_events(once(FaultKind::Answer { status: 429, retry_after: Some(9) }));
    let replies =
        |config: &Config| lines(config).into_iter().filter(|line| line.contains("429")).count();
    assert_eq!(replies(&config), 2);
    let retry = |config: &Config| {
        lines(config).into_iter().find(|line| line.contains("retry of")).expect("a retry")
    };
    assert!(retry(&config).ends_with("at 7.020000"));
    if let StrategyConfig::Webhook(policy) = &mut config.strategy {
        policy.heeds_retry_after = true;
    }
    assert!(retry(&config).ends_with("at 11.020000"));
}

#[test]
fn an_unanswered_delivery_is_taken_in_all_the_same() {
    check(
        once(FaultKind::NoAnswer),
        &[
            "2.010000 #0 fault 0 strikes 1",
            "4.000000 #0 timed out 1",
            "4.000000 #0 retry of event 1 as attempt 2 at 9.000000",
            "9.000000 #0 sent 3 delivery of 1 attempt 2 arrives 9.010000",
            "9.010000 #0 arrived 3 delivery of 1 attempt 2",
            "9.010000 #0 repeated event 1",
            "9.010000 #0 sent 3 reply 200 arrives 9.020000",
            "9.020000 #0 arrived 3 reply 200",
        ],
    );
}

#[test]
fn a_downtime_of_the_plan_is_a_downtime_of_the_receiver() {
    let (from, to) = (millis(1_500), millis(2_500));
    let planned = three_events(Fault { from, reach: Reach::Until(to), kind: FaultKind::Down });
    let mut own = Config { faults: vec![], ..planned.clone() };
    own.receiver.down = vec![webhook_core::simulation::Window { from, to }];
    assert_eq!(lines(&planned), lines(&own));
    assert!(lines(&planned).join("\n").contains("reply 503"));
}

#[test]
fn a_fault_within_a_window_strikes_all_of_it_and_a_counted_one_so_many() {
    let strikes = |reach| {
        let kind = FaultKind::Answer { status: 500, retry_after: None };
        let config = three_events(Fault { from: millis(1_010), reach, kind });
        lines(&config).iter().filter(|line| line.contains("strikes")).count()
    };
    // The three first attempts arrive after 1.01, 2.01 and 3.01 s, the retries 5.01 s later.
    assert_eq!(strikes(Reach::Until(millis(3_010))), 2);
    assert_eq!(strikes(Reach::Until(Micros(3_010_001))), 3);
    assert_eq!(strikes(Reach::Next(1)), 1);
    assert_eq!(strikes(Reach::Next(5)), 5);
    assert_eq!(strikes(Reach::Next(50)), 6);
}

#[test]
fn a_counted_fault_strikes_each_client_anew() {
    let mut config = three_events(once(FaultKind::Drop { route: Route::ToApp }));
    config.clients = 3;
    let lost = |client| {
        let records = trace(&config).records().to_vec();
        let lost = records
            .iter()
            .filter(|record| record.client == client && matches!(record.what, What::Lost { .. }));
        lost.count()
    };
    assert_eq!([0, 1, 2].map(lost), [1; 3]);
}

#[test]
fn faults_strike_polls_as_far_as_they_concern_them() {
    let polling = |kind| Config {
        strategy: StrategyConfig::ShortPoll { interval: Micros::from_secs(1) },
        ..three_events(once(kind))
    };
    let calm = Config { faults: vec![], ..polling(FaultKind::NoAnswer) };
    assert_eq!(lines(&polling(FaultKind::NoAnswer)), lines(&calm));
    assert_eq!(lines(&polling(FaultKind::Duplicate { after: millis(1) })), lines(&calm));
    // An answer that is refused is fetched again by the next poll.
    let refused = polling(FaultKind::Answer { status: 500, retry_after: None });
    let fetched = trace(&refused)
        .records()
        .iter()
        .filter(|record| {
            let what = |kind| matches!(kind, MessageKind::Events { first: 0, .. });
            matches!(record.what, What::Arrived { kind, .. } if what(kind))
        })
        .count();
    assert_eq!(fetched, 2);
}
