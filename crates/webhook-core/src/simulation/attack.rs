//! Deliveries that no service has sent.

use crate::time::Micros;

/// Somebody who knows the app's address posts to it, every so often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attack {
    /// What is posted.
    pub forgery: Forgery,
    /// When the first one is posted.
    pub from: Micros,
    /// Time from one to the next.
    pub every: Micros,
    /// How many are posted to each client's app, at least 1.
    pub count: u32,
}

/// How a delivery is forged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgery {
    /// An invented event without a signature.
    Unsigned,
    /// An invented event, signed with another secret than the app's.
    WrongSecret,
    /// A genuine delivery that was overheard, with its genuine signature; the same one each time.
    Replay {
        /// How long before the run began the service had signed it and the app taken it in.
        age: Micros,
    },
}
