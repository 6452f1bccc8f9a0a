//! Reference runs: small, and between them they meet everything that the engine can do.

use super::attack::{Attack, Forgery};
use super::config::{
    Acknowledge, Config, Fork, Memory, Network, Phase, Ppm, Receiver, Span, StrategyConfig,
    Verification, Window, Workload,
};
use super::fault::{Fault, FaultKind, Reach};
use super::policy::DeliveryPolicy;
use super::record::Route;
use crate::provider::{Disabling, Pausing};
use crate::time::Micros;

/// The reference runs by name. Their traces and hashes are kept as golden files; a browser must
/// come to the same hashes.
#[must_use]
pub fn samples() -> [(&'static str, Config); 16] {
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
        ("webhook_faults", with(webhook(1_000, &[2_000, 3_000]), faults())),
        ("webhook_disabled", with(StrategyConfig::Webhook(strict()), down_for_long())),
        ("webhook_attacked", with(webhook(1_000, &[]), attacked())),
        ("webhook_forked", forked()),
        ("webhook_and_poll", with(webhook_and_poll(6_000), down())),
        ("short_poll_herd", with(short_poll(8_000), herd())),
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

/// The app is up again when the service has turned its address off.
fn down_for_long() -> Config {
    let mut config = down();
    config.receiver.down[0].to = Micros::from_secs(16);
    config
}

/// A service that pauses after three failures and turns the address off after four.
fn strict() -> DeliveryPolicy {
    DeliveryPolicy {
        pauses: Some(Pausing {
            in_a_row: 3,
            first: Micros::from_millis(1_500),
            longest: Micros::from_secs(4),
        }),
        disables: Some(Disabling::InARow(4)),
        ..DeliveryPolicy::new(Micros::from_secs(2), vec![Micros::from_secs(2); 3])
    }
}

fn webhook_and_poll(interval: u64) -> StrategyConfig {
    StrategyConfig::WebhookAndPoll {
        policy: DeliveryPolicy::new(Micros::from_secs(2), vec![Micros::from_secs(1)]),
        interval: Micros::from_millis(interval),
    }
}

/// Everything that can be let go wrong, one after the other.
fn faults() -> Config {
    let until = |from, to, kind| Fault {
        from: Micros::from_millis(from),
        reach: Reach::Until(Micros::from_millis(to)),
        kind,
    };
    let next = |from, kind| Fault { from: Micros::from_millis(from), reach: Reach::Next(1), kind };
    let answer = |status, retry_after| FaultKind::Answer { status, retry_after };
    Config {
        clients: 1,
        workload: Workload::Every(Micros::from_millis(2_000)),
        faults: vec![
            next(0, FaultKind::Drop { route: Route::ToApp }),
            next(4_000, FaultKind::Drop { route: Route::ToService }),
            next(6_000, FaultKind::Delay { route: Route::ToApp, by: Micros::from_millis(1_200) }),
            next(8_000, FaultKind::Duplicate { after: Micros::from_millis(300) }),
            next(10_000, answer(500, None)),
            next(10_000, answer(429, Some(3))),
            next(12_000, FaultKind::NoAnswer),
            until(14_000, 15_000, FaultKind::Down),
            until(15_500, 19_000, FaultKind::Reorder),
        ],
        ..calm()
    }
}

/// Forged deliveries, old ones among them, at an app that asks for a signature and no more, and
/// keeps ids for an hour.
fn attacked() -> Config {
    let attack = |forgery, from| Attack {
        forgery,
        from: Micros::from_secs(from),
        every: Micros::from_secs(5),
        count: 3,
    };
    Config {
        clients: 1,
        receiver: Receiver {
            memory: Memory { size: 100, expiry: Micros::from_secs(3_600) },
            verification: Verification::Signature,
            ..calm().receiver
        },
        attacks: vec![
            attack(Forgery::Unsigned, 1),
            attack(Forgery::WrongSecret, 2),
            attack(Forgery::Replay { age: Micros::DAY }, 3),
        ],
        ..calm()
    }
}

/// An app that works too long before it answers, and from a moment on answers first.
fn forked() -> Config {
    let world = with(webhook(1_000, &[500, 2_000]), slow_work());
    let receiver = Receiver { acknowledge: Acknowledge::First, ..world.receiver.clone() };
    let fork = Fork {
        at: Micros::from_secs(6),
        network: world.network,
        receiver,
        strategy: webhook(1_000, &[]),
    };
    Config { fork: Some(fork), ..world }
}

/// Three apps that ask at about the same moment.
fn herd() -> Config {
    Config { clients: 3, phase: Phase::Within(Micros::from_millis(100)), ..calm() }
}
