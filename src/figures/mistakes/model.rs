//! The run of a mistake, read off its trace. Pure.

use webhook_core::simulation::{
    Counts, Engine, Exposure, MessageKind, Mistake, TraceRecorder, What,
};
use webhook_core::time::Micros;

use crate::ui::store::{Change, Panel};

/// More records than any of the runs makes.
const MOST_RECORDS: usize = 5_000;
/// What somebody guesses who tries addresses from one machine.
pub const GUESSES_PER_S: u64 = 100;

/// Addresses, by how many bits of them cannot be known.
pub const ADDRESSES: [u32; 4] = [10, 28, 64, 122];

#[derive(Clone, Copy, Debug)]
pub enum Msg {
    Mend(bool),
    Address(usize),
}

#[derive(Debug, Default)]
pub struct Model {
    pub is_mended: bool,
    /// Which of [`ADDRESSES`].
    pub address: usize,
}

impl Panel for Model {
    type Msg = Msg;

    fn apply(&mut self, msg: Msg) -> Change {
        match msg {
            Msg::Mend(mended) => self.is_mended = mended,
            Msg::Address(address) => self.address = address.min(ADDRESSES.len() - 1),
        }
        Change::Told
    }
}

impl Model {
    #[must_use]
    pub fn exposure(&self) -> Exposure {
        Exposure { bits: ADDRESSES[self.address], guesses_per_s: GUESSES_PER_S }
    }
}

/// Something on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A delivery reached the app.
    Delivery,
    /// A forged one did.
    Forged,
    /// The app acted, for the first time on this event.
    Work,
    /// The app acted on it again.
    Double,
    /// The app acted on a forged delivery.
    Deceived,
}

/// What a run came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub end: Micros,
    pub marks: Vec<(Micros, Mark)>,
    pub counts: Counts,
}

#[must_use]
pub fn run(mistake: Mistake, is_mended: bool) -> Run {
    let config = if is_mended { mistake.mended() } else { mistake.made() };
    let end = config.duration;
    let scenario = config.checked();
    let scenario =
        scenario.unwrap_or_else(|_| unreachable!("the core's mistakes are within all limits"));
    let trace = Engine::run(&scenario, TraceRecorder::new(MOST_RECORDS));
    let mut run = Run { end, marks: Vec::new(), counts: Counts::default() };
    let mut known = Vec::new();
    for record in trace.records() {
        run.counts.add(&record.what);
        let mark = match record.what {
            What::Arrived { kind: MessageKind::Delivery { .. }, .. } => Mark::Delivery,
            What::Arrived { kind: MessageKind::Forged { .. }, .. } => Mark::Forged,
            What::WorkStarted { event } if known.contains(&event) => Mark::Double,
            What::WorkStarted { event } => {
                known.push(event);
                Mark::Work
            }
            What::Deceived { .. } => Mark::Deceived,
            _ => continue,
        };
        run.marks.push((record.at, mark));
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_costs_something_and_its_mend_nothing() {
        for mistake in Mistake::ALL {
            let cost = |counts: Counts| counts.double() + counts.deceived;
            let (made, mended) = (run(mistake, false), run(mistake, true));
            assert!(cost(made.counts) > 0, "{mistake:?}: {made:?}");
            assert_eq!(cost(mended.counts), 0, "{mistake:?}: {mended:?}");
        }
    }

    #[test]
    fn the_marks_are_what_was_counted() {
        for mistake in Mistake::ALL {
            for is_mended in [false, true] {
                let Run { marks, counts, .. } = run(mistake, is_mended);
                let of = |kind| marks.iter().filter(|(_, mark)| *mark == kind).count() as u64;
                assert_eq!(of(Mark::Double), counts.double(), "{mistake:?}");
                assert_eq!(of(Mark::Deceived), counts.deceived, "{mistake:?}");
                assert_eq!(of(Mark::Work), counts.delivered, "{mistake:?}");
            }
        }
    }
}
