//! Seven ways to know, compared.

use webhook_core::time::Micros;

use super::super::format::span;
use crate::figures::compare::model::{LEAST, MOST, Way};

pub const TITLE: &str = "Seven ways, one day";
pub const LEDE: &str = "The same events and the same wires, which take 40 to 200 milliseconds and lose one \
    message in ten. Only the way to know differs.";
pub const EVENTS: &str = "It happens in the day";
pub const HINT: &str = "At random, so often on average.";
pub const TABLE: &str = "Comparison of seven ways";
pub const COLUMNS: [&str; 10] = [
    "Way",
    "Requests",
    "Bytes",
    "Delays",
    "Half know in",
    "95 % in",
    "99 % in",
    "All in",
    "Lost",
    "Double",
];
pub const NOTE: &str = "Delays are drawn from a hundredth of a second on the left to a day on the right, each bar twice \
    as long as the one before. The service here tries a delivery twice.";

#[must_use]
pub const fn way(way: Way) -> &'static str {
    match way {
        Way::Every5Seconds => "Poll every 5 s",
        Way::EveryMinute => "Poll every minute",
        Way::Every5Minutes => "Poll every 5 min",
        Way::Conditional => "Conditional, every minute",
        Way::Long => "Long poll, held a minute",
        Way::Webhook => "Webhook",
        Way::Both => "Webhook, and a poll an hour",
    }
}

#[must_use]
pub fn delay(delay: Option<Micros>) -> String {
    delay.map_or_else(|| "–".to_owned(), span)
}

#[must_use]
pub fn refusal(found: &str) -> String {
    format!("{EVENTS}: found “{found}”; allowed is a whole number from {LEAST} to {MOST}.")
}
