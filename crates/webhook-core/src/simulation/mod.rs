//! Polling and webhooks in virtual time: deterministic, to the microsecond, the same on every
//! machine.
//!
//! ```text
//! Config → checked() → Scenario → Engine::advance(budget) → Recorder → Trace | Stats | TraceHash
//! Trace → Timeline::frame(at) → Frame
//! ```
//!
//! ```
//! use webhook_core::simulation::{
//!     Config, Engine, Network, Receiver, StatsRecorder, StrategyConfig, Workload,
//! };
//! use webhook_core::time::Micros;
//!
//! let config = Config {
//!     seed: 1,
//!     duration: Micros::from_secs(60),
//!     clients: 1,
//!     workload: Workload::At(vec![Micros::from_secs(42)]),
//!     network: Network::default(),
//!     receiver: Receiver::default(),
//!     strategy: StrategyConfig::ShortPoll { interval: Micros::from_secs(5) },
//! };
//! let stats = Engine::run(&config.checked()?, StatsRecorder::new());
//! assert_eq!((stats.counts.requests, stats.counts.empty_responses), (12, 11));
//! # Ok::<(), webhook_core::simulation::ConfigError>(())
//! ```

mod config;
mod config_error;
mod engine;
mod expected;
mod hash;
mod histogram;
pub mod limits;
mod network;
mod queue;
mod random;
mod receiver;
mod record;
mod recorder;
mod samples;
mod scenario;
mod stats;
mod strategies;
mod timeline;
mod trace;
mod workload;
mod world;

pub use config::{
    Acknowledge, Config, Network, Ppm, Receiver, Span, StrategyConfig, Window, Workload,
};
pub use config_error::{Allowed, ConfigError, Field, Found};
pub use engine::{Engine, Progress};
pub use expected::empty_polls_ppm;
pub use hash::{HashRecorder, TraceHash};
pub use record::{Bytes, Counts, Message, MessageKind, Record, Route, What};
pub use recorder::Recorder;
pub use samples::samples;
pub use scenario::Scenario;
pub use stats::{DelaySummary, Stats, StatsRecorder};
pub use timeline::{Frame, InFlight, Timeline};
pub use trace::{Trace, TraceRecorder};
pub use workload::{moment_within, poisson_times};
