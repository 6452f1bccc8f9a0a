//! Forms: their bytes, and which of their fields are signed.

use super::super::rewrite::Rewrite;
use super::super::rewrite::form::{self, Fields, FormStyle};
use super::super::variant::{Change, Variants};
use super::super::{Cause, CauseId};
use super::Subject;

const fn style(plus: bool, kept: &'static str, from: Fields) -> FormStyle {
    FormStyle { plus, kept, lower: false, sorted: false, from }
}

/// Names, how unlikely they are, and the styles.
const STYLES: &[(&str, u8, FormStyle)] = &[
    ("urlsearchparams", 1, style(true, "*-._", Fields::Form)),
    ("php", 1, style(true, "-._", Fields::Form)),
    ("python", 1, style(true, "-._~", Fields::Form)),
    ("encodeuricomponent", 1, style(false, "-_.!~*'()", Fields::Form)),
    ("rfc3986", 1, style(false, "-._~", Fields::Form)),
    ("python-quote", 2, style(false, "-._~/", Fields::Form)),
    ("dotnet", 2, FormStyle { lower: true, ..style(true, "-_.!*()", Fields::Form) }),
    ("urlsearchparams-lower", 2, FormStyle { lower: true, ..style(true, "*-._", Fields::Form) }),
    ("rfc3986-lower", 2, FormStyle { lower: true, ..style(false, "-._~", Fields::Form) }),
    ("go", 2, FormStyle { sorted: true, ..style(true, "-._~", Fields::Form) }),
    ("php-percent", 2, style(false, "-._", Fields::Form)),
    ("form-of-json", 2, style(true, "*-._", Fields::Json)),
    ("form-of-json-php", 2, style(true, "-._", Fields::Json)),
    ("form-of-json-python", 2, style(true, "-._~", Fields::Json)),
    ("form-of-json-percent", 2, style(false, "-._~", Fields::Json)),
    ("payload-field", 2, style(true, "*-._", Fields::Payload)),
    ("payload-field-percent", 2, style(false, "-._~", Fields::Payload)),
];

type Written = fn(&[u8]) -> Option<Vec<u8>>;

const CHANGES: &[(&str, Written)] = &[
    ("plus-to-percent-20", form::plus_to_percent),
    ("percent-20-to-plus", form::percent_to_plus),
    ("upper-case-digits", form::upper_hex),
    ("lower-case-digits", form::lower_hex),
    ("star-encoded", form::star_to_percent),
    ("star-unencoded", form::percent_to_star),
    ("payload-value", form::payload),
    ("json", form::to_json),
    ("json-python", form::to_spaced_json),
];

/// The bytes of a form that was decoded and encoded again.
pub(super) fn encoded(subject: &Subject<'_>, variants: &mut Variants) {
    let body = &subject.attempt.request.body;
    let looks_like_json = matches!(body.first(), Some(b'{' | b'['));
    if !subject.covers_body() || subject.signs_form() || !(looks_like_json || body.contains(&b'='))
    {
        return;
    }
    let cause = |style: &str| Cause::of(CauseId::BodyFormReencoded).with("style", style);
    if !looks_like_json {
        for (name, rewrite) in CHANGES {
            variants.push(1, cause(name), Change::Body(Rewrite::By(*rewrite)));
        }
    }
    for (name, cost, style) in STYLES {
        variants.push(*cost, cause(name), Change::Body(Rewrite::Form(*style)));
    }
}

const PARAMETERS: &[(&str, Written)] = &[
    ("blank-dropped", form::without_blank),
    ("last-of-each-name", form::last_of_each),
    ("first-of-each-name", form::first_of_each),
    ("trimmed", form::trimmed),
];

/// Fields that services send even where they have no value, and that frameworks then drop.
const OFTEN_BLANK: &[&[&str]] = &[
    &["FromCity", "FromState", "FromZip", "FromCountry"],
    &["ToCity", "ToState", "ToZip", "ToCountry"],
    &["FromCity", "FromState", "FromZip", "FromCountry", "ToCity", "ToState", "ToZip", "ToCountry"],
    &["CallerCity", "CallerState", "CallerZip", "CallerCountry"],
    &["CalledCity", "CalledState", "CalledZip", "CalledCountry"],
    &["Body"],
    &["FromCity"],
    &["FromState"],
    &["FromZip"],
    &["FromCountry"],
    &["ToCity"],
    &["ToState"],
    &["ToZip"],
    &["ToCountry"],
    &["ToCity", "ToZip"],
    &["FromCity", "FromZip"],
    &["FromCity", "FromZip", "ToCity", "ToZip"],
    &["CallerName"],
    &["ForwardedFrom"],
    &["Digits"],
    &["SpeechResult"],
    &["ErrorMessage"],
];

/// How many fields are tried as the one whose value was trimmed.
const MAX_TRIMMED: u16 = 32;

/// Which fields of a form go into the content.
pub(super) fn parameters(subject: &Subject<'_>, variants: &mut Variants) {
    if !subject.signs_form() {
        return;
    }
    let cause = |change: &str| Cause::of(CauseId::FormParameters).with("change", change);
    for (name, rewrite) in PARAMETERS {
        variants.push(2, cause(name), Change::Body(Rewrite::By(*rewrite)));
    }
    for names in OFTEN_BLANK {
        let cause = cause("blank-lost").with("fields", names.join(", "));
        variants.push(2, cause, Change::Body(Rewrite::WithBlank(names)));
    }
    for nth in 0..MAX_TRIMMED {
        for before in [false, true] {
            let cause = cause("value-trimmed").with("field", usize::from(nth));
            variants.push(3, cause, Change::Body(Rewrite::WithBlankAt { nth, before }));
        }
    }
    variants.push(1, cause("none"), Change::Body(Rewrite::Instead("")));
    let of_json = style(true, "*-._", Fields::Json);
    variants.push(1, cause("of-json"), Change::Body(Rewrite::Form(of_json)));
}
