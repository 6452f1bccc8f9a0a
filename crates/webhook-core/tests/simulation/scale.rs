//! What the formulas say, beside what the engine comes to.

use std::fmt::Write as _;

use webhook_core::simulation::{
    Config, Engine, FaultKind, LoadRecorder, Network, Phase, Ppm, Progress, Receiver, Recorder,
    Span, Stats, StatsRecorder, StrategyConfig, Workload, attempts_ppm, deviation_ppm,
    empty_polls_ppm, limits, peak_requests, poll_bytes_per_day, shortest_interval, times_per_day,
    webhook_bytes_per_day, worst_staleness,
};
use webhook_core::simulation::{DeliveryPolicy, Fault, Reach, Window};
use webhook_core::time::Micros;

use crate::support::check_golden;

const CLIENTS: u32 = 100;
const INTERVAL: Micros = Micros::from_secs(300);
const GAP: Micros = Micros::from_secs(1_800);

/// A day of a hundred apps, each with an event every half hour on average.
fn day(strategy: StrategyConfig) -> Config {
    Config {
        seed: 9,
        duration: Micros::DAY,
        clients: CLIENTS,
        workload: Workload::Poisson { mean_gap: GAP },
        network: Network { latency: Span::exactly(Micros::from_millis(40)), loss: Ppm::ZERO },
        strategy,
        ..Config::default()
    }
}

fn stats(config: Config) -> Stats {
    let scenario = config.checked().expect("a day that can be played");
    Engine::run(&scenario, StatsRecorder::new())
}

/// Quick answers of an app that fails at every fifth delivery, and five retries.
fn webhook() -> Config {
    let policy = DeliveryPolicy::new(Micros::from_secs(5), vec![Micros::from_secs(5); 5]);
    let receiver = Receiver { error_rate: Ppm(200_000), ..Receiver::default() };
    Config { receiver, ..day(StrategyConfig::Webhook(policy)) }
}

fn peak(phase: Phase) -> u64 {
    let config = Config {
        duration: INTERVAL,
        clients: 20_000,
        workload: Workload::Never,
        network: Network::default(),
        phase,
        ..day(StrategyConfig::ShortPoll { interval: INTERVAL })
    };
    let scenario = config.checked().expect("a herd that can be played");
    let load = Engine::run(&scenario, LoadRecorder::new(Micros::from_secs(1)));
    assert_eq!(load.requests.iter().map(|count| u64::from(*count)).sum::<u64>(), 20_000);
    load.peak().into()
}

/// A line with both numbers and how far they are apart, and the check that it is not too far.
#[track_caller]
fn row(table: &mut String, name: &str, simulated: u64, formula: u64, most_ppm: u64) {
    let deviation = deviation_ppm(simulated, formula).expect("a formula that is not zero");
    assert!(deviation <= most_ppm, "{name}: {simulated} for {formula}");
    writeln!(table, "{name}: simulated {simulated}, formula {formula}, {deviation} ppm apart")
        .expect("a string takes any text");
}

#[test]
fn formulas_come_close_to_the_engine() {
    let mut table = String::new();
    let short = stats(day(StrategyConfig::ShortPoll { interval: INTERVAL }));
    let (empty, requests) = (short.counts.empty_responses, short.counts.requests);
    row(&mut table, "polls a day", requests, times_per_day(CLIENTS, INTERVAL), 0);
    row(&mut table, "events a day", short.counts.events, times_per_day(CLIENTS, GAP), 30_000);
    let share = empty * 1_000_000 / requests;
    row(&mut table, "empty ppm", share, empty_polls_ppm(GAP, INTERVAL).into(), 10_000);
    let bytes = poll_bytes_per_day(CLIENTS, INTERVAL, GAP, false);
    row(&mut table, "poll bytes up", short.bytes.up, bytes.up, 0);
    row(&mut table, "poll bytes down", short.bytes.down, bytes.down, 15_000);

    let conditional = stats(day(StrategyConfig::ConditionalPoll { interval: INTERVAL }));
    let bytes = poll_bytes_per_day(CLIENTS, INTERVAL, GAP, true);
    row(&mut table, "conditional bytes down", conditional.bytes.down, bytes.down, 15_000);

    let webhook = stats(webhook());
    let attempts = attempts_ppm(Ppm(200_000), 5);
    let mean = webhook.counts.attempts * 1_000_000 / webhook.counts.events;
    row(&mut table, "attempts ppm", mean, attempts, 15_000);
    let bytes = webhook_bytes_per_day(CLIENTS, GAP, attempts);
    row(&mut table, "webhook bytes up", webhook.bytes.up, bytes.up, 30_000);
    row(&mut table, "webhook bytes down", webhook.bytes.down, bytes.down, 30_000);

    let second = Micros::from_secs(1);
    let spread = |phase, span| (peak(phase), peak_requests(20_000, span, second));
    let (simulated, formula) = spread(Phase::Within(Micros::ZERO), Micros::ZERO);
    row(&mut table, "peak of a herd in one second", simulated, formula, 0);
    let (simulated, formula) = spread(Phase::Uniform, INTERVAL);
    row(&mut table, "peak, spread over the interval", simulated, formula, 80_000);
    let (simulated, formula) = spread(Phase::Within(Micros::from_secs(30)), Micros::from_secs(30));
    row(&mut table, "peak, spread over 30 s", simulated, formula, 80_000);
    check_golden("scale.txt", &table);
}

#[test]
fn jitter_takes_the_peak_off_a_herd_and_leaves_the_number_of_requests() {
    let aligned = peak(Phase::Within(Micros::ZERO));
    assert_eq!(aligned, 20_000);
    assert!(peak(Phase::Within(Micros::from_secs(30))) < aligned / 20);
    assert!(peak(Phase::Uniform) < aligned / 150);
}

#[test]
fn polling_as_fast_as_a_limit_allows_stays_within_it_and_faster_does_not() {
    // A hundred resources, 1,200 requests an hour.
    let fastest = shortest_interval(100, 1_200).expect("some requests are allowed");
    let requests = |interval| {
        let config = Config {
            duration: Micros::from_secs(3_600),
            ..day(StrategyConfig::ShortPoll { interval })
        };
        stats(config).counts.requests
    };
    assert_eq!(requests(fastest), 1_200);
    assert!(requests(Micros(fastest.0 * 9 / 10)) > 1_200);
}

#[test]
fn nothing_is_staler_than_the_worst_and_something_comes_close() {
    let (outage, interval) = (Micros::from_secs(2_400), Micros::from_secs(600));
    let from = Micros::from_secs(10_001);
    let mut config = day(StrategyConfig::WebhookAndPoll {
        policy: DeliveryPolicy::new(Micros::from_secs(5), vec![]),
        interval,
    });
    config.workload = Workload::Every(Micros::from_secs(10));
    config.network.latency = Span::default();
    config.receiver.down = vec![Window { from, to: from + outage }];
    let stalest = stats(config).delay.max.expect("events are known");
    let worst = worst_staleness(outage, interval);
    assert!(stalest <= worst && stalest.0 > worst.0 * 98 / 100, "{stalest} of {worst}");
}

#[test]
fn statistics_with_a_load_see_the_same_load_as_the_load_alone() {
    let scenario = day(StrategyConfig::ShortPoll { interval: INTERVAL }).checked().unwrap();
    let window = Micros::from_secs(10);
    let load = Engine::run(&scenario, LoadRecorder::new(window));
    let mut engine = Engine::new(&scenario, StatsRecorder::with_load(window));
    while engine.advance(1_000) != Progress::Done {}
    let recorder = engine.into_recorder();
    assert_eq!(recorder.load(), Some(&load.requests[..]));
    assert!(load.peak() > 3);
    assert_eq!(StatsRecorder::new().load(), None);
    assert_eq!(recorder.finish(), Engine::run(&scenario, StatsRecorder::new()));
}

#[test]
fn windows_are_lengthened_rather_than_too_many() {
    let mut config = day(StrategyConfig::ShortPoll { interval: INTERVAL });
    config.faults =
        vec![Fault { from: Micros::ZERO, reach: Reach::Until(Micros::DAY), kind: FaultKind::Down }];
    let scenario = config.checked().expect("a day that can be played");
    let load = Engine::run(&scenario, LoadRecorder::new(Micros(1)));
    assert_eq!(load.window, Micros::from_millis(864));
    assert_eq!(load.requests.len() as u64, limits::MAX_WINDOWS);
    // All apps are down.
    assert_eq!(load.peak(), 0);
}
