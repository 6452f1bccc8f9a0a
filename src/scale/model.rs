//! A world of up to a million apps: what was chosen, and the simulation on its way. Pure.

use std::ops::RangeInclusive;

use super::choice::{Choice, FIELDS};
use super::simulation::{Simulated, Simulation};
use crate::ui::store::{Change, Panel};

/// Engine events worked off in one frame: as many as leave time for the rest of it.
const BUDGET: RangeInclusive<u32> = 8_000..=80_000;
/// A frame that came later than this, in milliseconds, had too much to do.
const LATE: f64 = 18.0;

#[derive(Clone, Copy, Debug)]
pub enum Msg {
    /// Of this field, this amount.
    Choose(usize, usize),
    Simulate,
    Cancel,
    /// A frame of the screen: this many milliseconds of wall time have passed.
    Frame(f64),
}

#[derive(Debug, Default)]
pub struct Model {
    pub chosen: Choice,
    pub simulation: Option<Simulation>,
    pub simulated: Option<Simulated>,
    /// How often what is shown of the simulation has changed.
    pub turns: u32,
    /// Of the last frame.
    budget: u32,
}

impl Model {
    #[must_use]
    pub fn new(simulated: Option<Simulated>) -> Self {
        Self { simulated, ..Self::default() }
    }

    #[must_use]
    pub const fn wants_frames(&self) -> bool {
        self.simulation.is_some()
    }

    fn turn(&mut self, simulation: Option<Simulation>, simulated: Option<Simulated>) {
        (self.simulation, self.simulated) = (simulation, simulated);
        self.turns += 1;
    }

    /// How much of the simulation is done, in percent.
    #[must_use]
    pub fn percent(&self) -> Option<u64> {
        self.simulation.as_ref().map(Simulation::percent)
    }
}

impl Panel for Model {
    type Msg = Msg;

    fn apply(&mut self, msg: Msg) -> Change {
        match msg {
            Msg::Choose(field, index) => {
                let known = FIELDS.get(field).is_some_and(|amounts| index < amounts.len());
                if !known || self.chosen.0[field] == index {
                    return Change::Moved;
                }
                self.chosen.0[field] = index;
                self.turn(None, None);
            }
            Msg::Simulate => self.turn(Some(Simulation::new(self.chosen)), None),
            Msg::Cancel => self.turn(None, None),
            Msg::Frame(wall_ms) => {
                let Some(simulation) = &mut self.simulation else { return Change::Moved };
                let was = self.budget;
                let more = if wall_ms > LATE { was / 2 } else { was + was / 4 };
                self.budget = more.clamp(*BUDGET.start(), *BUDGET.end());
                simulation.advance(self.budget);
                if let Some(simulated) = simulation.finished() {
                    self.turn(None, Some(simulated));
                }
            }
        }
        Change::Told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use webhook_core::simulation::deviation_ppm;
    use webhook_core::time::Micros;

    fn simulated(messages: &[Msg]) -> Model {
        let mut model = Model::default();
        messages.iter().chain(&[Msg::Simulate]).for_each(|msg| {
            model.apply(*msg);
        });
        let mut before = 0;
        while model.wants_frames() {
            model.apply(Msg::Frame(16.0));
            let percent = model.percent().unwrap_or(100);
            assert!(percent >= before && percent <= 100, "{percent} after {before}");
            before = percent;
        }
        model
    }

    #[test]
    fn the_simulation_comes_near_the_formulas() {
        let model = simulated(&[]);
        let Simulated { figures: found, herd, jitter } = model.simulated.unwrap();
        let formula = model.chosen.formula();
        let near = |name: &str, found: u64, formula: u64, most_ppm: u64| {
            let apart = deviation_ppm(found, formula).unwrap();
            assert!(apart <= most_ppm, "{name}: {found} for {formula}");
        };
        near("polls", found.polls, formula.polls, 0);
        near("empty", found.empty_ppm, formula.empty_ppm, 2_000);
        near("bytes of polls", found.poll_bytes, formula.poll_bytes, 10_000);
        near("deliveries", found.deliveries, formula.deliveries, 10_000);
        near("bytes of webhooks", found.webhook_bytes, formula.webhook_bytes, 10_000);
        near("peak of a herd", found.herd_peak, formula.herd_peak, 0);
        near("requests under the limit", found.limited, formula.limited, 1);
        near("peak with jitter", found.jitter_peak, formula.jitter_peak, 100_000);
        // A minute apart: two seconds of a hundred and twenty, and all of them.
        let busy = |load: &[u32]| load.iter().filter(|polls| **polls > 0).count();
        assert_eq!((herd.len(), busy(&herd), busy(&jitter)), (120, 2, 120));
    }

    #[test]
    fn a_frame_that_came_late_is_followed_by_one_with_less_to_do() {
        let mut model = Model::default();
        model.apply(Msg::Choose(0, 5));
        model.apply(Msg::Simulate);
        let mut after = |wall_ms: f64, frames: usize| {
            (0..frames).for_each(|_| {
                model.apply(Msg::Frame(wall_ms));
            });
            assert!(model.wants_frames());
            model.budget
        };
        assert_eq!(after(16.0, 1), *BUDGET.start());
        assert_eq!(after(16.0, 12), *BUDGET.end());
        assert_eq!(after(40.0, 1), BUDGET.end() / 2);
        assert_eq!(after(40.0, 9), *BUDGET.start());
    }

    #[test]
    fn progress_of_a_single_app_is_no_more_than_all_of_it() {
        assert!(simulated(&[Msg::Choose(0, 0), Msg::Choose(1, 5)]).simulated.is_some());
    }

    #[test]
    fn it_can_be_cancelled_and_a_choice_takes_its_result_away() {
        let mut model = Model::default();
        model.apply(Msg::Simulate);
        model.apply(Msg::Frame(16.0));
        model.apply(Msg::Cancel);
        assert!(!model.wants_frames() && model.simulated.is_none());
        let mut model = simulated(&[Msg::Choose(0, 1)]);
        assert!(model.simulated.is_some());
        model.apply(Msg::Choose(9, 0));
        model.apply(Msg::Choose(0, 99));
        assert!(model.simulated.is_some());
        model.apply(Msg::Choose(0, 0));
        assert!(model.simulated.is_none());
        assert_eq!(model.chosen.apps(), 1);
    }

    #[test]
    fn every_choice_stays_within_the_limits() {
        let check = |choice: Choice| {
            assert_eq!(Simulation::new(choice).percent(), 0);
            assert!(choice.formula().polls > 0);
        };
        for resources in 0..FIELDS[3].len() {
            for limit in 0..FIELDS[4].len() {
                check(Choice([0, 0, 0, resources, limit]));
            }
        }
        for apps in 0..FIELDS[0].len() {
            for interval in 0..FIELDS[1].len() {
                for gap in 0..FIELDS[2].len() {
                    check(Choice([apps, interval, gap, 0, 0]));
                }
            }
        }
    }

    #[test]
    fn a_limit_bounds_the_interval() {
        let limit = Choice::default().limit();
        assert_eq!((limit.resources, limit.allowed), (1_000, 5_000));
        assert_eq!((limit.shortest, limit.wanted), (Micros::from_secs(720), 60_000));
    }
}
