//! `webhook simulate FILE`

use serde::{Serialize, Serializer};
use webhook_core::provider::{Basis, Sender};
use webhook_core::simulation::{Engine, HashRecorder, Stats, StatsRecorder, TraceHash};
use webhook_core::time::Micros;

use crate::output::Output;
use crate::scenario::Document;
use crate::{Result, input};

/// Plays the scenario in the file and says what it came to, as JSON.
pub(crate) fn run(file: &str) -> Result<Output> {
    let document: Document = input::read(file)?;
    let scenario = document.checked().map_err(|error| format!("{file}: {error}"))?;
    if let Some(sender) = document.sender() {
        note_assumptions(&sender);
    }
    let (stats, hash) = Engine::run(&scenario, (StatsRecorder::new(), HashRecorder::new()));
    Output::json(&Report::new(&stats, hash, document.says_more()), true)
}

/// Not everything that a simulation needs is published: says so on standard error.
fn note_assumptions(sender: &Sender) {
    let policy = sender.delivery.simulated;
    if policy.basis == Basis::Assumed {
        let waits: Vec<String> = policy.retry_after.iter().map(Micros::to_string).collect();
        eprintln!(
            "webhook: note: {} does not publish its whole delivery policy; assumed: timeout {}, \
             retries after [{}]",
            sender.name,
            policy.timeout,
            waits.join(", "),
        );
    }
}

#[derive(Serialize)]
struct Report {
    requests: u64,
    empty_responses: u64,
    not_modified: u64,
    events: u64,
    delivered: u64,
    lost: u64,
    pending: u64,
    duplicates: u64,
    attempts: u64,
    processed: u64,
    delay_ms: Delay,
    bytes: Carried,
    trace_hash: String,
    /// Only of a scenario in which more can happen than in a plain one.
    #[serde(flatten)]
    more: Option<More>,
}

#[derive(Serialize)]
struct More {
    /// Times that the app began to act on an event once again.
    double: u64,
    /// Addresses that the service turned off.
    disabled: u64,
    /// Forged deliveries sent, and how many of them the app believed.
    forged: u64,
    deceived: u64,
}

#[derive(Serialize)]
struct Delay {
    mean: Option<Millis>,
    p50: Option<Millis>,
    p95: Option<Millis>,
    p99: Option<Millis>,
    max: Option<Millis>,
}

#[derive(Serialize)]
struct Carried {
    up: u64,
    down: u64,
}

/// A time, written as a number of milliseconds with at most three decimals.
struct Millis(Micros);

impl Serialize for Millis {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        // The nearest number to a decimal of this length is written as that decimal.
        serializer.serialize_f64(self.0.0 as f64 / 1e3)
    }
}

impl Report {
    fn new(stats: &Stats, hash: TraceHash, says_more: bool) -> Self {
        let Stats { counts, delay, bytes } = stats;
        let more = More {
            double: counts.double(),
            disabled: counts.disabled,
            forged: counts.forged,
            deceived: counts.deceived,
        };
        Self {
            requests: counts.requests,
            empty_responses: counts.empty_responses,
            not_modified: counts.not_modified,
            events: counts.events,
            delivered: counts.delivered,
            lost: counts.lost,
            pending: counts.pending,
            duplicates: counts.duplicates,
            attempts: counts.attempts,
            processed: counts.processed,
            delay_ms: Delay {
                mean: delay.mean.map(Millis),
                p50: delay.p50.map(Millis),
                p95: delay.p95.map(Millis),
                p99: delay.p99.map(Millis),
                max: delay.max.map(Millis),
            },
            bytes: Carried { up: bytes.up, down: bytes.down },
            trace_hash: hash.to_string(),
            more: says_more.then_some(more),
        }
    }
}
