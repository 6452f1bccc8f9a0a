//! The request as files for a test: what came, what it is verified with, and what has to come of
//! it.

use webhook_core::http::archive;
use webhook_core::http::command::BODY_FILE;

use super::headers;
use super::model::Model;

/// A zip archive of the body's bytes, the headers, the secrets and the expected result.
#[must_use]
pub fn zip(model: &Model) -> Vec<u8> {
    let request = model.request();
    let pairs = request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let head = format!("{} {}\n{}", request.method, request.url, headers::write(pairs));
    let mut secrets = String::new();
    for secret in model.form.verifying_secrets() {
        secrets = secrets + secret.expose() + "\n";
    }
    archive::zip(&[
        (BODY_FILE, &request.body),
        ("headers.txt", head.as_bytes()),
        ("secret.txt", secrets.as_bytes()),
        ("expected.json", expected(model).as_bytes()),
    ])
}

fn expected(model: &Model) -> String {
    let (verdict, reason) = match model.outcome() {
        Some(Ok(_)) => ("accept", "null".to_owned()),
        Some(Err(rejection)) => ("reject", format!("\"{}\"", rejection.id())),
        None => ("reject", "null".to_owned()),
    };
    let (provider, now) = (model.form.provider.id.0, model.now().0.div_euclid(1000));
    format!(
        "{{\"provider\":\"{provider}\",\"now\":{now},\"verdict\":\"{verdict}\",\"reason\":{reason}}}\n"
    )
}
