//! Chromium and its driver, for tests only.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};

use crate::process::{self, Background, command};
use crate::project::Project;

/// Two programs of the same major version.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
    version: String,
}

/// Names to look for, the first that is there wins; and the variable that overrules them.
const CHROMIUM: (&str, &[&str]) = ("CHROME", &["chromium", "chromium-browser", "google-chrome"]);
const DRIVER: (&str, &[&str]) = ("CHROMEDRIVER", &["chromedriver"]);

impl Browser {
    pub(crate) fn find(project: &Project) -> Result<Self> {
        let chromium = locate(CHROMIUM)?;
        let driver = locate(DRIVER)?;
        let version = version(project, &chromium)?;
        let driver_version = self::version(project, &driver)?;
        ensure!(
            major(&version) == major(&driver_version),
            "Chromium {version} does not fit its driver {driver_version}"
        );
        Ok(Self { chromium, driver, version })
    }

    /// With Debian's package manager where that is possible, else with advice.
    pub(crate) fn install(project: &Project, packages: &[&str]) -> Result<()> {
        let is_root =
            || process::read(&mut command(project, &["id", "-u"])).map(|id| id.trim() == "0");
        if process::find("apt-get").is_none() || !is_root()? {
            bail!(
                "the tests need Chromium and a chromedriver of the same version. Install them \
                 (Debian: `apt install {}`), or name them in CHROME and CHROMEDRIVER.",
                packages.join(" ")
            );
        }
        process::run(&mut command(project, &["apt-get", "update", "--quiet"]))?;
        let words = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends"];
        process::run(
            command(project, &words).args(packages).env("DEBIAN_FRONTEND", "noninteractive"),
        )
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.version, self.chromium.display())
    }
}

fn locate((variable, names): (&str, &[&str])) -> Result<PathBuf> {
    if let Some(named) = env::var_os(variable) {
        let path = PathBuf::from(named);
        ensure!(path.is_file(), "{variable} names {}, which is no file", path.display());
        return Ok(path);
    }
    let found = names.iter().find_map(|name| process::find(name));
    found.with_context(|| format!("none of {} is on PATH", names.join(", ")))
}

/// The number in `Chromium 156.0.8078.79 built on Debian`.
fn version(project: &Project, program: &Path) -> Result<String> {
    let words = [&*program.to_string_lossy(), "--version"];
    let printed = process::read(&mut command(project, &words))?;
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let number = printed.split_whitespace().find(is_number);
    Ok(number.with_context(|| format!("no version in {printed:?}"))?.to_owned())
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

/// A running chromedriver.
#[derive(Debug)]
pub(crate) struct Driver {
    pub(crate) address: String,
    _process: Background,
}

impl Driver {
    /// On a free port of its own choice, and not before it listens there.
    pub(crate) fn start(project: &Project, browser: &Browser) -> Result<Self> {
        let mut chromedriver = command(project, &[&browser.driver.to_string_lossy(), "--port=0"]);
        let mut process = Background::start(chromedriver.stdout(Stdio::piped()))?;
        let port = process
            .lines()
            .map_while(Result::ok)
            .find_map(|line| announced_port(&line))
            .context("chromedriver ended without saying where it listens")?;
        Ok(Self { address: format!("http://127.0.0.1:{port}"), _process: process })
    }
}

/// From `ChromeDriver was started successfully on port 40437.`
fn announced_port(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_major_version_has_to_agree() {
        let check = |a, b, agree| assert_eq!(major(a) == major(b), agree, "{a} {b}");
        check("156.0.8078.79", "156.0.1.1", true);
        check("156.0.8078.79", "155.0.8078.79", false);
    }

    #[test]
    fn the_driver_says_where_it_listens() {
        let check = |line, port| assert_eq!(announced_port(line), port, "{line}");
        check("ChromeDriver was started successfully on port 40437.", Some(40437));
        check("Only local connections are allowed.", None);
    }

    #[test]
    fn a_program_that_is_nowhere_is_named() {
        let error = locate(("WEBHOOK_LAB_UNSET", &["no-such-browser"])).unwrap_err().to_string();
        assert!(error.contains("no-such-browser"), "{error}");
    }
}
