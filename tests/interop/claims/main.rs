//! Whether `webhook` and the world agree: `cargo xtask test interop`.

mod curl;
mod diagnosis;
mod node;
mod python;
mod signing;
