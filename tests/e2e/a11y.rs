//! axe-core in the page.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::browser::{Page, setting};

const RUN: &str = "return axe.run(document, { resultTypes: ['violations'] })";

impl Page {
    /// What axe-core objects to, a line for each element.
    pub(crate) async fn barriers(&self) -> Result<Vec<String>> {
        let path = setting("WEBHOOK_LAB_AXE")?;
        let source = fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
        self.script(&source, vec![]).await?;
        let report = self.script(RUN, vec![]).await?;
        let violations = report["violations"].as_array().context("axe-core reports nothing")?;
        Ok(violations.iter().flat_map(lines).collect())
    }
}

fn lines(violation: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rule = format!("{} ({})", text(&violation["id"]), text(&violation["help"]));
    let nodes = violation["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let why = |node: &Value| text(&node["failureSummary"]).replace('\n', " ");
    nodes.iter().map(|node| format!("{rule}: {}: {}", node["target"], why(node))).collect()
}
