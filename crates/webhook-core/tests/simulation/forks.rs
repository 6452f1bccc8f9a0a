//! A run that takes another turn.

use proptest::prelude::*;
use webhook_core::simulation::{
    Config, DeliveryPolicy, Fork, MessageKind, Network, Phase, Ppm, Receiver, StrategyConfig,
    Trace, What, Window, Workload,
};
use webhook_core::time::Micros;

use crate::text::trace;
use crate::worlds::{any_config, any_receiver};

fn turning(config: &Config, at: Micros, receiver: Receiver, network: Network) -> Config {
    let fork = Fork { at, receiver, network, strategy: config.strategy.clone() };
    Config { fork: Some(fork), ..config.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn up_to_the_turn_both_runs_are_the_same(
        config in any_config(),
        at in 0_u64..30_000_000,
        receiver in any_receiver(),
    ) {
        let at = Micros(at);
        let network = Network { loss: Ppm(500_000), ..config.network };
        let (straight, turned) =
            (trace(&config), trace(&turning(&config, at, receiver, network)));
        let before = |trace: &Trace| {
            let records = trace.records();
            records[..records.partition_point(|record| record.at < at)].to_vec()
        };
        prop_assert_eq!(before(&straight), before(&turned));
    }

    #[test]
    fn a_turn_that_changes_nothing_is_none(config in any_config(), at in 0_u64..30_000_000) {
        let (receiver, network) = (config.receiver.clone(), config.network);
        let turned = turning(&config, Micros(at), receiver, network);
        prop_assert_eq!(trace(&turned), trace(&config));
    }
}

/// One event each second for ten seconds, taken in by an app that is down.
fn down(strategy: StrategyConfig) -> Config {
    Config {
        duration: Micros::from_secs(60),
        workload: Workload::At((0..10).map(Micros::from_secs).collect()),
        receiver: Receiver {
            down: vec![Window { from: Micros::ZERO, to: Micros::from_secs(60) }],
            ..Receiver::default()
        },
        strategy,
        ..Config::default()
    }
}

fn count(config: &Config, of: impl Fn(&What) -> bool) -> usize {
    trace(config).records().iter().filter(|record| of(&record.what)).count()
}

#[test]
fn an_app_that_comes_up_at_the_turn_takes_in_from_then_on() {
    let strategy = StrategyConfig::Webhook(DeliveryPolicy::new(Micros::from_secs(5), vec![]));
    let config = down(strategy);
    let learned = |what: &What| matches!(what, What::Learned { .. });
    assert_eq!(count(&config, learned), 0);
    let turned = turning(&config, Micros::from_secs(4), Receiver::default(), config.network);
    assert_eq!(count(&turned, learned), 6);
}

#[test]
fn a_policy_that_changes_holds_for_what_fails_from_then_on() {
    let policy = |retries: usize| {
        let waits = vec![Micros::from_secs(1); retries];
        StrategyConfig::Webhook(DeliveryPolicy::new(Micros::from_secs(5), waits))
    };
    let mut config = down(policy(1));
    config.fork = Some(Fork {
        at: Micros::from_secs(4),
        network: config.network,
        receiver: config.receiver.clone(),
        strategy: policy(0),
    });
    let gave_up: Vec<u64> = trace(&config)
        .records()
        .iter()
        .filter(|record| matches!(record.what, What::GaveUp { .. }))
        .map(|record| record.at.0 / 1_000_000)
        .collect();
    // Those of the first three seconds are tried twice; the fourth fails once in each way.
    assert_eq!(gave_up, [1, 2, 3, 4, 4, 5, 6, 7, 8, 9]);
}

#[test]
fn an_interval_that_changes_holds_from_the_next_poll_on() {
    let poll = |seconds| StrategyConfig::ShortPoll { interval: Micros::from_secs(seconds) };
    let config = Config {
        phase: Phase::Within(Micros::ZERO),
        strategy: poll(10),
        fork: Some(Fork {
            at: Micros::from_secs(15),
            network: Network::default(),
            receiver: Receiver::default(),
            strategy: poll(20),
        }),
        ..Config::default()
    };
    let polls: Vec<u64> = trace(&config)
        .records()
        .iter()
        .filter(|record| {
            matches!(record.what, What::Arrived { kind: MessageKind::Poll { .. }, .. })
        })
        .map(|record| record.at.0 / 1_000_000)
        .collect();
    assert_eq!(polls, [0, 10, 20, 40]);
}
