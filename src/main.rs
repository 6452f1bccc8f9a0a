//! The browser's program. Everything is in the library, which the prerenderer and the tests use too.

fn main() {
    webhook_lab::start();
}
