//! `webhook replay FILE`

use serde::{Deserialize, Serialize, Serializer};
use webhook_core::provider::{Basis, Sender, find_sender, senders};
use webhook_core::simulation::{
    Channel, ConfigError, DeliveryPolicy, Field, Outage, Outcome, Replay, Window,
};
use webhook_core::time::Micros;

use crate::output::Output;
use crate::scenario::values::{all_seconds, seconds};
use crate::{Result, input};

/// The document. Times are numbers of seconds from any common beginning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    events_at_s: Vec<f64>,
    outage_s: [f64; 2],
    reconcile_every_s: Option<f64>,
    /// All of them unless said otherwise.
    senders: Option<Vec<String>>,
}

/// Replays the outage under each sender's policy, and prints a line of JSON for each.
pub(crate) fn run(file: &str) -> Result<Output> {
    let document: Document = input::read(file)?;
    let text = document.replayed().map_err(|error| format!("{file}: {error}"))?;
    Ok(Output::of(text))
}

impl Document {
    fn replayed(&self) -> Result<String> {
        let outage = self.outage()?;
        let mut text = String::new();
        for sender in self.senders()? {
            let policy = DeliveryPolicy::from(sender.delivery);
            let replay = outage.replay(&policy).map_err(|error| explain(&error))?;
            let line = serde_json::to_string(&Line::new(&sender, &replay))
                .map_err(|error| format!("cannot write the result: {error}"))?;
            text += &(line + "\n");
        }
        Ok(text)
    }

    fn outage(&self) -> Result<Outage> {
        let [from, to] = self.outage_s;
        let interval = |found| seconds("reconcile_every_s", found);
        Ok(Outage {
            window: Window { from: seconds("outage_s", from)?, to: seconds("outage_s", to)? },
            events: all_seconds("events_at_s", &self.events_at_s)?,
            reconcile: self.reconcile_every_s.map(interval).transpose()?,
        })
    }

    fn senders(&self) -> Result<Vec<Sender>> {
        let Some(ids) = &self.senders else { return Ok(senders().collect()) };
        let one = |(index, id): (usize, &String)| {
            find_sender(id).ok_or_else(|| {
                let known: Vec<&str> = senders().map(|sender| sender.id.0).collect();
                let known = known.join(", ");
                format!("senders[{index}]: unknown sender `{id}`, expected one of {known}")
            })
        };
        ids.iter().enumerate().map(one).collect()
    }
}

/// The core's fields as they are called in the document.
fn explain(error: &ConfigError) -> String {
    let ConfigError { field, found, allowed, .. } = error;
    let field = match field {
        Field::WorkloadAt => "events_at_s".to_owned(),
        Field::ReceiverDown | Field::ReceiverDownWindow(_) => "outage_s".to_owned(),
        Field::StrategyInterval => "reconcile_every_s".to_owned(),
        Field::Duration => "all times together".to_owned(),
        other => other.to_string(),
    };
    format!("{field}: {found}; allowed: {allowed}")
}

#[derive(Serialize)]
struct Line {
    sender: &'static str,
    basis: &'static str,
    lost: usize,
    found_by_poll: usize,
    stalest_s: Option<Seconds>,
    disabled_at_s: Option<Seconds>,
    events: Vec<Event>,
}

#[derive(Serialize)]
struct Event {
    happened_at_s: Seconds,
    attempts: u32,
    gave_up_at_s: Option<Seconds>,
    known_at_s: Option<Seconds>,
    known_by: Option<&'static str>,
}

/// A time, written as a number of seconds.
struct Seconds(Micros);

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        // The nearest number to a decimal of this length is written as that decimal.
        serializer.serialize_f64(self.0.0 as f64 / 1e6)
    }
}

impl Line {
    fn new(sender: &Sender, replay: &Replay) -> Self {
        Self {
            sender: sender.id.0,
            basis: match sender.delivery.simulated.basis {
                Basis::Published => "published",
                Basis::Assumed => "assumed",
            },
            lost: replay.lost(),
            found_by_poll: replay.found_by_poll(),
            stalest_s: replay.stalest().map(Seconds),
            disabled_at_s: replay.disabled.map(Seconds),
            events: replay.events.iter().map(Event::new).collect(),
        }
    }
}

impl Event {
    fn new(outcome: &Outcome) -> Self {
        Self {
            happened_at_s: Seconds(outcome.happened),
            attempts: outcome.attempts,
            gave_up_at_s: outcome.gave_up.map(Seconds),
            known_at_s: outcome.known.map(|known| Seconds(known.at)),
            known_by: outcome.known.map(|known| match known.by {
                Channel::Delivery { .. } => "delivery",
                Channel::Poll => "poll",
            }),
        }
    }
}
