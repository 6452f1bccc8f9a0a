//! Seven ways to know, in the same world: what each costs.

pub mod model;
mod view;

pub use view::Compare;
