//! Why a signature does not match: searches for the one change that makes it match, and proves it.
//!
//! ```text
//! Attempt → probes → changes, cheapest first → one MAC each, looked up among the signatures
//!         → hit → the edited request goes through `walkthrough` → Finding: proven
//!         → none → what it looks like → Finding: likely
//! ```
//!
//! A diagnosis never accepts a request. It says what would have to be otherwise.

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
