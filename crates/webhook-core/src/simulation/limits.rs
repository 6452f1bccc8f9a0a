//! A limit on everything: past it [`Config::checked`](super::Config::checked) says so.

use crate::time::Micros;

/// Most clients of one run.
pub const MAX_CLIENTS: u32 = 10_000_000;
/// Longest run.
pub const MAX_DURATION: Micros = Micros(Micros::DAY.0 * 366);
/// Most moments in a [`Workload::At`](super::Workload::At).
pub const MAX_EVENTS: usize = 100_000;
/// Most events that one client may be expected to have; the engine keeps a few bytes for each.
pub const MAX_EVENTS_PER_CLIENT: u64 = 1_000_000;
/// Shortest time between two polls, between two events on average, of a hold and of a timeout.
pub const MIN_INTERVAL: Micros = Micros::from_millis(1);
/// Longest gap between two events, on average: a thousand years. For less there is
/// [`Workload::Never`](super::Workload::Never).
pub const MAX_GAP: Micros = Micros(Micros::DAY.0 * 365_000);
/// Longest time that a message may take one way.
pub const MAX_LATENCY: Micros = Micros::from_secs(600);
/// Longest time that the app may work on an event, that the service may hold a request, or that it
/// may wait for an answer.
pub const MAX_WAIT: Micros = Micros::DAY;
/// Most retries of one delivery.
pub const MAX_RETRIES: usize = 100;
/// Most stretches of downtime.
pub const MAX_DOWN: usize = 1_000;
/// Most faults in a plan.
pub const MAX_FAULTS: usize = 64;
/// Most attacks on one app.
pub const MAX_ATTACKS: usize = 16;
/// Most forged deliveries of one attack, and most times that a fault strikes when it is counted.
pub const MAX_FORGED: u64 = 1_000_000;
/// Most events of one [`Outage`](super::Outage).
pub const MAX_REPLAYED: usize = 1_000;
/// Most windows in which requests are counted.
pub const MAX_WINDOWS: u64 = 100_000;
/// Most records that a trace keeps, about 50 bytes each.
pub const MAX_TRACE: usize = 2_000_000;
/// Most requests, events and repetitions that all clients of a run together may cause: minutes of
/// computing, unless very much is under way at once.
pub const MAX_WORK: u64 = 2_000_000_000;
