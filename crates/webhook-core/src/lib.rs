//! Everything this project knows about webhooks, without a browser, a clock or entropy.
#![warn(missing_docs)]

pub mod provider;
pub mod simulation;
pub mod syntax;
pub mod time;
