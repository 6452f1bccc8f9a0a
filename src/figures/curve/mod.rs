//! The share of empty polls as a curve to drag along: what the formula says, and what a run counts.

pub mod model;
mod view;

pub use view::Curve;
