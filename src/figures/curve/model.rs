//! Something happens once an hour on average; one asks every T. Pure.

use webhook_core::simulation::{
    Config, Counts, Engine, Scenario, StatsRecorder, StrategyConfig, Workload, empty_polls_ppm,
};
use webhook_core::time::Micros;

use crate::ui::store::{Change, Panel};

/// 1/λ.
pub const GAP: Micros = Micros::from_secs(3_600);
/// What T can be, in seconds: about evenly spread over the axis, which is logarithmic.
pub const INTERVALS_S: [u64; 24] = [
    10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 420, 600, 900, 1_200, 1_800, 2_700, 3_600, 5_400,
    7_200, 10_800, 14_400, 18_000, 25_200, 36_000,
];
const FIRST: usize = 5;
/// So many questions are asked in the run: at the longest interval it takes most of a year.
const QUESTIONS: u64 = 800;

/// The index of what T is now.
#[derive(Clone, Copy, Debug)]
pub struct Slide(pub usize);

#[derive(Debug)]
pub struct Model {
    pub chosen: usize,
}

impl Default for Model {
    fn default() -> Self {
        Self { chosen: FIRST }
    }
}

impl Panel for Model {
    type Msg = Slide;

    fn apply(&mut self, Slide(chosen): Slide) -> Change {
        self.chosen = chosen.min(INTERVALS_S.len() - 1);
        Change::Told
    }
}

/// How far along the axis an interval stands, in ten-thousandths.
#[must_use]
pub fn along(interval_s: u64) -> u64 {
    let [first, .., last] = INTERVALS_S.map(|seconds| seconds as f64);
    (((interval_s as f64 / first).ln() / (last / first).ln()) * 10_000.0).round() as u64
}

/// The share of empty answers in parts per million, as the formula says.
#[must_use]
pub fn formula_ppm(interval_s: u64) -> u64 {
    u64::from(empty_polls_ppm(GAP, Micros::from_secs(interval_s)))
}

/// The same in ten-thousandths, for the drawing.
#[must_use]
pub fn share(interval_s: u64) -> u64 {
    formula_ppm(interval_s) / 100
}

/// λT in thousandths, rounded.
#[must_use]
pub const fn events_per_question(interval_s: u64) -> u64 {
    (interval_s * 1_000_000_000 + GAP.0 / 2) / GAP.0
}

impl Model {
    #[must_use]
    pub const fn interval_s(&self) -> u64 {
        INTERVALS_S[self.chosen]
    }

    /// What a run counts.
    #[must_use]
    pub fn counted(&self) -> Counts {
        let scenario = scenario(Micros::from_secs(self.interval_s()));
        Engine::run(&scenario, StatsRecorder::new()).counts
    }
}

fn scenario(interval: Micros) -> Scenario {
    Config {
        duration: interval * QUESTIONS,
        workload: Workload::Poisson { mean_gap: GAP },
        strategy: StrategyConfig::ShortPoll { interval },
        ..Config::default()
    }
    .checked()
    .unwrap_or_else(|_| unreachable!("the curve's run is within all limits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_comes_near_the_formula_wherever_one_drags_to() {
        for chosen in 0..INTERVALS_S.len() {
            let model = Model { chosen };
            let (formula_ppm, counted) = (formula_ppm(model.interval_s()), model.counted());
            assert_eq!(counted.requests, QUESTIONS);
            let ppm = counted.empty_responses * 1_000_000 / counted.requests;
            // Three standard deviations of counting so many are at most 5.3 %.
            let off = ppm.abs_diff(formula_ppm);
            assert!(off < 53_000, "{chosen}: {ppm} against {formula_ppm}");
        }
    }

    #[test]
    fn the_axis_runs_from_end_to_end_and_the_curve_falls() {
        assert_eq!((along(10), along(600), along(36_000)), (0, 5_000, 10_000));
        assert!(INTERVALS_S.windows(2).all(|two| along(two[0]) < along(two[1])));
        assert!(INTERVALS_S.windows(2).all(|two| share(two[0]) > share(two[1])));
    }

    #[test]
    fn past_the_end_of_the_slider_is_its_end() {
        let mut model = Model::default();
        model.apply(Slide(usize::MAX));
        assert_eq!(model.interval_s(), 36_000);
    }
}
