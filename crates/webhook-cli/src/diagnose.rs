//! `webhook diagnose FILE…`

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::Deserialize;
use serde_json::{Map, Value, json};
use webhook_core::diagnosis::{
    Attempt, Budget, Cause, CauseId, Certainty, Detail, Diagnosis, Finding, Target, diagnose,
};
use webhook_core::signature::Secret;

use crate::output::Output;
use crate::vector::{Headers, Posed, SecretText, Vector, Verdict, post};
use crate::{Result, input};

/// A request that does not verify, and what else is known of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(default)]
    id: String,
    provider: String,
    scheme: Option<String>,
    now: f64,
    secret: Option<SecretText>,
    public_key: Option<String>,
    #[serde(default = "post")]
    method: String,
    #[serde(default)]
    url: String,
    headers: Headers,
    body_base64: String,
    /// What the reader's own code computed.
    computed: Option<String>,
    #[serde(default)]
    other_secrets: Vec<SecretText>,
    content_length: Option<u64>,
    /// The causes that the first finding should have.
    expect: Option<Vec<String>>,
    // What the record says of itself, for its readers.
    #[serde(default, rename = "verdict")]
    _verdict: Option<Verdict>,
    #[serde(default, rename = "contested")]
    _contested: Option<bool>,
    #[serde(default, rename = "raw_bytes_verdict")]
    _raw_bytes_verdict: Option<Verdict>,
    #[serde(default, rename = "sdk")]
    _sdk: Option<String>,
    #[serde(default, rename = "sdk_error")]
    _sdk_error: Option<String>,
    #[serde(default, rename = "note")]
    _note: Option<String>,
}

/// Diagnoses every request in the files, and prints a line for each.
pub(crate) fn run(files: &[&str]) -> Result<Output> {
    let mut text = String::new();
    let (mut passed, mut failed) = (0_usize, 0_usize);
    let mut expects_something = false;
    for file in files {
        let cases: Vec<Case> = input::read(file)?;
        for (at, case) in cases.into_iter().enumerate() {
            let name = if case.id.is_empty() { format!("[{at}]") } else { case.id.clone() };
            let (line, ok) = line(case).map_err(|error| format!("{file}: {name}: {error}"))?;
            expects_something |= ok.is_some();
            passed += usize::from(ok == Some(true));
            failed += usize::from(ok == Some(false));
            text += &line.to_string();
            text.push('\n');
        }
    }
    if expects_something {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{passed} passed, {failed} failed");
    }
    Ok(Output { text, holds: failed == 0 })
}

/// The line of one request, and whether it is as expected.
fn line(case: Case) -> Result<(Value, Option<bool>)> {
    let expected = case.expect.as_ref().map(|names| causes(names)).transpose()?;
    let others: Vec<Secret> = case.other_secrets.iter().map(|it| it.0.clone()).collect();
    let (computed, content_length) = (case.computed.clone(), case.content_length);
    let vector = Vector::from(case);
    let id = vector.id.clone();
    let Posed { scheme, secrets, request, now } = vector.posed()?;
    let attempt = Attempt {
        scheme,
        secrets: &secrets,
        request: &request,
        now,
        computed: computed.as_deref(),
        other_secrets: &others,
        content_length,
    };
    let diagnosis = diagnose(&attempt, Budget::for_body(request.body.len()));
    let ok = expected.map(|expected| is_first(&diagnosis, &expected));
    Ok((document(&id, &diagnosis, ok), ok))
}

/// Causes by their names.
fn causes(names: &[String]) -> Result<BTreeSet<CauseId>> {
    let cause = |name: &String| {
        CauseId::find(name).ok_or_else(|| {
            let known: Vec<&str> = CauseId::ALL.iter().map(|cause| cause.as_str()).collect();
            format!("expect: found `{name}`, allowed are {}", known.join(", "))
        })
    };
    names.iter().map(cause).collect()
}

/// Whether these are the causes of the first finding; of an accepted request there are none.
fn is_first(diagnosis: &Diagnosis, expected: &BTreeSet<CauseId>) -> bool {
    let first = diagnosis.findings.first().map(|finding| finding.causes.as_slice());
    let found: BTreeSet<_> = first.unwrap_or_default().iter().map(|cause| cause.id).collect();
    found == *expected
}

fn document(id: &str, diagnosis: &Diagnosis, ok: Option<bool>) -> Value {
    let verdict = if diagnosis.verdict.is_ok() { Verdict::Accept } else { Verdict::Reject };
    let findings: Vec<Value> = diagnosis.findings.iter().map(finding).collect();
    let mut document = json!({
        "id": id,
        "verdict": verdict,
        "findings": findings,
        "hypotheses": diagnosis.hypotheses,
        "exhausted": diagnosis.exhausted,
    });
    if let Some(ok) = ok {
        document["ok"] = json!(ok);
    }
    document
}

fn finding(finding: &Finding) -> Value {
    let certainty = match finding.certainty {
        Certainty::Proven => "proven",
        Certainty::Likely => "likely",
    };
    let causes: Vec<Value> = finding.causes.iter().map(|it| cause(it, finding.target)).collect();
    json!({ "certainty": certainty, "causes": causes })
}

fn cause(cause: &Cause, target: Target) -> Value {
    let value = |detail: &Detail| match detail {
        Detail::Text(text) => json!(text),
        Detail::Number(number) => json!(number),
    };
    let details = cause.detail.iter().map(|(name, it)| ((*name).to_owned(), value(it)));
    let mut detail: Map<String, Value> = details.collect();
    if target == Target::Computed {
        detail.insert("of".to_owned(), json!("computed"));
    }
    json!({ "cause": cause.id.as_str(), "detail": detail })
}

impl From<Case> for Vector {
    fn from(case: Case) -> Self {
        Self {
            id: case.id,
            provider: case.provider,
            scheme: case.scheme,
            now: case.now,
            secret: case.secret,
            public_key: case.public_key,
            method: case.method,
            url: case.url,
            headers: case.headers,
            body_base64: case.body_base64,
            ..Self::default()
        }
    }
}
