//! The order of rows. Pure.

use std::cmp::Ordering;

use crate::platform::table::Cell;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Ascending,
    Descending,
}

impl Direction {
    /// As `aria-sort` says it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sorting {
    pub(super) column: usize,
    pub(super) direction: Direction,
}

impl Sorting {
    /// What follows when a column's button is pressed.
    pub(super) fn next(before: Option<Self>, column: usize) -> Self {
        let ascending = Self { column, direction: Direction::Ascending };
        match before == Some(ascending) {
            true => Self { column, direction: Direction::Descending },
            false => ascending,
        }
    }
}

/// By number where there is one, then by text. What is not known comes last, whichever way.
pub(super) fn compare(one: &Cell, other: &Cell, descending: bool) -> Ordering {
    let unknown = one.known.cmp(&other.known).reverse();
    let number = match (one.number, other.number) {
        (Some(one), Some(other)) => one.cmp(&other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    };
    let value = number.then_with(|| one.text.cmp(&other.text));
    unknown.then(if descending { value.reverse() } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(number: Option<u64>, text: &str) -> Cell {
        Cell { known: text != "?", number, text: text.to_owned() }
    }

    #[test]
    fn numbers_come_in_their_order_then_words_and_the_unknown_last_both_ways() {
        #[track_caller]
        fn check(descending: bool, expect: [&str; 5]) {
            let mut cells = [
                cell(None, "?"),
                cell(None, "never"),
                cell(Some(300), "5 minutes"),
                cell(Some(60), "a minute"),
                cell(None, "always"),
            ];
            cells.sort_by(|one, other| compare(one, other, descending));
            assert_eq!(cells.map(|cell| cell.text), expect);
        }
        check(false, ["a minute", "5 minutes", "always", "never", "?"]);
        check(true, ["never", "always", "5 minutes", "a minute", "?"]);
    }

    #[test]
    fn the_second_press_turns_the_order_round_and_another_column_begins_anew() {
        let first = Sorting::next(None, 3);
        assert_eq!(first, Sorting { column: 3, direction: Direction::Ascending });
        let second = Sorting::next(Some(first), 3);
        assert_eq!(second.direction, Direction::Descending);
        assert_eq!(Sorting::next(Some(second), 3), first);
        assert_eq!(Sorting::next(Some(second), 0).direction, Direction::Ascending);
    }
}
