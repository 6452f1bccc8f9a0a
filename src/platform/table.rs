//! A table that stands in the page: which of its rows are shown, and in which order.

use std::cmp::Ordering;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

/// What a cell is sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Whether anything is known.
    pub known: bool,
    pub number: Option<u64>,
    pub text: String,
}

pub struct Table {
    table: Element,
    rows: Vec<Element>,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Table({} rows)", self.rows.len())
    }
}

fn elements(list: &NodeList) -> impl Iterator<Item = Element> {
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok())
}

impl Table {
    #[must_use]
    pub fn find(selector: &str) -> Option<Self> {
        let table = document().query_selector(selector).ok()??;
        let rows = elements(&table.query_selector_all("tbody tr").ok()?).collect();
        Some(Self { table, rows })
    }

    /// Shows the rows whose text, in lower case, `fits`: how many, and of how many.
    pub fn filter(&self, fits: impl Fn(&str) -> bool) -> (usize, usize) {
        let shown = self.rows.iter().filter(|row| {
            let fits = fits(&row.text_content().unwrap_or_default().to_ascii_lowercase());
            // An attribute that every element may have.
            let _ = row.toggle_attribute_with_force("hidden", !fits);
            fits
        });
        (shown.count(), self.rows.len())
    }

    /// Puts the rows into the order of this column and says so in its head.
    pub fn sort(&self, column: usize, said: &str, order: impl Fn(&Cell, &Cell) -> Ordering) {
        let mut rows: Vec<_> = self.rows.iter().map(|row| (cell(row, column), row)).collect();
        let Some(body) = self.rows.first().and_then(|row| row.parent_element()) else { return };
        // The least of the rest each time: the rows are few, and a sort weighs 4 kB.
        while let Some(next) = least(&rows, &order) {
            let (_, row) = rows.remove(next);
            // Moves it: it stands in the same table already.
            let _ = body.append_child(row);
        }
        let Ok(heads) = self.table.query_selector_all("thead th") else { return };
        for (index, head) in elements(&heads).enumerate() {
            let _ = match index == column {
                true => head.set_attribute("aria-sort", said),
                false => head.remove_attribute("aria-sort"),
            };
        }
    }
}

fn least<R>(rows: &[(Cell, R)], order: impl Fn(&Cell, &Cell) -> Ordering) -> Option<usize> {
    (0..rows.len()).min_by(|one, other| order(&rows[*one].0, &rows[*other].0))
}

fn cell(row: &Element, column: usize) -> Cell {
    let Some(cell) = row.children().item(column as u32) else {
        return Cell { known: false, number: None, text: String::new() };
    };
    Cell {
        known: !cell.class_list().contains("unknown"),
        number: cell.get_attribute("data-number").and_then(|number| number.parse().ok()),
        text: cell.text_content().unwrap_or_default().to_ascii_lowercase(),
    }
}
