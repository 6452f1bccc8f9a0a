//! Quantiles of any number of spans in constant memory.

use crate::time::Micros;

/// Counts spans in buckets that grow with the span: exact below 256 µs, then 128 buckets for each
/// doubling, so that the middle of a bucket is within 0.4 % of everything in it.
#[derive(Clone, Debug)]
pub(super) struct Histogram {
    buckets: Vec<u64>,
    count: u64,
    sum: u128,
    max: Micros,
}

/// Bits that are kept of a span.
const PRECISION: u32 = 8;
const HALF: usize = 1 << (PRECISION - 1);
/// One bucket for each value of `PRECISION` bits, and half as many for each longer bit length.
const BUCKETS: usize = HALF * (2 + (u64::BITS - PRECISION) as usize);

/// So many bins are drawn for each doubling of the span.
const BINS: usize = 4;

/// Spans of about the same length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The shortest in it.
    pub from: Micros,
    /// The shortest in the next one.
    pub to: Micros,
    /// How many there are.
    pub count: u64,
}

impl Histogram {
    pub(super) fn new() -> Self {
        Self { buckets: vec![0; BUCKETS], count: 0, sum: 0, max: Micros::ZERO }
    }

    pub(super) fn add(&mut self, span: Micros) {
        self.buckets[bucket(span.0)] += 1;
        self.count += 1;
        self.sum += u128::from(span.0);
        self.max = self.max.max(span);
    }

    /// Exact, rounded to the nearest microsecond.
    pub(super) fn mean(&self) -> Option<Micros> {
        let count = u128::from(self.count);
        // A mean is not above the longest span, which fits.
        (self.sum + count / 2).checked_div(count).map(|mean| Micros(mean as u64))
    }

    /// Exact.
    pub(super) fn max(&self) -> Option<Micros> {
        (self.count > 0).then_some(self.max)
    }

    /// How many spans fell where, from the shortest to the longest, in [`BINS`] bins for each
    /// doubling. Empty without any span.
    pub(super) fn bins(&self) -> Vec<Bin> {
        let counts: Vec<u64> =
            self.buckets.chunks(HALF / BINS).map(|chunk| chunk.iter().sum()).collect();
        let Some(first) = counts.iter().position(|&count| count > 0) else { return Vec::new() };
        let last = counts.iter().rposition(|&count| count > 0).unwrap_or(first);
        let border = |bin: usize| Micros(lowest(bin * (HALF / BINS)));
        (first..=last)
            .map(|bin| Bin { from: border(bin), to: border(bin + 1), count: counts[bin] })
            .collect()
    }

    /// The smallest span that at least `percent` % of all spans do not exceed, within 0.4 %.
    pub(super) fn percentile(&self, percent: u64) -> Option<Micros> {
        let rank = (u128::from(self.count) * u128::from(percent)).div_ceil(100).max(1);
        let mut below = 0;
        let bucket = self.buckets.iter().position(|&count| {
            below += u128::from(count);
            below >= rank
        })?;
        Some(Micros(middle(bucket)).min(self.max))
    }
}

fn bucket(value: u64) -> usize {
    let shift = (u64::BITS - PRECISION).saturating_sub(value.leading_zeros());
    // At most `PRECISION` bits are left after the shift.
    HALF * shift as usize + (value >> shift) as usize
}

fn middle(bucket: usize) -> u64 {
    let shift = (bucket / HALF).saturating_sub(1);
    lowest(bucket) + ((1_u64 << shift) - 1) / 2
}

/// The lowest value in the bucket; the highest of all for the one after the last.
fn lowest(bucket: usize) -> u64 {
    let shift = (bucket / HALF).saturating_sub(1);
    if bucket == BUCKETS { u64::MAX } else { ((bucket - HALF * shift) as u64) << shift }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_has_no_quantiles() {
        let empty = Histogram::new();
        assert_eq!((empty.mean(), empty.percentile(50), empty.max()), (None, None, None));
    }

    #[test]
    fn buckets_cover_every_span_without_gaps() {
        assert_eq!(bucket(u64::MAX), BUCKETS - 1);
        assert_eq!((bucket(255), bucket(256), bucket(257), bucket(258)), (255, 256, 256, 257));
    }

    #[test]
    fn bins_are_four_for_each_doubling_and_hold_every_span() {
        let mut histogram = Histogram::new();
        assert_eq!(histogram.bins(), []);
        for micros in [1_024, 1_279, 1_280, 2_047, 2_048, 2_048] {
            histogram.add(Micros(micros));
        }
        let bin = |from, to, count| Bin { from: Micros(from), to: Micros(to), count };
        let expect = [
            bin(1_024, 1_280, 2),
            bin(1_280, 1_536, 1),
            bin(1_536, 1_792, 0),
            bin(1_792, 2_048, 1),
            bin(2_048, 2_560, 2),
        ];
        assert_eq!(histogram.bins(), expect);
        histogram.add(Micros(u64::MAX));
        assert_eq!(
            histogram.bins().last().map(|bin| (bin.to, bin.count)),
            Some((Micros(u64::MAX), 1))
        );
    }

    proptest! {
        #[test]
        fn the_middle_of_a_bucket_is_within_half_a_percent(value: u64, bits in 0_u32..64) {
            let value = value >> bits;
            let error = middle(bucket(value)).abs_diff(value);
            prop_assert!(error <= value / 200, "{} for {}", middle(bucket(value)), value);
        }

        #[test]
        fn quantiles_are_within_one_percent_of_the_exact_ones(
            mut spans in prop::collection::vec(0_u64..100_000_000_000, 1..400),
        ) {
            let mut histogram = Histogram::new();
            for &span in &spans {
                histogram.add(Micros(span));
            }
            spans.sort_unstable();
            for percent in [1, 50, 95, 99, 100] {
                let exact = spans[(spans.len() * percent).div_ceil(100).max(1) - 1];
                let found = histogram.percentile(percent as u64).unwrap().0;
                prop_assert!(found.abs_diff(exact) <= exact / 100, "{found} for {exact}");
            }
            let sum: u64 = spans.iter().sum();
            let mean = (sum as f64 / spans.len() as f64).round();
            prop_assert!((histogram.mean().unwrap().0 as f64 - mean).abs() <= 1.0);
            prop_assert_eq!(histogram.max().unwrap().0, *spans.last().unwrap());
        }
    }
}
