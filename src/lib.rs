//! The page: it shows what the core knows and owns no rule about webhooks itself.

mod app;
mod article;
pub mod content;
pub mod decision;
pub mod figures;
pub mod platform;
pub mod playground;
mod prompts;
pub mod scale;
pub mod share;
pub mod simulator;
mod ui;

pub use app::App;

/// Takes over the page that the prerenderer has written. Every build prerenders, so there is no
/// second way to draw it, which would weigh as much again.
#[cfg(feature = "hydrate")]
pub fn start() {
    platform::failure::watch();
    leptos::mount::hydrate_body(App);
    // A page in the making stays open: `trunk serve` comes back to it.
    if !cfg!(debug_assertions) {
        platform::network::close();
    }
}
