//! Whatever comes in, there is an outcome.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use webhook_core::http::{Request, form_encoded, form_fields};
use webhook_core::json;
use webhook_core::signature::{
    Condition, Draft, MAX_BODY_BYTES, MAX_HEADER_BYTES, MAX_SECRETS, MAX_SIGNATURES, Place,
    Rejection, Scheme, Secret, UnixMillis, sign, verify, walkthrough,
};

use crate::drafts::schemes;

/// Texts made of what signatures are made of.
fn any_text() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "t=",
        "v1=",
        "v1,",
        "v0=",
        "h1=",
        "ts=",
        "sha256=",
        "sha1=",
        ",",
        ", ",
        ";",
        ".",
        " ",
        "=",
        "==",
        "17",
        "0",
        "-1",
        "ab",
        "QUJD",
        "eyJhbGciOiJIUzI1NiJ9.",
        "e30.",
        "é",
        "\n",
        "\0",
    ]);
    prop_oneof![vec(piece, 0..12).prop_map(|pieces| pieces.concat()), ".{0,40}", "[0-9a-f]{40,128}",]
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let json = select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "d83d",
        "1",
        "-",
        ".",
        "e",
        "true",
        "null",
        " ",
        "\"signature\"",
        "\"token\"",
        "\"webhookTimestamp\"",
        "\u{feff}",
        "a=b&",
        "%",
    ]);
    prop_oneof![
        vec(any::<u8>(), 0..60),
        vec(json, 0..16).prop_map(|pieces| pieces.concat().into_bytes()),
    ]
}

/// Every header that a scheme reads, with these values in turn.
fn headers(scheme: &Scheme<'_>, values: &[String]) -> Vec<(String, String)> {
    let mut places = vec![scheme.carrier.place];
    places.extend(scheme.message_id);
    places.extend(scheme.time.map(|time| time.place));
    let names = places.into_iter().filter_map(|place| match place {
        Place::Header(name) | Place::ExactHeader(name) => Some(name),
        _ => None,
    });
    let names = names.chain(scheme.when.iter().filter_map(|condition| match *condition {
        Condition::Header(name) | Condition::HeaderIs(name, _) | Condition::Setting(name, _) => {
            Some(name)
        }
        _ => None,
    }));
    names.zip(values.iter().cycle()).map(|(name, value)| (name.to_owned(), value.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 128, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn any_request_has_an_outcome(
        values in vec(any_text(), 1..4),
        body in any_bytes(),
        url in any_text(),
        secret in any_text(),
        now in prop_oneof![any::<i64>(), Just(i64::MIN), Just(i64::MAX)],
    ) {
        for scheme in schemes() {
            let headers = headers(scheme, &values);
            let method = values[0].clone();
            let request = Request { method, url: url.clone(), headers, body: body.clone() };
            let secrets = [Secret::new(secret.clone())];
            let walk = walkthrough(scheme, &secrets, &request, UnixMillis(now));
            let text = walk.received.text.clone().unwrap_or_default();
            prop_assert!(walk.received.signatures.iter().all(|it| text.get(it.span.clone()).is_some()));
            prop_assert_eq!(walk.outcome, verify(scheme, &secrets, &request, UnixMillis(now)));
            let draft = Draft { request, message_id: values[0].clone() };
            // Whether it can be signed or not: nothing panics.
            let _ = sign(scheme, &secrets[0], &draft, UnixMillis(now));
        }
    }

    #[test]
    fn any_bytes_are_json_or_not(bytes in any_bytes()) {
        let found = json::find(&bytes, &["a"]);
        prop_assert!(found.as_ref().err().is_none_or(|error| error.at <= bytes.len()));
        let compact = json::compact(&bytes);
        prop_assert_eq!(compact.is_ok(), found.is_ok());
        if let Ok(compact) = compact {
            prop_assert_eq!(json::compact(&compact), Ok(compact.clone()));
        }
        if let Ok(with) = json::with(&bytes, &["signature", "token"], "7") {
            let found = json::find(&with, &["signature", "token"]).expect("it is still JSON");
            prop_assert_eq!(found.map(|found| found.value), Some(json::Value::Number("7".to_owned())));
        }
        // Another reader, which wants UTF-8 and whole pairs of surrogates.
        let others = serde_json::from_slice::<serde_json::Value>(&bytes);
        prop_assert!(others.is_err() || found.is_ok());
        let is_text = std::str::from_utf8(&bytes).is_ok_and(|text| !text.contains("\\u"));
        prop_assert!(!is_text || others.is_ok() == found.is_ok());
    }

    #[test]
    fn any_text_is_quoted_and_read_back(text in any_text()) {
        let quoted = json::quoted(&text);
        let found = json::find(quoted.as_bytes(), &[]).expect("it is JSON").expect("it is there");
        prop_assert_eq!(found.value, json::Value::Text(text.clone().into_bytes()));
        prop_assert_eq!(serde_json::from_str::<String>(&quoted).expect("it is JSON"), text);
    }

    #[test]
    fn any_bytes_are_a_form(body in any_bytes(), value in any_bytes()) {
        let fields = form_fields(&body);
        let pair = |(name, value): &(Vec<u8>, Vec<u8>)| {
            form_encoded(name) + "=" + &form_encoded(value)
        };
        let again: Vec<String> = fields.iter().map(pair).collect();
        prop_assert_eq!(form_fields(again.join("&").as_bytes()), fields);
        let one = form_fields(&[b"a=", form_encoded(&value).as_bytes()].concat());
        prop_assert_eq!(one, vec![(b"a".to_vec(), value)]);
    }
}

/// A scheme whose header may hold many signatures.
fn versioned() -> &'static Scheme<'static> {
    schemes().into_iter().find(|scheme| scheme.id == "standardwebhooks").expect("it is there")
}

/// A signed request, its secret and its moment.
fn signed() -> (Request, Secret, UnixMillis) {
    let (secret, now) = (Secret::new("whsec_c2VjcmV0"), UnixMillis(1_760_000_000_000));
    let draft = Draft { request: Request::default(), message_id: "msg_1".to_owned() };
    (sign(versioned(), &secret, &draft, now).expect("it can be signed").request, secret, now)
}

#[test]
fn past_its_limit_everything_is_turned_away_by_name() {
    let (mut request, secret, now) = signed();
    let secrets = [secret];
    request.body = vec![0; MAX_BODY_BYTES];
    let rejection = verify(versioned(), &secrets, &request, now);
    assert_eq!(rejection, Err(Rejection::SignatureMismatch));
    request.body.push(0);
    let rejection = verify(versioned(), &secrets, &request, now).expect_err("it is too large");
    assert!(matches!(rejection, Rejection::TooLarge { limit: MAX_BODY_BYTES, .. }));

    let (mut request, ..) = signed();
    request.headers.last_mut().expect("a signature").1 = "v1,".repeat(MAX_HEADER_BYTES);
    let rejection = verify(versioned(), &secrets, &request, now).expect_err("it is too large");
    assert!(matches!(rejection, Rejection::TooLarge { limit: MAX_HEADER_BYTES, .. }));
}

#[test]
fn so_many_secrets_and_signatures_are_tried_and_no_more() {
    let (request, secret, now) = signed();
    let mut secrets = vec![Secret::new("whsec_b3RoZXI="); MAX_SECRETS - 1];
    secrets.push(secret.clone());
    assert!(verify(versioned(), &secrets, &request, now).is_ok());
    secrets.insert(0, secrets[0].clone());
    let rejection = verify(versioned(), &secrets, &request, now);
    assert_eq!(rejection, Err(Rejection::SignatureMismatch));

    let with_others = |others: usize| {
        let mut request = request.clone();
        let value = &mut request.headers.last_mut().expect("a signature").1;
        *value = "v1,AAAA ".repeat(others) + value;
        verify(versioned(), std::slice::from_ref(&secret), &request, now)
    };
    assert_eq!(with_others(MAX_SIGNATURES - 1).map(|it| it.signature), Ok(MAX_SIGNATURES - 1));
    assert!(with_others(MAX_SIGNATURES).is_err());
}
