//! Any configuration, for property tests.

use proptest::collection::vec;
use proptest::prelude::*;
use webhook_core::simulation::{
    Acknowledge, Config, DeliveryPolicy, Network, Ppm, Receiver, Span, StrategyConfig, Window,
    Workload,
};
use webhook_core::time::Micros;

/// Small runs in which messages cross, get lost and overtake each other, and apps fail.
pub(crate) fn any_config() -> impl Strategy<Value = Config> {
    (any_world(), any_strategy()).prop_map(|(world, strategy)| Config { strategy, ..world })
}

/// The same world in which each strategy may play.
pub(crate) fn any_world() -> impl Strategy<Value = Config> {
    let network = (span(1_500), share()).prop_map(|(latency, loss)| Network { latency, loss });
    let numbers = (any::<u64>(), time(1..=30_000), 1..=3_u32);
    (numbers, workload(), network, receiver()).prop_map(
        |((seed, duration, clients), workload, network, receiver)| Config {
            seed,
            duration,
            clients,
            workload,
            network,
            receiver,
            ..Config::default()
        },
    )
}

pub(crate) fn any_strategy() -> impl Strategy<Value = StrategyConfig> {
    prop_oneof![
        time(100..=8_000).prop_map(|interval| StrategyConfig::ShortPoll { interval }),
        time(100..=8_000).prop_map(|interval| StrategyConfig::ConditionalPoll { interval }),
        time(1..=8_000).prop_map(|hold| StrategyConfig::LongPoll { hold }),
        (time(1..=4_000), vec(time(0..=5_000), 0..4)).prop_map(|(timeout, retry_after)| {
            StrategyConfig::Webhook(DeliveryPolicy::new(timeout, retry_after))
        }),
    ]
}

fn workload() -> impl Strategy<Value = Workload> {
    prop_oneof![
        4 => time(500..=10_000).prop_map(|mean_gap| Workload::Poisson { mean_gap }),
        2 => vec(time(0..=30_000), 0..8).prop_map(Workload::At),
        1 => time(500..=10_000).prop_map(Workload::Every),
        1 => Just(Workload::Never),
    ]
}

fn receiver() -> impl Strategy<Value = Receiver> {
    let windows = vec((time(0..=30_000), time(1..=9_000)), 0..3);
    let acknowledge = prop_oneof![Just(Acknowledge::First), Just(Acknowledge::AfterProcessing)];
    (span(3_000), acknowledge, windows, share(), any::<bool>()).prop_map(
        |(processing, acknowledge, windows, error_rate, deduplicate)| Receiver {
            processing,
            acknowledge,
            down: windows
                .into_iter()
                .map(|(from, length)| Window { from, to: from + length })
                .collect(),
            error_rate,
            deduplicate,
            ..Receiver::default()
        },
    )
}

/// Whole milliseconds half of the time, so that things often coincide.
fn time(millis: std::ops::RangeInclusive<u64>) -> impl Strategy<Value = Micros> {
    let micros = millis.start() * 1_000..=millis.end() * 1_000;
    prop_oneof![millis.prop_map(Micros::from_millis), micros.prop_map(Micros)]
}

fn span(max_millis: u64) -> impl Strategy<Value = Span> {
    (time(0..=max_millis), time(0..=max_millis))
        .prop_map(|(a, b)| Span { min: a.min(b), max: a.max(b) })
}

fn share() -> impl Strategy<Value = Ppm> {
    prop_oneof![
        5 => Just(Ppm::ZERO),
        4 => (0..=600_000_u32).prop_map(Ppm),
        1 => Just(Ppm::ONE),
    ]
}
