//! English.

pub mod opening;
pub mod simulator;
