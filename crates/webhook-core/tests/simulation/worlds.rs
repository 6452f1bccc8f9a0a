//! Any configuration, for property tests.

use proptest::collection::vec;
use proptest::prelude::*;
use webhook_core::provider::{Disabling, Pausing, Success};
use webhook_core::simulation::{
    Acknowledge, Attack, Config, DeliveryPolicy, Fault, FaultKind, Forgery, Fork, Memory, Network,
    Phase, Ppm, Reach, Receiver, Route, Span, StrategyConfig, Verification, Window, Workload,
};
use webhook_core::time::Micros;

/// Small runs in which messages cross, get lost and overtake each other, and apps fail.
pub(crate) fn any_config() -> impl Strategy<Value = Config> {
    (any_world(), any_strategy(), any_plan()).prop_map(|(world, strategy, plan)| Config {
        strategy,
        faults: plan.faults,
        attacks: plan.attacks,
        phase: plan.phase,
        ..world
    })
}

/// The same, and half of them take another turn.
pub(crate) fn any_turning_config() -> impl Strategy<Value = Config> {
    let turn = (time(0..=30_000), any_receiver(), share());
    (any_config(), prop::option::of(turn)).prop_map(|(config, turn)| {
        let fork = turn.map(|(at, receiver, loss)| Fork {
            at,
            receiver,
            network: Network { loss, ..config.network },
            strategy: config.strategy.clone(),
        });
        Config { fork, ..config }
    })
}

/// What a person adds to a world.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    faults: Vec<Fault>,
    attacks: Vec<Attack>,
    phase: Phase,
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let phase = prop_oneof![
        3 => Just(Phase::Uniform),
        1 => time(0..=8_000).prop_map(Phase::Within),
    ];
    (vec(fault(), 0..3), vec(attack(), 0..2), phase).prop_map(|(faults, attacks, phase)| Plan {
        faults,
        attacks,
        phase,
    })
}

fn fault() -> impl Strategy<Value = Fault> {
    (time(0..=30_000), time(1..=9_000), 0..4_u32, fault_kind()).prop_map(
        |(from, length, times, kind)| {
            let endless = matches!(kind, FaultKind::Reorder | FaultKind::Down);
            let reach = match times {
                1.. if !endless => Reach::Next(times),
                _ => Reach::Until(from + length),
            };
            Fault { from, reach, kind }
        },
    )
}

fn fault_kind() -> impl Strategy<Value = FaultKind> {
    let route = || prop_oneof![Just(Route::ToApp), Just(Route::ToService)];
    prop_oneof![
        route().prop_map(|route| FaultKind::Drop { route }),
        (route(), time(0..=5_000)).prop_map(|(route, by)| FaultKind::Delay { route, by }),
        time(0..=5_000).prop_map(|after| FaultKind::Duplicate { after }),
        Just(FaultKind::Reorder),
        (300..600_u16, prop::option::of(0..10_u32))
            .prop_map(|(status, retry_after)| FaultKind::Answer { status, retry_after }),
        Just(FaultKind::NoAnswer),
        Just(FaultKind::Down),
    ]
}

fn attack() -> impl Strategy<Value = Attack> {
    let forgery = prop_oneof![
        Just(Forgery::Unsigned),
        Just(Forgery::WrongSecret),
        time(0..=600_000).prop_map(|age| Forgery::Replay { age }),
    ];
    (forgery, time(0..=30_000), time(1..=9_000), 1..5_u32)
        .prop_map(|(forgery, from, every, count)| Attack { forgery, from, every, count })
}

/// The same world in which each strategy may play.
pub(crate) fn any_world() -> impl Strategy<Value = Config> {
    let network = (span(1_500), share()).prop_map(|(latency, loss)| Network { latency, loss });
    let numbers = (any::<u64>(), time(1..=30_000), 1..=3_u32);
    (numbers, workload(), network, any_receiver()).prop_map(
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
        any_policy().prop_map(StrategyConfig::Webhook),
        (any_policy(), time(100..=8_000))
            .prop_map(|(policy, interval)| StrategyConfig::WebhookAndPoll { policy, interval }),
    ]
}

pub(crate) fn any_policy() -> impl Strategy<Value = DeliveryPolicy> {
    let success = prop_oneof![
        3 => Just(Success::Any2xx),
        1 => Just(Success::Status(&[204])),
    ];
    let pausing = (1..4_u32, time(1..=5_000)).prop_map(|(in_a_row, first)| Pausing {
        in_a_row,
        first,
        longest: first * 4,
    });
    let rules = (success, any::<bool>(), prop::option::weighted(0.3, pausing), disabling());
    (time(1..=4_000), vec(time(0..=5_000), 0..4), rules).prop_map(
        |(timeout, retry_after, (success, heeds_retry_after, pauses, disables))| DeliveryPolicy {
            success,
            gives_up_on: &[406],
            heeds_retry_after,
            pauses,
            disables,
            ..DeliveryPolicy::new(timeout, retry_after)
        },
    )
}

fn disabling() -> impl Strategy<Value = Option<Disabling>> {
    prop_oneof![
        4 => Just(None),
        1 => (1..8_u32).prop_map(|failures| Some(Disabling::InARow(failures))),
        1 => time(0..=9_000).prop_map(|span| Some(Disabling::FailingFor(span))),
        1 => Just(Some(Disabling::Status(&[410, 503]))),
        1 => (0..100_u8, time(1..=9_000), 1..6_u32).prop_map(|(above_percent, within, at_least)| {
            Some(Disabling::Share { above_percent, within, at_least })
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

pub(crate) fn any_receiver() -> impl Strategy<Value = Receiver> {
    let windows = vec((time(0..=30_000), time(1..=9_000)), 0..3);
    let acknowledge = prop_oneof![Just(Acknowledge::First), Just(Acknowledge::AfterProcessing)];
    let memory = prop_oneof![
        3 => Just(Memory::UNBOUNDED),
        1 => (0..5_u32, time(0..=9_000)).prop_map(|(size, expiry)| Memory { size, expiry }),
    ];
    let verification = prop_oneof![
        Just(Verification::Nothing),
        Just(Verification::Signature),
        time(0..=600_000).prop_map(|tolerance| Verification::Timely { tolerance }),
    ];
    let guards = (any::<bool>(), memory, verification);
    (span(3_000), acknowledge, windows, share(), guards).prop_map(
        |(processing, acknowledge, windows, error_rate, (deduplicate, memory, verification))| {
            Receiver {
                processing,
                acknowledge,
                down: windows
                    .into_iter()
                    .map(|(from, length)| Window { from, to: from + length })
                    .collect(),
                error_rate,
                deduplicate,
                memory,
                verification,
            }
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
