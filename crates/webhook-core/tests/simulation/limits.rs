//! What a configuration may say, and what is said of one that may not be played.

use webhook_core::simulation::{
    Attack, Config, DeliveryPolicy, Fault, FaultKind, Forgery, Fork, Network, Phase, Ppm, Reach,
    Receiver, Route, Span, StrategyConfig, Window, Workload, limits,
};
use webhook_core::time::Micros;

fn fine() -> Config {
    Config::default()
}

#[track_caller]
fn check(change: impl FnOnce(&mut Config), expect: &str) {
    let mut config = fine();
    change(&mut config);
    let error = config.checked().expect_err("this may not be played");
    assert_eq!(error.to_string(), expect);
}

fn second() -> Micros {
    Micros::from_secs(1)
}

fn webhook(timeout: Micros, retry_after: Vec<Micros>) -> StrategyConfig {
    StrategyConfig::Webhook(DeliveryPolicy::new(timeout, retry_after))
}

#[test]
fn a_usual_configuration_is_accepted() {
    assert!(fine().checked().is_ok());
}

#[test]
fn a_run_takes_time_and_clients() {
    check(|c| c.duration = Micros::ZERO, "duration: 0 s; allowed: 1 µs to 366 days");
    check(|c| c.duration = Micros::DAY * 367, "duration: 367 days; allowed: 1 µs to 366 days");
    check(|c| c.clients = 0, "clients: 0; allowed: 1 to 10000000");
}

#[test]
fn events_have_a_shortest_gap() {
    check(
        |c| c.workload = Workload::Poisson { mean_gap: Micros(999) },
        "workload.poisson.mean_gap: 999 µs; allowed: 1 ms to 365000 days",
    );
    check(
        |c| c.workload = Workload::Every(Micros::ZERO),
        "workload.every: 0 s; allowed: 1 ms to 365000 days",
    );
    check(
        |c| c.workload = Workload::At(vec![second(); limits::MAX_EVENTS + 1]),
        "workload.at: 100001 items; allowed: at most 100000 items",
    );
}

#[test]
fn spans_go_from_the_shorter_to_the_longer() {
    let reversed = Span { min: Micros(2_000), max: Micros(1_000) };
    check(
        |c| c.network.latency = reversed,
        "network.latency: 2 ms to 1 ms; allowed: two times, shortest first, up to 600 s",
    );
    check(
        |c| c.receiver.processing = reversed,
        "receiver.processing: 2 ms to 1 ms; allowed: two times, shortest first, up to 86400 s",
    );
}

#[test]
fn probabilities_end_at_one() {
    check(|c| c.network.loss = Ppm(1_500_000), "network.loss: 1.5; allowed: 0 to 1");
    check(
        |c| c.receiver.error_rate = Ppm(1_000_001),
        "receiver.error_rate: 1.000001; allowed: 0 to 1",
    );
}

#[test]
fn downtime_begins_before_it_ends() {
    let fine = Window { from: Micros::ZERO, to: second() };
    let empty = Window { from: second(), to: second() };
    check(
        |c| c.receiver.down = vec![fine, empty],
        "receiver.down[1]: from 1 s to 1 s; allowed: a beginning before its end",
    );
    check(
        |c| c.receiver.down = vec![fine; limits::MAX_DOWN + 1],
        "receiver.down: 1001 items; allowed: at most 1000 items",
    );
}

#[test]
fn strategies_have_shortest_and_longest_times() {
    check(
        |c| c.strategy = StrategyConfig::ShortPoll { interval: Micros(10) },
        "strategy.interval: 10 µs; allowed: 1 ms to 366 days",
    );
    check(
        |c| c.strategy = StrategyConfig::LongPoll { hold: Micros::DAY * 2 },
        "strategy.hold: 2 days; allowed: 1 ms to 86400 s",
    );
    check(
        |c| c.strategy = webhook(Micros::ZERO, vec![]),
        "strategy.timeout: 0 s; allowed: 1 ms to 86400 s",
    );
    check(
        |c| c.strategy = webhook(second(), vec![second(); limits::MAX_RETRIES + 1]),
        "strategy.retry_after: 101 items; allowed: at most 100 items",
    );
    check(
        |c| {
            let policy = DeliveryPolicy::new(second(), vec![]);
            c.strategy = StrategyConfig::WebhookAndPoll { policy, interval: Micros::ZERO };
        },
        "strategy.interval: 0 s; allowed: 1 ms to 366 days",
    );
    check(
        |c| c.strategy = webhook(second(), vec![second(), Micros::DAY * 400]),
        "strategy.retry_after[1]: 400 days; allowed: 0 s to 366 days",
    );
}

fn fault(from: u64, reach: Reach, kind: FaultKind) -> Vec<Fault> {
    vec![Fault { from: Micros::from_secs(from), reach, kind }]
}

#[test]
fn faults_have_a_beginning_and_an_end_or_a_number() {
    let until = |seconds| Reach::Until(Micros::from_secs(seconds));
    check(
        |c| c.faults = fault(5, until(5), FaultKind::NoAnswer),
        "faults[0].until: 5 s; allowed: 5.000001 s to 366 days",
    );
    check(
        |c| c.faults = fault(40_000_000, until(5), FaultKind::NoAnswer),
        "faults[0].from: 40000000 s; allowed: 0 s to 366 days",
    );
    check(
        |c| c.faults = fault(5, Reach::Next(0), FaultKind::NoAnswer),
        "faults[0].next: 0; allowed: 1 to 1000000",
    );
    check(
        |c| c.faults = fault(5, Reach::Next(1), FaultKind::Down),
        "faults[0].next: no end; allowed: a moment at which it ends",
    );
    check(
        |c| c.faults = fault(5, Reach::Next(1), FaultKind::Reorder),
        "faults[0].next: no end; allowed: a moment at which it ends",
    );
    let one = fault(5, Reach::Next(1), FaultKind::NoAnswer)[0];
    check(
        |c| c.faults = vec![one; limits::MAX_FAULTS + 1],
        "faults: 65 items; allowed: at most 64 items",
    );
}

#[test]
fn what_a_fault_carries_has_a_range() {
    let once = Reach::Next(1);
    let answer = |status, retry_after| FaultKind::Answer { status, retry_after };
    check(
        |c| c.faults = fault(0, once, answer(200, None)),
        "faults[0].status: 200; allowed: 300 to 599",
    );
    check(
        |c| c.faults = fault(0, once, answer(429, Some(40_000_000))),
        "faults[0].time: 40000000 s; allowed: 0 s to 366 days",
    );
    let by = Micros::DAY * 2;
    check(
        |c| c.faults = fault(0, once, FaultKind::Delay { route: Route::ToApp, by }),
        "faults[0].time: 2 days; allowed: 0 s to 86400 s",
    );
    let twice = FaultKind::Duplicate { after: Micros::DAY * 2 };
    check(|c| c.faults = fault(0, once, twice), "faults[0].time: 2 days; allowed: 0 s to 86400 s");
    let from_attacker = FaultKind::Drop { route: Route::FromAttacker };
    check(
        |c| c.faults = fault(0, once, from_attacker),
        "faults[0].route: another way; allowed: to the app or to the service",
    );
}

#[test]
fn attacks_are_a_bounded_number_of_requests() {
    let attack = Attack { forgery: Forgery::Unsigned, from: second(), every: second(), count: 1 };
    check(
        |c| c.attacks = vec![attack; limits::MAX_ATTACKS + 1],
        "attacks: 17 items; allowed: at most 16 items",
    );
    check(
        |c| c.attacks = vec![Attack { from: Micros::DAY * 400, ..attack }],
        "attacks[0].from: 400 days; allowed: 0 s to 366 days",
    );
    check(
        |c| c.attacks = vec![attack, Attack { every: Micros(1), ..attack }],
        "attacks[1].every: 1 µs; allowed: 1 ms to 366 days",
    );
    check(
        |c| c.attacks = vec![Attack { count: 0, ..attack }],
        "attacks[0].count: 0; allowed: 1 to 1000000",
    );
    let forgery = Forgery::Replay { age: Micros::DAY * 400 };
    check(
        |c| c.attacks = vec![Attack { forgery, ..attack }],
        "attacks[0].age: 400 days; allowed: 0 s to 366 days",
    );
    check(
        |c| {
            c.attacks = vec![Attack { count: 1_000_000, ..attack }; 16];
            c.clients = 1_000;
        },
        "work of the whole run (clients × duration × requests and events): 16000013000; \
         allowed: at most 2000000000",
    );
}

#[test]
fn a_turn_is_checked_like_the_run() {
    let fork = |c: &Config| Fork {
        at: second(),
        network: c.network,
        receiver: c.receiver.clone(),
        strategy: c.strategy.clone(),
    };
    check(
        |c| c.fork = Some(Fork { at: Micros::DAY * 400, ..fork(c) }),
        "fork.at: 400 days; allowed: 0 s to 366 days",
    );
    let loss = Ppm(2_000_000);
    check(
        |c| c.fork = Some(Fork { network: Network { loss, ..c.network }, ..fork(c) }),
        "fork.network.loss: 2; allowed: 0 to 1",
    );
    check(
        |c| {
            let receiver = Receiver { error_rate: loss, ..c.receiver.clone() };
            c.fork = Some(Fork { receiver, ..fork(c) });
        },
        "fork.receiver.error_rate: 2; allowed: 0 to 1",
    );
    check(
        |c| {
            let strategy = StrategyConfig::LongPoll { hold: second() };
            c.fork = Some(Fork { strategy, ..fork(c) });
        },
        "fork.strategy: another kind; allowed: the kind of the run's own",
    );
}

#[test]
fn a_spread_of_phases_is_no_longer_than_a_run_can_be() {
    check(
        |c| c.phase = Phase::Within(Micros::DAY * 400),
        "phase: 400 days; allowed: 0 s to 366 days",
    );
}

#[test]
fn a_run_is_a_bounded_amount_of_work() {
    check(
        |c| {
            c.clients = limits::MAX_CLIENTS;
            c.duration = Micros::DAY;
        },
        "work of the whole run (clients × duration × requests and events): 172810000000; \
         allowed: at most 2000000000",
    );
    check(
        |c| {
            c.workload = Workload::Every(limits::MIN_INTERVAL);
            c.duration = Micros::from_secs(1_001);
        },
        "events per client (duration × workload): 1001000; allowed: at most 1000000",
    );
}

#[test]
fn the_largest_values_do_not_overflow_the_bound() {
    let mut config = fine();
    config.clients = limits::MAX_CLIENTS;
    config.duration = limits::MAX_DURATION;
    config.network.latency = Span::exactly(limits::MAX_LATENCY);
    config.workload = Workload::At(vec![Micros(u64::MAX); limits::MAX_EVENTS]);
    config.strategy = StrategyConfig::ShortPoll { interval: limits::MIN_INTERVAL };
    assert!(config.checked().is_err());
}

#[test]
fn moments_and_windows_are_put_in_order() {
    let window = |from, to| Window { from: Micros(from), to: Micros(to) };
    let mut config = fine();
    config.workload = Workload::At([3, 1, 2, 1].map(Micros).to_vec());
    config.receiver.down =
        vec![window(50, 60), window(10, 20), window(15, 18), window(20, 30), window(31, 32)];
    let scenario = config.checked().unwrap();
    assert_eq!(scenario.workload(), &Workload::At([1, 1, 2, 3].map(Micros).to_vec()));
    let expect = [window(10, 30), window(31, 32), window(50, 60)];
    assert_eq!(scenario.receiver().down, expect);
}
