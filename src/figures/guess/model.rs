//! The three questions, the worlds that answer them, and what was guessed. Pure.

use webhook_core::simulation::{
    Config, DeliveryPolicy, Engine, MessageKind, Network, Ppm, Record, Scenario, Span,
    StrategyConfig, TraceRecorder, What, Workload,
};
use webhook_core::time::Micros;

use crate::content::format::{Unit, parse};
use crate::ui::store::{Change, Panel};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// A poll a minute, an event an hour: how many polls are empty?
    EveryMinute,
    /// A poll an hour, an event an hour.
    EveryHour,
    /// Wires that lose one message in ten: how many events arrive more than once?
    LossyWires,
}

const MINUTE: Micros = Micros::from_secs(60);
const HALF_MINUTE: Micros = Micros::from_secs(30);
const HOUR: Micros = Micros::from_secs(3_600);
const RETRY: Micros = Micros::from_secs(5);
/// More records than any of the three runs makes.
const MOST_RECORDS: usize = 50_000;

impl Question {
    pub const ALL: [Self; 3] = [Self::EveryMinute, Self::EveryHour, Self::LossyWires];

    /// How many polls or events its run has, and how many of them stand in a row of the drawing.
    #[must_use]
    pub const fn cells(self) -> (u64, u64) {
        match self {
            Self::EveryMinute => (24 * 60, 60),
            Self::EveryHour | Self::LossyWires => (1_000, 50),
        }
    }

    fn scenario(self) -> Scenario {
        let (cells, _) = self.cells();
        let calm = Config {
            duration: MINUTE * cells,
            workload: Workload::Poisson { mean_gap: HOUR },
            strategy: StrategyConfig::ShortPoll { interval: MINUTE },
            ..Config::default()
        };
        let config = match self {
            Self::EveryMinute => calm,
            Self::EveryHour => Config {
                duration: HOUR * cells,
                strategy: StrategyConfig::ShortPoll { interval: HOUR },
                ..calm
            },
            Self::LossyWires => Config {
                // At x, 2x, …, and a rest in which the last event can be tried again.
                duration: MINUTE * cells + HALF_MINUTE,
                workload: Workload::Every(MINUTE),
                network: Network {
                    latency: Span::exactly(Micros::from_millis(100)),
                    loss: Ppm(100_000),
                },
                strategy: StrategyConfig::Webhook(DeliveryPolicy::new(RETRY, vec![RETRY; 3])),
                ..calm
            },
        };
        let scenario = config.checked();
        scenario.unwrap_or_else(|_| unreachable!("the question's world is within all limits"))
    }

    #[must_use]
    pub fn answer(self) -> Answer {
        let trace = Engine::run(&self.scenario(), TraceRecorder::new(MOST_RECORDS));
        let (cells, _) = self.cells();
        let marked = match self {
            Self::EveryMinute | Self::EveryHour => polls_that_found(trace.records()),
            Self::LossyWires => events_that_repeated(trace.records()),
        };
        let lost = trace
            .records()
            .iter()
            .filter(|record| matches!(record.what, What::GaveUp { missed: true, .. }));
        Answer { cells, marked, lost: lost.count() as u64 }
    }
}

/// The numbers, from 0, of the polls that were answered with news.
fn polls_that_found(records: &[Record]) -> Vec<u64> {
    let answers = records.iter().filter_map(|record| match record.what {
        What::Arrived { kind: MessageKind::Empty, .. } => Some(false),
        What::Arrived { kind: MessageKind::Events { .. }, .. } => Some(true),
        _ => None,
    });
    (0..).zip(answers).filter(|(_, found)| *found).map(|(poll, _)| poll).collect()
}

/// The numbers of the events that reached the app again.
fn events_that_repeated(records: &[Record]) -> Vec<u64> {
    let again = records.iter().filter_map(|record| match record.what {
        What::Repeated { event } => Some(u64::from(event)),
        _ => None,
    });
    let mut events = Vec::new();
    // All attempts for one event are over before the next one happens.
    for event in again {
        if events.last() != Some(&event) {
            events.push(event);
        }
    }
    events
}

/// What the run came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub cells: u64,
    /// Which of the cells stand out.
    pub marked: Vec<u64>,
    /// Events that never arrived.
    pub lost: u64,
}

impl Answer {
    #[must_use]
    pub const fn rest(&self) -> u64 {
        self.cells - self.marked.len() as u64
    }
}

#[derive(Clone, Debug)]
pub enum Msg {
    Type(String),
    See,
}

/// In hundredths of a percent.
const ALL: u64 = 10_000;

#[derive(Debug, Default)]
pub struct Model {
    pub text: String,
    /// The guess that was made, in hundredths of a percent.
    pub guessed: Option<u64>,
    /// Whether what was entered last is no guess.
    pub refused: bool,
}

impl Panel for Model {
    type Msg = Msg;

    fn apply(&mut self, msg: Msg) -> Change {
        match msg {
            Msg::Type(text) => self.text = text,
            Msg::See => {
                let guess = parse(self.text.trim_end_matches(['%', ' ']), Unit::Percent);
                let guess = guess.filter(|guess| *guess <= ALL);
                self.refused = guess.is_none();
                self.guessed = guess.or(self.guessed);
            }
        }
        Change::Told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runs_answer_near_what_theory_says() {
        #[track_caller]
        fn check(question: Question, permille: u64, within: u64) {
            let answer = question.answer();
            let found = answer.marked.len() as u64 * 1_000 / answer.cells;
            assert!(found.abs_diff(permille) <= within, "{question:?}: {found} permille");
        }
        // 1 - e^(-1/60), and one standard deviation of 1440 polls is 3.4 permille.
        check(Question::EveryMinute, 17, 7);
        // 1 - e^(-1), and one standard deviation of 1000 polls is 15 permille.
        check(Question::EveryHour, 632, 30);
        // At least one “got it” is lost after a call that arrived.
        check(Question::LossyWires, 99, 30);
    }

    #[test]
    fn every_poll_and_every_event_has_its_cell() {
        for question in Question::ALL {
            let Answer { cells, marked, .. } = question.answer();
            assert!(marked.is_sorted_by(|one, next| one < next), "{question:?}: {marked:?}");
            assert!(marked.last() < Some(&cells), "{question:?}: {marked:?}");
            let trace = Engine::run(&question.scenario(), TraceRecorder::new(MOST_RECORDS));
            assert_eq!(trace.dropped(), 0);
            let asked_or_happened = |record: &&Record| match record.what {
                What::Arrived { kind: MessageKind::Poll { .. }, .. } => true,
                What::Happened { .. } => question == Question::LossyWires,
                _ => false,
            };
            let found = trace.records().iter().filter(asked_or_happened).count() as u64;
            assert_eq!(found, cells, "{question:?}");
        }
    }

    #[test]
    fn a_guess_is_a_percentage_and_anything_else_changes_nothing() {
        #[track_caller]
        fn check(text: &str, guessed: Option<u64>) {
            let mut model = Model { guessed: Some(5_000), ..Model::default() };
            model.apply(Msg::Type(text.to_owned()));
            model.apply(Msg::See);
            let refused = guessed.is_none();
            assert_eq!(
                (model.guessed, model.refused),
                (guessed.or(Some(5_000)), refused),
                "{text}"
            );
            assert_eq!(model.text, text);
        }
        check("98", Some(9_800));
        check("98.3 %", Some(9_830));
        check("0", Some(0));
        check("100%", Some(10_000));
        check("100.1", None);
        check("", None);
        check("most", None);
        check("-3", None);
    }
}
