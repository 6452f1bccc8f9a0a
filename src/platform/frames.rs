//! Animation frames: one at a time, with the wall time since the last.

use leptos::prelude::request_animation_frame;

fn now_ms() -> f64 {
    leptos::prelude::window().performance().map_or(0.0, |performance| performance.now())
}

/// Calls `frame` once a screen frame, with the milliseconds since the one before, for as long as
/// it answers `true`.
pub fn run(frame: impl FnMut(f64) -> bool + 'static) {
    next(frame, now_ms());
}

fn next(mut frame: impl FnMut(f64) -> bool + 'static, before: f64) {
    request_animation_frame(move || {
        let now = now_ms();
        if frame(now - before) {
            next(frame, now);
        }
    });
}
