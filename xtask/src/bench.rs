//! The core's benchmarks. They run SimPy's model of the same world beside ours.

use anyhow::{Result, ensure};

use crate::process::{self, command};
use crate::project::Project;
use crate::steps::{self, Step};
use crate::{setup, tools};

pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "bench takes no arguments");
    let mut steps = setup::steps(project, tools::FOR_MEASURING)?;
    steps.push(Step::new("Measuring the core", || {
        let mut bench = command(project, &["cargo", "bench", "--package", "webhook-core"]);
        process::run(bench.env("WEBHOOK_LAB_PYTHON", project.path(tools::PYTHON)))
    }));
    steps::run(steps)?;
    Ok(())
}
