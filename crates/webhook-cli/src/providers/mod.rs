//! `webhook providers`: everything known of every provider. What is not known is `null`.

mod delivery;
mod scheme;

use serde::Serialize;
use serde_json::{Value, json};
use webhook_core::provider::{ALL, EventType, Fact, Provider, Step, Whereabouts};
use webhook_core::time::Micros;

use crate::Result;
use crate::output::Output;

/// Prints all providers as one array.
pub(crate) fn run() -> Result<Output> {
    let providers: Vec<ProviderPart> = ALL.iter().map(|it| ProviderPart::of(it)).collect();
    Output::json(&providers, true)
}

#[derive(Serialize)]
struct ProviderPart {
    id: &'static str,
    name: &'static str,
    docs: &'static str,
    checked_on: &'static str,
    schemes: Vec<scheme::SchemePart>,
    delivery: delivery::DeliveryPart,
    dedupe_id: Option<FactPart>,
    event_type: Option<FactPart>,
    events: Vec<EventPart>,
}

impl ProviderPart {
    fn of(provider: &Provider) -> Self {
        let places = |found: &[Whereabouts]| found.iter().map(whereabouts).collect();
        Self {
            id: provider.id.0,
            name: provider.name,
            docs: provider.docs,
            checked_on: provider.checked_on,
            schemes: provider.schemes.iter().map(|it| scheme::SchemePart::of(it)).collect(),
            delivery: delivery::DeliveryPart::of(&provider.delivery),
            dedupe_id: FactPart::of(provider.dedupe_id.as_ref(), |found| places(found)),
            event_type: FactPart::of(provider.event_type.as_ref(), |found| places(found)),
            events: provider.events.iter().map(EventPart::of).collect(),
        }
    }
}

/// What a provider states, and where.
#[derive(Serialize)]
struct FactPart {
    value: Value,
    source: &'static str,
    checked_on: &'static str,
}

impl FactPart {
    fn of<T>(fact: Option<&Fact<T>>, value: impl FnOnce(&T) -> Value) -> Option<Self> {
        let Fact { value: stated, source, checked_on } = fact?;
        Some(Self { value: value(stated), source, checked_on })
    }
}

#[derive(Serialize)]
struct EventPart {
    id: &'static str,
    group: &'static str,
    title: &'static str,
    media_type: &'static str,
    /// Names and values in order, as they are sent.
    headers: Vec<[&'static str; 2]>,
    payload_bytes: usize,
    source: &'static str,
}

impl EventPart {
    fn of(event: &EventType) -> Self {
        Self {
            id: event.id,
            group: event.group,
            title: event.title,
            media_type: event.payload.media_type.as_str(),
            headers: event.headers.iter().map(|&(name, value)| [name, value]).collect(),
            payload_bytes: event.payload.body.len(),
            source: event.source,
        }
    }
}

fn whereabouts(place: &Whereabouts) -> Value {
    match place {
        Whereabouts::Header(name) => json!({ "header": name }),
        Whereabouts::FormField(name) => json!({ "form_field": name }),
        Whereabouts::Json(steps) => json!({ "json": path(steps) }),
    }
}

/// For example `entry[].changes[].field`, or `[].event` when the body itself is the array.
fn path(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Name(name) if path.is_empty() => path += name,
            Step::Name(name) => path = path + "." + name,
            Step::Each => path += "[]",
        }
    }
    path
}

/// Seconds as a number, whole where they are whole.
fn seconds(span: Micros) -> Value {
    if span.0.is_multiple_of(1_000_000) {
        json!(span.0 / 1_000_000)
    } else {
        json!(span.as_secs_f64())
    }
}
