//! JSON web tokens in their compact form (RFC 7515), as far as a provider signs with them.

use super::{Rejection, UnixMillis};
use crate::bytes::base64::{self, Flavour};
use crate::json::{self, Value};

/// A token, taken apart.
pub(super) struct Token<'a> {
    /// Head and payload, with the dot between them: what is signed.
    pub(super) content: &'a str,
    /// The signature, in base64.
    pub(super) signature: &'a str,
    /// The payload: JSON.
    pub(super) claims: Vec<u8>,
}

pub(super) fn parse(text: &str) -> Result<Token<'_>, Rejection> {
    let (content, signature) = text.rsplit_once('.').ok_or(Rejection::BadToken)?;
    let (head, payload) = content.split_once('.').ok_or(Rejection::BadToken)?;
    let decoded = |part| base64::decode(part, Flavour::Url).map_err(|_| Rejection::BadToken);
    let (head, claims) = (decoded(head)?, decoded(payload)?);
    // The algorithm is the scheme's, never the sender's to choose: `none` would accept anything.
    if text_at(&head, "alg")?.as_deref() != Some("HS256") {
        return Err(Rejection::BadToken);
    }
    text_at(&claims, "iss")?;
    Ok(Token { content, signature, claims })
}

/// Issuer and times of a token whose signature is right.
pub(super) fn check(claims: &[u8], issuer: &str, now: UnixMillis) -> Result<(), Rejection> {
    if text_at(claims, "iss")?.as_deref() != Some(issuer) {
        return Err(Rejection::WrongClaim { claim: "iss" });
    }
    let seconds = now.0.div_euclid(1000);
    if whole_number_at(claims, "exp")?.is_some_and(|expires| seconds >= expires) {
        return Err(Rejection::WrongClaim { claim: "exp" });
    }
    if whole_number_at(claims, "nbf")?.is_some_and(|begins| seconds < begins) {
        return Err(Rejection::WrongClaim { claim: "nbf" });
    }
    Ok(())
}

/// A claim that is text, `None` when it is not there or no text.
pub(super) fn text_at(document: &[u8], name: &str) -> Result<Option<String>, Rejection> {
    Ok(match value_at(document, name)? {
        Some(Value::Text(text)) => String::from_utf8(text).ok(),
        _ => None,
    })
}

fn whole_number_at(document: &[u8], name: &'static str) -> Result<Option<i64>, Rejection> {
    match value_at(document, name)? {
        None => Ok(None),
        Some(Value::Number(number)) => {
            let whole = number.split('.').next().and_then(|digits| digits.parse().ok());
            whole.map(Some).ok_or(Rejection::WrongClaim { claim: name })
        }
        Some(_) => Err(Rejection::WrongClaim { claim: name }),
    }
}

fn value_at(document: &[u8], name: &str) -> Result<Option<Value>, Rejection> {
    let found = json::find(document, &[name]).map_err(|_| Rejection::BadToken)?;
    Ok(found.map(|found| found.value))
}

/// Head and payload of a new token.
pub(super) fn content(issuer: &str, claim: &str, value: &str) -> String {
    let head = base64::encode(br#"{"typ":"JWT","alg":"HS256"}"#, Flavour::Url);
    let claims = format!(r#"{{"iss":"{issuer}","{claim}":"{value}"}}"#);
    format!("{head}.{}", base64::encode(claims.as_bytes(), Flavour::Url))
}
