//! Four mistakes, made and mended: the same run twice, and what the difference costs.

pub mod model;
mod view;

pub use view::Mistakes;
