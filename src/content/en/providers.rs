//! Part 9: how providers differ.

pub const TITLE: &str = "How providers differ";
pub const LEDE: &str = "From this page's own data: the same that signs, verifies and simulates. The last \
    column says where each entry is written, and on which day that was read. What a provider does \
    not say is not guessed.";
pub const TABLE: &str = "Table of providers";
pub const SEARCH: &str = "Search the table";
pub const SEARCH_HINT: &str = "Search: SHA256, never, GitHub …";
pub const SORT_BY: &str = "Sort by ";
pub const SAVE_CSV: &str = "Save all as CSV";
pub const SAVE_JSON: &str = "Save all as JSON";
pub const NOT_SAVED: &str = " The browser did not take the file.";

#[must_use]
pub fn shown(found: usize, all: usize) -> String {
    match found {
        0 => "No provider matches.".to_owned(),
        _ => format!("{found} of {all} match."),
    }
}
