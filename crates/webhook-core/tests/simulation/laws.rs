use std::collections::BTreeMap;

use proptest::prelude::*;
use webhook_core::simulation::{
    Bytes, Config, Counts, Engine, HashRecorder, Message, MessageKind, Progress, Record, Route,
    Stats, StatsRecorder, StrategyConfig, Trace, TraceHash, TraceRecorder, What, Window, Workload,
    limits::MAX_TRACE, poisson_times, samples,
};
use webhook_core::time::Micros;

use crate::text::trace;
use crate::worlds::{any_config, any_strategy, any_turning_config, any_world};

/// Everything that the recorders make of a run.
fn play(config: &Config) -> (Trace, (Stats, TraceHash)) {
    let scenario = config.clone().checked().expect("a test's own configuration");
    let recorder = (TraceRecorder::new(MAX_TRACE), (StatsRecorder::new(), HashRecorder::new()));
    Engine::run(&scenario, recorder)
}

fn play_in_slices(config: &Config, budget: u32) -> (Trace, (Stats, TraceHash)) {
    let scenario = config.clone().checked().expect("a test's own configuration");
    let recorder = (TraceRecorder::new(MAX_TRACE), (StatsRecorder::new(), HashRecorder::new()));
    let mut engine = Engine::new(&scenario, recorder);
    let mut before = 0;
    while let Progress::Running { clients_done } = engine.advance(budget) {
        assert!(before <= clients_done && clients_done < config.clients);
        before = clients_done;
    }
    engine.finish()
}

fn of_client(trace: &Trace, client: u32) -> Vec<Record> {
    trace.records().iter().copied().filter(|record| record.client == client).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn the_same_seed_gives_the_same_run(config in any_turning_config()) {
        prop_assert_eq!(play(&config), play(&config));
    }

    #[test]
    fn cutting_a_run_into_slices_changes_nothing(
        config in any_turning_config(),
        budget in 1_u32..50,
    ) {
        prop_assert_eq!(play_in_slices(&config, budget), play(&config));
    }

    #[test]
    fn the_number_of_clients_changes_nothing_for_one_of_them(config in any_config()) {
        let alone = trace(&Config { clients: 1, ..config.clone() });
        prop_assert_eq!(of_client(&trace(&config), 0), alone.records());
    }

    #[test]
    fn records_are_in_order_and_before_the_end(config in any_turning_config()) {
        let trace = trace(&config);
        prop_assert!(trace.records().is_sorted_by_key(|record| (record.at, record.client)));
        prop_assert!(trace.records().iter().all(|record| record.at < config.duration));
        prop_assert_eq!(trace.duration(), config.duration);
    }

    #[test]
    fn every_event_is_delivered_lost_or_pending(config in any_turning_config()) {
        let (trace, _) = play(&config);
        let mut counts = Counts::default();
        for record in trace.records() {
            counts.add(&record.what);
            prop_assert_eq!(counts.events, counts.delivered + counts.lost + counts.pending);
        }
        prop_assert!(counts.processed <= counts.delivered + counts.duplicates);
        prop_assert!(counts.not_modified <= counts.empty_responses);
        prop_assert!(counts.empty_responses + counts.attempts <= counts.requests);
    }

    #[test]
    fn statistics_are_the_trace_counted(config in any_turning_config()) {
        let (trace, (stats, _)) = play(&config);
        let (mut counts, mut bytes, mut delays) = (Counts::default(), Bytes::default(), vec![]);
        for record in trace.records() {
            counts.add(&record.what);
            match &record.what {
                What::Sent(message) => bytes.add(message),
                What::Learned { delay, .. } => delays.push(delay.0),
                _ => {}
            }
        }
        prop_assert_eq!((stats.counts, stats.bytes), (counts, bytes));
        delays.sort_unstable();
        prop_assert_eq!(stats.delay.max, delays.last().copied().map(Micros));
        for (percent, found) in
            [(50, stats.delay.p50), (95, stats.delay.p95), (99, stats.delay.p99)]
        {
            let rank = (delays.len() * percent).div_ceil(100);
            let exact = rank.checked_sub(1).map(|index| delays[index]);
            prop_assert_eq!(found.is_some(), exact.is_some());
            if let (Some(found), Some(exact)) = (found, exact) {
                prop_assert!(found.0.abs_diff(exact) <= exact / 100);
            }
        }
    }

    #[test]
    fn nothing_is_known_before_it_happened_or_learned_twice(config in any_turning_config()) {
        let mut happened = BTreeMap::new();
        let mut learned = BTreeMap::new();
        for record in trace(&config).records() {
            match record.what {
                What::Happened { event } => {
                    prop_assert!(happened.insert((record.client, event), record.at).is_none());
                }
                What::Learned { event, delay, .. } => {
                    let event = (record.client, event);
                    prop_assert_eq!(happened.get(&event), Some(&(record.at - delay)));
                    prop_assert!(learned.insert(event, record.at).is_none());
                }
                What::Repeated { event } | What::WorkStarted { event } => {
                    prop_assert!(learned.contains_key(&(record.client, event)));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn every_message_ends_its_way_once_as_it_was_sent(config in any_turning_config()) {
        let mut under_way = vec![];
        for Record { at, client, what } in trace(&config).records() {
            match *what {
                What::Sent(message) => {
                    prop_assert!(message.arrives >= *at);
                    under_way.push((*client, message));
                }
                What::Arrived { exchange, kind } | What::Lost { exchange, kind } => {
                    let lost = matches!(what, What::Lost { .. });
                    let message =
                        Message { exchange, route: kind.route(), kind, arrives: *at, lost };
                    let sent = under_way.iter().position(|sent| *sent == (*client, message));
                    prop_assert!(sent.is_some(), "{message:?} was not sent");
                    under_way.remove(sent.unwrap());
                }
                _ => {}
            }
        }
        prop_assert!(under_way.iter().all(|(_, message)| message.arrives >= config.duration));
    }

    #[test]
    fn every_exchange_is_one_request_and_at_most_one_answer(config in any_turning_config()) {
        let mut exchanges: BTreeMap<(bool, u32, u32), Vec<Route>> = BTreeMap::new();
        for record in trace(&config).records() {
            if let What::Sent(message) = record.what {
                let forged = matches!(message.route, Route::FromAttacker | Route::ToAttacker);
                let exchange = (forged, record.client, message.exchange);
                exchanges.entry(exchange).or_default().push(message.route);
            }
        }
        for (exchange, routes) in exchanges {
            let there_and_back = routes.len() == 2 && routes[0] != routes[1];
            prop_assert!(routes.len() == 1 || there_and_back, "{exchange:?}: {routes:?}");
        }
    }

    #[test]
    fn a_poll_asks_for_what_is_not_known_when_it_sets_out(config in any_config()) {
        // Beside a webhook a poll asks for what no poll has brought.
        let beside = matches!(config.strategy, StrategyConfig::WebhookAndPoll { .. });
        prop_assume!(!beside);
        check_cursors(&Config { clients: 1, ..config });
    }

    #[test]
    fn an_app_that_is_down_sends_no_poll_and_takes_nothing_in(config in any_config()) {
        for record in trace(&config).records() {
            let active = match record.what {
                What::Sent(message) => {
                    matches!(message.kind, MessageKind::Poll { .. })
                }
                What::Learned { .. } | What::Repeated { .. } => true,
                _ => false,
            };
            let inside = |window: &Window| {
                window.from <= record.at && record.at < window.to
            };
            prop_assert!(!active || !config.receiver.down.iter().any(inside), "{record:?}");
        }
    }

    #[test]
    fn all_strategies_meet_the_same_events_and_the_same_network(
        world in any_world(),
        strategies in (any_strategy(), any_strategy()),
    ) {
        let one = trace(&Config { strategy: strategies.0, ..world.clone() });
        let other = trace(&Config { strategy: strategies.1, ..world });
        prop_assert_eq!(events(&one), events(&other));
        for route in [Route::ToService, Route::ToApp] {
            let same = fates(&one, route).zip(fates(&other, route)).all(|(a, b)| a == b);
            prop_assert!(same, "the nth message {:?} meets something else", route);
        }
    }

    #[test]
    fn a_bounded_trace_keeps_the_first_records_and_counts_the_rest(
        config in any_config(),
        limit in 0_usize..60,
    ) {
        let config = Config { clients: 1, ..config };
        let whole = trace(&config);
        let scenario = config.checked().expect("a test's own configuration");
        let bounded = Engine::run(&scenario, TraceRecorder::new(limit));
        let kept = limit.min(whole.records().len());
        prop_assert_eq!(bounded.records(), &whole.records()[..kept]);
        prop_assert_eq!(bounded.dropped(), (whole.records().len() - kept) as u64);
    }
}

fn events(trace: &Trace) -> Vec<Record> {
    let happened = |record: &&Record| matches!(record.what, What::Happened { .. });
    trace.records().iter().filter(happened).copied().collect()
}

/// Latency and loss of the first client's messages this way, in the order of sending.
fn fates(trace: &Trace, route: Route) -> impl Iterator<Item = (Micros, bool)> {
    trace.records().iter().filter_map(move |record| match record.what {
        What::Sent(message) if message.route == route && record.client == 0 => {
            Some((message.arrives - record.at, message.lost))
        }
        _ => None,
    })
}

#[test]
fn another_seed_gives_another_run() {
    let (_, config) = samples().into_iter().next().unwrap();
    let other = Config { seed: config.seed + 1, ..config.clone() };
    assert_ne!(play(&config).1.1, play(&other).1.1);
}

#[test]
fn moments_written_out_are_those_of_the_random_workload() {
    let (_, config) = samples().into_iter().next().expect("there are samples");
    let mean_gap = Micros::from_secs(1);
    let workload = Workload::Poisson { mean_gap };
    let happened = events(&trace(&Config { workload, clients: 1, ..config.clone() }));
    let moments: Vec<Micros> = happened.iter().map(|record| record.at).collect();
    assert_eq!(poisson_times(config.seed, mean_gap, config.duration), moments);
    assert!(moments.len() > 5);
}

#[test]
fn an_answer_that_was_overtaken_does_not_turn_the_cursor_back() {
    let mut samples = samples().into_iter();
    let overtaken = samples.find(|(name, _)| *name == "short_poll_overtaken");
    let (_, config) = overtaken.expect("there is such a sample");
    for seed in 0..20 {
        let interval = Micros::from_millis(50);
        let strategy = StrategyConfig::ShortPoll { interval };
        check_cursors(&Config { seed, strategy, ..config.clone() });
    }
}

/// Each answer of a single client begins with the first event unknown when the poll was sent.
fn check_cursors(config: &Config) {
    let (mut known, mut cursors) = (0, BTreeMap::new());
    for record in trace(config).records() {
        match record.what {
            What::Learned { .. } => known += 1,
            What::Sent(Message { kind: MessageKind::Poll { .. }, exchange, .. }) => {
                cursors.insert(exchange, known);
            }
            What::Sent(Message { kind: MessageKind::Events { first, .. }, exchange, .. }) => {
                assert_eq!(cursors.get(&exchange), Some(&first), "exchange {exchange}");
            }
            _ => {}
        }
    }
}

#[test]
fn each_of_two_recorders_hears_of_the_whole_run() {
    let (_, config) = samples().into_iter().next().expect("there are samples");
    let scenario = config.clone().checked().expect("a reference run");
    let recorders = (TraceRecorder::new(MAX_TRACE), TraceRecorder::new(MAX_TRACE));
    assert_eq!(Engine::run(&scenario, recorders), (trace(&config), trace(&config)));
}
