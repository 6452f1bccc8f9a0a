//! English.

pub mod opening;
pub mod playground;
pub mod simulator;
