//! The trace that the tests' own work leaves, see `slow/`.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

/// How long `slow/` works on an event.
pub(crate) const TAKES: Duration = Duration::from_secs(2);

/// A moment of the work.
#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct Moment {
    pub(crate) moment: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) data: Value,
}

impl Moment {
    pub(crate) fn is_done(&self) -> bool {
        self.moment == "done"
    }
}

/// All of it so far. A line that is still being written does not count yet.
pub(crate) fn trace(folder: &Path) -> Result<Vec<Moment>> {
    let text = match fs::read_to_string(folder.join("work.log")) {
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        text => text.context("cannot read work.log")?,
    };
    let lines = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    lines.map(|line| serde_json::from_str(line).with_context(|| line.to_owned())).collect()
}
