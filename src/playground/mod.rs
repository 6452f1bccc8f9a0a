//! Sign and verify as real providers do, with every step in sight.
//!
//! `form` is what the reader entered; `model` applies messages and works out what comes of it;
//! `attack` and `flip` change one thing and look again; `view` shows it all as text and fields.

pub mod attack;
pub mod body;
pub mod diagnosing;
mod driver;
pub mod export;
pub mod fixture;
pub mod flip;
pub mod form;
pub mod gallery;
pub mod headers;
pub mod limits;
pub mod model;
pub mod paste;
pub mod samples;
pub mod scheme;
pub mod share;
mod view;

pub use view::Playground;

/// The playground's handle.
pub type Store = crate::ui::store::Store<model::Model>;
