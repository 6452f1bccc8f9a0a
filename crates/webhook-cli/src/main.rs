//! The command line `webhook`: JSON in, JSON out.
//!
//! Exit code 0: it did what was asked. Exit code 1: it ran, and something did not hold. Exit code 2:
//! it could not run, and standard error says why.

mod diagnose;
mod input;
mod output;
mod providers;
mod replay;
mod scenario;
mod sign;
mod simulate;
mod vector;
mod vectors;
mod verify;

use std::io::{self, Write};
use std::process::ExitCode;

use output::Output;

/// Something went wrong that its reader can do something about: one line for standard error.
type Result<T> = std::result::Result<T, String>;

struct Command {
    name: &'static str,
    takes: Takes,
    does: &'static str,
    run: fn(&[&str]) -> Result<Output>,
}

/// The files that a command reads.
#[derive(Clone, Copy)]
enum Takes {
    Nothing,
    OneFile,
    /// Standard input when there is none.
    OneFileOrInput,
    Files,
}

impl Takes {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::OneFile => "FILE",
            Self::OneFileOrInput => "[FILE]",
            Self::Files => "FILE…",
        }
    }

    const fn allows(self, files: usize) -> bool {
        match self {
            Self::Nothing => files == 0,
            Self::OneFile => files == 1,
            Self::OneFileOrInput => files <= 1,
            Self::Files => files >= 1,
        }
    }
}

const COMMANDS: &[Command] = &[
    Command {
        name: "providers",
        takes: Takes::Nothing,
        does: "print everything known of every provider",
        run: |_| providers::run(),
    },
    Command {
        name: "sign",
        takes: Takes::OneFileOrInput,
        does: "sign a request as a provider would",
        run: |files| sign::run(files.first().unwrap_or(&"-")),
    },
    Command {
        name: "verify",
        takes: Takes::OneFileOrInput,
        does: "verify a request, and say why it is rejected",
        run: |files| verify::run(files.first().unwrap_or(&"-")),
    },
    Command {
        name: "vectors",
        takes: Takes::Files,
        does: "verify recorded requests and compare the verdicts",
        run: vectors::run,
    },
    Command {
        name: "diagnose",
        takes: Takes::Files,
        does: "find out why requests do not verify, and prove it",
        run: diagnose::run,
    },
    Command {
        name: "simulate",
        takes: Takes::OneFile,
        does: "play a scenario and print what it came to",
        run: |files| simulate::run(files[0]),
    },
    Command {
        name: "replay",
        takes: Takes::OneFile,
        does: "replay an outage under each sender's delivery policy",
        run: |files| replay::run(files[0]),
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> =
        std::env::args_os().skip(1).map(|text| text.to_string_lossy().into_owned()).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome =
        dispatch(&arguments).and_then(|output| print(&output.text).map(|()| output.holds));
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(message) => {
            eprintln!("webhook: {message}");
            ExitCode::from(2)
        }
    }
}

fn dispatch(arguments: &[&str]) -> Result<Output> {
    if arguments.iter().any(|argument| matches!(*argument, "--help" | "-h")) {
        return Ok(Output::of(usage()));
    }
    let [name, files @ ..] = arguments else {
        return Err(format!("no command given\n\n{}", usage()));
    };
    let Some(command) = COMMANDS.iter().find(|command| command.name == *name) else {
        return Err(format!("unknown command `{name}`\n\n{}", usage()));
    };
    if !command.takes.allows(files.len()) {
        let takes = match command.takes {
            Takes::Nothing => "no files",
            Takes::OneFile => "exactly one FILE",
            Takes::OneFileOrInput => "at most one FILE",
            Takes::Files => "at least one FILE",
        };
        return Err(format!("`{name}` takes {takes}\n\n{}", usage()));
    }
    (command.run)(files)
}

fn usage() -> String {
    let mut text = "Usage: webhook COMMAND [FILE…]\n\nCommands:\n".to_owned();
    for Command { name, takes, does, .. } in COMMANDS {
        let call = format!("{name} {}", takes.as_str());
        text += &format!("  {call:<16} {does}\n");
    }
    text + "\nFILE holds JSON. It may be `-` for standard input, and may end in `.gz`. What a scenario and an\noutage may say: docs/scenarios.md.\n"
}

/// Prints to standard output. A reader that has heard enough is no error.
fn print(output: &str) -> Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(output.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot write to standard output: {error}"))
        }
        _ => Ok(()),
    }
}
