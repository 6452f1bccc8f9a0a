//! The form as a link: everything but secrets. What would give one away is left out and named.

use webhook_core::bytes::base64::{self, Flavour};
use webhook_core::provider;
use webhook_core::signature::{Algorithm, Place, Scheme, Secret};

use super::form::{Clock, Form, Mode};
use super::headers;
use super::scheme::{OwnChoice, OwnText};
use crate::share::percent_encoded;

/// The key that a fragment of this kind begins with, and the version of the format.
pub const KEY: &str = "lab";
const VERSION: &str = "1";
/// In place of a moment.
const LIVE: &str = "live";
/// Longer fragments are neither written nor read: mail and chat programs cut them.
pub const LONGEST: usize = 64 << 10;
/// A secret of fewer characters stands in many texts by chance.
const TELLING: usize = 6;
/// Headers whose values are secrets of somebody.
const SENSITIVE: [&str; 5] =
    ["authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"];

/// A fragment, and what it does not carry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    pub text: String,
    pub left_out: Vec<LeftOut>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LeftOut {
    /// This header holds a secret.
    Header(String),
    /// A secret stands in the address.
    Url,
    /// A secret stands in the body.
    BodyWithSecret,
    /// The link would be longer than a link may be.
    BodyTooLong,
}

/// A part of a link that was not understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ignored {
    pub key: String,
}

/// The fragment, without `#`, that opens this form again, secrets apart.
#[must_use]
pub fn write(form: &Form) -> Link {
    let mut left_out = vec![];
    let mut text = format!("{KEY}={VERSION}");
    let mut put = |key: &str, value: &str| {
        text = std::mem::take(&mut text) + "&" + key + "=" + &encode(value);
    };
    put("mode", if form.mode == Mode::Sign { "sign" } else { "verify" });
    put("provider", form.provider.id.0);
    if let Some(variant) = form.variant {
        put("scheme", &variant.to_string());
    }
    if let Some(own) = &form.own {
        OwnText::ALL.iter().for_each(|text| put(text.key(), own.text(*text)));
        OwnChoice::ALL.iter().for_each(|it| put(it.key(), &own.choice(*it).to_string()));
    }
    put("method", &form.method);
    match tells(form, form.url.as_bytes()) {
        true => left_out.push(LeftOut::Url),
        false => put("url", &form.url),
    }
    put("headers", &shared_headers(form, &mut left_out));
    put("id", &form.message_id);
    put("now", if form.clock == Clock::Live { LIVE } else { &form.fixed_now });
    put("length", &form.content_length);
    let body = format!("&body={}", base64::encode(&form.body, Flavour::Url));
    if tells(form, &form.body) {
        left_out.push(LeftOut::BodyWithSecret);
    } else if text.len() + body.len() > LONGEST {
        left_out.push(LeftOut::BodyTooLong);
    } else {
        text += &body;
    }
    Link { text, left_out }
}

fn shared_headers(form: &Form, left_out: &mut Vec<LeftOut>) -> String {
    let (headers, _) = headers::read(form.headers());
    let token = |scheme: &Scheme<'_>| match scheme.carrier.place {
        Place::Header(name) | Place::ExactHeader(name)
            if scheme.algorithm == Algorithm::SharedToken =>
        {
            Some(name.to_owned())
        }
        _ => None,
    };
    let token = form.with_scheme(token).ok().flatten();
    let is_secret = |name: &str, value: &str| {
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        SENSITIVE.iter().any(|it| is(it))
            || token.as_deref().is_some_and(is)
            || tells(form, value.as_bytes())
    };
    let mut kept = vec![];
    for (name, value) in &headers {
        match is_secret(name, value) {
            true => left_out.push(LeftOut::Header(name.clone())),
            false => kept.push((name.as_str(), value.as_str())),
        }
    }
    headers::write(kept)
}

/// Whether one of the secrets stands in this text.
fn tells(form: &Form, text: &[u8]) -> bool {
    let others = form.other_secrets.expose().lines();
    std::iter::once(Secret::expose(&form.secret)).chain(others).any(|secret| {
        secret.len() >= TELLING && text.windows(secret.len()).any(|it| it == secret.as_bytes())
    })
}

/// Fills a form from a fragment. `None` when the fragment is none of ours.
pub fn read(fragment: &str, form: &mut Form) -> Option<Vec<Ignored>> {
    let mut pairs = fragment.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let (key, version) = pairs.next()?;
    if key != KEY {
        return None;
    }
    let mut ignored = vec![];
    let mut refuse = |key: &str| ignored.push(Ignored { key: key.chars().take(40).collect() });
    if version != VERSION {
        refuse(KEY);
    }
    if fragment.len() > LONGEST {
        refuse("its length");
        return Some(ignored);
    }
    for (key, value) in pairs {
        if take(form, key, value).is_none() {
            refuse(key);
        }
    }
    if form.mode == Mode::Verify {
        form.drop_example_secrets();
    }
    Some(ignored)
}

fn take(form: &mut Form, key: &str, value: &str) -> Option<()> {
    let text = || decode(value);
    match key {
        "mode" => {
            form.mode = match value {
                "sign" => Mode::Sign,
                "verify" => Mode::Verify,
                _ => return None,
            }
        }
        "provider" => form.pick(provider::find(value)?),
        "event" => form.pick_event(form.provider.event(&text()?)?),
        "scheme" => {
            let at = value.parse().ok().filter(|&at| at < form.provider.schemes.len());
            form.variant = Some(at?);
        }
        key if key.starts_with("own-") => take_own(form, key, &text()?)?,
        "method" => form.method = text()?,
        "url" => form.url = text()?,
        "headers" => match form.mode {
            Mode::Sign => form.draft_headers = text()?,
            Mode::Verify => form.received_headers = text()?,
        },
        "id" => form.message_id = text()?,
        "now" if value == LIVE => form.clock = Clock::Live,
        "now" => form.fixed_now = text()?,
        "length" => form.content_length = text()?,
        "body" => form.body = base64::decode(value, Flavour::Url).ok()?,
        _ => return None,
    }
    Some(())
}

fn take_own(form: &mut Form, key: &str, value: &str) -> Option<()> {
    let text = OwnText::ALL.into_iter().find(|text| text.key() == key);
    let choice = OwnChoice::ALL.into_iter().find(|choice| choice.key() == key);
    let own = form.own.get_or_insert_default();
    if let Some(text) = text {
        own.texts[text as usize] = value.to_owned();
        return Some(());
    }
    let choice = choice?;
    own.choose(choice, value.parse().ok().filter(|&at| at < choice.count())?);
    Some(())
}

fn encode(text: &str) -> String {
    percent_encoded(text, b"-._~")
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                (digit()? << 4 | digit()?) as u8
            }
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playground::scheme::OwnForm;

    fn form() -> Form {
        Form {
            mode: Mode::Verify,
            method: "PUT".to_owned(),
            url: "https://example.com/a?b=c&d=é#f".to_owned(),
            received_headers: "A: 1 %&=\nB: 2\n".to_owned(),
            body: b"{\r\n\xff\0}".to_vec(),
            secret: Secret::new("whsec_hidden"),
            other_secrets: Secret::new("another_hidden\n\nshort"),
            message_id: "msg_1".to_owned(),
            fixed_now: "1794478400".to_owned(),
            content_length: "7".to_owned(),
            ..Form::default()
        }
    }

    #[test]
    fn a_link_carries_everything_but_secrets() {
        let form = form();
        let link = write(&form);
        assert_eq!(link.left_out, []);
        assert!(!link.text.contains("hidden"), "{}", link.text);
        let mut opened = Form::default();
        assert_eq!(read(&link.text, &mut opened), Some(vec![]));
        assert_eq!((opened.mode, opened.provider.id), (form.mode, form.provider.id));
        assert_eq!((&opened.method, &opened.url), (&form.method, &form.url));
        assert_eq!((&opened.received_headers, &opened.body), (&form.received_headers, &form.body));
        assert_eq!((&opened.message_id, &opened.fixed_now), (&form.message_id, &form.fixed_now));
        assert_eq!(opened.content_length, form.content_length);
        assert_ne!(opened.secret.expose(), form.secret.expose());
    }

    #[test]
    fn what_would_give_a_secret_away_is_left_out_and_named() {
        #[track_caller]
        fn check(form: &Form, expect: &[LeftOut]) {
            let link = write(form);
            assert_eq!(link.left_out, expect);
            assert!(!link.text.contains("hidden"), "{}", link.text);
            assert!(!link.text.contains(&base64::encode(b"hidden", Flavour::Url)[..6]));
        }
        let url = "https://example.com/?key=whsec_hidden".to_owned();
        check(&Form { url, ..form() }, &[LeftOut::Url]);
        let received_headers = "X-Any: another_hidden\nAuthorization: Bearer hidden\n".to_owned();
        let names = ["X-Any", "Authorization"].map(|name| LeftOut::Header(name.to_owned()));
        check(&Form { received_headers, ..form() }, &names);
        let body = b"{\"secret\":\"whsec_hidden\"}".to_vec();
        check(&Form { body, ..form() }, &[LeftOut::BodyWithSecret]);
        let body = vec![b'x'; LONGEST];
        check(&Form { body, ..form() }, &[LeftOut::BodyTooLong]);
    }

    #[test]
    fn a_scheme_of_ones_own_travels_with_the_link() {
        let texts = ["{id}|{body}", "X-Mine", "v1", "t", "X-Id", ""].map(str::to_owned);
        let mut own = OwnForm { texts, ..OwnForm::default() };
        OwnChoice::ALL.into_iter().for_each(|choice| own.choose(choice, 1));
        let link = write(&Form { own: Some(own.clone()), ..form() });
        let mut opened = Form::default();
        assert_eq!(read(&link.text, &mut opened), Some(vec![]));
        assert_eq!(opened.own, Some(own));
    }

    #[test]
    fn a_token_that_is_the_secret_never_stands_in_a_link() {
        let provider = provider::find("gitlab").expect("it is known");
        let variant = provider.schemes.iter().position(|it| it.algorithm == Algorithm::SharedToken);
        let received_headers = "X-Gitlab-Token: abc\nX-Gitlab-Event: Push Hook\n".to_owned();
        let link = write(&Form { provider, variant, received_headers, ..form() });
        assert_eq!(link.left_out, [LeftOut::Header("X-Gitlab-Token".to_owned())]);
        assert!(!link.text.contains("abc"));
    }

    #[test]
    fn what_is_not_understood_is_named_and_the_rest_opens() {
        #[track_caller]
        fn check(part: &str, key: &str) {
            let mut form = Form::default();
            let ignored = read(&format!("lab=1&{part}&method=PATCH"), &mut form);
            assert_eq!(ignored, Some(vec![Ignored { key: key.to_owned() }]));
            assert_eq!(form.method, "PATCH");
        }
        check("mode=dance", "mode");
        check("provider=nobody", "provider");
        check("scheme=99", "scheme");
        check("url=%", "url");
        check("url=%FF", "url");
        check("body=*", "body");
        check("secret=x", "secret");
        check("own-algorithm=9", "own-algorithm");
        check("own-colour=red", "own-colour");
        for other in ["", "run=1", "playground"] {
            assert_eq!(read(other, &mut Form::default()), None);
        }
    }
}
