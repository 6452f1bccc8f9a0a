//! No secret shows itself where values are printed for people who look for faults.

use std::fmt::Debug;

use webhook_core::bytes::base64::{self, Flavour};
use webhook_core::bytes::hex;
use webhook_core::http::Request;
use webhook_core::signature::{
    Draft, KeyFormat, KeyPair, Scheme, Secret, UnixMillis, hmac_inside, sign, walkthrough,
};

use crate::drafts::schemes;

/// Bytes that would be noticed anywhere.
const MARKER: &[u8; 32] = b"MarkerMarkerMarkerMarkerMarker!!";
const NOW: UnixMillis = UnixMillis(1_760_000_000_000);

fn marker() -> String {
    String::from_utf8(MARKER.to_vec()).expect("ASCII")
}

/// The secret that signs, and the one that verifies.
fn keys(scheme: &Scheme<'_>) -> (Secret, Secret) {
    let same = |text: String| (Secret::new(text.clone()), Secret::new(text));
    match scheme.key {
        KeyFormat::Text => same(marker()),
        KeyFormat::Base64 { prefix } => {
            same(prefix.to_owned() + &base64::encode(MARKER, Flavour::Standard))
        }
        format => {
            let pair = KeyPair::from_seed(format, MARKER).expect("it is a key");
            check(&pair, scheme);
            (pair.private, Secret::new(pair.public))
        }
    }
}

#[track_caller]
fn check(value: &impl Debug, scheme: &Scheme<'_>) {
    let in_base64 = base64::encode(MARKER, Flavour::Standard);
    let as_list = "77, 97, 114, 107, 101, 114";
    let texts = ["Marker", &in_base64[..24], &hex::encode(MARKER)[..24], as_list];
    let shown = format!("{value:?}");
    assert!(texts.iter().all(|text| !shown.contains(text)), "{}: {shown}", scheme.id);
}

#[test]
fn nothing_that_is_printed_shows_a_secret() {
    for scheme in schemes() {
        let (signs, verifies) = keys(scheme);
        check(&signs, scheme);
        let request = Request { body: b"{}".to_vec(), ..Request::default() };
        let draft = Draft { request, message_id: "msg_1".to_owned() };
        let signed = sign(scheme, &signs, &draft, NOW).expect("it can be signed");
        check(&signed, scheme);
        check(&signed.content, scheme);
        for secrets in [vec![verifies], vec![Secret::new(marker() + "=")], vec![]] {
            let walk = walkthrough(scheme, &secrets, &signed.request, NOW);
            check(&walk, scheme);
            check(&walk.keys, scheme);
            check(&walk.contents, scheme);
            check(&walk.outcome, scheme);
        }
        check(&hmac_inside(scheme.algorithm, MARKER, b"{}"), scheme);
    }
}

#[test]
fn no_error_shows_the_secret_that_it_is_about() {
    for scheme in schemes() {
        for text in [marker() + "=", "Marker".repeat(2000), format!("whsk_{}", marker())] {
            let secret = Secret::new(text);
            let draft = Draft { message_id: "msg_1".to_owned(), ..Draft::default() };
            check(&sign(scheme, &secret, &draft, NOW).map(|_| ()), scheme);
            let walk = walkthrough(scheme, &[secret], &Request::default(), NOW);
            check(&walk.outcome, scheme);
        }
    }
}
