//! Predict, then see: a question, the reader's guess, and the run that answers it.

pub mod model;
mod view;

pub use view::Guess;
