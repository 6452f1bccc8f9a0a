//! What lies between one client's app and the service.

use super::config::{Network, Ppm};
use super::random::{Draws, Purpose};
use super::record::Route;
use crate::time::Micros;

/// Both ways of one client. The nth message of a way meets what the nth message of that way meets
/// in every strategy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    network: Network,
    up: Way,
    down: Way,
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
        }
    }

    /// Sends one more message this way.
    #[inline]
    pub(super) fn send(&mut self, route: Route) -> Fate {
        let Network { latency, loss } = self.network;
        let way = match route {
            Route::ToService => &mut self.up,
            Route::ToApp => &mut self.down,
        };
        let nth = way.sent;
        way.sent += 1;
        Fate {
            latency: way.latency.nth(nth).within(latency),
            // Keyed draws may be left out where they decide nothing.
            lost: loss > Ppm::ZERO && way.loss.nth(nth).happens(loss),
        }
    }
}
