//! A number written by other rules, as text: it is never read as a number.

use super::super::Numbers;

/// The most digits that every program keeps (those of a double).
const SAFE_DIGITS: usize = 15;

/// Writes a number that is known to be JSON. `nth` counts whole numbers.
pub(super) fn write(text: &[u8], numbers: Numbers, nth: u16, out: &mut Vec<u8>) {
    let is_whole = text.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-');
    match numbers {
        Numbers::Floats if is_whole => out.extend([text, b".0"].concat()),
        Numbers::Float(this) if is_whole && this == nth => out.extend([text, b".0"].concat()),
        Numbers::TwoDecimals if !is_whole => {
            out.extend_from_slice(text);
            // Two characters from the end: the fraction has one digit.
            if text.len() >= 3 && text[text.len() - 2] == b'.' {
                out.push(b'0');
            }
        }
        Numbers::JavaScript | Numbers::Python if is_whole => {
            out.extend_from_slice(if text == b"-0" { b"0" } else { text });
        }
        Numbers::JavaScript | Numbers::Python => {
            let number = Decimal::of(text);
            if number.digits.len() > SAFE_DIGITS {
                out.extend_from_slice(text);
            } else {
                number.write(numbers == Numbers::Python, out);
            }
        }
        _ => out.extend_from_slice(text),
    }
}

/// A number as 0.DIGITS × 10^point, without zeros at either end of its digits.
struct Decimal {
    is_negative: bool,
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    fn of(text: &[u8]) -> Self {
        let (is_negative, text) = match text {
            [b'-', rest @ ..] => (true, rest),
            _ => (false, text),
        };
        let split = text.iter().position(|byte| matches!(byte, b'e' | b'E'));
        let (mantissa, exponent) = text.split_at(split.unwrap_or(text.len()));
        let dot = mantissa.iter().position(|&byte| byte == b'.').unwrap_or(mantissa.len());
        let mut digits: Vec<u8> = mantissa.iter().copied().filter(u8::is_ascii_digit).collect();
        let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
        digits.drain(..zeros);
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        let point = dot as i32 - zeros as i32 + exponent_of(exponent);
        Self { is_negative, digits, point }
    }

    fn write(&self, floats: bool, out: &mut Vec<u8>) {
        let (digits, point) = (self.digits.as_slice(), self.point);
        let length = digits.len() as i32;
        if self.is_negative && (floats || length > 0) {
            out.push(b'-');
        }
        let zeros = |count: i32| std::iter::repeat_n(b'0', count.max(0) as usize);
        let (lowest, highest) = if floats { (-3, 16) } else { (-5, 21) };
        if length == 0 {
            out.push(b'0');
        } else if point < lowest || point > highest {
            return self.write_with_exponent(floats, out);
        } else if point <= 0 {
            out.extend_from_slice(b"0.");
            out.extend(zeros(-point));
            out.extend_from_slice(digits);
            return;
        } else if point < length {
            let (whole, fraction) = digits.split_at(point as usize);
            out.extend([whole, b".", fraction].concat());
            return;
        } else {
            out.extend_from_slice(digits);
            out.extend(zeros(point - length));
        }
        if floats {
            out.extend_from_slice(b".0");
        }
    }

    fn write_with_exponent(&self, floats: bool, out: &mut Vec<u8>) {
        out.push(self.digits[0]);
        if self.digits.len() > 1 {
            out.push(b'.');
            out.extend_from_slice(&self.digits[1..]);
        }
        let exponent = self.point - 1;
        out.extend([b'e', if exponent < 0 { b'-' } else { b'+' }]);
        if floats && exponent.abs() < 10 {
            out.push(b'0');
        }
        out.extend_from_slice(exponent.abs().to_string().as_bytes());
    }
}

/// What stands behind `e`; beyond any number that programs know, some number that large.
fn exponent_of(text: &[u8]) -> i32 {
    let digits = text.iter().filter(|byte| byte.is_ascii_digit());
    let value = digits.fold(0_i32, |sum, digit| {
        sum.saturating_mul(10).saturating_add(i32::from(digit - b'0')).min(100_000)
    });
    if text.get(1) == Some(&b'-') { -value } else { value }
}
