//! The decision helper's answers.

use super::en::decision::label;
use super::format::{count, share};
use crate::decision::model::{Advice, Field, Way};

#[must_use]
pub const fn way(way: Way) -> &'static str {
    match way {
        Way::AskOnce => "Ask once.",
        Way::CallDirectly => "Call your own code.",
        Way::Webhook => "Use a webhook, and poll now and then for what got lost.",
        Way::Poll => "A poll will do.",
        Way::PollOrWebhook => "Either will do; polling costs no more requests.",
    }
}

/// Why, with the numbers.
#[must_use]
pub fn reasons(advice: &Advice) -> Vec<String> {
    let Advice { way, events_per_day, interval_s, polls_per_day, empty_ppm } = *advice;
    let (events, polls) = (count(events_per_day), count(polls_per_day));
    let empty = share(u64::from(empty_ppm), 1_000_000).unwrap_or_default();
    match way {
        Way::AskOnce => vec![
            "An endpoint that waits all day for one answer is more work than a call.".to_owned(),
        ],
        Way::CallDirectly => vec![
            "Nobody stands between the two: a function, a queue or a database trigger is simpler \
             and safer than a URL that is open to the world."
                .to_owned(),
        ],
        Way::Webhook => vec![
            format!("To know within {} s, polling asks {polls} times a day.", count(interval_s)),
            format!("{empty} of the questions find nothing; a webhook makes {events} calls."),
        ],
        Way::Poll => vec![
            format!(
                "Asking every {} s is {polls} questions a day, which nobody will mind.",
                count(interval_s)
            ),
            format!(
                "{empty} of them find nothing, but you need no URL that the world can reach, and \
                 nothing gets lost. A webhook would make {events} calls."
            ),
        ],
        Way::PollOrWebhook => vec![
            format!(
                "With {events} events a day there is at least one for each of the {polls} polls: \
                 only {empty} of them find nothing."
            ),
            "A webhook still brings each event at once; polling brings several with one answer."
                .to_owned(),
        ],
    }
}

#[must_use]
pub fn refusal(field: Field) -> String {
    let (least, most) = field.range();
    format!(
        "{}: a whole number from {} to {} is expected.",
        label(field),
        count(least),
        count(most)
    )
}
