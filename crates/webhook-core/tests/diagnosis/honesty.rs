//! What holds of every diagnosis, and is asked wherever one is made.

use proptest::prelude::*;
use webhook_core::diagnosis::{Attempt, Certainty, Diagnosis, Finding, Target};
use webhook_core::signature::walkthrough;

/// Whether the request is accepted once the changes are made.
fn verifies(attempt: &Attempt<'_>, finding: &Finding) -> bool {
    let edit = &finding.edit;
    let scheme = edit.scheme.applied(attempt.scheme);
    let secrets = edit.secret.as_ref().map_or(attempt.secrets, std::slice::from_ref);
    let request = edit.request.as_ref().unwrap_or(attempt.request);
    walkthrough(&scheme, secrets, request, edit.now.unwrap_or(attempt.now)).outcome.is_ok()
}

/// What holds of every diagnosis.
pub fn is_honest(attempt: &Attempt<'_>, diagnosis: &Diagnosis) -> Result<(), TestCaseError> {
    let verdict = walkthrough(attempt.scheme, attempt.secrets, attempt.request, attempt.now);
    prop_assert_eq!(&diagnosis.verdict, &verdict.outcome);
    prop_assert!(diagnosis.verdict.is_ok() || !diagnosis.findings.is_empty());
    for finding in &diagnosis.findings {
        prop_assert!(!finding.causes.is_empty());
        prop_assert!(diagnosis.verdict.is_err() || finding.target == Target::Computed);
        if finding.certainty == Certainty::Proven {
            prop_assert!(verifies(attempt, finding), "{:?}", finding);
        }
    }
    let is_proven = |it: &Finding| it.certainty == Certainty::Proven;
    prop_assert!(diagnosis.findings.is_sorted_by_key(|finding| !is_proven(finding)));
    Ok(())
}
