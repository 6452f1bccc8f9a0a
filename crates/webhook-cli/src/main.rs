//! The command line `webhook`: JSON in, JSON out.
//!
//! Exit code 0: it did what was asked. Exit code 2: it could not, and standard error says why.

mod input;
mod scenario;
mod simulate;

use std::io::{self, Write};
use std::process::ExitCode;

/// Something went wrong that its reader can do something about: one line for standard error.
type Result<T> = std::result::Result<T, String>;

struct Command {
    name: &'static str,
    takes: &'static str,
    does: &'static str,
    run: fn(&str) -> Result<String>,
}

const COMMANDS: &[Command] = &[Command {
    name: "simulate",
    takes: "FILE",
    does: "play a scenario and print what it came to",
    run: simulate::run,
}];

fn main() -> ExitCode {
    let arguments: Vec<String> =
        std::env::args_os().skip(1).map(|text| text.to_string_lossy().into_owned()).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&arguments).and_then(|output| print(&output)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("webhook: {message}");
            ExitCode::from(2)
        }
    }
}

fn dispatch(arguments: &[&str]) -> Result<String> {
    if arguments.iter().any(|argument| matches!(*argument, "--help" | "-h")) {
        return Ok(usage());
    }
    let [name, rest @ ..] = arguments else {
        return Err(format!("no command given\n\n{}", usage()));
    };
    let Some(command) = COMMANDS.iter().find(|command| command.name == *name) else {
        return Err(format!("unknown command `{name}`\n\n{}", usage()));
    };
    let [argument] = rest else {
        let Command { name, takes, .. } = command;
        return Err(format!("`{name}` takes exactly one {takes}\n\n{}", usage()));
    };
    (command.run)(argument)
}

fn usage() -> String {
    let mut text = "Usage: webhook COMMAND FILE\n\nCommands:\n".to_owned();
    for Command { name, takes, does, .. } in COMMANDS {
        text += &format!("  {name} {takes}    {does}\n");
    }
    text + "\nFILE holds JSON. It may be `-` for standard input, and may end in `.gz`.\n"
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
