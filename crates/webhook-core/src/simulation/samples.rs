//! Reference runs: small, and between them they meet everything that the engine can do.

use super::config::{
    Acknowledge, Config, Network, Ppm, Receiver, Span, StrategyConfig, Window, Workload,
};
use super::policy::DeliveryPolicy;
use crate::time::Micros;

/// The reference runs by name. Their traces and hashes are kept as golden files; a browser must
/// come to the same hashes.
#[must_use]
pub fn samples() -> [(&'static str, Config); 10] {
    [
        ("short_poll", with(short_poll(5_000), calm())),
        ("short_poll_overtaken", with(short_poll(200), slow_network())),
        ("conditional_poll", with(conditional_poll(4_000), calm())),
        ("conditional_poll_troubled", with(conditional_poll(1_500), troubled(11))),
        ("long_poll", with(long_poll(8_000), calm())),
        ("long_poll_troubled", with(long_poll(2_000), troubled(29))),
        ("webhook", with(webhook(10_000, &[]), calm())),
        ("webhook_troubled", with(webhook(1_500, &[1_000, 4_000]), troubled(11))),
        ("webhook_slow_work", with(webhook(1_000, &[500, 2_000]), slow_work())),
        ("webhook_given_up", with(webhook(2_000, &[1_000]), down())),
    ]
}

fn with(strategy: StrategyConfig, world: Config) -> Config {
    Config { strategy, ..world }
}

fn short_poll(interval: u64) -> StrategyConfig {
    StrategyConfig::ShortPoll { interval: Micros::from_millis(interval) }
}

fn conditional_poll(interval: u64) -> StrategyConfig {
    StrategyConfig::ConditionalPoll { interval: Micros::from_millis(interval) }
}

fn long_poll(hold: u64) -> StrategyConfig {
    StrategyConfig::LongPoll { hold: Micros::from_millis(hold) }
}

fn webhook(timeout: u64, retry_after: &[u64]) -> StrategyConfig {
    StrategyConfig::Webhook(DeliveryPolicy::new(
        Micros::from_millis(timeout),
        retry_after.iter().copied().map(Micros::from_millis).collect(),
    ))
}

/// Times in milliseconds.
fn span(min: u64, max: u64) -> Span {
    Span { min: Micros::from_millis(min), max: Micros::from_millis(max) }
}

/// Two apps, a usual network, something now and then.
fn calm() -> Config {
    Config {
        seed: 7,
        duration: Micros::from_secs(20),
        clients: 2,
        workload: Workload::Poisson { mean_gap: Micros::from_secs(8) },
        network: Network { latency: span(20, 80), loss: Ppm::ZERO },
        receiver: Receiver { processing: span(50, 150), ..Receiver::default() },
        ..Config::default()
    }
}

/// Messages overtake each other, and answers repeat what is known.
fn slow_network() -> Config {
    Config {
        duration: Micros::from_secs(3),
        clients: 1,
        workload: Workload::At([400, 900, 1_300].map(Micros::from_millis).to_vec()),
        network: Network { latency: span(100, 600), loss: Ppm::ZERO },
        receiver: Receiver { deduplicate: false, ..Receiver::default() },
        ..calm()
    }
}

/// Losses, errors and a downtime.
fn troubled(seed: u64) -> Config {
    let down = Window { from: Micros::from_secs(4), to: Micros::from_millis(7_500) };
    Config {
        seed,
        clients: 1,
        workload: Workload::Every(Micros::from_millis(3_000)),
        network: Network { latency: span(10, 90), loss: Ppm(150_000) },
        receiver: Receiver {
            processing: span(100, 400),
            acknowledge: Acknowledge::First,
            down: vec![down],
            error_rate: Ppm(250_000),
            deduplicate: true,
            ..Receiver::default()
        },
        ..calm()
    }
}

/// The app answers only when its work is done, often too late, and recognises nothing.
fn slow_work() -> Config {
    Config {
        clients: 1,
        workload: Workload::At([1_000, 6_000].map(Micros::from_millis).to_vec()),
        receiver: Receiver {
            processing: span(200, 3_000),
            acknowledge: Acknowledge::AfterProcessing,
            deduplicate: false,
            ..Receiver::default()
        },
        ..calm()
    }
}

/// The app is down for longer than the service tries.
fn down() -> Config {
    let down = Window { from: Micros::ZERO, to: Micros::from_secs(12) };
    Config {
        workload: Workload::Every(Micros::from_secs(8)),
        receiver: Receiver { down: vec![down], ..Receiver::default() },
        ..calm()
    }
}
