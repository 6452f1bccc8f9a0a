//! The harness of the recipes: `cargo xtask test recipes`.
//!
//! Each file in `endpoints/` is what the page shows and what runs here: started for real, on a port
//! of its own, and sent requests that the core has signed.

mod client;
mod endpoint;
mod language;
mod packages;
mod promises;
mod recipe;
mod record;
mod refusals;
mod service;
mod work;

use std::env;
use std::time::SystemTime;

use anyhow::{Context, Result};
use webhook_core::signature::UnixMillis;

pub use promises::keep;
pub use recipe::Recipe;
pub use record::{Entry, Record};
pub use refusals::REFUSALS;
pub use service::SERVICES;

/// What `cargo xtask test` tells these tests.
fn setting(name: &str) -> Result<String> {
    env::var(name).with_context(|| format!("{name} is not set: run `cargo xtask test recipes`"))
}

/// The real time: the endpoints look at the clock themselves.
fn now() -> Result<UnixMillis> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    Ok(UnixMillis(i64::try_from(since.as_millis())?))
}
