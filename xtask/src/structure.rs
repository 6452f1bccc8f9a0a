//! The rules of ARCHITECTURE.md that a program can see in the text of the sources.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use regex_lite::Regex;

use crate::project::Project;

/// Words that certain files do not say.
struct Rule {
    name: &'static str,
    /// A pattern over paths from the root.
    files: &'static str,
    /// Files of those that may.
    except: &'static str,
    banned: &'static str,
    /// Whether the rule holds in tests too.
    in_tests: bool,
    why: &'static str,
}

const NONE: &str = "^$";

const RULES: &[Rule] = &[
    Rule {
        name: "the core is pure",
        files: r"^crates/webhook-core/src/.*\.rs$",
        except: NONE,
        banned: r"\b(SystemTime|Instant)\b|\bstd::(env|fs|io|net|process|thread)\b",
        in_tests: false,
        why: "it reads no clock, entropy, environment or file: `now` and `seed` are parameters",
    },
    Rule {
        name: "the core has one order",
        files: r"^crates/webhook-core/src/.*\.rs$",
        except: NONE,
        banned: r"\bHash(Map|Set)\b",
        in_tests: false,
        why: "their order differs from run to run, and the same seed must give the same trace",
    },
    Rule {
        name: "the core computes alike everywhere",
        files: r"^crates/webhook-core/src/.*\.rs$",
        except: NONE,
        banned: r"(\.|\bf64::)(exp|exp_m1|ln|ln_1p|log2|log10|powf|powi|sin|cos|tan)\(",
        in_tests: false,
        why: "these differ in the last bit between a computer and a browser: use libm",
    },
    Rule {
        name: "the core knows no browser",
        files: r"^crates/webhook-core/.*\.rs$",
        except: NONE,
        banned: r"\b(leptos\w*|web_sys|js_sys|gloo\w*|wasm_bindgen)\b",
        in_tests: true,
        why: "the command line and the native tests use the same core",
    },
    Rule {
        name: "only the platform names the browser",
        files: r"^src/.*\.rs$",
        except: r"^src/platform/",
        banned: r"\b(web_sys|js_sys|gloo\w*)\b",
        in_tests: true,
        why: "the rest of the page can then be tested and prerendered natively",
    },
    Rule {
        name: "models are plain Rust",
        files: r"^src/(.*/)?(model|view_model|player|share)\.rs$",
        except: NONE,
        banned: r"\b(leptos\w*|web_sys|wasm_bindgen)\b",
        in_tests: true,
        why: "they are pure functions, tested natively",
    },
    Rule {
        name: "no inline styles",
        files: r"^src/.*\.rs$",
        except: NONE,
        banned: r"\bstyle(=|:\w)|\.style\(",
        in_tests: false,
        why: "the Content-Security-Policy blocks them in the prerendered page: use a class or an \
              SVG attribute",
    },
    Rule {
        name: "nothing unfinished",
        files: r"\.rs$",
        except: r"^xtask/src/structure\.rs$",
        banned: r"\b(todo|unimplemented)!|#\[ignore\b|\b(TODO|FIXME|XXX)\b",
        in_tests: true,
        why: "finish it or leave it out",
    },
    Rule {
        name: "no sleeping",
        files: r"\.rs$",
        except: r"^xtask/src/structure\.rs$",
        banned: r"\bthread::sleep|\btime::sleep\b",
        in_tests: true,
        why: "a sleep is too short on a slow machine and too long on all others: wait for a \
              condition",
    },
];

const MAX_LINES: usize = 400;

/// A source file: its path from the root, with slashes, and its text.
struct Source {
    path: String,
    text: String,
}

pub(crate) fn check(project: &Project) -> Result<()> {
    let mut sources = Vec::new();
    for folder in ["benches", "crates", "src", "style", "tests", "xtask"] {
        collect(project.root(), &project.path(folder), &mut sources)?;
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let page = fs::read_to_string(project.path("index.html"))?;

    let mut objections = Vec::new();
    for rule in RULES {
        objections.extend(broken(rule, &sources)?);
    }
    objections.extend(too_long(&sources));
    objections.extend(named_providers(&sources));
    objections.extend(unlinked_styles(&sources, &page));
    if !objections.is_empty() {
        bail!("{} objections to the structure\n{}", objections.len(), objections.join("\n"));
    }
    println!("structure: {} files, no objections", sources.len());
    Ok(())
}

fn collect(root: &Path, folder: &Path, sources: &mut Vec<Source>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {folder:?}"))?;
    for entry in entries {
        let path = entry?.path();
        let inside = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            collect(root, &path, sources)?;
        } else if [".rs", ".js", ".mjs", ".py", ".css"]
            .iter()
            .any(|ending| inside.ends_with(ending))
        {
            let text =
                fs::read_to_string(&path).with_context(|| format!("cannot read {inside}"))?;
            sources.push(Source { path: inside, text });
        }
    }
    Ok(())
}

impl Source {
    /// Numbered lines of code; whole-line comments may say anything.
    fn code(&self, with_tests: bool) -> impl Iterator<Item = (usize, &str)> {
        let is_test_file =
            ["/tests/", "/tests.rs", "/benches/"].iter().any(|p| self.path.contains(p));
        let lines = if is_test_file && !with_tests { "" } else { &self.text };
        lines
            .lines()
            .enumerate()
            .take_while(move |(_, line)| with_tests || line.trim() != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(index, line)| (index + 1, line))
    }
}

fn broken(rule: &Rule, sources: &[Source]) -> Result<Vec<String>> {
    let [files, except, banned] = [rule.files, rule.except, rule.banned].map(Regex::new);
    let (files, except, banned) = (files?, except?, banned?);
    let concerned = sources.iter().filter(|s| files.is_match(&s.path) && !except.is_match(&s.path));
    let objections = concerned.flat_map(|source| {
        let lines = source.code(rule.in_tests);
        let hits = lines.filter_map(|(line, code)| Some((line, banned.find(code)?.as_str())));
        hits.map(|(line, word)| objection(&source.path, line, rule.name, word, rule.why))
    });
    Ok(objections.collect())
}

fn objection(path: &str, line: usize, rule: &str, found: &str, why: &str) -> String {
    format!("{path}:{line}: {rule}: `{}` ({why})", found.trim())
}

fn too_long(sources: &[Source]) -> impl Iterator<Item = String> {
    let files = sources.iter().filter(|source| !source.path.ends_with(".css"));
    files.map(|source| (source, source.text.lines().count())).filter_map(|(source, lines)| {
        let found = format!("{lines} lines");
        let why = format!("at most {MAX_LINES}: it holds more than one noun");
        (lines > MAX_LINES).then(|| objection(&source.path, lines, "small files", &found, &why))
    })
}

/// The core's code follows a provider's data and not its name, so that a new provider is a new file
/// and nothing else.
fn named_providers(sources: &[Source]) -> Vec<String> {
    const PROVIDERS: &str = "crates/webhook-core/src/provider/";
    let inside = |source: &Source| source.path.starts_with(PROVIDERS);
    let ids = sources.iter().filter(|source| inside(source)).filter_map(|source| {
        let text = source.code(false).find_map(|(_, code)| code.split_once("ProviderId(\""))?.1;
        Some(format!("\"{}\"", text.split('"').next()?))
    });
    let ids: Vec<String> = ids.collect();
    let core =
        |source: &&Source| source.path.starts_with("crates/webhook-core/src/") && !inside(source);
    let lines = sources.iter().filter(core).flat_map(|source| {
        source.code(false).map(move |(line, code)| (source.path.as_str(), line, code))
    });
    lines
        .filter_map(|(path, line, code)| {
            let id = ids.iter().find(|id| code.contains(id.as_str()))?;
            let why = "a provider is named in its own file only: follow its data";
            Some(objection(path, line, "no provider is special", id, why))
        })
        .collect()
}

fn unlinked_styles(sources: &[Source], page: &str) -> impl Iterator<Item = String> {
    let styles = sources.iter().map(|source| source.path.as_str());
    styles
        .filter(|path| path.ends_with(".css") && !page.contains(&format!("href=\"{path}\"")))
        .map(|path| objection(path, 1, "every style is used", path, "index.html does not link it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned() }
    }

    /// Whether the rule with that name objects to that line in that file.
    #[track_caller]
    fn check(rule: &str, path: &str, text: &str, objects: bool) {
        let rule = RULES.iter().find(|candidate| candidate.name == rule).unwrap();
        let objections = broken(rule, &[source(path, text)]).unwrap();
        assert_eq!(!objections.is_empty(), objects, "{path}: {text}: {objections:?}");
    }

    const CORE: &str = "crates/webhook-core/src/simulation/engine.rs";
    const VIEW: &str = "src/simulator/view.rs";

    #[test]
    fn the_core_reads_no_clock_and_no_system() {
        let check = |text, objects| check("the core is pure", CORE, text, objects);
        check("use std::time::Instant;", true);
        check("let now = std::time::{Duration, SystemTime};", true);
        check("let home = std::env::var(\"HOME\");", true);
        check("/// Not an `Instant`: virtual time.", false);
        check("let instantly = Micros::ZERO;", false);
        check("#[cfg(test)]\nuse std::time::Instant;", false);
    }

    #[test]
    fn the_core_iterates_in_one_order() {
        let check = |text, objects| check("the core has one order", CORE, text, objects);
        check("use std::collections::HashMap;", true);
        check("use std::collections::{BTreeMap, HashSet};", true);
        check("use std::collections::BTreeMap;", false);
    }

    #[test]
    fn the_core_uses_no_function_that_differs_between_targets() {
        let check =
            |text, objects| check("the core computes alike everywhere", CORE, text, objects);
        check("let gap = -u.ln() * mean;", true);
        check("let y = f64::powf(x, 2.5);", true);
        check("let gap = -libm::log(u) * mean;", false);
        check("let line = text.lines();", false);
    }

    #[test]
    fn the_core_knows_no_browser() {
        let check = |text, objects| check("the core knows no browser", CORE, text, objects);
        check("use leptos::prelude::*;", true);
        check("use gloo_timers::callback;", true);
        check("use crate::time::Micros;", false);
    }

    #[test]
    fn only_the_platform_names_the_browser() {
        let rule = "only the platform names the browser";
        check(rule, VIEW, "let w = web_sys::window();", true);
        check(rule, VIEW, "use gloo_timers::callback::Timeout;", true);
        check(rule, "src/platform/clock.rs", "let w = web_sys::window();", false);
        check(rule, VIEW, "use crate::platform::clock;", false);
    }

    #[test]
    fn models_are_plain_rust() {
        let check =
            |path, objects| check("models are plain Rust", path, "use leptos::ev;", objects);
        check("src/simulator/model.rs", true);
        check("src/simulator/view_model.rs", true);
        check("src/share.rs", true);
        check("src/simulator/view.rs", false);
    }

    #[test]
    fn styles_are_not_inline() {
        let check = |text, objects| check("no inline styles", VIEW, text, objects);
        check("view! { <p style=\"width: 3px\"></p> }", true);
        check("view! { <p style:width=width></p> }", true);
        check("p().style(\"width: 3px\")", true);
        check("view! { <p class=\"style\"></p> }", false);
        check("struct Look { style: Style }", false);
    }

    #[test]
    fn nothing_is_unfinished_and_nothing_sleeps() {
        check("nothing unfinished", VIEW, "    todo!()", true);
        check("nothing unfinished", VIEW, "#[ignore = \"flaky\"]", true);
        check("nothing unfinished", VIEW, "let x = 1; // TODO", true);
        check("nothing unfinished", VIEW, "let todo = 1;", false);
        check("no sleeping", "tests/e2e/wait.rs", "std::thread::sleep(SECOND);", true);
        check("no sleeping", "tests/e2e/wait.rs", "tokio::time::sleep(SECOND).await;", true);
        check("no sleeping", "tests/e2e/wait.rs", "let asleep = interval.tick();", false);
    }

    #[test]
    fn a_file_of_more_than_400_lines_is_too_long() {
        let check = |path, lines, objects| {
            let found = too_long(&[source(path, &"x\n".repeat(lines))]).count();
            assert_eq!(found == 1, objects, "{path} {lines}");
        };
        check("src/a.rs", 400, false);
        check("src/a.rs", 401, true);
        check("style/a.css", 401, false);
    }

    #[test]
    fn a_provider_is_named_in_its_own_file_only() {
        let check = |path, text, objects| {
            let stripe = "crates/webhook-core/src/provider/stripe.rs";
            let sources = [source(stripe, "id: ProviderId(\"stripe\"),"), source(path, text)];
            assert_eq!(!named_providers(&sources).is_empty(), objects, "{path}: {text}");
        };
        check(CORE, "if provider.id.0 == \"stripe\" {", true);
        check(CORE, "#[cfg(test)]\nfind(\"stripe\")", false);
        check(CORE, "if provider.retries() {", false);
        check("crates/webhook-core/src/provider/mod.rs", "find(\"stripe\")", false);
        check("crates/webhook-cli/src/main.rs", "\"stripe\"", false);
    }

    #[test]
    fn every_style_is_linked() {
        let check = |page, objects| {
            let styles = [source("style/base.css", "")];
            assert_eq!(unlinked_styles(&styles, page).count() == 1, objects, "{page}");
        };
        check(r#"<link data-trunk rel="css" href="style/base.css">"#, false);
        check(r#"<link data-trunk rel="css" href="style/tokens.css">"#, true);
    }
}
