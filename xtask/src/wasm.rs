//! A package as wasm, with the page's profile and through the page's tools.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process::{self, command};
use crate::project::Project;

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds a package with some of its features into a folder: the wasm, whose path this is, and the
/// JavaScript that starts it.
pub(crate) fn build(
    project: &Project,
    package: &str,
    features: &[&str],
    folder: &str,
) -> Result<PathBuf> {
    let words = ["cargo", "build", "--quiet", "--release", "--target", TARGET];
    let features = features.join(",");
    process::run(command(project, &words).args(["--package", package, "--features", &features]))?;
    let name = package.replace('-', "_");
    let words = ["wasm-bindgen", "--target", "web", "--no-typescript", "--out-dir", folder];
    process::run(command(project, &words).arg(built(&name)?))?;
    let wasm = project.path(folder).join(format!("{name}_bg.wasm"));
    process::run(command(project, &["wasm-opt", "-Oz", "--output"]).args([&wasm, &wasm]))?;
    Ok(wasm)
}

/// Where cargo puts it: beside the profile of this program, wherever that is.
fn built(name: &str) -> Result<PathBuf> {
    let here = env::current_exe().context("where is this program?")?;
    let target = here.ancestors().nth(2).context("this program is in no target folder")?;
    Ok(target.join(TARGET).join("release").join(format!("{name}.wasm")))
}
