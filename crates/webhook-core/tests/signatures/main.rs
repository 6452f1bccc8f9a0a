//! What holds for every scheme of every provider.

mod drafts;
mod golden;
mod headers;
mod laws;
mod places;
mod robustness;
mod secrecy;
#[path = "../support/mod.rs"]
mod support;
mod tampering;
