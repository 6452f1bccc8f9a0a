//! The server is down for a while: which of the day's events survive at each sender.

pub mod model;
mod view;

pub use view::Outages;
