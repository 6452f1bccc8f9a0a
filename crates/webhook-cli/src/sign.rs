//! `webhook sign [FILE]`

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use webhook_core::bytes::{base64, hex};
use webhook_core::http::Request;
use webhook_core::signature::{Draft, MAX_BODY_BYTES, SignError, Signed, sign};

use crate::output::Output;
use crate::vector::{Headers, SecretText, bytes, moment, scheme};
use crate::verify::of_key_error;
use crate::{Result, input};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    provider: String,
    scheme: Option<String>,
    secret: SecretText,
    now: f64,
    id: Option<String>,
    #[serde(default = "post")]
    method: String,
    #[serde(default)]
    url: String,
    #[serde(default = "no_headers")]
    headers: Headers,
    body_base64: String,
}

fn post() -> String {
    "POST".to_owned()
}

fn no_headers() -> Headers {
    Headers(vec![])
}

#[derive(Serialize)]
struct Report {
    headers: BTreeMap<String, String>,
    signed_content_base64: String,
    signature: String,
    /// Only when signing changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Only when signing changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    body_base64: Option<String>,
}

/// Signs the request in the file.
pub(crate) fn run(file: &str) -> Result<Output> {
    let document: Document = input::read(file)?;
    let signed = document.signed().map_err(|error| format!("{file}: {error}"))?;
    let standard = |bytes: &[u8]| base64::encode(bytes, base64::Flavour::Standard);
    let body_base64 = standard(&signed.request.body);
    let report = Report {
        headers: signed.added.into_iter().collect(),
        signed_content_base64: standard(&signed.content.bytes),
        signature: signed.signature,
        url: Some(signed.request.url).filter(|url| *url != document.url),
        body_base64: Some(body_base64).filter(|body| *body != document.body_base64),
    };
    Output::json(&report, true)
}

impl Document {
    fn signed(&self) -> Result<Signed> {
        let now = moment(self.now)?;
        let request = Request {
            method: self.method.clone(),
            url: self.url.clone(),
            headers: self.headers.0.clone(),
            body: bytes("body_base64", &self.body_base64)?,
        };
        let scheme = scheme(&self.provider, self.scheme.as_deref(), &request)?;
        let message_id = self.id.clone().unwrap_or_else(|| id_of(&request, self.now));
        let draft = Draft { request, message_id };
        sign(scheme, &self.secret.0, &draft, now).map_err(|error| match error {
            SignError::Key(error) => {
                let detail: BTreeMap<_, _> = of_key_error(error).into_iter().collect();
                format!("secret: {}: {}", error.id(), serde_json::json!(detail))
            }
            SignError::NoMessageId => "id: found nothing, allowed is any text".to_owned(),
            SignError::BodyNotJson { at } => format!(
                "body_base64: found no JSON, or no object to sign in, from byte {at} on; allowed \
                 for `{}` is JSON",
                scheme.id
            ),
            SignError::BodyTooLarge => format!(
                "body_base64: found {} bytes, allowed are {MAX_BODY_BYTES}",
                draft.request.body.len()
            ),
            SignError::TimeBefore1970 => format!("now: found {}, allowed from 0 on", self.now),
        })
    }
}

/// An id that stays the same for the same request at the same time.
fn id_of(request: &Request, now: f64) -> String {
    let digest =
        Sha256::new().chain_update(&request.body).chain_update(now.to_le_bytes()).finalize();
    format!("msg_{}", hex::encode(&digest[..12]))
}
