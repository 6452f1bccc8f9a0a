//! A sequence: who says what to whom, and when. Plain data, a drawing of it, and a figure that plays
//! it.

mod drawing;
mod view;

use webhook_core::simulation::{MessageKind, Record, Route, What};
use webhook_core::time::Micros;

pub use drawing::{Drawing, draw, view_box};
pub use view::SequenceFigure;

/// What a step means; it decides colour and line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Somebody asks.
    Question,
    /// An answer without news.
    Empty,
    /// News.
    News,
    /// “Got it”.
    Reply,
    /// Something happens, or somebody does something, at one place.
    Act,
}

impl Tone {
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Question => "tone-question",
            Self::Empty => "tone-empty",
            Self::News => "tone-news",
            Self::Reply => "tone-reply",
            Self::Act => "tone-act",
        }
    }
}

/// One step. Actors are numbered from the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub from: usize,
    /// The same as `from` for what happens at one place.
    pub to: usize,
    pub sent: Micros,
    pub arrives: Micros,
    pub tone: Tone,
}

/// The steps in the order in which they begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
    pub steps: Vec<Step>,
}

/// The app stands on the left, the service on the right, as everywhere on the page.
const APP: usize = 0;
const SERVICE: usize = 1;

impl Sequence {
    /// What the engine recorded of one client, up to the settling of the first event: an app, and the
    /// service.
    #[must_use]
    pub fn of(records: &[Record]) -> Self {
        let mut steps = Vec::new();
        let mut known = false;
        for record in records {
            let at_one = |place| (place, place, record.at, Tone::Act);
            let (from, to, arrives, tone) = match record.what {
                What::Happened { .. } => at_one(SERVICE),
                What::Learned { .. } => {
                    known = true;
                    at_one(APP)
                }
                What::Sent(message) => {
                    let (from, to) = match message.route {
                        Route::ToService => (APP, SERVICE),
                        Route::ToApp => (SERVICE, APP),
                        // A sequence is between the two.
                        Route::FromAttacker | Route::ToAttacker => continue,
                    };
                    let tone = match message.kind {
                        MessageKind::Poll { .. } if known => break,
                        MessageKind::Poll { .. } => Tone::Question,
                        MessageKind::Empty | MessageKind::NotModified => Tone::Empty,
                        MessageKind::Events { .. }
                        | MessageKind::Delivery { .. }
                        | MessageKind::Forged { .. } => Tone::News,
                        MessageKind::Reply { .. } | MessageKind::ForgedReply { .. } => Tone::Reply,
                    };
                    (from, to, message.arrives, tone)
                }
                _ => continue,
            };
            steps.push(Step { from, to, sent: record.at, arrives, tone });
        }
        Self { steps }
    }

    /// The moment after the last step.
    #[must_use]
    pub fn end(&self) -> Micros {
        self.steps.iter().map(|step| step.arrives).max().unwrap_or_default()
    }

    /// Whether the step is under way at this moment, over, or still to come.
    #[must_use]
    pub const fn phase(step: &Step, at: Micros) -> Phase {
        match () {
            () if at.0 < step.sent.0 => Phase::Later,
            () if at.0 < step.arrives.0 => Phase::Now,
            () => Phase::Done,
        }
    }
}

/// Where a step stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Later,
    Now,
    Done,
}

impl Phase {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Later => "later",
            Self::Now => "now",
            Self::Done => "done",
        }
    }
}
