//! What is known of a provider, in words. Only the prerenderer needs them.

use webhook_core::http::Request;
use webhook_core::provider::{Delivery, Disabling, Fact, Provider, Step, Whereabouts};
use webhook_core::signature::{Scheme, TimeRule, choose};
use webhook_core::time::Micros;

use super::signature::{algorithm, encoding, millis, place};

/// Said where a provider says nothing.
pub const NOT_PUBLISHED: &str = "not published";

/// A cell of the table: what it says, and where that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    /// What it is sorted by, where that is a number: milliseconds, or tries.
    pub number: Option<u64>,
    /// Address and day; `None` when nothing is published.
    pub source: Option<(&'static str, &'static str)>,
}

/// The columns, in order.
pub const COLUMNS: [&str; 9] = [
    "Provider",
    "Signature",
    "Where it stands",
    "Tolerance",
    "Waits for an answer",
    "Tries again",
    "Gives up",
    "Repeated delivery",
    "Kind of event",
];

/// All cells of a provider but its name.
#[must_use]
pub fn cells(provider: &Provider) -> [Cell; 8] {
    let Delivery { timeout, retry_after, gives_up_after, .. } = provider.delivery;
    let scheme = scheme_of_first_event(provider);
    let source = Some((scheme.source, scheme.checked_on));
    let of_scheme = |text: String| Cell { text, number: None, source };
    [
        of_scheme(format!("{}, {}", algorithm(scheme.algorithm), encoding(scheme.encoding))),
        of_scheme(place(scheme.carrier.place)),
        Cell { number: tolerated(scheme), ..of_scheme(tolerance(scheme)) },
        Cell { number: timeout.map(|fact| millis_of(fact.value)), ..cell(timeout, |it| span(*it)) },
        Cell {
            number: retry_after.map(|fact| fact.value.len() as u64),
            ..cell(retry_after, |waits| tries(waits))
        },
        ends(provider.delivery.disables, gives_up_after),
        cell(provider.dedupe_id, |places| whereabouts(places)),
        cell(provider.event_type, |places| whereabouts(places)),
    ]
}

/// The scheme that the provider's first example is signed with, of several.
fn scheme_of_first_event(provider: &Provider) -> &'static Scheme<'static> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let headers = provider.events.first().map_or(&[][..], |event| event.headers);
    let request = Request { headers: headers.iter().map(owned).collect(), ..Request::default() };
    choose(provider.schemes, &request).unwrap_or(provider.schemes[0])
}

fn cell<T>(fact: Option<Fact<T>>, say: impl Fn(&T) -> String) -> Cell {
    match fact {
        Some(fact) => Cell {
            text: say(&fact.value),
            number: None,
            source: Some((fact.source, fact.checked_on)),
        },
        None => nothing(),
    }
}

fn nothing() -> Cell {
    Cell { text: NOT_PUBLISHED.to_owned(), number: None, source: None }
}

const fn millis_of(span: Micros) -> u64 {
    span.0 / 1_000
}

/// How old a request may be, in milliseconds.
fn tolerated(scheme: &Scheme<'_>) -> Option<u64> {
    scheme.time.and_then(|rule| rule.past_ms).map(u64::from)
}

fn tolerance(scheme: &Scheme<'_>) -> String {
    match scheme.time {
        None => "signs no time".to_owned(),
        Some(TimeRule { past_ms: None, .. }) => "signs a time, demands nothing".to_owned(),
        Some(TimeRule { past_ms: Some(past), future_ms, .. }) => {
            let past = millis(i64::from(past));
            match future_ms {
                Some(_) => format!("{past}, both ways"),
                None => format!("{past} into the past"),
            }
        }
    }
}

fn span(span: Micros) -> String {
    millis((span.0 / 1000) as i64)
}

fn tries(waits: &[Micros]) -> String {
    if waits.is_empty() {
        return "never by itself".to_owned();
    }
    let waits: Vec<String> = waits.iter().map(|wait| short(*wait)).collect();
    format!("{} times: after {}", waits.len(), waits.join(", "))
}

fn short(span: Micros) -> String {
    let seconds = span.0 / 1_000_000;
    match seconds {
        0 => "0 s".to_owned(),
        _ if seconds.is_multiple_of(3600) => format!("{} h", seconds / 3600),
        _ if seconds.is_multiple_of(60) => format!("{} min", seconds / 60),
        _ => format!("{seconds} s"),
    }
}

fn ends(disables: Option<Fact<Disabling>>, gives_up: Option<Fact<Micros>>) -> Cell {
    match (gives_up, disables) {
        (Some(after), _) => Cell {
            number: Some(millis_of(after.value)),
            ..cell(gives_up, |after| format!("after {}", span(*after)))
        },
        (None, Some(_)) => cell(disables, disabling),
        (None, None) => nothing(),
    }
}

fn disabling(disabling: &Disabling) -> String {
    match disabling {
        Disabling::InARow(number) => format!("turned off after {number} failures in a row"),
        Disabling::FailingFor(time) => format!("turned off after {} of failures", span(*time)),
        Disabling::Share { above_percent, within, .. } => {
            format!("turned off above {above_percent} % failures in {}", span(*within))
        }
        Disabling::Status(statuses) => format!("turned off by the answer {}", list(statuses)),
    }
}

fn list(statuses: &[u16]) -> String {
    statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(" or ")
}

fn whereabouts(places: &[Whereabouts]) -> String {
    let one = |place: &Whereabouts| match place {
        Whereabouts::Header(name) => format!("header {name}"),
        Whereabouts::FormField(name) => format!("form field {name}"),
        Whereabouts::Json([Step::Each, rest @ ..]) => format!("{} of each entry", path(rest)),
        Whereabouts::Json(steps) => format!("{} in the body", path(steps)),
    };
    places.iter().map(one).collect::<Vec<_>>().join(" and ")
}

fn path(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Each => path.push_str("[]"),
            Step::Name(name) if path.is_empty() => path.push_str(name),
            Step::Name(name) => path = path + "." + name,
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use webhook_core::provider::{ALL, find};

    #[test]
    fn every_cell_says_something_and_names_its_source_if_it_knows() {
        for provider in ALL {
            for cell in cells(provider) {
                assert!(!cell.text.is_empty(), "{}", provider.name);
                assert_eq!(cell.source.is_none(), cell.text == NOT_PUBLISHED, "{cell:?}");
            }
        }
    }

    #[test]
    fn facts_read_as_people_say_them() {
        #[track_caller]
        fn check(id: &str, column: usize, expect: &str) {
            assert_eq!(cells(find(id).unwrap())[column].text, expect);
        }
        check("stripe", 0, "HMAC-SHA256, lower-case hexadecimal");
        check("stripe", 2, "5 minutes into the past");
        check("slack", 2, "5 minutes, both ways");
        check("github", 2, "signs no time");
        check("github", 3, "10 seconds");
        check("github", 4, "never by itself");
        check("slack", 4, "3 times: after 0 s, 1 min, 5 min");
        check("netlify", 4, NOT_PUBLISHED);
        check("stripe", 6, "id in the body");
        check("shopify", 1, "header X-Shopify-Hmac-Sha256");
        check("mailgun", 1, "signature.signature in the body");
        check("sendgrid", 6, "sg_event_id of each entry");
    }
}
