//! Everything this project knows about webhooks, without a browser, a clock or entropy.
#![warn(missing_docs)]

pub mod bytes;
pub mod diagnosis;
pub mod http;
pub mod json;
pub mod provider;
pub mod signature;
pub mod simulation;
pub mod syntax;
pub mod time;
