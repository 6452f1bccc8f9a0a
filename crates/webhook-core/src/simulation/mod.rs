//! Polling and webhooks in virtual time: deterministic, to the microsecond, the same on every
//! machine.
//!
//! ```text
//! Config → checked() → Scenario → Engine::advance(budget) → Recorder → Trace | Stats | TraceHash
//! Trace → Timeline::frame(at) → Frame
//! ```
//!
//! ```
//! use webhook_core::simulation::{Config, Engine, StatsRecorder, StrategyConfig, Workload};
//! use webhook_core::time::Micros;
//!
//! let config = Config {
//!     workload: Workload::At(vec![Micros::from_secs(42)]),
//!     strategy: StrategyConfig::ShortPoll { interval: Micros::from_secs(5) },
//!     ..Config::default()
//! };
//! let stats = Engine::run(&config.checked()?, StatsRecorder::new());
//! assert_eq!((stats.counts.requests, stats.counts.empty_responses), (12, 11));
//! # Ok::<(), webhook_core::simulation::ConfigError>(())
//! ```

mod attack;
mod checks;
mod comparison;
mod config;
mod config_error;
mod counts;
mod endpoint;
mod engine;
mod expected;
mod exposure;
mod fault;
mod hash;
mod histogram;
pub mod limits;
mod load;
mod mistake;
mod network;
mod policy;
mod queue;
mod random;
mod receiver;
mod record;
mod recorder;
mod replay;
mod samples;
mod scenario;
mod stats;
mod strategies;
mod timeline;
mod trace;
mod workload;
mod world;

pub use attack::{Attack, Forgery};
pub use comparison::{Compared, compare};
pub use config::{
    Acknowledge, Config, Fork, Memory, Network, Phase, Ppm, Receiver, Span, StrategyConfig,
    Verification, Window, Workload,
};
pub use config_error::{Allowed, ConfigError, Field, Found};
pub use counts::{Bytes, Counts};
pub use engine::{Engine, Progress};
pub use expected::{
    attempts_ppm, deviation_ppm, empty_polls_ppm, peak_requests, poll_bytes_per_day,
    shortest_interval, times_per_day, webhook_bytes_per_day, worst_staleness,
};
pub use exposure::{Exposure, MAX_BITS};
pub use fault::{Fault, FaultKind, Reach};
pub use hash::{HashRecorder, TraceHash};
pub use histogram::Bin;
pub use load::{Load, LoadRecorder};
pub use mistake::Mistake;
pub use policy::DeliveryPolicy;
pub use record::{Guard, Message, MessageKind, Record, Route, What};
pub use recorder::Recorder;
pub use replay::{Channel, Known, Outage, Outcome, Replay};
pub use samples::samples;
pub use scenario::Scenario;
pub use stats::{DelaySummary, Stats, StatsRecorder};
pub use timeline::{Frame, InFlight, Timeline};
pub use trace::{Trace, TraceRecorder};
pub use workload::{moment_within, poisson_times};
