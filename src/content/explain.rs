//! From the ids of core and model to sentences. Every match is exhaustive: a new id without a
//! sentence does not compile.

use webhook_core::simulation::{MessageKind, What};

use super::format::{amount, clock, count, measure, share, span};
use crate::content::en::failures;
use crate::content::en::simulator::knob_label;
use crate::share::Ignored;
use crate::simulator::knobs::Refusal;
use crate::simulator::log::{Announcement, Told};
use crate::simulator::mishap::Mishap;
use crate::simulator::run::{Often, PollKind, Settings};
use crate::simulator::view_model::{Outcome, Status, Summary};

/// What a lane is doing, in plain words.
#[must_use]
pub fn status(status: Status, settings: &Settings) -> String {
    let service = settings.provider.name;
    match status {
        Status::WaitingToStart => "Waiting to start…".into(),
        Status::NotAskedYet => "About to ask…".into(),
        Status::EndpointReady => "Endpoint ready…".into(),
        Status::Asking => "Any updates?".into(),
        Status::Held => format!("Any updates? {service} holds the line…"),
        Status::Nope => "Any updates? Nope.".into(),
        Status::AnswerComing => "Any updates? Yes! On its way…".into(),
        Status::DeliveryComing => format!("{service} is calling…"),
        Status::GotIt => format!("Got it: {}", settings.event.title),
        Status::QuestionLost => "The question got lost.".into(),
        Status::AnswerLost => "The answer got lost.".into(),
        Status::DeliveryLost => format!("The call got lost. {service} does not know yet."),
        Status::TimedOut => "No answer in time.".into(),
        Status::RetryAt(at) => format!("{service} will try again at {}", clock(at)),
        Status::GaveUp => format!("{service} gave up."),
        Status::Refused(status) => format!("Your app answers {status}."),
        Status::Struck(fault) => struck(fault, settings),
        Status::PausedUntil(until) => format!("{service} pauses until {}", clock(until)),
        Status::Unheard => "The answer arrives, and nobody takes it in.".into(),
        Status::TurnedOff => format!("{service} turned your endpoint off."),
    }
}

/// A line of the event log.
#[must_use]
pub fn told(told: &Told, settings: &Settings) -> String {
    match told {
        Told::Record(what) => record(what, settings),
        Told::Down => "Your app goes down".into(),
        Told::Up => "Your app is up again".into(),
    }
}

/// A line of the event log.
#[must_use]
pub fn record(what: &What, settings: &Settings) -> String {
    let service = settings.provider.name;
    let title = settings.event.title;
    match what {
        What::Happened { .. } => format!("{service}: {title}"),
        What::Sent(message) => sent(message.kind, service, title),
        What::Arrived { kind, .. } => arrived(*kind, service, title),
        What::Lost { kind, .. } => format!("Lost on the way: {}", name(*kind)),
        What::Learned { delay, .. } => {
            format!("Your app knows, {} after it happened", span(*delay))
        }
        What::Repeated { .. } => "Your app is told the same thing again".into(),
        What::WorkStarted { .. } => "Your app starts to act on it".into(),
        What::WorkFinished { .. } => "Your app has acted on it".into(),
        What::TimedOut { .. } => "No answer in time".into(),
        What::RetryScheduled { attempt, at, .. } => {
            format!("{service} will send attempt {attempt} at {}", clock(*at))
        }
        What::GaveUp { .. } => format!("{service} gives up"),
        What::Paused { until } => format!("{service} pauses until {}", clock(*until)),
        What::Disabled => format!("{service} turns your endpoint off"),
        What::Disturbed { fault, .. } => struck(*fault, settings),
        What::Deceived { .. } => "Your app believes a forged call".into(),
        What::Unmasked { .. } => "Your app does not act on a forged call".into(),
    }
}

fn sent(kind: MessageKind, service: &str, title: &str) -> String {
    match kind {
        MessageKind::Poll { held: false } => "Your app asks: any updates?".into(),
        MessageKind::Poll { held: true } => "Your app asks: any updates? I can wait.".into(),
        MessageKind::Empty => format!("{service} answers: nope"),
        MessageKind::NotModified => format!("{service} answers: 304, not modified"),
        MessageKind::Events { count: 1, .. } => format!("{service} answers: yes, {title}"),
        MessageKind::Events { count, .. } => format!("{service} answers: yes, {count} events"),
        MessageKind::Delivery { attempt: 1, .. } => format!("{service} calls: {title}"),
        MessageKind::Delivery { attempt, .. } => {
            format!("{service} calls again, attempt {attempt}: {title}")
        }
        MessageKind::Reply { status, retry_after } => answered(status, retry_after),
        MessageKind::Forged { .. } => format!("Somebody calls and says: {title}"),
        MessageKind::ForgedReply { status } => format!("Your app answers: {status}"),
    }
}

fn answered(status: u16, retry_after: Option<u32>) -> String {
    let meaning = match status {
        ..300 => "got it",
        503 => "it is down",
        _ => "not now",
    };
    let asks = retry_after.map_or_else(String::new, |seconds| format!(", try in {seconds}\u{a0}s"));
    format!("Your app answers: {status}, {meaning}{asks}")
}

/// A mishap when it strikes.
fn struck(fault: u32, settings: &Settings) -> String {
    let mishap = settings.mishaps.get(fault as usize);
    format!("It goes wrong: {}", mishap.map_or("", |mishap| failures::done(mishap.kind)))
}

/// What a reader did: `at 3.200 s: your app is down for 20 s`.
#[must_use]
pub fn mishap(mishap: &Mishap) -> String {
    format!("at {}: {}", clock(mishap.at), failures::done(mishap.kind))
}

fn arrived(kind: MessageKind, service: &str, title: &str) -> String {
    match kind {
        MessageKind::Poll { held: false } => format!("The question reaches {service}"),
        MessageKind::Poll { held: true } => format!("{service} holds the question open"),
        MessageKind::Empty | MessageKind::NotModified => "Nothing new for your app".into(),
        MessageKind::Events { .. } => format!("The answer arrives: {title}"),
        MessageKind::Delivery { .. } => format!("The call arrives: {title}"),
        MessageKind::Reply { status, .. } => format!("{service} has the answer {status}"),
        MessageKind::Forged { .. } => format!("A forged call arrives: {title}"),
        MessageKind::ForgedReply { status } => format!("The forger has the answer {status}"),
    }
}

const fn name(kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::Poll { .. } => "your app's question",
        MessageKind::Empty | MessageKind::NotModified => "an empty answer",
        MessageKind::Events { .. } => "the answer with the news",
        MessageKind::Delivery { .. } => "the service's call",
        MessageKind::Reply { .. } | MessageKind::ForgedReply { .. } => "your app's answer",
        MessageKind::Forged { .. } => "a forged call",
    }
}

fn times(number: u64, one: &str, many: &str) -> String {
    if number == 1 { format!("{number} {one}") } else { format!("{} {many}", count(number)) }
}

/// The run in two sentences, with its real numbers.
#[must_use]
pub fn summary(summary: &Summary) -> String {
    match summary.often {
        Often::Once => format!(
            "{} {}",
            polling_once(&summary.polling, summary.kind),
            webhook_once(&summary.webhook)
        ),
        Often::Again => many(summary),
    }
}

fn polling_once(outcome: &Outcome, kind: PollKind) -> String {
    let requests = times(outcome.counts.requests, "request", "requests");
    let empty = outcome.counts.empty_responses;
    let answers = match empty {
        0 => "no answer was empty".into(),
        1 => "1 answer was empty".into(),
        _ => format!("{} answers were empty", count(empty)),
    };
    let held = if kind == PollKind::Long { ", held open by the service" } else { "" };
    match outcome.first_delay {
        Some(delay) => format!(
            "Polling made {requests}{held} before it found the update: {answers}, and your app \
             knew {} after it happened.",
            span(delay)
        ),
        None => format!(
            "Polling made {requests}{held} and had not found the update when this run ended: \
             {answers}."
        ),
    }
}

fn webhook_once(outcome: &Outcome) -> String {
    let requests = times(outcome.counts.requests, "request", "requests");
    match outcome.first_delay {
        Some(delay) if outcome.counts.requests == 1 => {
            format!("The webhook: one, at once. Your app knew after {}.", span(delay))
        }
        Some(delay) => format!(
            "The webhook needed {requests}, because something went wrong. Your app knew after {}.",
            span(delay)
        ),
        None if outcome.counts.lost > 0 => {
            format!("The webhook made {requests}, and then the event was lost for good.")
        }
        None => format!(
            "The webhook made {requests}; it did not get through, and the next attempt lies beyond \
             the end of this run."
        ),
    }
}

fn many(summary: &Summary) -> String {
    let lane = |outcome: &Outcome| {
        let delay = outcome.mean_delay.map_or_else(
            || "your app knew of none of it".into(),
            |mean| format!("your app knew after {} on average", span(mean)),
        );
        let pending = match outcome.counts.events - outcome.counts.delivered {
            0 => String::new(),
            open => format!(", {} still unknown at the end", count(open)),
        };
        (times(outcome.counts.requests, "request", "requests"), delay, pending)
    };
    let (asked, polling_delay, polling_open) = lane(&summary.polling);
    let (called, webhook_delay, webhook_open) = lane(&summary.webhook);
    let empty = share(summary.polling.counts.empty_responses, summary.polling.counts.requests)
        .unwrap_or_else(|| "none".into());
    format!(
        "{} happened. Polling made {asked}, {empty} of them for nothing, and {polling_delay}\
         {polling_open}. The webhook made {called}, none for nothing, and {webhook_delay}\
         {webhook_open}.",
        times(summary.webhook.counts.events, "thing", "things"),
    )
}

/// What a screen reader is told, politely and not too often.
#[must_use]
pub fn announcement(announcement: &Announcement, settings: &Settings) -> String {
    match announcement {
        Announcement::Summary(numbers) => summary(numbers),
        Announcement::Row(row) => {
            let lane = row.lane.map(crate::content::en::simulator::lane_title);
            let text = told(&row.what, settings);
            lane.map_or_else(|| text.clone(), |lane| format!("{lane}: {text}"))
        }
    }
}

/// A typed value that was refused: the field, what was found, what is allowed.
#[must_use]
pub fn refusal(refusal: &Refusal, kind: PollKind) -> String {
    let unit = refusal.knob.spec().unit;
    let found = match refusal.found.trim() {
        "" => "nothing".to_owned(),
        text => format!("“{}”", text.chars().take(24).collect::<String>()),
    };
    format!(
        "{}: found {found}; allowed is a number from {} to {}.",
        knob_label(refusal.knob, kind),
        amount(refusal.min, unit),
        measure(refusal.max, unit)
    )
}

/// A part of an opened link that was left out.
#[must_use]
pub fn ignored(ignored: &Ignored) -> String {
    let Ignored { key, found, allowed } = ignored;
    format!("“{key}”: found “{found}”; allowed: {allowed}.")
}
