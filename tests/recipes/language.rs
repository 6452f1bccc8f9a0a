//! What runs the endpoints.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::setting;

/// A language, its list of packages and where xtask has installed them.
#[derive(Debug)]
pub(crate) struct Language {
    pub(crate) ending: &'static str,
    /// The folder of the packages, among the settings.
    folder: &'static str,
    /// Inside that folder, or looked up.
    program: &'static str,
    /// The tests' own work, which an endpoint imports.
    pub(crate) work: &'static str,
    /// How a file begins the line that says what it needs.
    pub(crate) installs: &'static str,
}

pub(crate) const NODE: Language = Language {
    ending: "mjs",
    folder: "WEBHOOK_LAB_RECIPES_NODE",
    program: "node",
    work: "work.mjs",
    installs: "// npm install ",
};

pub(crate) const PYTHON: Language = Language {
    ending: "py",
    folder: "WEBHOOK_LAB_RECIPES_PYTHON",
    program: "bin/python",
    work: "work.py",
    installs: "pip install ",
};

pub(crate) const ALL: &[&Language] = &[&NODE, &PYTHON];

impl Language {
    /// A folder inside the one with the packages, where Node looks for them.
    pub(crate) fn folder(&self) -> Result<PathBuf> {
        Ok(PathBuf::from(setting(self.folder)?))
    }

    pub(crate) fn command(&self) -> Result<Command> {
        let installed = self.folder()?.join(self.program);
        Ok(Command::new(if installed.is_file() { installed } else { self.program.into() }))
    }

    /// For example `20.20.2`.
    pub(crate) fn version(&self) -> Result<String> {
        let output = self.command()?.arg("--version").output().context(self.program)?;
        ensure!(output.status.success(), "{} --version: {}", self.program, output.status);
        let printed = String::from_utf8(output.stdout)?;
        let number = printed.trim().trim_start_matches("Python ").trim_start_matches('v');
        Ok(number.to_owned())
    }
}
