//! Polling against a webhook, in one deterministic world.
//!
//! `model` holds the state and applies messages; `view_model` and `diagram` turn it into plain
//! data; `view` shows that data; `driver` is the edge to clock, address bar and screen.

pub mod crowd;
pub mod diagram;
mod driver;
pub mod knobs;
pub mod log;
pub mod mishap;
pub mod missions;
pub mod model;
pub mod player;
pub mod run;
pub mod turn;
mod view;
pub mod view_model;

pub use view::Simulator;

/// The simulator's handle.
pub type Store = crate::ui::store::Store<model::Model>;
