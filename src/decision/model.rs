//! What the reader says, and what follows from it. Pure.

use webhook_core::simulation::empty_polls_ppm;
use webhook_core::time::Micros;

use crate::ui::store::{Change, Panel};

const DAY_S: u64 = 86_400;
/// Polls once an hour or more rarely are nothing that anybody has to avoid.
const RARE_S: u64 = 3_600;

#[derive(Clone, Debug)]
pub enum Msg {
    EventsPerDay(String),
    FreshSeconds(String),
    OwnBoth(bool),
    Once(bool),
}

/// A field that a number is typed into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    EventsPerDay,
    FreshSeconds,
}

impl Field {
    /// The smallest and the largest number that is taken.
    #[must_use]
    pub const fn range(self) -> (u64, u64) {
        match self {
            Self::EventsPerDay => (1, 1_000_000),
            Self::FreshSeconds => (1, DAY_S),
        }
    }
}

/// What to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    AskOnce,
    CallDirectly,
    Webhook,
    Poll,
    /// There is at least one event for each poll.
    PollOrWebhook,
}

/// What to do, and the numbers behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Advice {
    pub way: Way,
    pub events_per_day: u64,
    /// Polling this often is fresh enough, in seconds.
    pub interval_s: u64,
    pub polls_per_day: u64,
    /// In parts per million.
    pub empty_ppm: u32,
}

#[derive(Debug)]
pub struct Model {
    pub events_per_day: String,
    pub fresh_seconds: String,
    pub own_both: bool,
    pub once: bool,
}

impl Default for Model {
    fn default() -> Self {
        Self {
            events_per_day: "24".to_owned(),
            fresh_seconds: "60".to_owned(),
            own_both: false,
            once: false,
        }
    }
}

impl Panel for Model {
    type Msg = Msg;

    fn apply(&mut self, msg: Msg) -> Change {
        match msg {
            Msg::EventsPerDay(text) => self.events_per_day = text,
            Msg::FreshSeconds(text) => self.fresh_seconds = text,
            Msg::OwnBoth(own) => self.own_both = own,
            Msg::Once(once) => self.once = once,
        }
        Change::Told
    }
}

impl Model {
    /// The text of a field.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::EventsPerDay => &self.events_per_day,
            Field::FreshSeconds => &self.fresh_seconds,
        }
    }

    fn number(&self, field: Field) -> Result<u64, Field> {
        let (least, most) = field.range();
        let number = self.text(field).trim().parse().ok();
        number.filter(|number| (least..=most).contains(number)).ok_or(field)
    }

    /// What follows from what was said.
    ///
    /// # Errors
    ///
    /// The field that holds no number of its range.
    pub fn advice(&self) -> Result<Advice, Field> {
        let events_per_day = self.number(Field::EventsPerDay)?;
        let interval_s = self.number(Field::FreshSeconds)?;
        let mean_gap = Micros(DAY_S * 1_000_000 / events_per_day);
        let way = match (self.once, self.own_both) {
            (true, _) => Way::AskOnce,
            (_, true) => Way::CallDirectly,
            // An event for each poll, λT ≥ 1.
            _ if events_per_day * interval_s >= DAY_S => Way::PollOrWebhook,
            _ if interval_s >= RARE_S => Way::Poll,
            _ => Way::Webhook,
        };
        Ok(Advice {
            way,
            events_per_day,
            interval_s,
            polls_per_day: DAY_S / interval_s,
            empty_ppm: empty_polls_ppm(mean_gap, Micros::from_secs(interval_s)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(events: &str, fresh: &str) -> Model {
        Model {
            events_per_day: events.to_owned(),
            fresh_seconds: fresh.to_owned(),
            ..Model::default()
        }
    }

    #[test]
    fn the_numbers_decide() {
        #[track_caller]
        fn check(events: &str, fresh: &str, way: Way, polls: u64, empty_ppm: u32) {
            let advice = model(events, fresh).advice().expect("both are numbers");
            let found = (advice.way, advice.polls_per_day, advice.empty_ppm);
            assert_eq!(found, (way, polls, empty_ppm));
        }
        check("24", "60", Way::Webhook, 1_440, 983_471);
        check("1440", "60", Way::PollOrWebhook, 1_440, 367_879);
        check("2", "3600", Way::Poll, 24, 920_044);
        check("1", "1", Way::Webhook, 86_400, 999_988);
    }

    #[test]
    fn who_owns_both_ends_or_asks_once_needs_neither() {
        let way = |model: Model| model.advice().expect("both are numbers").way;
        assert_eq!(way(Model { own_both: true, ..Model::default() }), Way::CallDirectly);
        assert_eq!(way(Model { once: true, own_both: true, ..Model::default() }), Way::AskOnce);
    }

    #[test]
    fn what_is_no_number_of_its_range_names_its_field() {
        for text in ["", "0", "1.5", "-1", "many", "1000001"] {
            assert_eq!(model(text, "60").advice(), Err(Field::EventsPerDay), "{text}");
        }
        assert_eq!(model("1", "86401").advice(), Err(Field::FreshSeconds));
    }
}
