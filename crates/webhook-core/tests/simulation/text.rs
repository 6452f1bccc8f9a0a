//! Records as lines that people can read and compare.

use webhook_core::simulation::{
    Config, Engine, Message, MessageKind, Record, Trace, TraceRecorder, What, limits::MAX_TRACE,
};
use webhook_core::time::Micros;

pub(crate) fn trace(config: &Config) -> Trace {
    let scenario = config.clone().checked().expect("the test's own configuration");
    Engine::run(&scenario, TraceRecorder::new(MAX_TRACE))
}

/// All records of the run, a line each.
pub(crate) fn lines(config: &Config) -> Vec<String> {
    trace(config).records().iter().map(line).collect()
}

pub(crate) fn line(record: &Record) -> String {
    format!("{:>10} #{} {}", seconds(record.at), record.client, what(&record.what))
}

fn seconds(at: Micros) -> String {
    format!("{}.{:06}", at.0 / 1_000_000, at.0 % 1_000_000)
}

fn what(what: &What) -> String {
    match what {
        What::Happened { event } => format!("happened event {event}"),
        What::Sent(message) => sent(message),
        What::Arrived { exchange, kind } => format!("arrived {exchange} {}", said(*kind)),
        What::Lost { exchange, kind } => format!("lost {exchange} {}", said(*kind)),
        What::Learned { event, delay, given_up } => {
            let after_all = if *given_up { " after all" } else { "" };
            format!("learned event {event} after {}{after_all}", seconds(*delay))
        }
        What::Repeated { event } => format!("repeated event {event}"),
        What::WorkStarted { event } => format!("work started event {event}"),
        What::WorkFinished { event } => format!("work finished event {event}"),
        What::TimedOut { exchange } => format!("timed out {exchange}"),
        What::RetryScheduled { event, attempt, at } => {
            format!("retry of event {event} as attempt {attempt} at {}", seconds(*at))
        }
        What::GaveUp { event, missed } => {
            format!("gave up event {event} {}", if *missed { "missed" } else { "known" })
        }
        What::Paused { until } => format!("paused until {}", seconds(*until)),
        What::Disabled => "disabled".to_owned(),
        What::Disturbed { fault, exchange } => format!("fault {fault} strikes {exchange}"),
        What::Deceived { attack } => format!("deceived by attack {attack}"),
        What::Unmasked { attack, by } => format!("attack {attack} unmasked by {by:?}"),
    }
}

fn sent(message: &Message) -> String {
    let Message { exchange, route, kind, arrives, lost } = message;
    assert_eq!(*route, kind.route());
    let fate = if *lost { "lost" } else { "arrives" };
    format!("sent {exchange} {} {fate} {}", said(*kind), seconds(*arrives))
}

fn said(kind: MessageKind) -> String {
    match kind {
        MessageKind::Poll { held: false } => "poll".to_owned(),
        MessageKind::Poll { held: true } => "long poll".to_owned(),
        MessageKind::Empty => "empty".to_owned(),
        MessageKind::NotModified => "not modified".to_owned(),
        MessageKind::Events { first, count } => format!("events {first} + {count}"),
        MessageKind::Delivery { event, attempt } => {
            format!("delivery of {event} attempt {attempt}")
        }
        MessageKind::Reply { status, retry_after: None } => format!("reply {status}"),
        MessageKind::Reply { status, retry_after: Some(seconds) } => {
            format!("reply {status} retry after {seconds}")
        }
        MessageKind::Forged { attack, nth } => format!("forged {nth} of attack {attack}"),
        MessageKind::ForgedReply { status } => format!("reply {status} to the attacker"),
    }
}
