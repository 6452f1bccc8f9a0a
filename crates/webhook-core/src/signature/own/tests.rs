use proptest::prelude::*;

use super::super::{Draft, Secret, UnixMillis, UrlForm, sign, verify};
use super::*;
use crate::http::Request;

fn own() -> OwnScheme {
    OwnScheme {
        header: "X-Signature".to_owned(),
        framing: OwnFraming::Prefixed("sha256=".to_owned()),
        template: "{timestamp}.{body}".to_owned(),
        algorithm: Algorithm::HmacSha256,
        encoding: Encoding::HexLower,
        key: OwnKey::Text,
        timestamp_header: "X-Timestamp".to_owned(),
        timestamp_unit: TimeUnit::Seconds,
        id_header: String::new(),
        tolerance_s: Some(300),
    }
}

#[test]
fn a_template_is_read() {
    #[track_caller]
    fn check(template: &str, expect: &[Part<'_>]) {
        assert_eq!(parse_template(template).as_deref(), Ok(expect), "{template}");
    }
    use Part::{Body, Literal, MessageId, Method, Secret, Timestamp, Url};
    check("", &[]);
    check("{body}", &[Body]);
    check("v0:{timestamp}:{body}", &[Literal("v0:"), Timestamp, Literal(":"), Body]);
    check(
        "{id}{method}{url}{secret}é",
        &[MessageId, Method, Url(UrlForm::Exact), Secret, Literal("é")],
    );
    check("{{{body}}}x{{", &[Literal("{"), Body, Literal("}"), Literal("x{")]);
}

#[test]
fn a_template_that_cannot_be_read_is_told_with_its_place() {
    #[track_caller]
    fn check(template: &str, at: usize, fault: TemplateFault) {
        assert_eq!(parse_template(template), Err(TemplateError { at, fault }), "{template}");
    }
    check("a{b", 1, TemplateFault::Unclosed);
    check("a}b", 1, TemplateFault::NothingToClose);
    check("é{Body}", 3, TemplateFault::UnknownPart("Body".to_owned()));
    check("{}", 1, TemplateFault::UnknownPart(String::new()));
    check(&"x".repeat(MAX_TEMPLATE_BYTES + 1), MAX_TEMPLATE_BYTES, TemplateFault::TooLong);
}

#[test]
fn the_first_field_that_does_not_hold_is_named() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut OwnScheme), expect: OwnError) {
        let mut own = own();
        change(&mut own);
        assert_eq!(own.parts(), Err(expect));
    }
    let bad = |field, at, found| OwnError::BadCharacter { field, at, found };
    check(|own| own.header.clear(), OwnError::Empty(OwnField::Header));
    check(|own| own.header += ":", bad(OwnField::Header, 11, ':'));
    check(|own| own.timestamp_header.clear(), OwnError::Empty(OwnField::TimestampHeader));
    check(|own| own.timestamp_header.insert(1, 'é'), bad(OwnField::TimestampHeader, 1, 'é'));
    check(|own| own.template += "{id}", OwnError::Empty(OwnField::IdHeader));
    check(|own| own.template.clear(), OwnError::Empty(OwnField::Template));
    check(|own| own.template += "{secret}", OwnError::PartNotAllowed("secret"));
    check(|own| own.algorithm = Algorithm::Sha256, OwnError::PartMissing("secret"));
    check(|own| own.algorithm = Algorithm::SharedToken, OwnError::PartNotAllowed("timestamp"));
    check(|own| own.algorithm = Algorithm::Ed25519, OwnError::KeyNotAllowed);
    check(
        |own| own.tolerance_s = Some(MAX_TOLERANCE_S + 1),
        OwnError::ToleranceTooLarge { found: MAX_TOLERANCE_S + 1, limit: MAX_TOLERANCE_S },
    );
    let fault = TemplateFault::Unclosed;
    check(|own| own.template += "{", OwnError::Template(TemplateError { at: 18, fault }));
    let pairs = |separator, signature: &str, timestamp: &str| OwnFraming::Pairs {
        separator,
        signature: signature.to_owned(),
        timestamp: timestamp.to_owned(),
    };
    check(|own| own.framing = pairs('=', "v1", "t"), OwnError::BadSeparator { found: '=' });
    check(|own| own.framing = pairs(',', "", "t"), OwnError::Empty(OwnField::SignaturePair));
    check(|own| own.framing = pairs(',', "v=", "t"), bad(OwnField::SignaturePair, 1, '='));
    check(|own| own.framing = pairs(',', "v1", "t|"), bad(OwnField::TimestampPair, 1, '|'));
    check(
        |own| own.framing = OwnFraming::Versioned(String::new()),
        OwnError::Empty(OwnField::Version),
    );
}

#[test]
fn the_keys_that_are_allowed_are_those_that_are_taken() {
    use Algorithm::{EcdsaP256, Ed25519, HmacSha1, HmacSha256, Sha256, SharedToken};
    for algorithm in [HmacSha1, HmacSha256, Sha256, EcdsaP256, Ed25519, SharedToken] {
        for key in [OwnKey::Text, OwnKey::Base64 { prefix: String::new() }, OwnKey::Hex] {
            let is_allowed = OwnKey::allowed(algorithm).contains(&key);
            let own = OwnScheme { algorithm, key, ..own() };
            assert_eq!(own.key_format().is_some(), is_allowed, "{own:?}");
        }
    }
}

#[test]
fn a_hexadecimal_key_is_its_bytes() {
    let now = UnixMillis(1_000);
    let draft = Draft { request: Request::default(), message_id: String::new() };
    let hex = OwnScheme { key: OwnKey::Hex, ..own() };
    let signed = |own: &OwnScheme, secret: &str| {
        let parts = own.parts().expect("it holds together");
        sign(&parts.scheme(), &Secret::new(secret), &draft, now).map(|signed| signed.signature)
    };
    assert_eq!(signed(&hex, "6B6579"), signed(&own(), "key"));
    assert!(signed(&hex, "key").is_err());
}

fn framings() -> impl Strategy<Value = OwnFraming> {
    prop_oneof![
        "[a-z0-9=]{0,5}".prop_map(OwnFraming::Prefixed),
        "[a-z0-9]{1,3}".prop_map(OwnFraming::Versioned),
        ("[,;&| ]", "[a-z0-9]{1,3}", "([A-Z]{1,2})?").prop_map(
            |(separator, signature, timestamp)| {
                let separator = separator.chars().next().unwrap_or(',');
                OwnFraming::Pairs { separator, signature, timestamp }
            }
        ),
    ]
}

proptest! {
    #[test]
    fn what_is_signed_verifies_and_anything_else_does_not(
        framing in framings(),
        template in prop::sample::select(vec!["{body}", "v0:{timestamp}:{body}", "{id}.{body}{{"]),
        encoding in prop::sample::select(vec![Encoding::HexLower, Encoding::Base64]),
        body: Vec<u8>,
    ) {
        let template = template.to_owned();
        let own =
            OwnScheme { framing, template, encoding, id_header: "X-Id".to_owned(), ..own() };
        let parts = own.parts().unwrap();
        let scheme = parts.scheme();
        let (secret, now) = (Secret::new("secret"), UnixMillis(1_700_000_000_000));
        let request = Request { body, ..Request::default() };
        let draft = Draft { request, message_id: "m1".to_owned() };
        let mut signed = sign(&scheme, &secret, &draft, now).unwrap().request;
        let secrets = [secret];
        prop_assert!(verify(&scheme, &secrets, &signed, now).is_ok());
        signed.body.push(b'x');
        prop_assert!(verify(&scheme, &secrets, &signed, now).is_err());
    }

    #[test]
    fn any_template_is_read_or_refused(template in "[{}a-z]{0,12}|.{0,20}") {
        if let Ok(parts) = parse_template(&template) {
            // Written again, it reads the same.
            let written: String = parts.iter().map(|part| match part {
                Part::Literal(text) => text.replace('{', "{{").replace('}', "}}"),
                part => format!("{{{}}}", template::name(*part)),
            }).collect();
            prop_assert_eq!(written, template);
        }
    }

    #[test]
    fn any_text_of_any_field_is_taken_or_refused(fields: [String; 6], separator: char) {
        let [header, signature, timestamp, template, timestamp_header, id_header] = fields;
        let framing = OwnFraming::Pairs { separator, signature, timestamp };
        let own =
            OwnScheme { header, framing, template, timestamp_header, id_header, ..own() };
        let _ = own.parts().map(|parts| parts.scheme().covers_body());
    }
}
