//! What holds for every run of the simulation.

mod comparisons;
mod faults;
mod forks;
mod golden;
mod laws;
mod limits;
mod mistakes;
mod outages;
mod policies;
mod polling;
mod promises;
mod scale;
mod seeking;
mod statistics;
#[path = "../support/mod.rs"]
mod support;
mod text;
mod webhooks;
mod worlds;
