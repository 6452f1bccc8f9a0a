//! The replay of an outage.

use webhook_core::simulation::Replay;
use webhook_core::time::Micros;

use crate::figures::outage::model::{Field, Model};

pub const TITLE: &str = "Your server is down: which events survive?";
pub const LEDE: &str = "Something happens every 20 minutes, all day. Your server refuses every call for a while. \
    Each row is a sender as it is documented; where it does not say how it retries, the schedule is \
    assumed. The axis is that day; what comes later stands at its end.";
pub const TABLE: &str = "Outage, sender by sender";
pub const COLUMNS: [&str; 5] =
    ["Sender", "▬ down, ● known late, ✕ lost", "Lost", "Known at the latest", "Turns endpoint off"];

#[must_use]
pub const fn id(field: Field) -> &'static str {
    match field {
        Field::Begins => "outage-begins",
        Field::Lasts => "outage-lasts",
        Field::Polls => "outage-polls",
    }
}

#[must_use]
pub const fn label(field: Field) -> &'static str {
    match field {
        Field::Begins => "Down at",
        Field::Lasts => "Down for",
        Field::Polls => "Besides, ask every",
    }
}

#[must_use]
pub const fn unit(field: Field) -> &'static str {
    match field {
        Field::Begins => "h",
        Field::Lasts | Field::Polls => "min",
    }
}

#[must_use]
pub const fn hint(field: Field) -> &'static str {
    match field {
        Field::Begins => "The hour of the day.",
        Field::Lasts => "Up to a day.",
        Field::Polls => "A slow poll that finds what got lost; 0 for none.",
    }
}

#[must_use]
pub fn refusal(field: Field, found: &str) -> String {
    let (least, most, _) = field.range();
    format!("{}: found “{found}”; allowed is a whole number from {least} to {most}.", label(field))
}

/// A length of time in two units at most.
fn long(time: Micros) -> String {
    let minutes = time.0 / 60_000_000;
    let (days, hours, rest) = (minutes / 1_440, minutes / 60 % 24, minutes % 60);
    match (days, hours, rest) {
        (0, 0, 0) => format!("{} s", time.0 / 1_000_000),
        (0, 0, rest) => format!("{rest} min"),
        (0, hours, rest) => format!("{hours} h {rest:02} min"),
        (days, hours, _) => format!("{days} d {hours} h"),
    }
}

fn hour(at: Micros) -> String {
    let minutes = at.0 / 60_000_000;
    format!("{}:{:02}", minutes / 60 % 24, minutes % 60)
}

/// A moment of the day, or of one of the next.
fn clock(at: Micros) -> String {
    let later = match at.0 / Micros::DAY.0 {
        0 => String::new(),
        days => format!(", {days} d later"),
    };
    format!("at {}{later}", hour(at))
}

pub const ASSUMED: &str = "assumed";

#[must_use]
pub fn lost(replay: &Replay) -> String {
    format!("{} of {}", replay.lost(), replay.events.len())
}

#[must_use]
pub fn latest(replay: &Replay) -> String {
    match replay.stalest() {
        Some(Micros(0)) | None => "at once".to_owned(),
        Some(delay) => format!("{} late", long(delay)),
    }
}

/// When what came late arrived: the first of it, and how much more there is.
#[must_use]
pub fn arrivals(replay: &Replay) -> String {
    const SHOWN: usize = 2;
    let late = replay.events.iter().filter_map(|event| {
        let known = event.known.filter(|known| known.at > event.happened)?;
        let days = match known.at.0 / Micros::DAY.0 {
            0 => String::new(),
            days => format!(" + {days} d"),
        };
        Some(format!("{} → {}{days}", hour(event.happened), hour(known.at)))
    });
    let late: Vec<_> = late.collect();
    let shown = late[..late.len().min(SHOWN)].join(", ");
    match late.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown}, {more} more"),
    }
}

#[must_use]
pub fn disabled(replay: &Replay) -> String {
    replay.disabled.map_or_else(|| "no".to_owned(), clock)
}

/// What the poll besides is worth.
#[must_use]
pub fn told(model: &Model) -> String {
    match model.worst_staleness() {
        None => "Without a poll besides, what a sender gives up is gone.".to_owned(),
        Some(worst) => format!(
            "With a poll every {} min nothing is lost, and no news is older than {}: the outage, and \
             one interval.",
            model.value(Field::Polls),
            long(worst)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::outage::model::Msg;
    use crate::ui::store::Panel;

    #[test]
    fn arrivals_name_the_first_that_came_late_and_count_the_rest() {
        #[track_caller]
        fn check(sender: &str, minutes: &str, expect: &str) {
            let mut model = Model::default();
            model.apply(Msg::Type(Field::Lasts, minutes.to_owned()));
            assert_eq!(arrivals(&model.replay(sender).unwrap()), expect);
        }
        check("github", "40", "");
        check("linear", "40", "14:00 → 15:01, 14:20 → 15:21");
        check("square", "240", "14:00 → 18:03, 14:20 → 18:23, 10 more");
    }
}
