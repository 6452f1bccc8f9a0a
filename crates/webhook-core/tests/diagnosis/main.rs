//! Diagnosis: what the search finds, and what it never claims.

mod honesty;
mod laws;
mod matrix;
mod samples;
#[path = "../support/mod.rs"]
mod support;
