//! Strategies side by side in one world.

use proptest::prelude::*;
use webhook_core::simulation::{
    Compared, Config, DeliveryPolicy, Network, Ppm, Receiver, Span, StrategyConfig, Window,
    Workload, compare,
};
use webhook_core::time::Micros;

use crate::worlds::{any_config, any_strategy};

fn policy() -> DeliveryPolicy {
    DeliveryPolicy::new(Micros::from_secs(5), vec![Micros::from_secs(5); 2])
}

fn strategies() -> [StrategyConfig; 4] {
    let interval = Micros::from_secs(60);
    [
        StrategyConfig::ShortPoll { interval },
        StrategyConfig::ConditionalPoll { interval },
        StrategyConfig::Webhook(policy()),
        StrategyConfig::WebhookAndPoll { policy: policy(), interval },
    ]
}

/// An hour with ten minutes of downtime.
fn world() -> Config {
    let minutes = |minutes: u64| Micros::from_secs(minutes * 60);
    let down = Window { from: minutes(20), to: minutes(30) };
    Config {
        duration: minutes(60),
        clients: 200,
        workload: Workload::Poisson { mean_gap: minutes(10) },
        network: Network { latency: Span::exactly(Micros::from_millis(40)), loss: Ppm(10_000) },
        receiver: Receiver { down: vec![down], ..Receiver::default() },
        ..Config::default()
    }
}

fn compared(config: &Config) -> Vec<Compared> {
    compare(config, &strategies()).expect("a test's own world")
}

#[test]
fn a_webhook_is_quick_and_loses_what_a_poll_beside_it_finds() {
    let found = compared(&world());
    let [short, conditional, webhook, both] = &found[..] else { panic!("four strategies") };
    assert_eq!(short.stats.counts.events, both.stats.counts.events);
    // The 304 saves bytes and nothing else.
    assert_eq!(short.stats.counts.requests, conditional.stats.counts.requests);
    assert!(conditional.stats.bytes.down < short.stats.bytes.down);
    // The median of the webhook is its latency; of the outage it loses nearly all.
    assert!(webhook.stats.delay.p50 < Some(Micros::from_millis(42)));
    assert!(short.stats.delay.p50 > Some(Micros::from_secs(20)));
    assert!(webhook.stats.counts.lost > webhook.stats.counts.events / 10);
    // Both: the speed of the one and the completeness of the other, for the requests of the sum.
    assert_eq!(both.stats.delay.p50, webhook.stats.delay.p50);
    assert_eq!(both.stats.counts.lost, 0);
    assert!(both.stats.counts.requests > short.stats.counts.requests);
    assert!(both.stats.delay.max <= Some(Micros::from_secs(12 * 60)));
    assert!(found.iter().all(|it| it.stats.counts.double() == 0));
}

#[test]
fn an_app_that_recognises_nothing_acts_twice_on_what_the_poll_repeats() {
    let mut config = world();
    config.receiver.deduplicate = false;
    let both = &compared(&config)[3].stats.counts;
    // Nearly every event that was delivered is listed by the next poll once more.
    assert!(both.double() > both.delivered / 2, "{both:?}");
}

#[test]
fn the_first_strategy_that_may_not_be_played_is_named() {
    let never = StrategyConfig::ShortPoll { interval: Micros::ZERO };
    let error = compare(&world(), &[strategies()[0].clone(), never]).expect_err("no interval");
    assert_eq!(error.to_string(), "strategy.interval: 0 s; allowed: 1 ms to 366 days");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn bins_hold_every_delay_between_their_borders(
        config in any_config(),
        strategy in any_strategy(),
    ) {
        let found = compare(&config, &[strategy]).expect("a test's own world");
        let Compared { stats, delays } = &found[0];
        let held: u64 = delays.iter().map(|bin| bin.count).sum();
        prop_assert_eq!(held, stats.counts.delivered);
        prop_assert!(delays.iter().all(|bin| bin.from < bin.to));
        prop_assert!(delays.windows(2).all(|pair| pair[0].to == pair[1].from));
        if let (Some(last), Some(max)) = (delays.last(), stats.delay.max) {
            prop_assert!(last.from <= max && max < last.to);
        }
    }
}
