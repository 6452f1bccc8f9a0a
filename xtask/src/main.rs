//! `cargo xtask …`: everything that a person runs is what CI runs.

mod bench;
mod browser;
mod build;
mod check;
mod crypto_size;
mod host;
mod process;
mod project;
mod serve;
mod setup;
mod site;
mod size;
mod steps;
mod structure;
mod test;
mod tools;
mod wasm;

use std::env;
use std::process::ExitCode;

use anyhow::{Result, bail};
use project::Project;

struct Command {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&Project, &[String]) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        arguments: "[--port N]",
        about: "set up, build the release page, serve it at http://127.0.0.1:8080",
        run: serve::run,
    },
    Command {
        name: "test",
        arguments: "[STEP…]",
        about: "set up and run all tests, or only the named steps (see below)",
        run: test::run,
    },
    Command {
        name: "build",
        arguments: "",
        about: "set up, build the release page into dist/, fit for any static host",
        run: build::run,
    },
    Command {
        name: "check",
        arguments: "",
        about: "formatting, clippy on every target, the structure of the sources",
        run: check::run,
    },
    Command {
        name: "size",
        arguments: "[crypto]",
        about: "sizes of dist/ against the budget; or what cryptography adds to the wasm",
        run: size::run,
    },
    Command {
        name: "bench",
        arguments: "[polling|signatures]",
        about: "the benchmarks, with others' programs beside ours",
        run: bench::run,
    },
    Command {
        name: "setup",
        arguments: "",
        about: "only install what is missing, for building and for testing",
        run: setup::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let wants_help = |argument: &String| matches!(argument.as_str(), "help" | "-h" | "--help");
    let Some((name, rest)) = arguments.split_first() else {
        bail!("which command?\n\n{}", help());
    };
    if arguments.iter().any(wants_help) {
        println!("{}", help());
        return Ok(());
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        bail!("there is no command {name:?}\n\n{}", help());
    };
    (command.run)(&Project::here(), rest)
}

fn help() -> String {
    let commands: String = COMMANDS
        .iter()
        .map(|c| format!("  {:<28} {}\n", format!("{} {}", c.name, c.arguments), c.about))
        .collect();
    format!(
        "cargo xtask COMMAND\n\n{commands}\nSteps of test: {}.\n\
         Tools go to .tools/ in this project and are installed only if missing.\n\
         CHROME and CHROMEDRIVER name another browser and driver than those on PATH.",
        test::step_names()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_every_command() {
        for command in COMMANDS {
            assert!(help().contains(command.about), "{}", command.name);
        }
    }

    #[test]
    fn an_unknown_command_is_refused_by_name() {
        let error = dispatch(&["sevre".to_owned()]).unwrap_err().to_string();
        assert!(error.contains("sevre") && error.contains("serve [--port N]"), "{error}");
    }
}
