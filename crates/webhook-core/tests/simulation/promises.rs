//! What holds for every delivery, whatever goes wrong.

use std::collections::BTreeMap;

use proptest::prelude::*;
use webhook_core::simulation::{
    Acknowledge, Config, Counts, DeliveryPolicy, Fault, FaultKind, Memory, MessageKind, Ppm, Reach,
    Record, Route, StrategyConfig, Trace, Verification, What, Workload,
};
use webhook_core::time::Micros;

use crate::text::trace;
use crate::worlds::{any_config, any_policy};

/// A run in which the service delivers by some policy, for so long that nothing is left to try.
fn to_the_end() -> impl Strategy<Value = Config> {
    (any_config(), any_policy(), any::<bool>()).prop_map(|(config, policy, poll)| {
        let interval = Micros::from_secs(3);
        let workload = match config.workload {
            Workload::At(moments) => Workload::At(moments),
            _ => Workload::At((0..8).map(|nth| Micros::from_millis(nth * 1_700)).collect()),
        };
        Config {
            duration: Micros::from_secs(600),
            workload,
            strategy: match poll {
                true => StrategyConfig::WebhookAndPoll { policy, interval },
                false => StrategyConfig::Webhook(policy),
            },
            ..config
        }
    })
}

fn counts(trace: &Trace) -> Counts {
    let mut counts = Counts::default();
    trace.records().iter().for_each(|record| counts.add(&record.what));
    counts
}

fn policy(config: &Config) -> &DeliveryPolicy {
    match &config.strategy {
        StrategyConfig::Webhook(policy) | StrategyConfig::WebhookAndPoll { policy, .. } => policy,
        other => panic!("no policy in {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_event_is_taken_in_at_least_once_unless_it_is_given_up(config in to_the_end()) {
        let trace = trace(&config);
        let mut taken_in_or_given_up = BTreeMap::new();
        for record in trace.records() {
            match record.what {
                What::Happened { event } => {
                    taken_in_or_given_up.insert((record.client, event), false);
                }
                What::Learned { event, .. } | What::GaveUp { event, .. } => {
                    taken_in_or_given_up.insert((record.client, event), true);
                }
                _ => {}
            }
        }
        prop_assert!(taken_in_or_given_up.values().all(|settled| *settled));
        prop_assert_eq!(counts(&trace).pending, 0);
    }

    #[test]
    fn no_event_is_tried_more_often_than_the_policy_says(config in to_the_end()) {
        let copies = |fault: &Fault| matches!(fault.kind, FaultKind::Duplicate { .. });
        prop_assume!(!config.faults.iter().any(copies));
        let most = 1 + policy(&config).retry_after.len() as u32;
        let mut tried: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for record in trace(&config).records() {
            let What::Sent(message) = record.what else { continue };
            if let MessageKind::Delivery { event, attempt } = message.kind {
                let before = tried.entry((record.client, event)).or_default();
                *before += 1;
                prop_assert_eq!(attempt, *before);
                prop_assert!(attempt <= most);
            }
        }
    }

    #[test]
    fn an_app_that_recognises_everything_acts_on_no_event_twice(mut config in to_the_end()) {
        config.receiver.deduplicate = true;
        config.receiver.memory = Memory::UNBOUNDED;
        let counts = counts(&trace(&config));
        prop_assert_eq!(counts.double(), 0);
        prop_assert!(counts.processed <= counts.delivered);
    }

    #[test]
    fn a_memory_as_large_as_needed_is_as_good_as_an_unbounded_one(
        mut config in any_config(),
        mut policy in any_policy(),
        gap in 200_u64..3_000,
    ) {
        let gap = Micros::from_millis(gap);
        // What may be asked of the service or let happen to a message has no bound.
        policy.heeds_retry_after = false;
        config.faults.retain(|fault| matches!(
            fault.kind,
            FaultKind::Drop { .. } | FaultKind::Answer { .. } | FaultKind::NoAnswer
        ));
        config.attacks.clear();
        config.workload = Workload::Every(gap);
        config.receiver.deduplicate = true;
        config.receiver.memory = Memory::needed(&policy, config.network.latency.max, gap, Micros::ZERO);
        config.strategy = StrategyConfig::Webhook(policy);
        prop_assert_eq!(counts(&trace(&config)).double(), 0);
    }

    #[test]
    fn an_attack_changes_nothing_between_app_and_service(mut config in any_config()) {
        config.receiver.memory = Memory::UNBOUNDED;
        let foreign = |record: &Record| match record.what {
            What::Sent(message) => matches!(message.route, Route::FromAttacker | Route::ToAttacker),
            What::Arrived { kind, .. } => {
                matches!(kind.route(), Route::FromAttacker | Route::ToAttacker)
            }
            What::Deceived { .. } | What::Unmasked { .. } => true,
            _ => false,
        };
        let mut attacked = trace(&config).records().to_vec();
        attacked.retain(|record| !foreign(record));
        config.attacks.clear();
        prop_assert_eq!(attacked, trace(&config).records().to_vec());
    }

    #[test]
    fn an_app_that_verifies_in_time_and_recognises_is_never_deceived(mut config in to_the_end()) {
        config.receiver.verification = Verification::Signature;
        config.receiver.deduplicate = true;
        config.receiver.memory = Memory::UNBOUNDED;
        prop_assert_eq!(counts(&trace(&config)).deceived, 0);
    }

    #[test]
    fn nothing_is_sent_while_paused_or_after_the_address_was_turned_off(config in to_the_end()) {
        let mut resumes: BTreeMap<u32, Micros> = BTreeMap::new();
        for record in trace(&config).records() {
            match record.what {
                What::Paused { until } => {
                    resumes.insert(record.client, until);
                }
                What::Disabled => {
                    let never = Micros(u64::MAX);
                    let before = resumes.insert(record.client, never);
                    prop_assert_ne!(before, Some(never), "turned off twice");
                }
                What::Sent(message) if matches!(message.kind, MessageKind::Delivery { .. }) => {
                    let resumes = resumes.get(&record.client).copied().unwrap_or(Micros::ZERO);
                    prop_assert!(record.at >= resumes, "{record:?} before {resumes}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn the_laws_meet_runs_with_losses_doubles_and_disabled_addresses() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let (mut lost, mut double, mut disabled, mut deceived) = (0, 0, 0, 0);
    for _ in 0..64 {
        let config = to_the_end().new_tree(&mut runner).expect("a configuration").current();
        let trace = trace(&config);
        let counts = counts(&trace);
        lost += counts.lost;
        double += counts.double();
        deceived += counts.deceived;
        disabled += trace.records().iter().filter(|it| it.what == What::Disabled).count();
    }
    assert!(lost > 0 && double > 0 && disabled > 0 && deceived > 0);
}

#[test]
fn a_memory_that_is_too_small_or_too_short_lets_work_be_done_twice() {
    // Each event is delivered at 0, 10 and 20 s after it happened, since no answer comes in time.
    let run = |memory| {
        let waits = vec![Micros::from_secs(5); 2];
        let timeout = Micros::from_secs(5);
        let policy = DeliveryPolicy::new(timeout, waits);
        let mut config = Config {
            duration: Micros::from_secs(100),
            workload: Workload::At((0..10).map(Micros::from_secs).collect()),
            strategy: StrategyConfig::Webhook(policy),
            ..Config::default()
        };
        config.receiver.acknowledge = Acknowledge::AfterProcessing;
        config.receiver.memory = memory;
        config.network.loss = Ppm::ZERO;
        config.faults = vec![Fault {
            from: Micros::ZERO,
            reach: Reach::Until(Micros::from_secs(100)),
            kind: FaultKind::NoAnswer,
        }];
        counts(&trace(&config)).double()
    };
    let memory = |size, expiry| Memory { size, expiry: Micros::from_secs(expiry) };
    assert_eq!(run(Memory::UNBOUNDED), 0);
    assert_eq!(run(memory(10, 20)), 0);
    assert_eq!(run(memory(9, 20)), 20);
    assert_eq!(run(memory(0, 20)), 20);
    // Forgotten before the third attempt, but noted anew then.
    assert_eq!(run(memory(10, 19)), 10);
    assert_eq!(run(memory(10, 9)), 20);
}
