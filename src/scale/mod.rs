//! From one app to a million: what formulas say, and what the engine comes to, side by side.

pub mod model;
mod view;

pub use view::Scale;
