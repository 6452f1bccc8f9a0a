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

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str) -> String {
        base64::encode(text.as_bytes(), Flavour::Url)
    }

    #[test]
    fn a_token_is_taken_apart() {
        let content = content("me", "sha256", "ab");
        let text = format!("{content}.c2ln");
        let token = parse(&text).expect("it was just made");
        assert_eq!((token.content, token.signature), (content.as_str(), "c2ln"));
        assert_eq!(token.claims, br#"{"iss":"me","sha256":"ab"}"#);
    }

    #[test]
    fn what_is_no_token_signed_with_hs256_is_refused() {
        #[track_caller]
        fn check(head: &str, claims: &str, expect: bool) {
            let text = format!("{}.{}.c2ln", encoded(head), encoded(claims));
            assert_eq!(parse(&text).is_ok(), expect, "{head} {claims}");
        }
        check(r#"{"alg":"HS256"}"#, "{}", true);
        check(r#"{"alg":"none"}"#, "{}", false);
        check(r#"{"alg":"hs256"}"#, "{}", false);
        check(r#"{"alg":["HS256"]}"#, "{}", false);
        check("{}", "{}", false);
        check("HS256", "{}", false);
        check(r#"{"alg":"HS256"}"#, "claims", false);
        let head = encoded(r#"{"alg":"HS256"}"#);
        for text in ["", ".", "..", "a.b.c", &format!("{head}.e30"), &format!("{head}.e30.x.y")] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn claims_hold_or_are_named() {
        #[track_caller]
        fn check(claims: &str, expect: Result<(), &'static str>) {
            let found = super::check(claims.as_bytes(), "me", UnixMillis(10_999));
            assert_eq!(found, expect.map_err(|claim| Rejection::WrongClaim { claim }), "{claims}");
        }
        check(r#"{"iss":"me"}"#, Ok(()));
        check(r#"{"iss":"you"}"#, Err("iss"));
        check(r#"{"iss":["me"]}"#, Err("iss"));
        check("{}", Err("iss"));
        check(r#"{"iss":"me","exp":11}"#, Ok(()));
        check(r#"{"iss":"me","exp":10}"#, Err("exp"));
        check(r#"{"iss":"me","exp":11.5}"#, Ok(()));
        check(r#"{"iss":"me","exp":"11"}"#, Err("exp"));
        check(r#"{"iss":"me","exp":null}"#, Err("exp"));
        check(r#"{"iss":"me","exp":1e3}"#, Err("exp"));
        check(r#"{"iss":"me","exp":99999999999999999999}"#, Err("exp"));
        check(r#"{"iss":"me","nbf":10}"#, Ok(()));
        check(r#"{"iss":"me","nbf":11}"#, Err("nbf"));
        check(r#"{"iss":"me","exp":10,"nbf":11}"#, Err("exp"));
        let found = super::check(b"[", "me", UnixMillis(0));
        assert_eq!(found, Err(Rejection::BadToken));
    }
}
