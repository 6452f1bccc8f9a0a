//! What lies between one client's app and the service.

use super::config::{Network, Ppm};
use super::random::{Draws, Purpose};
use crate::time::Micros;

/// Both ways of one client. The nth message of a way meets what the nth message of that way meets
/// in every strategy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    network: Network,
    up: Way,
    down: Way,
    /// The attacker's, on which nothing is lost.
    foreign: Draws,
    forged: u64,
}

#[derive(Clone, Copy, Debug)]
struct Way {
    latency: Draws,
    loss: Draws,
    sent: u64,
}

/// What a message meets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fate {
    pub(super) latency: Micros,
    pub(super) lost: bool,
}

impl Link {
    pub(super) fn new(network: Network, seed: u64, client: u32) -> Self {
        let way = |latency, loss| Way {
            latency: Draws::new(seed, latency, client),
            loss: Draws::new(seed, loss, client),
            sent: 0,
        };
        Self {
            network,
            up: way(Purpose::LatencyToService, Purpose::LossToService),
            down: way(Purpose::LatencyToApp, Purpose::LossToApp),
            foreign: Draws::new(seed, Purpose::LatencyOfForged, client),
            forged: 0,
        }
    }

    /// Goes on like this. The nth message still meets the nth draw.
    pub(super) fn change(&mut self, network: Network) {
        self.network = network;
    }

    /// How long one more message from or to an attacker takes.
    pub(super) fn send_forged(&mut self) -> Micros {
        let nth = self.forged;
        self.forged += 1;
        self.foreign.nth(nth).within(self.network.latency)
    }

    /// Sends one more message to the service, or to the app.
    #[inline]
    pub(super) fn send(&mut self, up: bool) -> Fate {
        let Network { latency, loss } = self.network;
        let way = if up { &mut self.up } else { &mut self.down };
        let nth = way.sent;
        way.sent += 1;
        Fate {
            latency: way.latency.nth(nth).within(latency),
            // Keyed draws may be left out where they decide nothing.
            lost: loss > Ppm::ZERO && way.loss.nth(nth).happens(loss),
        }
    }
}
