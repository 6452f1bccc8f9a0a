//! Numbers as people read them, and back.

use webhook_core::time::Micros;

/// What a number on the page counts, and how many of its smallest steps make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Kept in milliseconds.
    Seconds,
    /// Kept in milliseconds.
    Milliseconds,
    /// Kept in hundredths of a percent.
    Percent,
    /// Kept as it is.
    Apps,
}

impl Unit {
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Seconds => "s",
            Self::Milliseconds => "ms",
            Self::Percent => "%",
            Self::Apps => "apps",
        }
    }

    /// How many decimals the smallest step has.
    const fn decimals(self) -> u32 {
        match self {
            Self::Seconds => 3,
            Self::Percent => 2,
            Self::Milliseconds | Self::Apps => 0,
        }
    }
}

/// Reads a plain decimal number; a comma serves as the point. `None` for anything else.
#[must_use]
pub fn parse(text: &str, unit: Unit) -> Option<u64> {
    let text = text.trim().replace(',', ".");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let decimals = unit.decimals() as usize;
    if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > decimals {
        return None;
    }
    format!("{whole}{fraction:0<decimals$}").parse().ok()
}

/// An amount in its unit, without the symbol and without idle zeros: `2.5`, `300`.
#[must_use]
pub fn amount(amount: u64, unit: Unit) -> String {
    let scale = 10_u64.pow(unit.decimals());
    let (whole, rest) = (amount / scale, amount % scale);
    if rest == 0 {
        return whole.to_string();
    }
    let fraction = format!("{rest:0width$}", width = unit.decimals() as usize);
    format!("{whole}.{}", fraction.trim_end_matches('0'))
}

/// An amount with its symbol: `2.5 s`.
#[must_use]
pub fn measure(value: u64, unit: Unit) -> String {
    format!("{}\u{a0}{}", amount(value, unit), unit.symbol())
}

/// A span of time at the precision a reader can use: `320 ms`, `2.31 s`, `4 min 05 s`.
#[must_use]
pub fn span(span: Micros) -> String {
    let ms = (span.0 + 500) / 1_000;
    match ms {
        0..1_000 => format!("{ms}\u{a0}ms"),
        1_000..60_000 => format!("{}.{:02}\u{a0}s", ms / 1_000, ms % 1_000 / 10),
        _ => format!("{}\u{a0}min {:02}\u{a0}s", ms / 60_000, ms % 60_000 / 1_000),
    }
}

/// A moment on the time axis, always to the millisecond: `12.345 s`.
#[must_use]
pub fn clock(at: Micros) -> String {
    format!("{}.{:03}\u{a0}s", at.0 / 1_000_000, at.0 % 1_000_000 / 1_000)
}

/// A count with thousands set apart: `12 345`.
#[must_use]
pub fn count(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// An amount of data at the precision a reader can use: `9 623 B`, `412 MB`.
#[must_use]
pub fn bytes(bytes: u64) -> String {
    let (unit, symbol) = match bytes {
        0..10_000 => (1, "B"),
        10_000..10_000_000 => (1_000, "kB"),
        10_000_000..10_000_000_000 => (1_000_000, "MB"),
        10_000_000_000..10_000_000_000_000 => (1_000_000_000, "GB"),
        _ => (1_000_000_000_000, "TB"),
    };
    format!("{}\u{a0}{symbol}", count(bytes / unit))
}

/// A share in percent with one decimal: `93.4 %`; empty when there is nothing to share.
#[must_use]
pub fn share(part: u64, whole: u64) -> Option<String> {
    let permille = (part * 1_000 + whole / 2).checked_div(whole)?;
    Some(format!("{}.{}\u{a0}%", permille / 10, permille % 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_have_at_most_four_digits() {
        let check = |number: u64, expect: &str| assert_eq!(bytes(number), expect);
        check(0, "0\u{a0}B");
        check(9_999, "9\u{202f}999\u{a0}B");
        check(10_000, "10\u{a0}kB");
        check(9_999_999, "9\u{202f}999\u{a0}kB");
        check(411_900_000, "411\u{a0}MB");
        check(962_000_000_000, "962\u{a0}GB");
        check(11_232_000_000_000, "11\u{a0}TB");
    }

    #[test]
    fn spans_keep_the_digits_a_reader_can_use() {
        let check = |us: u64, expect: &str| assert_eq!(span(Micros(us)), expect);
        check(0, "0\u{a0}ms");
        check(319_600, "320\u{a0}ms");
        check(2_314_000, "2.31\u{a0}s");
        check(59_999_900, "1\u{a0}min 00\u{a0}s");
        check(245_000_000, "4\u{a0}min 05\u{a0}s");
    }

    #[test]
    fn counts_are_set_apart_by_thousands() {
        let check = |n: u64, expect: &str| assert_eq!(count(n), expect);
        check(7, "7");
        check(1_000, "1\u{202f}000");
        check(12_345_678, "12\u{202f}345\u{202f}678");
    }

    #[test]
    fn shares_round_and_nothing_has_no_share() {
        assert_eq!(share(1, 3).as_deref(), Some("33.3\u{a0}%"));
        assert_eq!(share(0, 0), None);
    }

    #[test]
    fn what_is_written_reads_back() {
        for unit in [Unit::Seconds, Unit::Milliseconds, Unit::Percent, Unit::Apps] {
            for value in [0, 1, 10, 1_250, 99_999] {
                assert_eq!(parse(&amount(value, unit), unit), Some(value), "{value} {unit:?}");
            }
        }
    }
}
