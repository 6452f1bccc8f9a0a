//! Seven ways of coming to know, in the reader's world, for a day: one way in each frame.

use webhook_core::simulation::{
    Compared, Config, DeliveryPolicy, StrategyConfig, Workload, compare,
};
use webhook_core::time::Micros;

use super::knobs::Knob;
use super::run::{Lane, Settings};

/// A way of coming to know. The order is the order on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Short(u64),
    Conditional(u64),
    Long(u64),
    Webhook,
    /// A webhook, and a poll every so many seconds for what it did not bring.
    Both(u64),
}

pub const WAYS: [Way; 7] = [
    Way::Short(5),
    Way::Short(60),
    Way::Short(300),
    Way::Conditional(60),
    Way::Long(60),
    Way::Webhook,
    Way::Both(300),
];

impl Way {
    fn strategy(self, settings: &Settings) -> StrategyConfig {
        let policy = || DeliveryPolicy::from(settings.delivery());
        match self {
            Self::Short(s) => StrategyConfig::ShortPoll { interval: Micros::from_secs(s) },
            Self::Conditional(s) => {
                StrategyConfig::ConditionalPoll { interval: Micros::from_secs(s) }
            }
            Self::Long(s) => StrategyConfig::LongPoll { hold: Micros::from_secs(s) },
            Self::Webhook => StrategyConfig::Webhook(policy()),
            Self::Both(s) => {
                StrategyConfig::WebhookAndPoll { policy: policy(), interval: Micros::from_secs(s) }
            }
        }
    }
}

/// As many of the ways as have been played, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    pub rows: Vec<Compared>,
    /// The world they met.
    pub mean_gap: Micros,
}

impl Comparison {
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        let mean_gap = Micros::from_millis(settings.knobs.get(Knob::MeanGap));
        Self { rows: Vec::with_capacity(WAYS.len()), mean_gap }
    }

    #[must_use]
    pub fn is_done(&self) -> bool {
        self.rows.len() == WAYS.len()
    }

    /// Plays one more way.
    pub fn advance(&mut self, settings: &Settings) {
        let Some(way) = WAYS.get(self.rows.len()) else { return };
        let config = Config {
            duration: Micros::DAY,
            workload: Workload::Poisson { mean_gap: self.mean_gap },
            ..settings.scenario(Lane::Webhook, 1).config().clone()
        };
        let played = compare(&config, &[way.strategy(settings)]);
        let played = played.unwrap_or_else(|_| unreachable!("a day is within all limits"));
        self.rows.extend(played);
    }

    /// All of them at once.
    #[must_use]
    pub fn whole(settings: &Settings) -> Self {
        let mut comparison = Self::new(settings);
        while !comparison.is_done() {
            comparison.advance(settings);
        }
        comparison
    }

    /// The shortest and the longest delay that any row draws.
    #[must_use]
    pub fn span(&self) -> (Micros, Micros) {
        let bins = || self.rows.iter().flat_map(|row| &row.delays);
        let shortest = bins().map(|bin| bin.from).min().unwrap_or_default();
        let longest = bins().map(|bin| bin.to).max().unwrap_or_default();
        (shortest, longest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_meet_the_same_events_and_a_webhook_asks_for_nothing() {
        let comparison = Comparison::whole(&Settings::default());
        let events = comparison.rows[0].stats.counts.events;
        assert!(events > 10_000, "{events}");
        assert!(comparison.rows.iter().all(|row| row.stats.counts.events == events));
        let [five, minute, .., webhook, both] = &comparison.rows[..] else { panic!() };
        assert_eq!(five.stats.counts.requests, 86_400 / 5);
        assert!(five.stats.delay.p50 < minute.stats.delay.p50);
        assert_eq!(webhook.stats.counts.requests, events);
        assert_eq!(both.stats.counts.requests, events + 86_400 / 300);
    }

    #[test]
    fn the_slowest_knob_and_the_quickest_are_both_within_the_limits() {
        for (knob, text) in [("gap", "1"), ("gap", "3600"), ("loss", "90")] {
            let mut settings = Settings::default();
            let knob = Knob::ALL.into_iter().find(|it| it.spec().key == knob).unwrap();
            settings.knobs.enter(knob, text).unwrap();
            assert!(Comparison::whole(&settings).is_done());
        }
    }
}
