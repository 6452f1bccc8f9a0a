//! What can be seen without running the product: formatting, lints, structure.

use anyhow::{Result, ensure};

use crate::process::{self, command};
use crate::project::Project;
use crate::steps::{self, Step};
use crate::{setup, structure, tools};

/// The app is linted twice, as the program of the browser and as the prerenderer.
const LINTS: &[(&str, &[&str])] = &[
    ("formatting", &["cargo", "fmt", "--all", "--check"]),
    (
        "clippy, native",
        &[
            "cargo",
            "clippy",
            "--workspace",
            "--exclude",
            "web-tests",
            "--all-targets",
            "--features",
            "webhook-lab/ssr",
            "--",
            "--deny",
            "warnings",
        ],
    ),
    (
        "clippy, browser",
        &[
            "cargo",
            "clippy",
            "--package",
            "webhook-lab",
            "--package",
            "web-tests",
            "--all-targets",
            "--features",
            "webhook-lab/hydrate",
            "--target",
            "wasm32-unknown-unknown",
            "--",
            "--deny",
            "warnings",
        ],
    ),
];

pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "check takes no arguments");
    let mut steps = setup::steps(project, tools::FOR_BUILDING)?;
    for (name, words) in LINTS {
        steps.push(Step::new(*name, || process::run(&mut command(project, words))));
    }
    steps.push(Step::new("structure", || structure::check(project)));
    steps::run(steps)?;
    println!("No objections.");
    Ok(())
}

/// The same, as one step of the tests. The quickest comes first.
pub(crate) fn all(project: &Project) -> Result<()> {
    structure::check(project)?;
    LINTS.iter().try_for_each(|(_, words)| process::run(&mut command(project, words)))
}
