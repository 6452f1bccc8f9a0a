//! Four mistakes of a receiver, each as a run in which it is made and one in which it is mended.
//!
//! Both runs of a pair meet the same world; only the receiver differs. What a mistake costs stands
//! in [`Counts`](super::Counts): [`deceived`](super::Counts::deceived) for the first and the last,
//! [`double`](super::Counts::double) for the others. Mended, it is zero.

use super::attack::{Attack, Forgery};
use super::config::{
    Acknowledge, Config, Memory, Network, Ppm, Receiver, Span, StrategyConfig, Verification,
    Workload,
};
use super::fault::{Fault, FaultKind, Reach};
use super::policy::DeliveryPolicy;
use super::record::Route;
use crate::time::Micros;

/// What a receiver does wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It believes whoever posts to it.
    NoVerification,
    /// It answers when its work is done, which takes longer than the sender waits.
    SlowAnswer,
    /// It acts on an event as often as it is told of it.
    NoDeduplication,
    /// It relies on nobody knowing its address, and somebody has found it.
    ExposedAddress,
}

/// Events, in seconds.
const EVENTS: [u64; 5] = [10, 30, 50, 70, 90];
const TOLERANCE: Micros = Micros::from_secs(300);
const TIMEOUT: Micros = Micros::from_secs(5);
const WAITS: [u64; 3] = [5, 10, 15];

impl Mistake {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::NoVerification, Self::SlowAnswer, Self::NoDeduplication, Self::ExposedAddress];

    /// The run in which it is made.
    #[must_use]
    pub fn made(self) -> Config {
        let mut config = self.mended();
        match self {
            Self::NoVerification => {
                config.receiver.verification = Verification::Nothing;
                config.receiver.deduplicate = false;
            }
            Self::SlowAnswer => config.receiver.acknowledge = Acknowledge::AfterProcessing,
            Self::NoDeduplication => config.receiver.deduplicate = false,
            Self::ExposedAddress => config.receiver.verification = Verification::Nothing,
        }
        config
    }

    /// The same run with a receiver that does not make it.
    #[must_use]
    pub fn mended(self) -> Config {
        let policy = policy();
        let latency = Span { min: Micros::from_millis(20), max: Micros::from_millis(80) };
        let processing = Micros::from_millis(200);
        Config {
            duration: Micros::from_secs(150),
            workload: Workload::At(EVENTS.map(Micros::from_secs).to_vec()),
            network: Network { latency, loss: Ppm::ZERO },
            receiver: Receiver {
                processing: match self {
                    Self::SlowAnswer => Span::exactly(TIMEOUT + Micros::from_secs(3)),
                    _ => Span::exactly(processing),
                },
                // A slow app that is mended has no need to recognise anything.
                deduplicate: self != Self::SlowAnswer,
                memory: Memory::needed(&policy, latency.max, Micros::from_secs(20), TOLERANCE),
                verification: Verification::Timely { tolerance: TOLERANCE },
                ..Receiver::default()
            },
            faults: if self == Self::NoDeduplication { repeats().to_vec() } else { Vec::new() },
            attacks: self.attacks(),
            strategy: StrategyConfig::Webhook(policy),
            ..Config::default()
        }
    }

    fn attacks(self) -> Vec<Attack> {
        let post = |forgery, from, count| Attack {
            forgery,
            from: Micros::from_secs(from),
            every: Micros::from_secs(20),
            count,
        };
        match self {
            // Yesterday's delivery gives itself away by its age, the one of a minute before by its
            // id alone.
            Self::NoVerification => vec![
                post(Forgery::Unsigned, 15, 3),
                post(Forgery::WrongSecret, 18, 3),
                post(Forgery::Replay { age: Micros::DAY }, 21, 3),
                post(Forgery::Replay { age: Micros::from_secs(10) }, 24, 3),
            ],
            Self::ExposedAddress => {
                vec![Attack { every: Micros::from_secs(2), ..post(Forgery::Unsigned, 60, 30) }]
            }
            Self::SlowAnswer | Self::NoDeduplication => Vec::new(),
        }
    }
}

fn policy() -> DeliveryPolicy {
    DeliveryPolicy::new(TIMEOUT, WAITS.map(Micros::from_secs).to_vec())
}

/// Two answers get lost, and one delivery is sent twice: the app is told again.
fn repeats() -> [Fault; 2] {
    let fault = |from, times, kind| Fault {
        from: Micros::from_secs(from),
        reach: Reach::Next(times),
        kind,
    };
    [
        fault(0, 2, FaultKind::Drop { route: Route::ToService }),
        fault(60, 1, FaultKind::Duplicate { after: Micros::from_millis(500) }),
    ]
}
