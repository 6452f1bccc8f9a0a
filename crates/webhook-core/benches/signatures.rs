//! What a verification costs, and how much of that is not cryptography: `verify` with providers' own
//! schemes, beside the bare crates that it calls with the same key, content and signature.
//!
//! Both take turns within one run; each figure is the median of its rounds.

use std::hint::black_box;
use std::time::Instant;

use hmac::{Hmac, KeyInit, Mac};
use p256::ecdsa::signature::Verifier;
use sha2::Sha256;
use webhook_core::bytes::{base64, hex};
use webhook_core::provider;
use webhook_core::signature::{
    Algorithm, Draft, KeyFormat, KeyPair, Scheme, Secret, UnixMillis, sign, verify,
};

const NOW: UnixMillis = UnixMillis(1_800_000_000_000);
const SCHEMES: &[&str] = &["stripe", "standardwebhooks", "sendgrid", "discord"];
const BODIES: &[usize] = &[256, 2048];
const ROUNDS: usize = 21;
const ROUND_SECONDS: f64 = 0.02;

type IsAccepted = Box<dyn Fn() -> bool>;

fn main() {
    println!("one request, median of {ROUNDS} rounds; bare: the crates without the core\n");
    println!(
        "{:<18} {:>6} {:>12} {:>8} {:>12} {:>13}",
        "scheme", "body", "verify, ns", "MB/s", "bare, ns", "verify/bare"
    );
    for id in SCHEMES {
        for &body in BODIES {
            let mut schemes = provider::ALL.iter().flat_map(|provider| provider.schemes);
            let scheme = schemes.find(|scheme| scheme.id == *id).expect("a provider has it");
            let [ours, bare] = medians(&contenders(scheme, body));
            let megabytes = body as f64 / ours * 1e3;
            println!(
                "{id:<18} {body:>6} {ours:>12.0} {megabytes:>8.1} {bare:>12.0} {:>13.2}",
                ours / bare
            );
        }
    }
}

/// `verify`, and the bare crates, for the same request.
fn contenders(scheme: &'static Scheme<'static>, body: usize) -> [IsAccepted; 2] {
    let pair = KeyPair::from_seed(scheme.key, &[7; 32]);
    let symmetric = Secret::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    let (private, public) = match pair {
        Some(pair) => (pair.private, Secret::new(pair.public)),
        None => (symmetric.clone(), symmetric),
    };
    let mut draft = Draft { message_id: "msg_1".to_owned(), ..Draft::default() };
    draft.request.body = format!("{{\"data\":\"{}\"}}", "x".repeat(body - 11)).into_bytes();
    assert_eq!(draft.request.body.len(), body);
    let signed = sign(scheme, &private, &draft, NOW).expect("the draft is in order");
    let key = key_bytes(scheme.key, &public);
    let signature = scheme.encoding.decode(&signed.signature).expect("it has just been encoded");
    let content = signed.content.bytes.clone();
    let secrets = [public];
    let ours = move || verify(scheme, &secrets, black_box(&signed.request), NOW).is_ok();
    [Box::new(ours), bare(scheme.algorithm, key, content, signature)]
}

/// A key as its crate takes it.
fn key_bytes(format: KeyFormat<'_>, secret: &Secret) -> Vec<u8> {
    let text = secret.expose();
    let decoded = |text| base64::decode(text, base64::Flavour::Standard).expect("base64");
    match format {
        KeyFormat::Text => text.as_bytes().to_vec(),
        KeyFormat::Base64 { prefix } => decoded(text.trim_start_matches(prefix)),
        // The point is the document's end.
        KeyFormat::P256 => decoded(text).split_off(26),
        KeyFormat::Hex | KeyFormat::Ed25519Hex => {
            hex::decode(text, hex::Case::Lower).expect("hexadecimal")
        }
        KeyFormat::Ed25519Base64 { public, .. } => decoded(text.trim_start_matches(public)),
    }
}

fn bare(algorithm: Algorithm, key: Vec<u8>, content: Vec<u8>, signature: Vec<u8>) -> IsAccepted {
    match algorithm {
        Algorithm::HmacSha256 => Box::new(move || {
            let hmac = Hmac::<Sha256>::new_from_slice(&key).expect("any length is right");
            hmac.chain_update(black_box(&content)).verify_slice(&signature).is_ok()
        }),
        Algorithm::EcdsaP256 => Box::new(move || {
            let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&key).expect("a point");
            let signature = p256::ecdsa::DerSignature::try_from(&*signature).expect("DER");
            key.verify(black_box(&content), &signature).is_ok()
        }),
        Algorithm::Ed25519 => Box::new(move || {
            let key = key.as_slice().try_into().expect("32 bytes");
            let key = ed25519_dalek::VerifyingKey::from_bytes(key).expect("a point");
            let signature = ed25519_dalek::Signature::from_slice(&signature).expect("64 bytes");
            key.verify_strict(black_box(&content), &signature).is_ok()
        }),
        other => panic!("{other:?} is not measured"),
    }
}

/// Nanoseconds for one call of each, in rounds that take turns.
fn medians(contenders: &[IsAccepted; 2]) -> [f64; 2] {
    let calls = contenders.each_ref().map(|contender| {
        let mut calls = 1;
        while seconds(contender, calls) < ROUND_SECONDS / 2.0 {
            calls *= 2;
        }
        calls * 2
    });
    let mut rounds = [vec![], vec![]];
    for _ in 0..ROUNDS {
        for ((contender, calls), rounds) in contenders.iter().zip(calls).zip(&mut rounds) {
            rounds.push(seconds(contender, calls) * 1e9 / f64::from(calls));
        }
    }
    rounds.map(|mut rounds| {
        rounds.sort_by(f64::total_cmp);
        rounds[ROUNDS / 2]
    })
}

fn seconds(contender: &IsAccepted, calls: u32) -> f64 {
    let start = Instant::now();
    let accepted: u32 = (0..calls).map(|_| u32::from(contender())).sum();
    let elapsed = start.elapsed().as_secs_f64();
    assert_eq!(accepted, calls, "every signature is right");
    elapsed
}
