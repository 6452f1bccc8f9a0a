//! Benchmarks. Each runs others' programs beside ours, so that a ratio says more than a number of
//! seconds on some machine.

use anyhow::{Context, Result, bail};

use crate::browser::{Browser, Driver};
use crate::host::Host;
use crate::process::{self, command};
use crate::project::Project;
use crate::site::Site;
use crate::steps::{self, Step};
use crate::tools::{self, Tool};
use crate::{setup, wasm};

struct Bench {
    name: &'static str,
    about: &'static str,
    tools: &'static [&'static [Tool]],
    run: fn(&Project) -> Result<()>,
}

const BENCHES: &[Bench] = &[
    Bench {
        name: "polling",
        about: "the engine, with SimPy's model beside ours",
        tools: &[tools::FOR_POLLING],
        run: polling,
    },
    Bench {
        name: "diagnosis",
        about: "a search that finds nothing, beside as many bare MACs",
        tools: &[],
        run: diagnosis,
    },
    Bench {
        name: "signatures",
        about: "verification, natively beside the bare crates and in Chromium beside WebCrypto and noble",
        tools: &[tools::FOR_WASM, tools::FOR_SIGNATURES],
        run: signatures,
    },
];

/// The page that measures.
const PACKAGE: &str = "browser-bench";
const PAGE: &str = "benches/browser/page";
const FOLDER: &str = "target/browser-bench";

pub(crate) fn run(project: &Project, names: &[String]) -> Result<()> {
    let chosen = chosen(names)?;
    let lists = chosen.iter().flat_map(|bench| bench.tools);
    let mut steps = setup::steps(project, &tools::each_once(lists))?;
    for bench in chosen {
        let name = format!("{}: {}", bench.name, bench.about);
        steps.push(Step::new(name, move || (bench.run)(project)));
    }
    steps::run(steps)?;
    Ok(())
}

/// All of them, or those that are named.
fn chosen(names: &[String]) -> Result<Vec<&'static Bench>> {
    let known = |name: &&String| BENCHES.iter().any(|bench| bench.name == **name);
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        let all: Vec<_> = BENCHES.iter().map(|bench| bench.name).collect();
        bail!("there is no benchmark {unknown:?}; there are {}", all.join(", "));
    }
    let is_chosen = |bench: &&Bench| names.is_empty() || names.iter().any(|it| it == bench.name);
    Ok(BENCHES.iter().filter(is_chosen).collect())
}

fn polling(project: &Project) -> Result<()> {
    let mut bench = command(project, &["cargo", "bench", "--package", "webhook-core"]);
    let python = project.path(tools::PYTHON);
    process::run(bench.args(["--bench", "polling"]).env("WEBHOOK_LAB_PYTHON", python))
}

fn diagnosis(project: &Project) -> Result<()> {
    let words = ["cargo", "bench", "--package", "webhook-core", "--bench", "diagnosis"];
    process::run(&mut command(project, &words))
}

fn signatures(project: &Project) -> Result<()> {
    let mut native = command(project, &["cargo", "bench", "--package", "webhook-core"]);
    process::run(native.args(["--bench", "signatures"]))?;
    in_browser(project)
}

fn in_browser(project: &Project) -> Result<()> {
    wasm::build(project, PACKAGE, &[], FOLDER)?;
    project.copy(PAGE, FOLDER, &["index.html", "bench.js"])?;
    project.copy(tools::NOBLE_FOLDER, &format!("{FOLDER}/noble"), tools::NOBLE_FILES)?;
    let browser = Browser::find(project)?;
    let host = Host::start(Site { folder: project.path(FOLDER), mount: "/" }, 0)?;
    let driver = Driver::start(project, &browser).context("chromedriver does not start")?;
    // It only waits for the page, and an optimised one would take minutes to build.
    let words = ["cargo", "bench", "--profile", "dev", "--package", "e2e-tests"];
    process::run(
        command(project, &words)
            .args(["--bench", "signatures"])
            .env("RUST_LIB_BACKTRACE", "0")
            .env("WEBHOOK_LAB_PAGE", &host.address)
            .env("WEBHOOK_LAB_DRIVER", &driver.address)
            .env("WEBHOOK_LAB_CHROMIUM", &browser.chromium),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_names_mean_all_benchmarks_and_a_wrong_name_is_refused() {
        let names = |words: &[&str]| words.iter().map(|&w| w.to_owned()).collect::<Vec<_>>();
        assert_eq!(chosen(&names(&[])).unwrap().len(), BENCHES.len());
        assert_eq!(chosen(&names(&["signatures"])).unwrap()[0].name, "signatures");
        let error = chosen(&names(&["signature"])).err().unwrap().to_string();
        assert!(error.contains("polling, diagnosis, signatures"), "{error}");
    }
}
