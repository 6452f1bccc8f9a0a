//! What cannot be computed: random bytes, and the wall clock.

use leptos::prelude::window;

/// 32 random bytes; `None` when the browser has no cryptography.
#[must_use]
pub fn seed() -> Option<[u8; 32]> {
    let mut seed = [0; 32];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut seed).ok()?;
    Some(seed)
}

/// Milliseconds since the beginning of 1970.
#[must_use]
pub fn wall_millis() -> i64 {
    window().performance().map_or(0, |clock| (clock.time_origin() + clock.now()) as i64)
}
