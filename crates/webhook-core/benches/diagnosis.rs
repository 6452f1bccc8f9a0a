//! What a diagnosis costs that finds nothing: the whole default budget. First every scheme with 2 kB,
//! the slowest first; then bodies from 256 B to 1 MB, and beside them what as many MACs alone would
//! cost with the bare crates.

use std::hint::black_box;
use std::time::Instant;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use webhook_core::diagnosis::{Attempt, Budget, diagnose};
use webhook_core::http::Request;
use webhook_core::provider;
use webhook_core::signature::{
    Condition, Draft, KeyPair, Part, Place, Scheme, Secret, UnixMillis, sign,
};

const NOW: UnixMillis = UnixMillis(1_800_000_000_000);
const USUAL_BODY: usize = 2 << 10;
const SCHEMES: &[&str] = &["stripe", "standardwebhooks", "twilio", "discord", "sendgrid"];
const BODIES: &[usize] = &[256, USUAL_BODY, 64 << 10, 1 << 20];
const ROUNDS: usize = 9;
const MAX_ROUND_SECONDS: f64 = 4.0;

struct Measured {
    scheme: &'static str,
    kind: &'static str,
    length: usize,
    median_ms: f64,
    hypotheses: u32,
    spent: Budget,
}

fn main() {
    println!("nothing to find: the whole budget, median of up to {ROUNDS} rounds\n");
    println!(
        "{:<18} {:>4} {:>8} {:>10} {:>11} {:>7} {:>10} {:>9}",
        "scheme", "body", "bytes", "ms", "hypotheses", "MACs", "hashed MB", "bare, ms"
    );
    let mut all: Vec<_> =
        schemes().into_iter().flat_map(|scheme| measured(scheme, USUAL_BODY)).collect();
    all.sort_by(|one, other| other.median_ms.total_cmp(&one.median_ms));
    all.iter().for_each(print);
    println!();
    for scheme in schemes().into_iter().filter(|scheme| SCHEMES.contains(&scheme.id)) {
        for &length in BODIES {
            measured(scheme, length).iter().for_each(print);
        }
    }
}

/// Every scheme once.
fn schemes() -> Vec<&'static Scheme<'static>> {
    let mut schemes: Vec<&Scheme<'_>> = vec![];
    for scheme in provider::ALL.iter().flat_map(|provider| provider.schemes) {
        if schemes.iter().all(|other| other.id != scheme.id) {
            schemes.push(scheme);
        }
    }
    schemes
}

fn print(measured: &Measured) {
    let Measured { scheme, kind, length, median_ms, hypotheses, spent } = measured;
    let megabytes = spent.bytes as f64 / 1e6;
    let bare = bare_ms(&json(*length), *hypotheses);
    println!(
        "{scheme:<18} {kind:>4} {length:>8} {median_ms:>10.2} {hypotheses:>11} {:>7} \
         {megabytes:>10.1} {bare:>9.2}",
        spent.macs
    );
}

/// With each kind of body that the scheme can sign.
fn measured(scheme: &'static Scheme<'static>, length: usize) -> Vec<Measured> {
    let is_form = |place| matches!(place, Place::FormField(_));
    let has_form = scheme.content.contains(&Part::SortedForm) || is_form(scheme.carrier.place);
    let needs_json = scheme.content.contains(&Part::CompactJson)
        || matches!(scheme.carrier.place, Place::JsonText(_))
        || scheme.time.is_some_and(|time| matches!(time.place, Place::JsonNumber(_)));
    let mut bodies = vec![];
    if !has_form {
        bodies.push(("json", json(length)));
    }
    if !needs_json {
        bodies.push(("form", form(length)));
    }
    let all = bodies.into_iter().map(|(kind, body)| one(scheme, kind, length, body));
    all.collect()
}

fn one(
    scheme: &'static Scheme<'static>,
    kind: &'static str,
    length: usize,
    body: Vec<u8>,
) -> Measured {
    let headers = scheme.when.iter().filter_map(|condition| match condition {
        Condition::Header(name) => Some(((*name).to_owned(), "x".to_owned())),
        _ => None,
    });
    let request = Request {
        url: "https://example.com/hooks/a%20b?shop=1&x=y".to_owned(),
        headers: headers.collect(),
        body,
        ..Request::default()
    };
    let draft = Draft { request, message_id: "msg_1".to_owned() };
    let (signs, _) = keys(scheme, 7);
    let request = sign(scheme, &signs, &draft, NOW).expect("it is in order").request;
    // A key that has nothing to do with it.
    let (_, verifies) = keys(scheme, 8);
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
        assert!(diagnosis.verdict.is_err(), "the key is another one");
        spent = (diagnosis.hypotheses, diagnosis.spent);
    }
    rounds.sort_by(f64::total_cmp);
    let median_ms = rounds[rounds.len() / 2];
    Measured { scheme: scheme.id, kind, length, median_ms, hypotheses: spent.0, spent: spent.1 }
}

/// What signs, and what verifies that.
fn keys(scheme: &Scheme<'_>, seed: u8) -> (Secret, Secret) {
    let text = Secret::new(format!("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS{seed}"));
    match KeyPair::from_seed(scheme.key, &[seed; 32]) {
        Some(pair) => (pair.private, Secret::new(pair.public)),
        None => (text.clone(), text),
    }
}

/// JSON with all that a program may write otherwise, and the fields in which some schemes sign.
fn json(length: usize) -> Vec<u8> {
    let mut body = String::from(
        "{\"webhookTimestamp\":0,\"signature\":{\"timestamp\":\"0\",\"token\":\"0\",\
         \"signature\":\"0\"},\"id\":\"evt_1\",\"items\":[",
    );
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

/// A form with all that a program may write otherwise.
fn form(length: usize) -> Vec<u8> {
    let mut body = String::from("Body=Hello%20there&From=%2B14158675309&FromCity=");
    let mut nth = 0;
    while body.len() + 30 < length {
        body += &format!("&Note{nth}=a%2Ab~c%C3%A9+{nth:04}");
        nth += 1;
    }
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
