//! Waiting for a parcel: walking to the door against a text message.

pub mod model;
mod view;

pub use view::Parcel;
