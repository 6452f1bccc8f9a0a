//! "When to use one" with the reader's own numbers: an answer with its reasons.

pub mod model;
mod view;

pub use view::Decision;
