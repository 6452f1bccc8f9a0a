//! What `webhook` says to someone who does not know it yet.

use std::process::{Command, Output};

fn webhook(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_webhook")).args(arguments).output().expect("the program runs")
}

#[track_caller]
fn check_refused(arguments: &[&str], expect: &str) {
    let output = webhook(arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(errors.contains(expect) && errors.contains("simulate FILE"), "{errors}");
}

#[test]
fn help_goes_to_standard_output() {
    for arguments in [&["--help"][..], &["-h"], &["simulate", "--help"]] {
        let output = webhook(arguments);
        assert!(output.status.success() && output.stderr.is_empty());
        assert!(String::from_utf8_lossy(&output.stdout).contains("simulate FILE"));
    }
}

#[test]
fn what_cannot_be_done_is_answered_with_what_can() {
    check_refused(&[], "no command given");
    check_refused(&["teleport"], "unknown command `teleport`");
    check_refused(&["simulate"], "`simulate` takes exactly one FILE");
    check_refused(&["simulate", "a", "b"], "`simulate` takes exactly one FILE");
}
