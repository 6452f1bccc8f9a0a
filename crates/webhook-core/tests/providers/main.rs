//! What every provider file promises, checked over all of them.
#![expect(
    clippy::unwrap_used,
    reason = "every function here serves a test, where a panic is the failure"
)]

mod events;
mod facts;
mod request;
mod schemes;
mod tokens;
