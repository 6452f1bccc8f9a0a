//! A request on its way between the two sides.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow};
use serde_json::{Map, Value, json};
use webhook_core::bytes::base64::{self, Flavour};

use crate::bodies::Bodies;

/// How a provider signs, and what our side has to know for that.
#[derive(Debug, Clone, Copy)]
pub struct Signing {
    pub provider: &'static str,
    /// For `webhook sign`, where the provider has several.
    pub scheme: Option<&'static str>,
    /// What signs; it also verifies, unless there is a public key.
    pub secret: &'static str,
    pub public_key: Option<&'static str>,
    pub url: &'static str,
    /// Headers that the request has before it is signed.
    pub headers: &'static [(&'static str, &'static str)],
    pub bodies: Bodies,
}

#[derive(Debug, Clone)]
pub struct Request {
    pub url: String,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Request {
    /// An unsigned one.
    #[must_use]
    pub fn of(signing: &Signing, body: Vec<u8>) -> Self {
        let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
        let headers = signing.headers.iter().map(owned).collect();
        Self { url: signing.url.to_owned(), headers, body }
    }

    /// The same with the ASCII character in the middle of the body replaced by another one.
    #[must_use]
    pub fn with_one_byte_changed(&self) -> Option<Self> {
        let middle = self.body.len() / 2;
        let at = middle + self.body[middle..].iter().position(u8::is_ascii)?;
        let mut changed = self.clone();
        changed.body[at] ^= 1;
        Some(changed)
    }

    /// As both sides read it.
    pub(crate) fn document(&self) -> Map<String, Value> {
        let fields = [
            ("method", json!("POST")),
            ("url", json!(self.url)),
            ("headers", json!(self.headers)),
            ("body_base64", json!(base64::encode(&self.body, Flavour::Standard))),
        ];
        fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// The same after one of the sides has signed it.
    pub(crate) fn with(&self, signed: &Value) -> Result<Self> {
        let mut request = self.clone();
        let added = signed.get("headers").context("no headers")?;
        request.headers.extend(serde_json::from_value::<BTreeMap<String, String>>(added.clone())?);
        if let Some(url) = signed.get("url").and_then(Value::as_str) {
            url.clone_into(&mut request.url);
        }
        if let Some(body) = signed.get("body_base64").and_then(Value::as_str) {
            let decoded = base64::decode(body, Flavour::Standard);
            request.body = decoded.map_err(|error| anyhow!("body_base64: {error:?}"))?;
        }
        Ok(request)
    }
}
