//! English.

pub mod applications;
pub mod decision;
pub mod mistakes;
pub mod next;
pub mod opening;
pub mod playground;
pub mod prompts;
pub mod recipes;
pub mod simulator;
pub mod what;
pub mod when;
