//! What holds for every run of the simulation.

mod golden;
mod laws;
mod limits;
mod polling;
mod seeking;
mod statistics;
mod text;
mod webhooks;
mod worlds;
