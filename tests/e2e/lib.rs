//! The harness of the journeys: `cargo xtask test journeys`.
//!
//! A journey is a reader's way through the release page in a real browser. It finds things as a
//! reader does, by role and accessible name, and waits for what it expects to see, never for time.

mod a11y;
mod action;
mod article;
mod browser;
mod check;
mod find;
mod focus;
mod journey;
mod network;
mod playground;
mod simulator;
mod touch;
mod wait;

pub use article::Files;
pub use browser::{Page, Place, chromium, setting};
pub use focus::Stop;
pub use journey::{Reader, journey};
pub use simulator::{Lane, Row, Shown, millis};
pub use wait::eventually;
