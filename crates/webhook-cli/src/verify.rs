//! `webhook verify [FILE]`

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};
use webhook_core::bytes::{Expected, Malformed};
use webhook_core::signature::{Accepted, Field, KeyError, Rejection};

use crate::output::Output;
use crate::vector::{Judgement, Vector, Verdict};
use crate::{Result, input};

#[derive(Serialize)]
struct Report {
    verdict: Verdict,
    reason: Option<&'static str>,
    detail: BTreeMap<&'static str, Value>,
}

/// Verifies the request in the file.
pub(crate) fn run(file: &str) -> Result<Output> {
    let vector: Vector = input::read(file)?;
    let judgement = vector.judged().map_err(|error| format!("{file}: {error}"))?;
    let verdict = judgement.verdict();
    let reason = judgement.outcome.as_ref().err().map(Rejection::id);
    let report = Report { verdict, reason, detail: judgement.detail() };
    Output::json(&report, verdict == Verdict::Accept)
}

pub(crate) fn detail(judgement: &Judgement) -> BTreeMap<&'static str, Value> {
    let mut detail = BTreeMap::from([("scheme", json!(judgement.scheme.id))]);
    match &judgement.outcome {
        Ok(Accepted { secret, signature, .. }) => {
            detail.extend([("secret", json!(secret)), ("signature", json!(signature))]);
        }
        Err(rejection) => detail.extend(of_rejection(rejection)),
    }
    detail
}

fn of_rejection(rejection: &Rejection) -> Vec<(&'static str, Value)> {
    match rejection {
        Rejection::NoSecret | Rejection::BadToken | Rejection::SignatureMismatch => vec![],
        Rejection::BadKey(error) => of_key_error(*error),
        Rejection::TooLarge { field, limit } => {
            vec![("field", json!(name(field))), ("limit", json!(limit))]
        }
        Rejection::NotThisScheme { field }
        | Rejection::Missing { field }
        | Rejection::BodyDigestMismatch { field } => vec![("field", json!(name(field)))],
        Rejection::BodyNotJson { at } => vec![("field", json!("body")), ("at", json!(at))],
        Rejection::NoPrefix { expected } | Rejection::NoSuchVersion { expected } => {
            vec![("expected", json!(expected))]
        }
        Rejection::MalformedSignature(fault) => of_malformed(*fault),
        Rejection::WrongLength { found, expected } => {
            vec![("found", json!(found)), ("expected", json!(expected))]
        }
        Rejection::WrongClaim { claim } => vec![("claim", json!(claim))],
        Rejection::BadTimestamp { at } => vec![("at", json!(at))],
        Rejection::TooOld { age_ms, tolerance_ms } => {
            vec![("age_ms", json!(age_ms)), ("tolerance_ms", json!(tolerance_ms))]
        }
        Rejection::TooNew { ahead_ms, tolerance_ms } => {
            vec![("ahead_ms", json!(ahead_ms)), ("tolerance_ms", json!(tolerance_ms))]
        }
    }
}

pub(crate) fn of_key_error(error: KeyError) -> Vec<(&'static str, Value)> {
    let mut detail = vec![("field", json!("secret"))];
    match error {
        KeyError::Empty | KeyError::EmptyKey | KeyError::TooLong | KeyError::NotAKey => {}
        KeyError::Malformed(fault) => detail.extend(of_malformed(fault)),
        KeyError::WrongLength { found, expected } => {
            detail.extend([("found", json!(found)), ("expected", json!(expected))]);
        }
    }
    detail
}

fn of_malformed(Malformed { at, expected }: Malformed) -> Vec<(&'static str, Value)> {
    let expected = match expected {
        Expected::LowerHexDigit => "a digit 0-9 or a letter a-f",
        Expected::HexDigit => "a digit 0-9 or a letter a-f or A-F",
        Expected::SecondHexDigit => "the second hexadecimal digit of a byte",
        Expected::Base64Character => "a character of standard base64",
        Expected::Base64UrlCharacter => "a character of URL-safe base64",
        Expected::Base64Padding => "padding with = to a multiple of 4 characters",
        Expected::NoPadding => "no padding",
        Expected::Base64Tail => "a last character without bits to spare",
    };
    vec![("at", json!(at)), ("expected", json!(expected))]
}

fn name(field: &Field) -> String {
    match field {
        Field::Header(name) => format!("header {name}"),
        Field::Pair(name) => format!("pair {name}"),
        Field::BodyField(path) => format!("body {path}"),
        Field::Query(name) => format!("query {name}"),
        Field::Claim(name) => format!("claim {name}"),
        Field::Body => "body".to_owned(),
    }
}
