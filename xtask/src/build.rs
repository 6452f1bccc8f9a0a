//! The release page in `dist/`.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::process::{self, command};
use crate::project::Project;
use crate::steps::{self, Step};
use crate::{setup, tools};

pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "build takes no arguments");
    let mut steps = setup::steps(project, tools::FOR_BUILDING)?;
    steps.push(step(project));
    steps::run(steps)?;
    println!("dist/ is complete; any static host serves it, at its root or below.");
    Ok(())
}

pub(crate) fn step(project: &Project) -> Step<'_> {
    Step::new("Building the release page", || page(project))
}

pub(crate) fn page(project: &Project) -> Result<()> {
    process::run(&mut command(project, &["trunk", "build", "--release", "--offline"]))?;
    for entry in fs::read_dir(project.dist()).context("cannot list dist/")? {
        let path = entry.context("cannot list dist/")?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let mut shorten = command(project, &["terser", "--module", "--compress", "--mangle"]);
            process::run(shorten.arg("--output").args([&path, &path]))?;
        }
    }
    Ok(())
}
