//! What probability theory says of many clients, within five standard errors.

use webhook_core::simulation::{
    Config, DeliveryPolicy, Engine, MessageKind, Network, Ppm, Record, Recorder, Span,
    StatsRecorder, StrategyConfig, What, Workload,
};
use webhook_core::time::Micros;

const INTERVAL: Micros = Micros::from_secs(5);
const GAP: Micros = Micros::from_secs(4);
const LATENCY: Micros = Micros::from_millis(40);

fn many_clients(strategy: StrategyConfig) -> Config {
    Config {
        seed: 2_026,
        duration: INTERVAL * 9,
        clients: 4_000,
        workload: Workload::Poisson { mean_gap: GAP },
        network: Network { latency: Span::exactly(LATENCY), loss: Ppm::ZERO },
        strategy,
        ..Config::default()
    }
}

fn short_poll() -> Config {
    many_clients(StrategyConfig::ShortPoll { interval: INTERVAL })
}

/// Listens to a sum over the records that concern it.
struct Sum<F> {
    pick: F,
    count: f64,
    sum: f64,
}

impl<F: Fn(&Record) -> Option<f64>> Recorder for Sum<F> {
    type Output = (f64, f64);

    fn record(&mut self, record: &Record) {
        if let Some(value) = (self.pick)(record) {
            self.count += 1.0;
            self.sum += value;
        }
    }

    /// Number and mean.
    fn finish(self) -> (f64, f64) {
        (self.count, self.sum / self.count)
    }
}

fn mean(config: Config, pick: impl Fn(&Record) -> Option<f64>) -> (f64, f64) {
    Engine::run(
        &config.checked().expect("a test's own configuration"),
        Sum { pick, count: 0.0, sum: 0.0 },
    )
}

#[track_caller]
fn check(found: f64, expect: f64, standard_error: f64) {
    let errors = (found - expect).abs() / standard_error;
    assert!(errors <= 5.0, "{found} is {errors:.1} standard errors from {expect}");
}

#[test]
fn the_share_of_empty_answers_is_exponential_in_the_interval() {
    // A client's first poll looks back on less than an interval.
    let (answers, share) = mean(short_poll(), |record| match record.what {
        What::Arrived { exchange: 1.., kind: MessageKind::Empty } => Some(1.0),
        What::Arrived { exchange: 1.., kind: MessageKind::Events { .. } } => Some(0.0),
        _ => None,
    });
    let expect = (-INTERVAL.as_secs_f64() / GAP.as_secs_f64()).exp();
    check(share, expect, (expect * (1.0 - expect) / answers).sqrt());
}

#[test]
fn the_mean_delay_of_polling_is_half_an_interval_and_the_latency() {
    // Events of the last interval may not be known by the end.
    let last = INTERVAL * 7;
    let (events, delay) = mean(short_poll(), |record| match record.what {
        What::Learned { delay, .. } if record.at - delay < last => Some(delay.as_secs_f64()),
        _ => None,
    });
    let expect = INTERVAL.as_secs_f64() / 2.0 + LATENCY.as_secs_f64();
    check(delay, expect, INTERVAL.as_secs_f64() / (12.0 * events).sqrt());
}

#[test]
fn a_webhook_takes_one_latency() {
    let timeout = Micros::from_secs(10);
    let config = many_clients(StrategyConfig::Webhook(DeliveryPolicy::new(timeout, vec![])));
    let stats =
        Engine::run(&config.checked().expect("a test's own configuration"), StatsRecorder::new());
    assert_eq!(stats.delay.mean, Some(LATENCY));
    assert_eq!(stats.counts.requests, stats.counts.events);
}

#[test]
fn events_come_as_often_as_the_workload_says() {
    let config = short_poll();
    let expect = f64::from(config.clients) * config.duration.as_secs_f64() / GAP.as_secs_f64();
    let stats =
        Engine::run(&config.checked().expect("a test's own configuration"), StatsRecorder::new());
    check(stats.counts.events as f64, expect, expect.sqrt());
}

#[test]
fn messages_are_lost_as_often_as_the_network_says() {
    let mut config = short_poll();
    config.network.loss = Ppm(200_000);
    let (messages, share) = mean(config, |record| match record.what {
        What::Sent(message) => Some(f64::from(u8::from(message.lost))),
        _ => None,
    });
    check(share, 0.2, (0.2 * 0.8 / messages).sqrt());
}

#[test]
fn latencies_are_uniform_between_their_ends() {
    let mut config = short_poll();
    let (min, max) = (Micros::from_millis(20), Micros::from_millis(80));
    config.network.latency = Span { min, max };
    let (messages, latency) = mean(config, |record| match record.what {
        What::Sent(message) => Some((message.arrives - record.at).as_secs_f64()),
        _ => None,
    });
    check(latency, 0.05, 0.06 / (12.0 * messages).sqrt());
}
