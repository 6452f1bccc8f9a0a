//! The words of the scale: from one app to a million.

use crate::content::format::{count, share, span};
use crate::content::policy::short;
use webhook_core::simulation::deviation_ppm;
use webhook_core::time::Micros;

pub const TITLE: &str = "From one app to a million";
pub const LEDE: &str = "What polling and webhooks come to in a day, by formula at once, and beside it \
    by playing every app.";
pub const LABELS: [&str; 5] = [
    "How many apps",
    "Each polls every",
    "Each has one event every",
    "Things to watch",
    "Requests allowed an hour",
];
pub const SIMULATE: &str = "Simulate it";
pub const CANCEL: &str = "Stop the simulation";
pub const ROOM: &str = "Table of formula and simulation";
pub const HEAD: [&str; 4] = ["In a day", "By formula", "Simulated", "Apart"];
pub const ROWS: [&str; 7] = [
    "Polls",
    "Polls for nothing",
    "Megabytes of polling",
    "Webhook calls",
    "Megabytes of webhooks",
    "Most polls in one second, all apps in step",
    "Most polls in one second, each in its own time",
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
        2 | 4 => count(number / 1_000_000),
        _ => count(number),
    }
}

/// How far a simulated number is from the formula's.
#[must_use]
pub fn apart(simulated: u64, formula: u64) -> String {
    let apart = deviation_ppm(simulated, formula).and_then(|ppm| share(ppm, 1_000_000));
    apart.unwrap_or_else(|| "–".to_owned())
}

/// What a rate limit means for those who poll.
#[must_use]
pub fn limit((resources, limit, shortest): (u64, u64, Option<Micros>)) -> String {
    let shortest = shortest.unwrap_or_default();
    let shortest = if shortest.0 < 1_000_000 { span(shortest) } else { short(shortest) };
    format!(
        "{} things to watch under a limit of {} requests an hour: each can be asked about once in \
         3600\u{a0}·\u{a0}{0}\u{a0}/\u{a0}{1} seconds, every {shortest}, and no sooner. A webhook \
         needs no such requests.",
        count(resources),
        count(limit)
    )
}
