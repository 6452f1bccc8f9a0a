//! All tests, in the order in which a failure is cheapest to find.

use std::env;

use anyhow::{Context, Result, bail};

use crate::browser::{Browser, Driver};
use crate::host::Host;
use crate::process::{self, command};
use crate::project::Project;
use crate::site::Site;
use crate::steps::{self, Step};
use crate::tools::{self, Tool};
use crate::{build, check, setup, size};

struct Test {
    name: &'static str,
    about: &'static str,
    tools: &'static [Tool],
    run: fn(&Project) -> Result<()>,
}

const TESTS: &[Test] = &[
    Test {
        name: "check",
        about: "formatting, lints, structure",
        tools: tools::FOR_LINTING,
        run: check::all,
    },
    Test { name: "native", about: "unit, property and golden tests", tools: &[], run: native },
    Test {
        name: "interop",
        about: "official packages of providers",
        tools: tools::FOR_INTEROP,
        run: interop,
    },
    Test {
        name: "recipes",
        about: "the endpoints that the page shows, in their frameworks",
        tools: tools::FOR_RECIPES,
        run: recipes,
    },
    Test {
        name: "components",
        about: "components in Chromium",
        tools: tools::FOR_COMPONENTS,
        run: components,
    },
    Test { name: "build", about: "the release page", tools: tools::FOR_BUILDING, run: build::page },
    Test { name: "size", about: "sizes against the budget", tools: &[], run: size::check },
    Test {
        name: "journeys",
        about: "journeys through the release page in Chromium",
        tools: tools::FOR_JOURNEYS,
        run: journeys,
    },
];

pub(crate) fn run(project: &Project, names: &[String]) -> Result<()> {
    let chosen = chosen(names)?;
    let mut steps = setup::steps(project, &tools_of(&chosen))?;
    for test in chosen {
        let name = format!("{}: {}", test.name, test.about);
        steps.push(Step::new(name, move || (test.run)(project)));
    }
    let summary = steps::run(steps)?;
    println!("\nEverything passed.\n{summary}");
    Ok(())
}

pub(crate) fn step_names() -> String {
    TESTS.iter().map(|test| test.name).collect::<Vec<_>>().join(", ")
}

/// All of them, or those that are named.
fn chosen(names: &[String]) -> Result<Vec<&'static Test>> {
    if let Some(unknown) = names.iter().find(|name| !TESTS.iter().any(|test| test.name == **name)) {
        bail!("test has no step {unknown:?}; it has {}", step_names());
    }
    let is_chosen = |test: &&Test| names.is_empty() || names.iter().any(|name| name == test.name);
    Ok(TESTS.iter().filter(is_chosen).collect())
}

/// What all steps need, for building too.
pub(crate) fn all_tools() -> Vec<Tool> {
    tools_of(&TESTS.iter().collect::<Vec<_>>())
}

fn tools_of(tests: &[&Test]) -> Vec<Tool> {
    tools::each_once(tests.iter().map(|test| &test.tools))
}

fn native(project: &Project) -> Result<()> {
    let words = ["cargo", "test", "--workspace", "--features", "webhook-lab/ssr"];
    process::run(command(project, &words).args([
        "--exclude",
        "web-tests",
        "--exclude",
        "e2e-tests",
        "--exclude",
        "interop-tests",
        "--exclude",
        "recipe-tests",
    ]))
}

/// The program stands beside this one, wherever cargo puts what it builds.
fn interop(project: &Project) -> Result<()> {
    process::run(&mut command(project, &["cargo", "build", "--package", "webhook-cli"]))?;
    let here = env::current_exe().context("where is this program?")?;
    let program = here.with_file_name(format!("webhook{}", env::consts::EXE_SUFFIX));
    process::run(
        command(project, &["cargo", "test", "--package", "interop-tests"])
            // An error says which sides disagree about what; a backtrace would hide that.
            .env("RUST_LIB_BACKTRACE", "0")
            .env("WEBHOOK_LAB_PROGRAM", program)
            .env("WEBHOOK_LAB_NODE_PACKAGES", project.path(tools::NODE_PACKAGES))
            .env("WEBHOOK_LAB_PYTHON_WITH_PACKAGES", project.path(tools::PYTHON_WITH_PACKAGES)),
    )
}

fn recipes(project: &Project) -> Result<()> {
    process::run(
        command(project, &["cargo", "test", "--package", "recipe-tests"])
            // An error says which promise is broken and what the endpoint said.
            .env("RUST_LIB_BACKTRACE", "0")
            .env("WEBHOOK_LAB_RECIPES_NODE", project.path(tools::RECIPES_NODE))
            .env("WEBHOOK_LAB_RECIPES_PYTHON", project.path(tools::RECIPES_PYTHON)),
    )
}

fn components(project: &Project) -> Result<()> {
    let browser = Browser::find(project)?;
    let words = ["cargo", "test", "--package", "web-tests", "--target", "wasm32-unknown-unknown"];
    process::run(command(project, &words).env("CHROMEDRIVER", browser.driver))
}

/// The page is served twice, at a host's root and below it, by servers that know nothing of each
/// other: an address that is right in one place only shows in the other.
fn journeys(project: &Project) -> Result<()> {
    let browser = Browser::find(project)?;
    let site = |mount| Host::start(Site { folder: project.dist(), mount }, 0);
    let root = site("/")?;
    let below = site("/some/where/")?;
    let driver = Driver::start(project, &browser).context("chromedriver does not start")?;
    process::run(
        command(project, &["cargo", "test", "--package", "e2e-tests"])
            // A journey's error says where it stands; a panic still shows its backtrace.
            .env("RUST_LIB_BACKTRACE", "0")
            .env("WEBHOOK_LAB_PAGE", &root.address)
            .env("WEBHOOK_LAB_PAGE_BELOW", &below.address)
            .env("WEBHOOK_LAB_DRIVER", &driver.address)
            .env("WEBHOOK_LAB_CHROMIUM", &browser.chromium)
            .env("WEBHOOK_LAB_AXE", project.path(tools::AXE_SOURCE))
            .env("WEBHOOK_LAB_SCREENSHOTS", project.path("target/journeys")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_names_mean_all_steps_and_a_wrong_name_is_refused() {
        let names = |words: &[&str]| words.iter().map(|&w| w.to_owned()).collect::<Vec<_>>();
        assert_eq!(chosen(&names(&[])).unwrap().len(), TESTS.len());
        assert_eq!(chosen(&names(&["size", "check"])).unwrap()[0].name, "check");
        assert!(chosen(&names(&["sise"])).err().unwrap().to_string().contains("\"sise\""));
    }

    #[test]
    fn a_step_brings_its_own_tools_and_all_steps_bring_each_once() {
        let names = |tools: Vec<Tool>| tools.iter().map(|tool| tool.name).collect::<Vec<_>>();
        let size = chosen(&["size".to_owned()]).unwrap();
        assert!(tools_of(&size).is_empty());
        let all = names(all_tools());
        for test in TESTS {
            for tool in test.tools {
                let times = all.iter().filter(|name| **name == tool.name).count();
                assert_eq!(times, 1, "{}: {}", test.name, tool.name);
            }
        }
    }
}
