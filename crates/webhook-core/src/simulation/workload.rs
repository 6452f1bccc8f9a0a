//! When things happen at the service, for one client.

use super::config::{Span, Workload};
use super::limits::MAX_EVENTS;
use super::random::{Draws, Purpose};
use crate::time::Micros;

/// The moments of one client's events, one after the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrivals<'a> {
    workload: &'a Workload,
    gaps: Draws,
    last: Micros,
    count: u32,
}

impl<'a> Arrivals<'a> {
    pub(super) fn new(workload: &'a Workload, seed: u64, client: u32) -> Self {
        let gaps = Draws::new(seed, Purpose::Gap, client);
        Self { workload, gaps, last: Micros::ZERO, count: 0 }
    }

    /// The moment of the next event. It may be after the end of the run.
    pub(super) fn next(&mut self) -> Option<Micros> {
        let at = match self.workload {
            Workload::Poisson { mean_gap } => {
                self.last + self.gaps.nth(self.count.into()).exponential(*mean_gap)
            }
            Workload::At(moments) => *moments.get(self.count as usize)?,
            Workload::Every(gap) => self.last + *gap,
            Workload::Never => return None,
        };
        self.last = at;
        self.count += 1;
        Some(at)
    }
}

/// The moments at which things happen to client 0 when they come at random: those that a run with
/// this seed and [`Workload::Poisson`] meets before `duration`, at most [`MAX_EVENTS`] of them.
#[must_use]
pub fn poisson_times(seed: u64, mean_gap: Micros, duration: Micros) -> Vec<Micros> {
    let workload = Workload::Poisson { mean_gap };
    let mut arrivals = Arrivals::new(&workload, seed, 0);
    std::iter::from_fn(|| arrivals.next())
        .take_while(|at| *at < duration)
        .take(MAX_EVENTS)
        .collect()
}

/// A moment within `span`, drawn from the seed: for a world in which one thing happens once.
#[must_use]
pub fn moment_within(seed: u64, span: Span) -> Micros {
    Draws::new(seed, Purpose::Moment, 0).nth(0).within(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_gap_there_is_still_an_end() {
        let times = poisson_times(1, Micros::ZERO, Micros(1));
        assert_eq!(times, vec![Micros::ZERO; MAX_EVENTS]);
    }

    #[test]
    fn periodic_events_begin_after_one_period() {
        let workload = Workload::Every(Micros(5));
        let mut arrivals = Arrivals::new(&workload, 1, 0);
        let found = [(); 3].map(|()| arrivals.next());
        assert_eq!(found, [5, 10, 15].map(|at| Some(Micros(at))));
    }
}
