//! What a diagnosis costs that finds nothing: the whole default budget, for bodies from 256 B to
//! 1 MB; beside it, what the MACs of that budget alone would cost with the bare crates.

use std::hint::black_box;
use std::time::Instant;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use webhook_core::diagnosis::{Attempt, Budget, diagnose};
use webhook_core::provider;
use webhook_core::signature::{Draft, KeyPair, Scheme, Secret, UnixMillis, sign};

const NOW: UnixMillis = UnixMillis(1_800_000_000_000);
const SCHEMES: &[&str] = &["stripe", "standardwebhooks", "twilio", "discord", "sendgrid"];
const BODIES: &[usize] = &[256, 2 << 10, 64 << 10, 1 << 20];
const ROUNDS: usize = 9;
const MAX_ROUND_SECONDS: f64 = 4.0;

fn main() {
    println!("nothing to find: the whole budget, median of up to {ROUNDS} rounds\n");
    println!(
        "{:<18} {:>8} {:>10} {:>12} {:>10} {:>11}",
        "scheme", "body", "ms", "hypotheses", "hashed MB", "bare, ms"
    );
    for id in SCHEMES {
        for &length in BODIES {
            row(id, length);
        }
    }
}

fn row(id: &str, length: usize) {
    let mut schemes = provider::ALL.iter().flat_map(|provider| provider.schemes);
    let scheme = schemes.find(|scheme| scheme.id == id).expect("a provider has it");
    let (signs, verifies) = keys(scheme);
    let mut draft = Draft { message_id: "msg_1".to_owned(), ..Draft::default() };
    draft.request.url = "https://example.com/hooks?a=1".to_owned();
    draft.request.body = body(length);
    let mut request = sign(scheme, &signs, &draft, NOW).expect("it is in order").request;
    // Content that nobody signed.
    let changed = request.body.iter().position(|&byte| byte == b'7').expect("it has one");
    request.body[changed] = b'8';
    let secrets = [verifies];
    let attempt = Attempt {
        scheme,
        secrets: &secrets,
        request: &request,
        now: NOW,
        computed: None,
        other_secrets: &[],
        content_length: None,
    };
    let budget = Budget::for_body(request.body.len());
    let mut rounds = vec![];
    let begin = Instant::now();
    let mut spent = (0, Budget::default());
    while rounds.len() < ROUNDS && begin.elapsed().as_secs_f64() < MAX_ROUND_SECONDS {
        let start = Instant::now();
        let diagnosis = diagnose(black_box(&attempt), budget);
        rounds.push(start.elapsed().as_secs_f64() * 1e3);
        assert!(diagnosis.verdict.is_err(), "the content was changed");
        spent = (diagnosis.hypotheses, diagnosis.spent);
    }
    rounds.sort_by(f64::total_cmp);
    let (hypotheses, spent) = spent;
    let megabytes = spent.bytes as f64 / 1e6;
    println!(
        "{id:<18} {length:>8} {:>10.2} {hypotheses:>12} {megabytes:>10.1} {:>11.2}",
        rounds[rounds.len() / 2],
        bare_ms(&request.body, hypotheses)
    );
}

fn keys(scheme: &Scheme<'_>) -> (Secret, Secret) {
    let text = Secret::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    match KeyPair::from_seed(scheme.key, &[7; 32]) {
        Some(pair) => (pair.private, Secret::new(pair.public)),
        None => (text.clone(), text),
    }
}

/// JSON with all that a program may write otherwise.
fn body(length: usize) -> Vec<u8> {
    let mut body = String::from("{\"id\":\"evt_1\",\"items\":[");
    let mut nth = 0;
    while body.len() + 90 < length {
        body += &format!(
            "{{\"name\":\"Zoë <{nth:06}>\",\"url\":\"https://example.com/{nth}\",\"price\":{nth}.50}},"
        );
        nth += 1;
    }
    body += "7]}";
    body.into_bytes()
}

/// As many MACs of such a body, with the bare crates.
fn bare_ms(body: &[u8], hypotheses: u32) -> f64 {
    let mac = Hmac::<Sha256>::new_from_slice(b"key").expect("any length is right");
    let start = Instant::now();
    for _ in 0..hypotheses.min(2_000) {
        black_box(mac.clone().chain_update(black_box(body)).finalize());
    }
    let share = f64::from(hypotheses) / f64::from(hypotheses.clamp(1, 2_000));
    start.elapsed().as_secs_f64() * 1e3 * share
}
