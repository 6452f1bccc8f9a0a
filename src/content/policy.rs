//! By which rules a sender delivers, in words; what is ours and not the sender's is marked.

use webhook_core::provider::{Delivery, Disabling, Pausing, Success};
use webhook_core::time::Micros;

use super::format::count;
use crate::ui::html::Html;

/// Stands after whatever the sender does not publish.
const ASSUMED: &str = " <em class=\"assumed\">assumed</em>";

/// The rules as a list.
#[must_use]
pub fn rules(delivery: &Delivery) -> String {
    let Delivery { timeout, retry_after, success, gives_up_on, .. } = *delivery;
    let mut html = Html::new();
    let mut rule = |sentence: &str, stated: bool| {
        html.raw("<li>").text(sentence).raw(if stated { "" } else { ASSUMED }).raw("</li>");
    };
    let policy = delivery.simulated;
    rule(&format!("Waits {} for an answer.", short(policy.timeout)), timeout.is_some());
    rule(&tries(policy.retry_after), retry_after.is_some());
    let accepted = match success.map(|fact| fact.value) {
        None | Some(Success::Any2xx) => "any 2xx".to_owned(),
        Some(Success::Status(statuses)) => list(statuses),
    };
    rule(&format!("Takes {accepted} for a success."), success.is_some());
    if let Some(fact) = gives_up_on {
        rule(&format!("Gives up at once on the answer {}.", list(fact.value)), true);
    }
    match delivery.heeds_retry_after {
        Some(fact) if fact.value => rule("Waits for as long as Retry-After asks.", true),
        fact => rule("Does not look at Retry-After.", fact.is_some()),
    }
    if let Some(fact) = delivery.pauses {
        rule(&pauses(fact.value), true);
    }
    match delivery.disables {
        Some(fact) => rule(&disables(fact.value), true),
        None => rule("Never turns your endpoint off.", false),
    }
    html.take()
}

fn tries(waits: &[Micros]) -> String {
    /// More would be a table.
    const SAID: usize = 4;
    if waits.is_empty() {
        return "Never tries again.".to_owned();
    }
    let said: Vec<_> = waits.iter().take(SAID).map(|wait| short(*wait)).collect();
    let more = if waits.len() > SAID { " and so on" } else { "" };
    let times = if waits.len() == 1 { "time" } else { "times" };
    let whole = short(waits.iter().copied().sum());
    format!(
        "Tries {} more {times}: after {}{more}, {whole} in all; then it gives up.",
        waits.len(),
        said.join(", ")
    )
}

fn pauses(pausing: Pausing) -> String {
    let Pausing { in_a_row, first, longest } = pausing;
    let failures = count(in_a_row.into());
    format!(
        "Pauses after {failures} failures in a row, for {} at first and {} at most.",
        short(first),
        short(longest)
    )
}

fn disables(disabling: Disabling) -> String {
    let after = match disabling {
        Disabling::InARow(failures) => format!("after {failures} failures in a row"),
        Disabling::FailingFor(time) => format!("after {} of nothing but failures", short(time)),
        Disabling::Share { above_percent, within, at_least } => format!(
            "when more than {above_percent}\u{a0}% fail within {}, of at least {}",
            short(within),
            count(at_least.into())
        ),
        Disabling::Status(statuses) => format!("on the answer {}", list(statuses)),
    };
    format!("Turns your endpoint off {after}.")
}

fn list(statuses: &[u16]) -> String {
    statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(" or ")
}

/// A wait in the largest unit that says it well: `10 s`, `2 min`, `1 h 30 min`, `3 days`.
#[must_use]
pub fn short(span: Micros) -> String {
    let seconds = span.0 / 1_000_000;
    let (unit, name, part, rest) = match seconds {
        0 => return "no time".to_owned(),
        1..60 => (1, "s", 1, ""),
        60..3_600 => (60, "min", 1, "s"),
        3_600..172_800 => (3_600, "h", 60, "min"),
        _ => (86_400, "days", 3_600, "h"),
    };
    let left = seconds % unit / part;
    let whole = format!("{}\u{a0}{name}", seconds / unit);
    if left == 0 { whole } else { format!("{whole} {left}\u{a0}{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use webhook_core::provider::find;

    #[test]
    fn waits_are_said_in_their_own_unit() {
        let check = |seconds, expect: &str| {
            assert_eq!(short(Micros::from_secs(seconds)).replace('\u{a0}', " "), expect);
        };
        check(0, "no time");
        check(59, "59 s");
        check(60, "1 min");
        check(90, "1 min 30 s");
        check(5_400, "1 h 30 min");
        check(86_400, "24 h");
        check(259_200, "3 days");
        check(270_000, "3 days 3 h");
    }

    #[test]
    fn what_a_sender_publishes_is_told_and_the_rest_is_marked() {
        #[track_caller]
        fn check(id: &str, told: &str) {
            let rules = rules(&find(id).unwrap().delivery).replace('\u{a0}', " ");
            assert!(rules.contains(told), "{id}: {rules} lacks {told}");
        }
        check("github", "<li>Waits 10 s for an answer.</li>");
        check("github", "<li>Never tries again.</li>");
        check("github", "Never turns your endpoint off. <em class=\"assumed\">assumed</em>");
        check("shopify", "off after 8 failures in a row.</li>");
        check("gitlab", "Pauses after 4 failures in a row, for 1 min at first and 24 h at most.");
        check("typeform", "Turns your endpoint off on the answer 404 or 410.");
        check("mailgun", "Gives up at once on the answer 406.");
        check("standardwebhooks", "Waits for as long as Retry-After asks.</li>");
        check("slack", "Tries 3 more times: after no time, 1 min, 5 min, 6 min in all");
        check("netlify", "for an answer. <em class=\"assumed\">assumed</em>");
    }
}
