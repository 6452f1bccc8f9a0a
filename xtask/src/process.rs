//! Running other programs: the same surroundings for all of them, and no failure unnoticed.

use std::env;
use std::ffi::OsString;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// What `cargo run` tells this program about itself would make a nested cargo build everything
/// anew, and flags meant for the user's own machine would end up in the published page. Settings
/// (`CARGO_HOME`, `CARGO_TARGET_DIR`, `CARGO_NET_…`) stay.
const DROPPED: &[&str] = &["CARGO", "OUT_DIR", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"];
const DROPPED_PREFIXES: &[&str] =
    &["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"];

fn is_dropped(variable: &str) -> bool {
    DROPPED.contains(&variable) || DROPPED_PREFIXES.iter().any(|p| variable.starts_with(p))
}

/// `words` as a command that runs in the project's root and finds the project's tools first.
pub(crate) fn command(project: &Project, words: &[&str]) -> Command {
    let (program, arguments) = words.split_first().unwrap_or((&"", &[]));
    // A path is meant from the root, a bare name is looked up.
    let program = match program.contains('/') {
        true => project.path(program),
        false => PathBuf::from(program),
    };
    let mut command = Command::new(program);
    command.args(arguments).current_dir(project.root()).env("PATH", search_path(project));
    for (variable, _) in env::vars_os() {
        if variable.to_str().is_some_and(is_dropped) {
            command.env_remove(variable);
        }
    }
    command
}

fn search_path(project: &Project) -> OsString {
    let own = env::var_os("PATH").unwrap_or_default();
    let folders = project.tool_folders().into_iter().chain(env::split_paths(&own));
    env::join_paths(folders).unwrap_or(own)
}

/// Lets the command write to the terminal and waits for it.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", shown(command));
    }
    Ok(())
}

/// What the command prints.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let Output { status, stdout, stderr } = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} failed ({status}): {}", shown(command), String::from_utf8_lossy(&stderr).trim());
    }
    Ok(String::from_utf8_lossy(&stdout).into_owned())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}

/// A program in the background. It ends with this value, however that comes about.
#[derive(Debug)]
pub(crate) struct Background(Child);

impl Background {
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let child = command.spawn().with_context(|| format!("cannot start {}", shown(command)))?;
        Ok(Self(child))
    }

    /// What it prints, if it was started with a pipe for that. The pipe stays open, so that a later
    /// line of the program does not end it.
    pub(crate) fn lines(&mut self) -> impl Iterator<Item = io::Result<String>> {
        self.0.stdout.as_mut().into_iter().flat_map(|output| BufReader::new(output).lines())
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // An error here means that it has ended already, which is what was wanted.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Where PATH finds a program.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX)))
        .find(|candidate| candidate.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nested_cargo_keeps_settings_and_loses_the_outer_cargos_own_variables() {
        let check = |variable, dropped| assert_eq!(is_dropped(variable), dropped, "{variable}");
        check("CARGO", true);
        check("CARGO_MANIFEST_DIR", true);
        check("CARGO_PKG_NAME", true);
        check("RUSTFLAGS", true);
        check("CARGO_HOME", false);
        check("CARGO_TARGET_DIR", false);
        check("RUSTUP_TOOLCHAIN", false);
    }

    #[test]
    fn a_failure_names_the_command() {
        let project = Project::here();
        let check = |words: &[&str], expect: &str| {
            let error = format!("{:#}", read(&mut command(&project, words)).unwrap_err());
            assert!(error.contains(expect), "{error}");
        };
        check(&["rustc", "--no-such-flag"], "`rustc --no-such-flag` failed");
        check(&["no-such-program"], "cannot start `no-such-program`");
    }
}
