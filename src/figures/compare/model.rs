//! One day, seven times: the same events and the same wires. Pure.

use webhook_core::simulation::{
    Compared, Config, DeliveryPolicy, Network, Ppm, Span, StrategyConfig, Workload, compare,
};
use webhook_core::time::Micros;

use crate::ui::entry::Entry;
use crate::ui::store::{Change, Panel};

/// How often something may happen in the day.
pub const LEAST: u64 = 1;
pub const MOST: u64 = 2_000;
/// Steps of the slider, about evenly spread over powers.
pub const STEPS: [u64; 12] = [1, 2, 5, 10, 24, 50, 100, 200, 400, 720, 1_440, 2_000];

/// The ways, in the order of the rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Every5Seconds,
    EveryMinute,
    Every5Minutes,
    Conditional,
    Long,
    Webhook,
    Both,
}

impl Way {
    pub const ALL: [Self; 7] = [
        Self::Every5Seconds,
        Self::EveryMinute,
        Self::Every5Minutes,
        Self::Conditional,
        Self::Long,
        Self::Webhook,
        Self::Both,
    ];

    fn strategy(self) -> StrategyConfig {
        let minute = Micros::from_secs(60);
        // A service that tries once more, so that with these wires some deliveries are given up.
        let policy = || DeliveryPolicy::new(Micros::from_secs(10), vec![minute]);
        match self {
            Self::Every5Seconds => StrategyConfig::ShortPoll { interval: Micros::from_secs(5) },
            Self::EveryMinute => StrategyConfig::ShortPoll { interval: minute },
            Self::Every5Minutes => StrategyConfig::ShortPoll { interval: minute * 5 },
            Self::Conditional => StrategyConfig::ConditionalPoll { interval: minute },
            Self::Long => StrategyConfig::LongPoll { hold: minute },
            Self::Webhook => StrategyConfig::Webhook(policy()),
            Self::Both => {
                StrategyConfig::WebhookAndPoll { policy: policy(), interval: minute * 60 }
            }
        }
    }
}

#[derive(Clone, Debug)]
pub enum Msg {
    Type(String),
    Slide(u32),
}

#[derive(Debug)]
pub struct Model {
    /// In the day.
    pub events: Entry,
}

impl Default for Model {
    fn default() -> Self {
        Self { events: Entry::new(400, LEAST, MOST) }
    }
}

impl Panel for Model {
    type Msg = Msg;

    fn apply(&mut self, msg: Msg) -> Change {
        match msg {
            Msg::Type(text) => self.events.type_in(text),
            Msg::Slide(position) => {
                self.events.set(STEPS.get(position as usize).copied().unwrap_or(MOST));
            }
        }
        Change::Told
    }
}

impl Model {
    #[must_use]
    pub fn slider(&self) -> usize {
        STEPS.iter().position(|step| *step >= self.events.value()).unwrap_or(STEPS.len() - 1)
    }

    /// The rows. The ranges lie within the limits of a scenario, so there is always one for each.
    #[must_use]
    pub fn rows(&self) -> Vec<Compared> {
        let latency = Span { min: Micros::from_millis(40), max: Micros::from_millis(200) };
        let config = Config {
            duration: Micros::DAY,
            workload: Workload::Poisson { mean_gap: Micros(Micros::DAY.0 / self.events.value()) },
            network: Network { latency, loss: Ppm(100_000) },
            ..Config::default()
        };
        compare(&config, &Way::ALL.map(Way::strategy)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_row_for_each_way_at_both_ends_of_the_range() {
        for events in [LEAST, MOST] {
            let rows = Model { events: Entry::new(events, LEAST, MOST) }.rows();
            assert_eq!(rows.len(), Way::ALL.len(), "{events}");
        }
    }

    #[test]
    fn all_ways_meet_the_same_events_and_the_poll_besides_loses_none() {
        let rows = Model { events: Entry::new(MOST, LEAST, MOST) }.rows();
        let events: Vec<u64> = rows.iter().map(|row| row.stats.counts.events).collect();
        assert!(events.iter().all(|count| *count == events[0]), "{events:?}");
        let lost = |way: Way| rows[way as usize].stats.counts.lost;
        assert_eq!(lost(Way::Both), 0);
        assert!(lost(Way::Webhook) > 0, "these wires lose nothing for good");
    }

    #[test]
    fn what_is_no_count_is_kept_and_changes_nothing() {
        for text in ["", "0", "2001", "many", "1.5"] {
            let mut model = Model::default();
            model.apply(Msg::Type(text.to_owned()));
            assert_eq!((model.events.text().as_str(), model.events.value()), (text, 400));
        }
    }
}
