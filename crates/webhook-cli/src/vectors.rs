//! `webhook vectors FILE…`

use std::fmt::Write;

use webhook_core::signature::Rejection;

use crate::output::Output;
use crate::vector::{Vector, Verdict};
use crate::{Result, input};

/// Cases in which the official libraries disagree with each other and raw bytes alone do not
/// decide; `docs/sdk-differences.md` gives the reasons.
const OWN_RULES: &[(&str, Verdict)] = &[
    ("twilio/form-host-uppercase", Verdict::Reject),
    ("twilio/form-pathspace-normalised", Verdict::Reject),
    ("twilio/form-sharedkey-sha256", Verdict::Accept),
    ("twilio/form-sharedkey-unknown-alg", Verdict::Reject),
    ("twilio/json-body-empty", Verdict::Accept),
];

/// Verifies every request in the files and compares the verdicts.
pub(crate) fn run(files: &[&str]) -> Result<Output> {
    let mut text = String::new();
    let (mut passed, mut failed, mut skipped) = (0_usize, 0_usize, 0_usize);
    for file in files {
        let vectors: Vec<Vector> = input::read(file)?;
        for vector in vectors {
            let Some(expected) = expected(&vector) else {
                skipped += 1;
                continue;
            };
            let judgement =
                vector.judged().map_err(|error| format!("{file}: {}: {error}", vector.id))?;
            let found = judgement.verdict();
            if found == expected {
                passed += 1;
                continue;
            }
            failed += 1;
            let why = judgement.outcome.as_ref().err().map_or("matched", Rejection::id);
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}: expected {expected}, got {found}: {why}", vector.id);
        }
    }
    let _ = writeln!(text, "{passed} passed, {failed} failed, {skipped} skipped");
    Ok(Output { text, holds: failed == 0 })
}

/// The verdict by the provider's documented rule over raw bytes; `None` when the file has none.
fn expected(vector: &Vector) -> Option<Verdict> {
    let case = vector.id.rsplit_once('/').map_or(vector.id.as_str(), |(case, _)| case);
    let own = OWN_RULES.iter().find(|(name, _)| *name == case).map(|(_, verdict)| *verdict);
    let contested = if vector.contested { own.or(vector.raw_bytes_verdict) } else { None };
    contested.or(vector.verdict)
}
