//! JSON that was parsed and written again.

use super::super::rewrite::Rewrite;
use super::super::variant::{Change, Variants};
use super::super::{Cause, CauseId};
use super::Subject;
use crate::json::{self, Blanks, Escapes, Numbers, Order, Style};

/// A choice, how unlikely it is, its name, and what a document must have for it to matter.
type Choice<T> = (T, u8, &'static str, Needs);

/// What a document must have for a choice to matter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    Slash,
    Html,
    Apostrophe,
    NotAscii,
    Backslash,
    Fraction,
    Number,
}

const BLANKS: &[Choice<Blanks>] = &[
    (Blanks::COMPACT, 1, "compact", Needs::Nothing),
    (Blanks::SPACED, 1, "spaced", Needs::Nothing),
    (Blanks::PRETTY_2, 1, "pretty-2", Needs::Nothing),
    (Blanks::PRETTY_4, 1, "pretty-4", Needs::Nothing),
    (Blanks::PRETTY_TAB, 2, "pretty-tab", Needs::Nothing),
    (Blanks::JACKSON, 2, "pretty-jackson", Needs::Nothing),
    (Blanks::PRETTY_2_CRLF, 3, "pretty-2-crlf", Needs::Nothing),
];

const ESCAPES: &[Choice<Escapes>] = &[
    (Escapes::FEWEST, 1, "unicode-unescaped", Needs::Backslash),
    (Escapes::SLASHES, 1, "slashes-escaped", Needs::Slash),
    (Escapes::UNICODE, 1, "unicode-escaped-lower", Needs::NotAscii),
    (Escapes::HTML, 1, "html-escaped", Needs::Html),
    (Escapes::UNICODE_UPPER, 1, "unicode-escaped-upper", Needs::NotAscii),
    (Escapes::PHP, 1, "slashes-escaped+unicode-escaped-lower", Needs::NotAscii),
    (Escapes::CONTROLS_UPPER, 2, "controls-upper", Needs::Backslash),
    (Escapes::GSON, 2, "html-escaped-gson", Needs::Apostrophe),
    (Escapes::HTML_UNICODE, 2, "html-escaped+unicode-escaped-lower", Needs::NotAscii),
    (Escapes::DOTNET, 2, "html-escaped+unicode-escaped-upper", Needs::NotAscii),
    (Escapes::DOTNET, 2, "html-escaped-dotnet", Needs::Apostrophe),
    (Escapes::PHP_HEX, 2, "slashes-escaped+unicode-escaped-lower+hex", Needs::Nothing),
];

const ORDERS: &[Choice<Order>] = &[
    (Order::Sorted, 1, "keys-sorted", Needs::Nothing),
    (Order::IntegersFirst, 2, "integer-keys-first", Needs::Number),
];

const NUMBERS: &[Choice<Numbers>] = &[
    (Numbers::JavaScript, 1, "numbers-normalised", Needs::Fraction),
    (Numbers::Python, 2, "numbers-python", Needs::Fraction),
    (Numbers::TwoDecimals, 2, "numbers-two-decimals", Needs::Fraction),
    (Numbers::Floats, 2, "numbers-floats", Needs::Number),
];

/// The dearest combination: three of the usual choices.
const MAX_COST: u8 = 3;
/// How many numbers are tried as the only one that had `.0`.
const MAX_SINGLE_FLOATS: u16 = 12;

/// What stands in a document.
struct Traits {
    has: Vec<Needs>,
}

impl Traits {
    fn of(body: &[u8]) -> Self {
        let any = |characters: &[u8]| body.iter().any(|byte| characters.contains(byte));
        let fraction = |pair: &[u8]| {
            pair[0].is_ascii_digit() && matches!(pair[1], b'.' | b'e' | b'E') || pair == b"-0"
        };
        let mut has = vec![Needs::Nothing];
        let mut note = |is_so: bool, need: Needs| {
            if is_so {
                has.push(need);
            }
        };
        let backslash = any(b"\\");
        note(backslash, Needs::Backslash);
        note(any(b"/"), Needs::Slash);
        note(backslash || any(b"<>&") || !body.is_ascii(), Needs::Html);
        note(backslash || any(b"<>&'+`="), Needs::Apostrophe);
        note(backslash || !body.is_ascii(), Needs::NotAscii);
        note(body.windows(2).any(fraction), Needs::Fraction);
        note(any(b"0123456789"), Needs::Number);
        Self { has }
    }

    /// The choices that matter, and that nothing is chosen.
    fn choices<T: Copy>(&self, from: &[Choice<T>]) -> Vec<(Option<T>, u8, &'static str)> {
        let matter = from.iter().filter(|(.., needs)| self.has.contains(needs));
        let nothing = std::iter::once((None, 0, ""));
        nothing.chain(matter.map(|&(it, cost, name, _)| (Some(it), cost, name))).collect()
    }
}

/// Whether JSON is there whose writing matters: what is only read out of it stays the same.
fn is_json(subject: &Subject<'_>) -> bool {
    subject.scheme().covers_body() && json::find(&subject.attempt.request.body, &[]).is_ok()
}

/// Without blanks, and nothing else: it comes before all that could be mistaken for it.
pub(super) fn compact(subject: &Subject<'_>, variants: &mut Variants) {
    if is_json(subject) {
        let style = Style { blanks: Some(Blanks::COMPACT), ..Style::default() };
        push(variants, 1, "compact".to_owned(), style, false);
    }
}

/// In every style, and what real programs combine.
pub(super) fn written(subject: &Subject<'_>, variants: &mut Variants) {
    if !is_json(subject) {
        return;
    }
    let traits = Traits::of(&subject.attempt.request.body);
    let numbers = traits.choices(NUMBERS);
    let is_plain = !traits.has.contains(&Needs::NotAscii);
    let (escapes, orders) = (traits.choices(ESCAPES), traits.choices(ORDERS));
    for blanks in traits.choices(BLANKS) {
        for escapes in &escapes {
            for order in &orders {
                for numbers in &numbers {
                    let style = Style {
                        blanks: blanks.0,
                        escapes: escapes.0,
                        order: order.0.unwrap_or_default(),
                        numbers: numbers.0.unwrap_or_default(),
                    };
                    let mut cost = blanks.1 + escapes.1 + order.1 + numbers.1;
                    let usual = usual(&style, is_plain);
                    if usual.is_some() {
                        cost = 1 + order.1 + numbers.1;
                    }
                    let written = usual.map_or([blanks.2, escapes.2], |usual| [usual, ""]);
                    let name = joined(&[written[0], written[1], order.2, numbers.2]);
                    push(variants, cost, name.clone(), style, false);
                    push(variants, cost + 1, joined(&[&name, "final-newline"]), style, true);
                }
            }
        }
    }
    if traits.has.contains(&Needs::Number) {
        single_floats(variants);
    }
}

/// One whole number alone had `.0`, which a parser dropped.
fn single_floats(variants: &mut Variants) {
    let kept = (None, 2, "");
    let usual = BLANKS.iter().take(3).map(|&(blanks, _, name, _)| (Some(blanks), 3, name));
    for (blanks, cost, name) in std::iter::once(kept).chain(usual) {
        for nth in 0..MAX_SINGLE_FLOATS {
            let style = Style { blanks, numbers: Numbers::Float(nth), ..Style::default() };
            push(variants, cost, joined(&[name, "numbers-float"]), style, false);
        }
    }
}

/// Combinations that have a name, because a language writes so by default. Of a plain document,
/// escapes make no difference.
fn usual(style: &Style, is_plain: bool) -> Option<&'static str> {
    match (style.blanks?, style.escapes) {
        (Blanks::SPACED, Some(Escapes::UNICODE)) => Some("python-default"),
        (Blanks::SPACED, None) if is_plain => Some("python-default"),
        (Blanks::SPACED, None | Some(Escapes::FEWEST)) => Some("python-default+unicode-unescaped"),
        (Blanks::COMPACT, Some(Escapes::UNICODE)) => Some("python-compact-ascii"),
        // JavaScript's, and with the escapes gone that another program had made.
        (Blanks::COMPACT, Some(Escapes::FEWEST)) => Some("compact+unicode-unescaped"),
        (Blanks::PRETTY_2, Some(Escapes::FEWEST)) => Some("pretty-2+unicode-unescaped"),
        _ => None,
    }
}

fn joined(names: &[&str]) -> String {
    let names: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
    names.join("+")
}

fn push(variants: &mut Variants, cost: u8, name: String, style: Style, ends_line: bool) {
    // A line feed alone is another mistake.
    if cost <= MAX_COST && style != Style::default() {
        let cause = Cause::of(CauseId::BodyReserialized).with("style", name);
        variants.push(cost, cause, Change::Body(Rewrite::Json(style, ends_line)));
    }
}
