//! What a command prints, and whether everything held.

use serde::Serialize;

use crate::Result;

pub(crate) struct Output {
    /// For standard output.
    pub(crate) text: String,
    /// `false`: it ran, and something did not hold.
    pub(crate) holds: bool,
}

impl Output {
    /// Text, and everything held.
    pub(crate) fn of(text: String) -> Self {
        Self { text, holds: true }
    }

    /// A document as JSON.
    pub(crate) fn json(document: &impl Serialize, holds: bool) -> Result<Self> {
        let json = serde_json::to_string_pretty(document)
            .map_err(|error| format!("cannot write the result: {error}"))?;
        Ok(Self { text: json + "\n", holds })
    }
}
