//! Waiting for a condition.

use std::time::Duration;

use anyhow::{Context, Result};
use tokio::time::{Instant, MissedTickBehavior, interval};

const PATIENCE: Duration = Duration::from_secs(15);
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// Looks again and again until `look` finds what it wants. Past all patience the error says what
/// was wanted and why the last look did not find it.
pub async fn eventually<T>(wanted: &str, look: impl AsyncFn() -> Result<T>) -> Result<T> {
    let begin = Instant::now();
    let mut looks = interval(BETWEEN_LOOKS);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        looks.tick().await;
        match look().await {
            Ok(found) => return Ok(found),
            Err(error) if begin.elapsed() > PATIENCE => {
                return Err(error)
                    .with_context(|| format!("waited {PATIENCE:?} in vain until {wanted}"));
            }
            Err(_) => {}
        }
    }
}
