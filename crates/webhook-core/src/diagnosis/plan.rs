//! In which order hypotheses are tried.

use std::ops::RangeInclusive;

use super::trial::Hypothesis;
use super::variant::{Change, Variant};

/// A part of the search. After each of them, a search that has found what it looked for ends.
pub(super) enum Round {
    /// Nothing is changed: only the signature is read otherwise, or the time is off.
    Nothing,
    /// Changes that stand alone, of these costs.
    Alone(RangeInclusive<u8>),
    /// Two changes on different axes whose costs add up to this.
    Pairs(RangeInclusive<u8>),
}

/// A pair of usual mistakes is likelier than a single odd one.
pub(super) const ROUNDS: &[Round] = &[
    Round::Nothing,
    Round::Alone(0..=2),
    Round::Pairs(2..=3),
    Round::Alone(3..=u8::MAX),
    Round::Pairs(4..=6),
];

/// How many pairs are put on the list of a round.
const MAX_PAIRS: usize = 1 << 16;

impl Round {
    /// The hypotheses of the round, the cheapest first, and of those with one cost in the order of
    /// the probes. What `is_useful` denies is left out.
    pub(super) fn hypotheses(
        &self,
        variants: &[Variant],
        is_useful: impl Fn(usize) -> bool,
    ) -> Vec<Hypothesis> {
        let useful = || variants.iter().enumerate().filter(|(at, _)| is_useful(*at));
        match self {
            Self::Nothing => vec![Hypothesis::NOTHING],
            Self::Alone(costs) => {
                let dearest = variants.iter().map(|variant| variant.cost).max().unwrap_or(0);
                let of_cost = |cost| useful().filter(move |(_, variant)| variant.cost == cost);
                let costs = *costs.start()..=dearest.min(*costs.end());
                costs.flat_map(of_cost).map(|(at, _)| Hypothesis::of(at)).collect()
            }
            Self::Pairs(costs) => {
                // Another provider's scheme is another story altogether.
                let is_alone = |variant: &Variant| matches!(variant.change, Change::Scheme(edit) if edit.other.is_some());
                let all: Vec<_> = useful().filter(|(_, variant)| !is_alone(variant)).collect();
                pairs(&all, costs.clone())
            }
        }
    }
}

fn pairs(all: &[(usize, &Variant)], costs: RangeInclusive<u8>) -> Vec<Hypothesis> {
    let mut pairs = vec![];
    for cost in costs {
        for (at, (first, one)) in all.iter().enumerate() {
            let others = all[at + 1..].iter().filter(|(_, other)| {
                one.axis != other.axis && one.cost.saturating_add(other.cost) == cost
            });
            pairs.extend(others.map(|(second, _)| Hypothesis::pair(*first, *second)));
            if pairs.len() > MAX_PAIRS {
                return pairs;
            }
        }
    }
    pairs
}
