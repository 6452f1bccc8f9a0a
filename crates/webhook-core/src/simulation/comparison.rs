//! Several strategies in the same world.

use super::config::{Config, StrategyConfig};
use super::config_error::ConfigError;
use super::engine::{Engine, Progress};
use super::histogram::Bin;
use super::recorder::Recorder;
use super::stats::{Stats, StatsRecorder};

/// What one strategy came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Requests, bytes, events lost and acted on twice, the delay in numbers.
    pub stats: Stats,
    /// The delay, to be drawn; the same borders for all strategies.
    pub delays: Vec<Bin>,
}

impl Compared {
    /// What the recorder has heard, of a run that was played in slices perhaps.
    #[must_use]
    pub fn of(recorder: StatsRecorder) -> Self {
        let delays = recorder.delays();
        Self { stats: recorder.finish(), delays }
    }
}

/// Plays each strategy in the world of `config`: the same events, and the same fate for the nth
/// message either way.
///
/// # Errors
/// The first strategy that may not be played in that world.
pub fn compare(
    config: &Config,
    strategies: &[StrategyConfig],
) -> Result<Vec<Compared>, ConfigError> {
    let one = |strategy: &StrategyConfig| {
        let config = Config { strategy: strategy.clone(), ..config.clone() };
        let scenario = config.checked()?;
        let mut engine = Engine::new(&scenario, StatsRecorder::new());
        while engine.advance(u32::MAX) != Progress::Done {}
        Ok(Compared::of(engine.into_recorder()))
    };
    strategies.iter().map(one).collect()
}
