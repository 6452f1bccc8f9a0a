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
    let kept = (bucket - HALF * shift) as u64;
    let first = kept << shift;
    first + ((1_u64 << shift) - 1) / 2
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
