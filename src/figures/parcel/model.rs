//! A day of waiting, played by the engine: the door is polled, the text message is a webhook. Pure.

use webhook_core::simulation::{
    Config, DeliveryPolicy, Engine, MessageKind, Scenario, Span, StrategyConfig, TraceRecorder,
    What, Workload, moment_within,
};
use webhook_core::time::Micros;

use crate::ui::entry::Entry;
use crate::ui::store::{Change, Panel};

/// The day on the figure's axis, in minutes from its first hour.
pub const FIRST_HOUR: u64 = 8;
pub const DAY_MIN: u64 = 10 * 60;
/// The carrier comes between nine and four.
const COMES: Span = Span { min: minutes(60), max: minutes(8 * 60) };
/// How often one may look, in minutes.
pub const LEAST: u64 = 10;
pub const MOST: u64 = 180;
/// The slider moves by so many minutes.
const STRIDE: u64 = 5;
pub const SLIDER_STEPS: u32 = ((MOST - LEAST) / STRIDE) as u32;
const MOST_RECORDS: usize = 1_000;

const fn minutes(minutes: u64) -> Micros {
    Micros::from_secs(minutes * 60)
}

#[derive(Clone, Debug)]
pub enum Msg {
    Type(String),
    Slide(u32),
    AnotherDay,
}

#[derive(Debug)]
pub struct Model {
    seed: u64,
    /// In minutes.
    pub every: Entry,
}

impl Default for Model {
    fn default() -> Self {
        Self { seed: 16, every: Entry::new(60, LEAST, MOST) }
    }
}

impl Panel for Model {
    type Msg = Msg;

    fn apply(&mut self, msg: Msg) -> Change {
        match msg {
            Msg::AnotherDay => self.seed += 1,
            Msg::Slide(position) => self.every.set(LEAST + u64::from(position) * STRIDE),
            Msg::Type(text) => self.every.type_in(text),
        }
        Change::Told
    }
}

impl Model {
    /// Tells one day from another.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{} {}", self.seed, self.every.value())
    }

    #[must_use]
    pub fn slider(&self) -> u32 {
        ((self.every.value() - LEAST) / STRIDE) as u32
    }

    #[must_use]
    pub fn day(&self) -> Day {
        let walks =
            self.records(StrategyConfig::ShortPoll { interval: minutes(self.every.value()) });
        let text = StrategyConfig::Webhook(DeliveryPolicy::new(minutes(1), Vec::new()));
        let mut day = Day { comes: moment_within(self.seed, COMES), ..Day::default() };
        for (at, what) in walks {
            match what {
                What::Sent(message) if matches!(message.kind, MessageKind::Poll { .. }) => {
                    day.walks.push(at);
                }
                What::Learned { .. } => {
                    day.found = at;
                    break;
                }
                _ => {}
            }
        }
        let told = self.records(text).find(|(_, what)| matches!(what, What::Learned { .. }));
        day.told = told.map_or(day.comes, |(at, _)| at);
        day
    }

    fn records(&self, strategy: StrategyConfig) -> impl Iterator<Item = (Micros, What)> + use<> {
        let trace = Engine::run(&self.scenario(strategy), TraceRecorder::new(MOST_RECORDS));
        let records: Vec<_> = trace.records().iter().map(|it| (it.at, it.what)).collect();
        records.into_iter()
    }

    fn scenario(&self, strategy: StrategyConfig) -> Scenario {
        Config {
            seed: self.seed,
            // Whoever looks every three hours may find it only the next morning.
            duration: minutes(DAY_MIN + MOST),
            workload: Workload::At(vec![moment_within(self.seed, COMES)]),
            strategy,
            ..Config::default()
        }
        .checked()
        .unwrap_or_else(|_| unreachable!("a day of waiting is within all limits"))
    }
}

/// What a day came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    pub comes: Micros,
    /// Walks to the door, the last of which finds the parcel.
    pub walks: Vec<Micros>,
    pub found: Micros,
    /// When the text message was read.
    pub told: Micros,
}

impl Day {
    #[must_use]
    pub const fn for_nothing(&self) -> usize {
        self.walks.len().saturating_sub(1)
    }

    /// How long the parcel lay at the door, in whole minutes.
    #[must_use]
    pub const fn lay_minutes(&self) -> u64 {
        self.found.saturating_sub(self.comes).0 / 60_000_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_looks_until_the_parcel_is_found_and_the_text_comes_at_once() {
        for seed in 0..200 {
            for every in [LEAST, 60, MOST] {
                let day = Model { seed, every: Entry::new(every, LEAST, MOST) }.day();
                assert!(day.found >= day.comes && day.told == day.comes, "{seed}: {day:?}");
                assert!(day.lay_minutes() < every, "{seed}, {every}: {day:?}");
                assert_eq!(day.walks.last(), Some(&day.found), "{seed}: {day:?}");
                assert!(day.walks[..day.for_nothing()].iter().all(|walk| *walk < day.comes));
            }
        }
    }

    #[test]
    fn looking_more_often_costs_more_walks() {
        let every = |every| Entry::new(every, LEAST, MOST);
        let walks = |of| Model { every: every(of), ..Model::default() }.day().for_nothing();
        assert!(walks(10) > walks(60) && walks(60) > walks(180));
    }

    #[test]
    fn what_is_no_number_of_minutes_is_kept_and_changes_nothing() {
        for text in ["", "9", "181", "an hour", "30.5", "-20"] {
            let mut model = Model::default();
            model.apply(Msg::Type(text.to_owned()));
            assert_eq!((model.every.text().as_str(), model.every.value()), (text, 60));
            model.apply(Msg::Slide(SLIDER_STEPS));
            assert_eq!((model.every.text().as_str(), model.slider()), ("180", SLIDER_STEPS));
        }
    }
}
