//! What stands in and under the article's figures.

use super::super::format::{Unit, count, measure, share};
use webhook_core::simulation::Counts;

use crate::figures::curve::model::{events_per_question, formula_ppm};
use crate::figures::guess::model::{Answer, Question};
use crate::figures::parcel::model::{Day, LEAST, MOST};

#[must_use]
pub fn play(subject: &str) -> String {
    format!("Play {subject}")
}

#[must_use]
pub fn pause(subject: &str) -> String {
    format!("Pause {subject}")
}

pub const POLLING: &str = "the questions";
pub const WEBHOOK: &str = "the call";

pub const ACTORS: &[&str] = &["Your app", "The service"];

pub const POLLING_TITLE: &str = "Without a webhook: polling";
pub const POLLING_CAPTION: &str = "Three questions for nothing, and the news is 3.7 seconds old when \
    the fourth one finds it.";
pub const POLLING_TOLD: &str = "Your app asks the service: any updates? The service answers: nope. \
    This happens three times. Then somebody pays. Your app asks a fourth time and is told: \
    yes, somebody paid.";
pub const POLLING_LABELS: &[&str] = &[
    "any updates?",
    "nope",
    "any updates?",
    "nope",
    "any updates?",
    "nope",
    "somebody pays",
    "any updates?",
    "yes, somebody paid",
    "now it knows",
];

pub const WEBHOOK_TITLE: &str = "With a webhook";
pub const WEBHOOK_CAPTION: &str = "Nobody asks. The news is 1.0 seconds old, which is as long as the \
    message was on its way.";
pub const WEBHOOK_TOLD: &str = "Somebody pays. The service sends your app a request that says so. \
    Your app knows and answers: got it.";
pub const WEBHOOK_LABELS: &[&str] = &["somebody pays", "somebody paid!", "now it knows", "got it"];

pub const PARCEL_ROWS: [&str; 2] = ["Walking to the door", "Getting a text"];
pub const PARCEL_EVERY: &str = "You look every";
pub const PARCEL_HINT: &str = "Look more often: you find it sooner, and walk more for nothing.";
pub const PARCEL_OTHER: &str = "Another day";

/// What the day came to.
#[must_use]
pub fn parcel_told(day: &Day) -> String {
    let walks = match day.for_nothing() {
        0 => "You never walk for nothing".to_owned(),
        1 => "You walk to the door once for nothing".to_owned(),
        many => format!("You walk to the door {many} times for nothing"),
    };
    let lay = match day.lay_minutes() {
        0 => "in the minute it comes".to_owned(),
        1 => "a minute after it came".to_owned(),
        many => format!("{many} minutes after it came"),
    };
    format!("{walks}, and find the parcel {lay}. The text comes at once, without a single walk.")
}

#[must_use]
pub fn parcel_refusal(found: &str) -> String {
    format!(
        "{PARCEL_EVERY}: found “{found}”; allowed is a whole number from {LEAST} to {MOST} minutes."
    )
}

pub const CURVE_TITLE: &str =
    "Something happens once an hour on average. Drag: how often do you ask?";
pub const CURVE_SLIDER: &str = "Ask every";

/// A length of time in one unit or two: `45 s`, `1 min 30 s`, `10 h`.
#[must_use]
pub fn interval(seconds: u64) -> String {
    let units = [(seconds / 3_600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
    let said = units.iter().filter(|(number, _)| *number > 0);
    said.map(|(number, unit)| format!("{number}\u{a0}{unit}")).collect::<Vec<_>>().join(" ")
}

#[must_use]
pub fn curve_value(interval_s: u64) -> String {
    let empty = share(formula_ppm(interval_s), 1_000_000).unwrap_or_default();
    format!("every {}: {empty} of the questions find nothing", interval(interval_s))
}

/// The formula's word and the run's.
#[must_use]
pub fn curve_told(interval_s: u64, counted: &Counts) -> String {
    let thousandths = events_per_question(interval_s);
    let run = share(counted.empty_responses, counted.requests).unwrap_or_default();
    format!(
        "Asking {}. That is λT = {}.{:03} events for each question, and e^(−λT) is the share that \
         is left empty. In a run of {} questions, {run} found nothing. A webhook would have made \
         {} calls.",
        curve_value(interval_s),
        thousandths / 1_000,
        thousandths % 1_000,
        count(counted.requests),
        count(counted.events),
    )
}

#[must_use]
pub const fn guess_id(question: Question) -> &'static str {
    match question {
        Question::EveryMinute => "guess-minute",
        Question::EveryHour => "guess-hour",
        Question::LossyWires => "guess-lossy",
    }
}

#[must_use]
pub const fn guess_figure(question: Question) -> &'static str {
    match question {
        Question::EveryMinute => "figure-minute",
        Question::EveryHour => "figure-hour",
        Question::LossyWires => "figure-lossy",
    }
}

#[must_use]
pub const fn guess_question(question: Question) -> &'static str {
    match question {
        Question::EveryMinute => {
            "Guess first: you ask once a minute, and something happens 24 times a day. Which share \
             of your questions finds nothing?"
        }
        Question::EveryHour => {
            "Guess again: you ask only once an hour, just as often as something happens. Which \
             share finds nothing now?"
        }
        Question::LossyWires => {
            "Guess once more: the wires lose one message in ten, and the service tries again until \
             it hears “got it”. Which share of the events reaches you more than once?"
        }
    }
}

#[must_use]
pub const fn guess_label(question: Question) -> &'static str {
    match question {
        Question::EveryMinute => "Empty, asking every minute",
        Question::EveryHour => "Empty, asking every hour",
        Question::LossyWires => "More than once",
    }
}

#[must_use]
pub const fn guess_see(question: Question) -> &'static str {
    match question {
        Question::EveryMinute => "Run the day",
        Question::EveryHour => "Run the thousand hours",
        Question::LossyWires => "Run the thousand events",
    }
}

#[must_use]
pub const fn guess_legend(question: Question) -> &'static str {
    match question {
        Question::EveryMinute => {
            "One square for each question, one row for each hour. Green ones found something."
        }
        Question::EveryHour => {
            "One square for each question, in order. Green ones found something."
        }
        Question::LossyWires => "One square for each event, in order. Green ones came again.",
    }
}

/// What the run came to, beside what was guessed.
#[must_use]
pub fn guess_told(question: Question, answer: &Answer, guessed: Option<u64>) -> String {
    let of_all = |part| share(part, answer.cells).unwrap_or_default();
    let marked = answer.marked.len() as u64;
    let (cells, rest) = (count(answer.cells), count(answer.rest()));
    let said = match guessed {
        Some(guess) => format!("You said {}. ", measure(guess, Unit::Percent)),
        None => String::new(),
    };
    let told = match question {
        Question::EveryMinute => format!(
            "{} of {cells} questions found nothing, which is {}.",
            rest,
            of_all(answer.rest())
        ),
        Question::EveryHour => format!(
            "{rest} of {cells} found nothing, which is {}. What happens at random comes in bunches: \
             some hours bring three events, and more than a third bring none.",
            of_all(answer.rest())
        ),
        Question::LossyWires => format!(
            "{} of {cells} came more than once, which is {}, and {} never came. A “got it” that \
             gets lost looks to the service like a call that got lost, so it calls again. That is \
             why your app has to recognise what it has seen before.",
            count(marked),
            of_all(marked),
            answer.lost
        ),
    };
    said + &told
}

#[must_use]
pub fn guess_refusal(found: &str) -> String {
    format!("Your guess: found “{found}”; a number from 0 to 100 is expected, in percent.")
}
