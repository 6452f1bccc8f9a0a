//! An outage met by each sender's policy. Pure.

use webhook_core::provider::find_sender;
use webhook_core::simulation::{DeliveryPolicy, Outage, Replay, Window, worst_staleness};
use webhook_core::time::Micros;

use crate::ui::entry::Entry;
use crate::ui::store::{Change, Panel};

/// Those whose rules are told apart.
pub const SENDERS: [&str; 16] = [
    "stripe",
    "github",
    "shopify",
    "slack",
    "twilio",
    "sendgrid",
    "standardwebhooks",
    "square",
    "linear",
    "zoom",
    "paddle",
    "hubspot",
    "paypal",
    "mailgun",
    "gitlab",
    "meta",
];

/// Something happens this often, all day long.
const EVERY_MIN: u64 = 20;
const DAY_MIN: u64 = 24 * 60;
/// The axis: what comes later stands at its end.
pub const AXIS_MIN: u64 = DAY_MIN;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// The hour at which it begins.
    Begins,
    /// How long it lasts, in minutes.
    Lasts,
    /// How often the app polls besides, in minutes; 0 for never.
    Polls,
}

impl Field {
    pub const ALL: [Self; 3] = [Self::Begins, Self::Lasts, Self::Polls];

    /// The least and the most, and the slider's stride.
    #[must_use]
    pub const fn range(self) -> (u64, u64, u64) {
        match self {
            Self::Begins => (0, 23, 1),
            Self::Lasts => (5, 1_440, 5),
            Self::Polls => (0, 1_440, 15),
        }
    }

    #[must_use]
    pub const fn slider_steps(self) -> u32 {
        let (least, most, stride) = self.range();
        ((most - least) / stride) as u32
    }
}

#[derive(Clone, Debug)]
pub enum Msg {
    Type(Field, String),
    Slide(Field, u32),
}

#[derive(Debug)]
pub struct Model {
    /// In the order of [`Field::ALL`].
    entries: [Entry; 3],
}

impl Default for Model {
    fn default() -> Self {
        let entry = |field: Field, value| {
            let (least, most, _) = field.range();
            Entry::new(value, least, most)
        };
        let [begins, lasts, polls] = Field::ALL;
        Self { entries: [entry(begins, 14), entry(lasts, 40), entry(polls, 0)] }
    }
}

impl Panel for Model {
    type Msg = Msg;

    fn apply(&mut self, msg: Msg) -> Change {
        match msg {
            Msg::Type(field, text) => self.entries[field as usize].type_in(text),
            Msg::Slide(field, position) => {
                let (least, _, stride) = field.range();
                self.entries[field as usize].set(least + u64::from(position) * stride);
            }
        }
        Change::Told
    }
}

impl Model {
    #[must_use]
    pub const fn entry(&self, field: Field) -> &Entry {
        &self.entries[field as usize]
    }

    #[must_use]
    pub const fn value(&self, field: Field) -> u64 {
        self.entry(field).value()
    }

    /// Tells one replay from another.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{:?}", Field::ALL.map(|field| self.value(field)))
    }

    #[must_use]
    pub fn slider(&self, field: Field) -> u64 {
        let (least, _, stride) = field.range();
        (self.value(field) - least) / stride
    }

    #[must_use]
    pub fn window(&self) -> Window {
        let from = minutes(self.value(Field::Begins) * 60);
        Window { from, to: from + minutes(self.value(Field::Lasts)) }
    }

    fn polls(&self) -> Option<Micros> {
        Some(self.value(Field::Polls)).filter(|every| *every > 0).map(minutes)
    }

    /// What becomes of the day's events at one sender.
    #[must_use]
    pub fn replay(&self, sender: &str) -> Option<Replay> {
        let sender = find_sender(sender)?;
        let outage = Outage {
            window: self.window(),
            events: (0..DAY_MIN / EVERY_MIN).map(|nth| minutes(nth * EVERY_MIN)).collect(),
            reconcile: self.polls(),
        };
        outage.replay(&DeliveryPolicy::from(sender.delivery)).ok()
    }

    /// The oldest that news can be when the app polls besides; `None` when it does not.
    #[must_use]
    pub fn worst_staleness(&self) -> Option<Micros> {
        let window = self.window();
        self.polls().map(|every| worst_staleness(window.to - window.from, every))
    }
}

const fn minutes(minutes: u64) -> Micros {
    Micros::from_secs(minutes * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sender_is_known_and_can_be_replayed_at_both_ends_of_every_range() {
        for sender in SENDERS {
            for field in Field::ALL {
                let (least, most, _) = field.range();
                for value in [least, most] {
                    let mut model = Model::default();
                    model.apply(Msg::Type(field, value.to_string()));
                    assert!(model.replay(sender).is_some(), "{sender}: {field:?} {value}");
                }
            }
        }
    }

    #[test]
    fn who_never_tries_again_loses_what_happens_meanwhile_and_a_poll_finds_it() {
        let mut model = Model::default();
        let lost = |model: &Model, sender| model.replay(sender).expect("a sender").lost();
        assert_eq!(lost(&model, "github"), 2);
        assert_eq!(lost(&model, "stripe"), 0);
        model.apply(Msg::Type(Field::Polls, "60".to_owned()));
        assert_eq!(lost(&model, "github"), 0);
        let worst = model.worst_staleness().expect("it polls");
        for sender in SENDERS {
            let replay = model.replay(sender).expect("a sender");
            let oldest =
                replay.events.iter().filter_map(webhook_core::simulation::Outcome::delay).max();
            assert!(oldest <= Some(worst), "{sender}: {oldest:?} against {worst:?}");
        }
    }

    #[test]
    fn what_is_out_of_range_is_kept_and_changes_nothing() {
        let mut model = Model::default();
        model.apply(Msg::Type(Field::Lasts, "1441".to_owned()));
        let shown = model.entry(Field::Lasts).text();
        assert_eq!((shown.as_str(), model.value(Field::Lasts)), ("1441", 40));
        model.apply(Msg::Slide(Field::Lasts, u32::MAX));
        assert_eq!(model.value(Field::Lasts), 1_440);
    }
}
