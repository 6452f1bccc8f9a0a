//! The table of contents.

pub const LABEL: &str = "Contents";

/// Each part's anchor and a short name for it.
pub const PARTS: &[(&str, &str)] = &[
    ("idea", "The idea"),
    ("what", "What it is"),
    ("when", "When to use it"),
    ("simulator", "Simulator"),
    ("notice", "What to notice"),
    ("prompts", "Prompts and code"),
    ("applications", "Applications"),
    ("mistakes", "Mistakes"),
    ("playground", "Signatures"),
    ("providers", "Providers"),
    ("next", "Next"),
];
