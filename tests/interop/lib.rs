//! The harness of the interoperation tests: `cargo xtask test interop`.
//!
//! On one side the program `webhook`, on the other the official packages that providers publish on
//! npm and PyPI, behind one small driver for each language. Both judge the same requests.

mod agreement;
mod bodies;
mod curl;
mod package;
mod request;
mod runtime;
mod webhook;

use std::env;
use std::time::SystemTime;

use anyhow::{Context, Result};

pub use agreement::agree;
pub use bodies::Bodies;
pub use curl::{Answer, StripeServer};
pub use package::{Language, Package};
pub use request::{Request, Signing};
pub use runtime::Runtime;
pub use webhook::{diagnose, sign};

/// What a side thinks of a request.
#[derive(Debug)]
pub struct Judgement {
    pub accepted: bool,
    pub words: String,
}

/// What `cargo xtask test` tells these tests.
fn setting(name: &str) -> Result<String> {
    env::var(name).with_context(|| format!("{name} is not set: run `cargo xtask test interop`"))
}

/// The real time in unix seconds: the packages look at the clock themselves.
fn now() -> Result<u64> {
    Ok(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs())
}
