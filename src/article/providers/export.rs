//! The table as files. They lie ready in the prerendered page; the program only hands them out.

use serde_json::{Map, Value, json};
use webhook_core::provider::{ALL, Provider};

use super::FORMATS;
use crate::content::facts::{COLUMNS, Cell, cells};
use crate::ui::html::Html;

pub(super) fn templates() -> String {
    let mut html = Html::new();
    for (format, text) in FORMATS.iter().zip([csv(), json()]) {
        html.raw("<template data-export=\"").raw(format.ending);
        html.element("\"><pre>", &text, "</pre></template>");
    }
    html.take()
}

/// As RFC 4180 says. Each fact is three columns: what, where it is written, when that was read.
fn csv() -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut head = vec!["Id".to_owned(), "Provider".to_owned(), "Documentation".to_owned()];
    for column in &COLUMNS[1..] {
        head.extend(["", " (source)", " (read on)"].map(|what| format!("{column}{what}")));
    }
    let rows = ALL.iter().map(|provider| {
        let facts = cells(provider).into_iter().flat_map(|cell| {
            let (address, day) = cell.source.unwrap_or_default();
            [cell.text, address.to_owned(), day.to_owned()]
        });
        let own = [provider.id.0, provider.name, provider.docs].map(str::to_owned);
        own.into_iter().chain(facts).collect()
    });
    let line = |row: Vec<String>| {
        row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n"
    };
    std::iter::once(head).chain(rows).map(line).collect()
}

fn json() -> String {
    let fact = |(column, cell): (&&str, Cell)| {
        let fact = cell.source.map(|(address, day)| {
            json!({ "text": cell.text, "number": cell.number, "source": address, "read_on": day })
        });
        (column.to_lowercase().replace(' ', "_"), fact.unwrap_or(Value::Null))
    };
    let provider = |provider: &&Provider| {
        let facts: Map<_, _> = COLUMNS[1..].iter().zip(cells(provider)).map(fact).collect();
        json!({
            "id": provider.id.0, "name": provider.name, "documentation": provider.docs, "facts": facts,
        })
    };
    let all: Vec<Value> = ALL.iter().map(provider).collect();
    format!("{:#}\n", Value::Array(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_hold_every_provider_and_every_source() {
        let (csv, json) = (csv(), json());
        let parsed: Value = serde_json::from_str(&json).expect("it is JSON");
        assert_eq!(parsed.as_array().map(Vec::len), Some(ALL.len()));
        assert_eq!(csv.lines().count(), ALL.len() + 1);
        for provider in ALL {
            assert!(csv.contains(&format!("\"{}\"", provider.name)), "{}", provider.name);
        }
        let all = parsed.as_array().expect("a list of providers");
        let github = all.iter().find(|it| it["id"] == "github").expect("GitHub is in it");
        assert_eq!(github["facts"]["waits_for_an_answer"]["number"], 10_000);
    }

    #[test]
    fn every_line_has_as_many_cells_as_the_first() {
        let cells = |line: &str| line.matches("\",\"").count();
        let csv = csv();
        let mut lines = csv.lines();
        let first = lines.next().map(cells);
        assert!(lines.all(|line| Some(cells(line)) == first));
    }
}
