//! The knobs a reader may turn: each one's unit, range and default stand here and nowhere else.
//! A value that is refused leaves the last good one in force and keeps what was typed.

use crate::content::format::{Unit, parse};

/// Everything a number can be set for. The order is the order on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knob {
    PollEvery,
    MeanGap,
    Watch,
    LatencyMin,
    LatencyMax,
    Loss,
    Clients,
}

/// What a knob measures and how far it goes; amounts are in the unit's smallest step.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// Its key in a link.
    pub key: &'static str,
    pub unit: Unit,
    pub min: u64,
    pub max: u64,
    pub default: u64,
    /// Evenly spaced by ratio, not by difference: 1 s to 2 s is as far as 30 s to 60 s.
    pub logarithmic: bool,
}

const fn spec(key: &'static str, unit: Unit, range: (u64, u64), default: u64, log: bool) -> Spec {
    Spec { key, unit, min: range.0, max: range.1, default, logarithmic: log }
}

const SPECS: [Spec; Knob::COUNT] = [
    spec("poll", Unit::Seconds, (500, 300_000), 3_000, true),
    spec("gap", Unit::Seconds, (1_000, 3_600_000), 8_000, true),
    spec("watch", Unit::Seconds, (5_000, 3_600_000), 20_000, true),
    spec("latency-min", Unit::Milliseconds, (0, 5_000), 300, false),
    spec("latency-max", Unit::Milliseconds, (0, 5_000), 700, false),
    spec("loss", Unit::Percent, (0, 9_000), 0, false),
    spec("clients", Unit::Apps, (1, 10_000), 1, true),
];

impl Knob {
    pub const COUNT: usize = 7;
    pub const ALL: [Self; Self::COUNT] = [
        Self::PollEvery,
        Self::MeanGap,
        Self::Watch,
        Self::LatencyMin,
        Self::LatencyMax,
        Self::Loss,
        Self::Clients,
    ];

    #[must_use]
    pub const fn spec(self) -> &'static Spec {
        &SPECS[self as usize]
    }
}

/// Why a typed value was refused: the field, what was found, what is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub knob: Knob,
    pub found: String,
    pub min: u64,
    pub max: u64,
}

/// The amounts in force and, beside them, what was typed but refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knobs {
    amounts: [u64; Knob::COUNT],
    refused: [Option<String>; Knob::COUNT],
}

impl Default for Knobs {
    fn default() -> Self {
        Self { amounts: SPECS.map(|spec| spec.default), refused: Default::default() }
    }
}

impl Knobs {
    #[must_use]
    pub const fn get(&self, knob: Knob) -> u64 {
        self.amounts[knob as usize]
    }

    /// The range allowed just now: the two ends of the latency bound each other.
    #[must_use]
    pub const fn range(&self, knob: Knob) -> (u64, u64) {
        let Spec { min, max, .. } = *knob.spec();
        match knob {
            Knob::LatencyMin => (min, self.get(Knob::LatencyMax)),
            Knob::LatencyMax => (self.get(Knob::LatencyMin), max),
            _ => (min, max),
        }
    }

    /// Takes what was typed if it is a number in range; otherwise remembers it as refused.
    pub fn enter(&mut self, knob: Knob, text: &str) -> Result<(), Refusal> {
        let (min, max) = self.range(knob);
        let found = parse(text, knob.spec().unit).filter(|amount| (min..=max).contains(amount));
        let slot = knob as usize;
        if let Some(amount) = found {
            self.amounts[slot] = amount;
            self.refused[slot] = None;
            Ok(())
        } else {
            self.refused[slot] = Some(text.to_owned());
            Err(Refusal { knob, found: text.to_owned(), min, max })
        }
    }

    #[must_use]
    pub fn refusal(&self, knob: Knob) -> Option<Refusal> {
        let (min, max) = self.range(knob);
        let found = self.refused[knob as usize].clone()?;
        Some(Refusal { knob, found, min, max })
    }

    /// Where a slider of `steps` positions stands for the amount in force.
    #[must_use]
    pub fn position(&self, knob: Knob, steps: u32) -> u32 {
        let Spec { min, max, logarithmic, .. } = *knob.spec();
        let (low, high) = (min as f64, max as f64);
        let now = self.get(knob) as f64;
        let share = if logarithmic {
            (now / low).ln() / (high / low).ln()
        } else {
            (now - low) / (high - low)
        };
        (share * f64::from(steps)).round() as u32
    }

    /// Sets the amount that a slider position stands for, rounded to two significant digits
    /// so that a drag gives "3.2 s" and not "3.187 s", and kept inside the present range.
    pub fn slide(&mut self, knob: Knob, position: u32, steps: u32) {
        let Spec { min, max, logarithmic, .. } = *knob.spec();
        let (low, high) = (min as f64, max as f64);
        let share = f64::from(position.min(steps)) / f64::from(steps);
        let raw =
            if logarithmic { low * (high / low).powf(share) } else { low + (high - low) * share };
        let (least, most) = self.range(knob);
        self.amounts[knob as usize] = rounded(raw).clamp(least, most);
        self.refused[knob as usize] = None;
    }
}

fn rounded(raw: f64) -> u64 {
    let mut unit = 1.0;
    while raw / unit >= 100.0 {
        unit *= 10.0;
    }
    ((raw / unit).round() * unit) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(knob: Knob, text: &str, expect: Result<u64, (u64, u64)>) {
        let mut knobs = Knobs::default();
        let got = knobs.enter(knob, text).map(|()| knobs.get(knob));
        assert_eq!(got.map_err(|refusal| (refusal.min, refusal.max)), expect, "{text:?}");
    }

    #[test]
    fn a_number_in_range_is_taken_in_the_knobs_own_unit() {
        check(Knob::PollEvery, "5", Ok(5_000));
        check(Knob::PollEvery, " 2.5 ", Ok(2_500));
        check(Knob::PollEvery, "2,5", Ok(2_500));
        check(Knob::Loss, "12.5", Ok(1_250));
        check(Knob::Clients, "10000", Ok(10_000));
    }

    #[test]
    fn anything_else_is_refused_with_the_allowed_range() {
        for text in ["0", "301", "", "-1", "NaN", "1e9", "five", "1.2.3", "99999999999999999999"] {
            check(Knob::PollEvery, text, Err((500, 300_000)));
        }
    }

    #[test]
    fn the_ends_of_the_latency_bound_each_other() {
        check(Knob::LatencyMin, "701", Err((0, 700)));
        check(Knob::LatencyMax, "299", Err((300, 5_000)));
    }

    #[test]
    fn a_refused_value_is_kept_and_the_last_good_one_stays_in_force() {
        let mut knobs = Knobs::default();
        assert!(knobs.enter(Knob::PollEvery, "7").is_ok());
        assert!(knobs.enter(Knob::PollEvery, "7000").is_err());
        assert_eq!(knobs.get(Knob::PollEvery), 7_000);
        assert_eq!(knobs.refusal(Knob::PollEvery).unwrap().found, "7000");
        assert!(knobs.enter(Knob::PollEvery, "8").is_ok());
        assert_eq!(knobs.refusal(Knob::PollEvery), None);
    }

    #[test]
    fn a_slider_reaches_both_ends_and_comes_back_to_where_it_stood() {
        for knob in Knob::ALL {
            let mut knobs = Knobs::default();
            knobs.amounts[Knob::LatencyMin as usize] = 0;
            knobs.amounts[Knob::LatencyMax as usize] = 5_000;
            knobs.slide(knob, 0, 100);
            assert_eq!(knobs.get(knob), knob.spec().min, "{knob:?}");
            knobs.slide(knob, 100, 100);
            assert_eq!(knobs.get(knob), knob.spec().max, "{knob:?}");
            assert_eq!(knobs.position(knob, 100), 100, "{knob:?}");
        }
    }
}
