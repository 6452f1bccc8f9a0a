//! Installs what is missing, and only that.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::browser::Browser;
use crate::process::{self, command, run as run_command};
use crate::project::Project;
use crate::steps::{self, Step};
use crate::test;
use crate::tools::{self, Install, Need, Probe, Tool};

/// Optimising a tool that runs for a second takes minutes; this takes about one.
const QUICK_PROFILE: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];
/// Shared by the tools, which have many crates in common.
const COMPILED: &str = ".tools/target";

pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "setup takes no arguments");
    steps::run(steps(project, &test::all_tools())?)?;
    println!("Everything is there.");
    Ok(())
}

/// A step for each tool that is missing, then the crates. Says which tools are there already.
pub(crate) fn steps<'a>(project: &'a Project, tools: &[Tool]) -> Result<Vec<Step<'a>>> {
    let mut steps = Vec::new();
    for &tool in tools {
        match find(project, &tool) {
            Ok(found) => println!("{}: there already, {found}", tool.name),
            Err(_) => {
                tool.install.needs().iter().try_for_each(|need| require(project, need))?;
                steps.push(Step::new(installing(&tool), move || install(project, &tool)));
            }
        }
    }
    let compiles = |tool: &Tool| matches!(tool.install, Install::Cargo { .. });
    if tools.iter().any(|tool| compiles(tool) && find(project, tool).is_err()) {
        steps.push(Step::new("Clearing up after the compiler", || tidy(project)));
    }
    // Trunk builds offline, so that it downloads no tool of its own accord.
    let fetch = || run_command(&mut command(project, &["cargo", "fetch", "--locked"]));
    steps.push(Step::new("Downloading the crates in Cargo.lock", fetch));
    Ok(steps)
}

fn installing(tool: &Tool) -> String {
    let Tool { name, version, .. } = tool;
    match tool.install {
        Install::Cargo { takes, .. } => format!("Compiling {name} {version} ({takes})"),
        _ => format!("Installing {name} {version}").trim_end().to_owned(),
    }
}

/// The tool in its pinned version, in the words of its probe.
fn find(project: &Project, tool: &Tool) -> Result<String> {
    match tool.probe {
        Probe::Prints(words) => {
            let printed = process::read(&mut command(project, words))?;
            let is_pinned = printed.split_whitespace().any(|word| word == tool.version);
            ensure!(is_pinned, "{} is wanted, and there is {}", tool.version, printed.trim());
            Ok(tool.version.to_owned())
        }
        Probe::Target(target) => {
            let words = ["rustc", "--print", "target-libdir", "--target", target];
            let folder = process::read(&mut command(project, &words))?;
            let folder = folder.trim();
            fs::read_dir(folder).with_context(|| format!("{folder} is missing"))?;
            Ok(folder.to_owned())
        }
        Probe::Browser => Ok(Browser::find(project)?.to_string()),
        Probe::List { file, copy } => {
            let wanted = read(project, file)?;
            ensure!(read(project, copy)? == wanted, "{copy} is not {file}");
            Ok(format!("as {file} says"))
        }
    }
}

fn read(project: &Project, file: &str) -> Result<String> {
    fs::read_to_string(project.path(file)).with_context(|| format!("cannot read {file}"))
}

fn require(project: &Project, need: &Need) -> Result<()> {
    let Need { name, probe, why, get } = need;
    let found = process::read(&mut command(project, probe));
    ensure!(found.is_ok(), "{name} is missing: {why}. To get it, {get}.");
    Ok(())
}

fn install(project: &Project, tool: &Tool) -> Result<()> {
    if let Probe::List { copy, .. } = tool.probe {
        // It says what is there, so it goes before that changes. There may be none.
        let _ = fs::remove_file(project.path(copy));
    }
    match tool.install {
        Install::Rustup { target } => {
            run_command(&mut command(project, &["rustup", "target", "add", target]))?;
        }
        Install::Cargo { package, arguments, .. } => {
            let mut install = command(project, &["cargo", "install", package]);
            install.args(["--version", tool.version, "--root", ".tools", "--force"]);
            install.args(arguments).env("CARGO_TARGET_DIR", project.path(COMPILED));
            run_command(install.envs(QUICK_PROFILE.iter().copied()))?;
        }
        Install::Npm { package } => {
            let words = ["npm", "install", "--prefix", ".tools/npm", "--save-exact", package];
            run_command(command(project, &words).args(["--no-audit", "--no-fund"]))?;
        }
        Install::Apt { packages } => Browser::install(project, packages)?,
        Install::Pip { package } => {
            let words = ["python3", "-m", "venv", ".tools/python"];
            run_command(&mut command(project, &words))?;
            let words = [tools::PYTHON, "-m", "pip", "install", "--quiet", package];
            run_command(&mut command(project, &words))?;
        }
        Install::NpmList { folder, into } => {
            project.copy(folder, into, &["package.json", "package-lock.json"])?;
            let words = ["npm", "ci", "--prefix", into, "--ignore-scripts"];
            run_command(command(project, &words).args(["--no-audit", "--no-fund"]))?;
        }
        Install::PipList { file, into } => {
            run_command(&mut command(project, &["python3", "-m", "venv", "--clear", into]))?;
            let python = format!("{into}/bin/python");
            let words = [&python, "-m", "pip", "install", "--quiet", "--only-binary", ":all:"];
            run_command(command(project, &words).args(["--requirement", file]))?;
        }
    }
    if let Probe::List { file, copy } = tool.probe {
        fs::copy(project.path(file), project.path(copy)).context("cannot note what is there")?;
    }
    find(project, tool).with_context(|| format!("{} was installed and is not there", tool.name))?;
    Ok(())
}

/// Half a gigabyte that nobody needs again.
fn tidy(project: &Project) -> Result<()> {
    let folder = project.path(COMPILED);
    fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))
}
