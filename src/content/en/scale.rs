//! The words of the scale: from one app to a million.

use crate::content::format::{bytes, count, share, span};
use crate::content::policy::short;
use crate::scale::choice::Limit;
use webhook_core::simulation::deviation_ppm;
use webhook_core::time::Micros;

pub const TITLE: &str = "From one app to a million";
pub const LEDE: &str = "What polling and webhooks come to in a day: by formula at once, and beside it \
    with every app played.";
pub const LABELS: [&str; 5] = [
    "How many apps",
    "Each polls every",
    "Each has an event every",
    "Things to watch",
    "Requests allowed an hour",
];
pub const SIMULATE: &str = "Simulate it";
pub const CANCEL: &str = "Stop the simulation";
pub const PROGRESS: &str = "Progress of the simulation";
pub const RUNNING: &str = "Playing every app three times: polling in its own time, in step, and with a \
    webhook; and all the things as often as the limit lets.";
pub const FINISHED: &str = "Simulated.";
pub const OPEN: &str = "Not simulated yet.";
pub const HERD: &str = "All apps in step: a thundering herd";
pub const JITTER: &str = "Each in its own time: the same polls, with jitter";
pub const LIMIT: &str = "Under a rate limit";
pub const ROOM: &str = "Table of formula and simulation";
pub const HEAD: [&str; 4] = ["In a day", "By formula", "Simulated", "Apart"];
pub const ROWS: [&str; 8] = [
    "Polls",
    "Polls for nothing",
    "Carried by polling",
    "Webhook calls",
    "Carried by webhooks",
    "Most polls in one second, all apps in step",
    "Most polls in one second, each in its own time",
    "Requests an hour, as often as the limit lets",
];

/// An amount that can be chosen, in the words of its field.
#[must_use]
pub fn amount(field: usize, amount: u64) -> String {
    match field {
        1 | 2 => short(Micros::from_secs(amount)),
        _ => count(amount),
    }
}

/// A number of a row.
#[must_use]
pub fn number(row: usize, number: u64) -> String {
    match row {
        1 => share(number, 1_000_000).unwrap_or_default(),
        2 | 4 => bytes(number),
        _ => count(number),
    }
}

/// How far a simulated number is from the formula's.
#[must_use]
pub fn apart(simulated: u64, formula: u64) -> String {
    let apart = deviation_ppm(simulated, formula).and_then(|ppm| share(ppm, 1_000_000));
    apart.unwrap_or_else(|| "–".to_owned())
}

/// How long the world was played.
#[must_use]
pub fn played(duration: Micros) -> String {
    format!(
        "Every app was played for {}, and that scaled to a day. What stays apart is chance, and that \
         a short run begins with nothing to tell and ends with messages on their way.",
        short(duration)
    )
}

/// A drawing of the polls that reach the service.
#[must_use]
pub fn load(what: &str, peak: u64) -> String {
    format!("{what}. At most {} in one second.", count(peak))
}

#[must_use]
pub fn loads(interval: Micros) -> String {
    format!(
        "The polls that reach the service in the first {}, both on one scale. Whoever starts all \
         clients by the clock builds for the peak and idles between.",
        short(interval * 2)
    )
}

/// What a rate limit means for those who poll.
#[must_use]
pub fn limit(limit: Limit) -> String {
    let Limit { resources, allowed, shortest, interval, wanted } = limit;
    let every = if shortest.0 < 1_000_000 { span(shortest) } else { short(shortest) };
    let refused = match wanted.saturating_sub(allowed) {
        0 => "all of them allowed".to_owned(),
        refused => format!("{} of them refused with a 429", count(refused)),
    };
    format!(
        "{} things under a limit of {} requests an hour: each can be asked about once in \
         3600\u{a0}·\u{a0}{0}\u{a0}/\u{a0}{1} seconds, every {every}, and no sooner. Every {} it takes {} \
         an hour, {refused}. A webhook needs none of them.",
        count(resources),
        count(allowed),
        short(interval),
        count(wanted)
    )
}
