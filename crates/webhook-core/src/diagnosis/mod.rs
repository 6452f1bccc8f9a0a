//! Why a signature does not match: searches for the one change that makes it match, and proves it.
//!
//! ```text
//! Attempt → probes → changes, cheapest first → one MAC each, looked up among the signatures
//!         → hit → the edited request goes through `walkthrough` → Finding: proven
//!         → none → what it looks like → Finding: likely
//! ```
//!
//! A diagnosis never accepts a request. It says what would have to be otherwise.
//!
//! All at once, with [`diagnose`]; or in slices, so that something else can go on meanwhile:
//!
//! ```
//! # use webhook_core::diagnosis::{Attempt, Budget, CauseId, Search};
//! # use webhook_core::signature::{Draft, Secret, UnixMillis, sign};
//! # let scheme = webhook_core::provider::schemes("stripe")[0];
//! # let now = UnixMillis(1_760_000_000_000);
//! # let mut draft = Draft::default();
//! # draft.request.body = b"{}".to_vec();
//! # let signed = sign(scheme, &Secret::new("whsec_x"), &draft, now).unwrap();
//! # let secrets = [Secret::new("whsec_x\n")];
//! # let attempt = Attempt { scheme, secrets: &secrets, request: &signed.request, now,
//! #     computed: None, other_secrets: &[], content_length: None };
//! let mut search = Search::new(&attempt, Budget::for_body(attempt.request.body.len()));
//! while !search.advance(&attempt, Budget { macs: 500, bytes: 1 << 20 }) {
//!     // Draw a frame, with `search.progress()`.
//! }
//! let diagnosis = search.finish(&attempt);
//! let first = &diagnosis.findings[0];
//! assert_eq!(first.causes[0].id, CauseId::SecretWhitespace);
//! // What to do about it, as data: here, another secret.
//! assert!(first.edit.secret.is_some());
//! ```

mod address;
mod attempt;
mod cause;
mod confirm;
mod finding;
mod likely;
pub mod mistakes;
mod plan;
mod probes;
mod readings;
mod rewrite;
mod search;
mod targets;
mod triage;
mod trial;
mod variant;
mod written;

pub use attempt::{Attempt, Budget};
pub use cause::{Axis, Cause, CauseId, Detail};
pub use finding::{Certainty, Diagnosis, Edit, Finding, SchemeEdit, Target};
pub use search::Search;
pub use triage::{MAX_ERROR_BYTES, Match, triage};

/// Looks for causes to the end of the budget.
#[must_use]
pub fn diagnose(attempt: &Attempt<'_>, budget: Budget) -> Diagnosis {
    let mut search = Search::new(attempt, budget);
    search.advance(attempt, budget);
    search.finish(attempt)
}
