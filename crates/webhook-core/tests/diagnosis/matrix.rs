//! Each mistake on each scheme is found again. The golden file is the whole matrix, and is read
//! before it is committed.

use std::fmt::Write as _;

use webhook_core::diagnosis::mistakes::{MISTAKES, Mistake, Original};
use webhook_core::diagnosis::{Budget, Diagnosis, Finding, diagnose};
use webhook_core::signature::Scheme;

use crate::honesty::is_honest;
use crate::samples::{NOW, Sample, schemes};
use crate::support::check_golden;

/// The diagnosis of a mistake, on the first of the scheme's samples on which it can be made.
fn diagnosis(mistake: &Mistake, scheme: &'static Scheme<'static>) -> Option<Diagnosis> {
    Sample::all(scheme).iter().find_map(|sample| {
        let original = Original {
            scheme: sample.scheme,
            signs: &sample.signs,
            verifies: &sample.verifies,
            draft: &sample.draft,
            now: NOW,
        };
        let broken = mistake.make(&original).expect("the sample can be signed")?;
        let budget = Budget::for_body(broken.request.body.len());
        // What stands alone fits; where nothing is found, pairs would only take their time.
        let macs = if scheme.algorithm.is_asymmetric() { budget.macs } else { 1500 };
        let budget = Budget { macs, ..budget };
        let diagnosis = diagnose(&broken.attempt(), budget);
        is_honest(&broken.attempt(), &diagnosis).expect(mistake.id);
        Some(diagnosis)
    })
}

/// How many hypotheses there were changes with each new probe.
fn shown(finding: &Finding) -> String {
    let shown = format!("{finding:?}");
    shown.split(" hypotheses=").next().unwrap_or_default().to_owned()
}

fn lines(scheme: &'static Scheme<'static>) -> String {
    let mut text = format!("{}\n", scheme.id);
    for mistake in MISTAKES {
        if let Some(diagnosis) = diagnosis(mistake, scheme) {
            let found: Vec<_> = diagnosis.findings.iter().map(shown).collect();
            let cause = mistake.cause;
            let is_first = diagnosis
                .findings
                .first()
                .is_some_and(|first| first.causes.len() == 1 && first.causes[0].id == cause);
            let mark = if is_first { ' ' } else { '!' };
            writeln!(text, "{mark} {}: {}", mistake.id, found.join(" | ")).expect("a string");
        }
    }
    text
}

#[test]
fn each_mistake_on_each_scheme_is_found_again() {
    let all: Vec<String> = schemes().into_iter().map(lines).collect();
    check_golden("diagnoses.txt", &all.join("\n"));
}
