//! From one app to a million: what formulas say, and what the engine comes to, side by side.

pub mod choice;
pub mod model;
pub mod simulation;
mod view;

pub use view::Scale;
