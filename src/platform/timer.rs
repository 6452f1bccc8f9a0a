//! Later, once.

use gloo_timers::callback::Timeout;

/// Calls `then` after so many milliseconds of wall time.
pub fn after(milliseconds: u32, then: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, then).forget();
}
