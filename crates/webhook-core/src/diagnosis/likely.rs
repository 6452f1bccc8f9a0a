//! What it looks like, when nothing could be proven.

use super::probes::secret::PLACEHOLDERS;
use super::probes::{MISSING, in_address};
use super::{Attempt, Cause, CauseId, Certainty, Edit, Finding, Target};
use crate::http::Request;
use crate::provider::detect;
use crate::signature::{
    Condition, Field, Framing, KeyError, Place, Received, Rejection, Scheme, Secret, field,
    walkthrough,
};

/// All that it looks like, the plainest first; that nothing was found when it looks like nothing.
pub(super) fn findings(
    attempt: &Attempt<'_>,
    received: &Received,
    hypotheses: u32,
) -> Vec<Finding> {
    let mut causes: Vec<Cause> =
        SHAPES.iter().filter_map(|shape| shape(attempt, received)).collect();
    if causes.is_empty() {
        causes.extend(bad_key(attempt));
    }
    if causes.is_empty() {
        let tried = i64::from(hypotheses);
        causes.push(Cause::of(CauseId::NoCauseFound).with("hypotheses", tried));
    }
    let finding = |cause| Finding {
        certainty: Certainty::Likely,
        target: Target::Received,
        causes: vec![cause],
        edit: Edit::default(),
    };
    causes.into_iter().map(finding).collect()
}

type Shape = fn(&Attempt<'_>, &Received) -> Option<Cause>;

const SHAPES: &[Shape] = &[
    empty_secret,
    placeholder,
    secret_kind,
    another_provider,
    missing_header,
    missing_body,
    compressed,
    bytes_lost,
    length,
    missing_field,
    wrong_header,
    inner_host,
];

fn empty_secret(attempt: &Attempt<'_>, _: &Received) -> Option<Cause> {
    let is_empty = attempt.secrets.iter().all(Secret::is_blank);
    is_empty.then(|| Cause::of(CauseId::SecretEmpty))
}

fn placeholder(attempt: &Attempt<'_>, _: &Received) -> Option<Cause> {
    let secret = attempt.secrets.first()?.expose().trim();
    let word = PLACEHOLDERS.iter().find(|word| word.eq_ignore_ascii_case(secret));
    let found = match word {
        Some(word) => *word,
        None if is_variable(secret) => "variable",
        None => return None,
    };
    Some(Cause::of(CauseId::SecretPlaceholder).with("found", found))
}

/// `$NAME`, `${NAME}`, `process.env.NAME`, `%NAME%`, `<name>`: the name of a secret, not it itself.
fn is_variable(text: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty()
            && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.-".contains(&it))
    };
    const FRAMES: &[(&str, &str)] = &[
        ("${{", "}}"),
        ("${", "}"),
        ("$", ""),
        ("{{", "}}"),
        ("%", "%"),
        ("<", ">"),
        ("process.env.", ""),
        ("ENV[", "]"),
        ("os.environ[", "]"),
        ("import.meta.env.", ""),
    ];
    FRAMES.iter().any(|(open, close)| {
        let inside = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inside.is_some_and(|inside| is_name(inside.trim_matches([' ', '"', '\''])))
    })
}

/// Beginnings of credentials that verify nothing.
const KINDS: &[(&str, &str)] = &[
    ("sk_live_", "api-key"),
    ("sk_test_", "api-key"),
    ("pk_live_", "publishable-key"),
    ("pk_test_", "publishable-key"),
    ("rk_live_", "restricted-key"),
    ("rk_test_", "restricted-key"),
    ("shpat_", "access-token"),
    ("shpca_", "access-token"),
    ("shppa_", "access-token"),
    ("ghp_", "access-token"),
    ("gho_", "access-token"),
    ("github_pat_", "access-token"),
    ("glpat-", "access-token"),
    ("xoxb-", "access-token"),
    ("xoxp-", "access-token"),
    ("xapp-", "access-token"),
    ("SG.", "api-key"),
    ("key-", "api-key"),
    ("EAA", "access-token"),
    ("lin_api_", "api-key"),
    ("pdl_live_", "api-key"),
    ("pdl_sdbx_", "api-key"),
    ("pat-na1-", "access-token"),
    ("pat-eu1-", "access-token"),
    ("re_", "api-key"),
    ("https://", "address"),
    ("http://", "address"),
    ("whsk_", "private-key"),
    ("Bearer ", "access-token"),
    ("we_", "endpoint-id"),
    ("ep_", "endpoint-id"),
    ("eyJ", "token"),
];

fn secret_kind(attempt: &Attempt<'_>, _: &Received) -> Option<Cause> {
    let secret = attempt.secrets.first()?.expose().trim();
    let cause = |kind: &str| Some(Cause::of(CauseId::SecretKind).with("kind", kind));
    if let Some((prefix, kind)) = KINDS.iter().find(|(prefix, _)| secret.starts_with(prefix)) {
        return cause(kind).map(|cause| cause.with("prefix", *prefix));
    }
    if secret.starts_with("-----BEGIN") {
        return cause(if secret.contains("PRIVATE") { "private-key" } else { "public-key" });
    }
    let is_id = |prefix: &str| {
        secret.len() == 34
            && secret.starts_with(prefix)
            && secret[2..].bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    if is_id("AC") {
        return cause("account-id");
    }
    if is_id("SK") {
        return cause("api-key-id");
    }
    None
}

/// A request that another provider's headers tell, and nothing of this one's.
fn another_provider(attempt: &Attempt<'_>, received: &Received) -> Option<Cause> {
    if received.text.is_some() {
        return None;
    }
    let best = detect(attempt.request).into_iter().next()?;
    let is_other = best.provider.schemes.iter().all(|scheme| scheme.id != attempt.scheme.id);
    let cause = || {
        Cause::of(CauseId::ProviderWrong)
            .with("provider", best.provider.id.0)
            .with("scheme", best.scheme.id)
    };
    (is_other && best.score >= 20).then(cause)
}

fn missing_header(attempt: &Attempt<'_>, received: &Received) -> Option<Cause> {
    missing(attempt, received).filter(|cause| cause.text("field").is_none())
}

/// The same in the body, which may have come to harm as a whole.
fn missing_field(attempt: &Attempt<'_>, received: &Received) -> Option<Cause> {
    missing(attempt, received).filter(|cause| cause.text("field").is_some())
}

fn missing(attempt: &Attempt<'_>, received: &Received) -> Option<Cause> {
    let scheme = attempt.scheme;
    let missing = |place: Place<'_>| {
        let cause = Cause::of(CauseId::HeaderMissing);
        match field(place) {
            Field::Header(name) => cause.with("header", name),
            Field::Pair(name) => cause.with("pair", name),
            Field::BodyField(path) => cause.with("field", path),
            _ => cause,
        }
    };
    if received.text.is_none() {
        return Some(missing(scheme.carrier.place));
    }
    if let Some(place) = scheme.message_id.filter(|_| received.message_id.is_none()) {
        return Some(missing(place));
    }
    if let Some(time) = scheme.time.filter(|_| received.timestamp.is_none()) {
        return Some(missing(time.place));
    }
    let unmet = scheme.when.iter().find(|condition| !condition.holds(attempt.request))?;
    match *unmet {
        Condition::Header(name) | Condition::HeaderIs(name, _) | Condition::Setting(name, _) => {
            Some(Cause::of(CauseId::HeaderMissing).with("header", name))
        }
        Condition::Query(name) => Some(Cause::of(CauseId::UrlQuery).with("missing", name)),
        Condition::SettingOrNone(name, _) => {
            Some(Cause::of(CauseId::HeaderWrong).with("header", name))
        }
        Condition::MediaType(_) => {
            Some(Cause::of(CauseId::HeaderWrong).with("header", "Content-Type"))
        }
    }
}

fn covers_body(scheme: &Scheme<'_>) -> bool {
    scheme.covers_body() || scheme.reads_body()
}

fn missing_body(attempt: &Attempt<'_>, _: &Received) -> Option<Cause> {
    let body = attempt.request.body.trim_ascii();
    let found = MISSING.iter().find(|text| text.as_bytes() == body)?;
    covers_body(attempt.scheme).then(|| Cause::of(CauseId::BodyMissing).with("found", *found))
}

fn compressed(attempt: &Attempt<'_>, _: &Received) -> Option<Cause> {
    let format = match attempt.request.body.as_slice() {
        [0x1f, 0x8b, ..] => "gzip",
        [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => "zlib",
        [0x28, 0xb5, 0x2f, 0xfd, ..] => "zstd",
        _ => return None,
    };
    Some(Cause::of(CauseId::BodyCompressed).with("format", format))
}

/// Characters that stand where bytes were that could not be read.
fn bytes_lost(attempt: &Attempt<'_>, _: &Received) -> Option<Cause> {
    let body = &attempt.request.body;
    let cause = |found: &str, at: usize| {
        Some(Cause::of(CauseId::BodyBytesLost).with("found", found).with("at", at))
    };
    if !covers_body(attempt.scheme) {
        return None;
    }
    if let Some(at) = body.windows(3).position(|it| it == "\u{fffd}".as_bytes()) {
        return cause("U+FFFD", at);
    }
    // Bytes whose highest bit was cut off become control characters.
    let is_control = |byte: &u8| *byte < 0x20 && !b"\t\r\n".contains(byte);
    if let (true, Some(at)) = (body.is_ascii(), body.iter().position(is_control)) {
        return cause("control", at);
    }
    let at = question_mark(body).or_else(|| {
        // Each lost character took one to three bytes with it.
        let marks = body.iter().filter(|&&byte| byte == b'?').count() as u64;
        let missing = stated_length(attempt)?.checked_sub(body.len() as u64)?;
        let fits = body.is_ascii() && missing >= 1 && missing <= 3 * marks;
        body.iter().position(|&byte| byte == b'?').filter(|_| fits)
    });
    at.and_then(|at| cause("?", at))
}

/// A question mark inside of a word, or two of them, in a text that is no address.
fn question_mark(body: &[u8]) -> Option<usize> {
    if !body.is_ascii() {
        return None;
    }
    let is_inside = |at: usize| {
        let near = |at: Option<usize>| at.and_then(|at| body.get(at)).copied().unwrap_or(b' ');
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        let is_doubled = after == b'?' && !before.is_ascii_alphanumeric();
        let is_word = before.is_ascii_alphabetic() && after.is_ascii_lowercase();
        (is_doubled || is_word) && !in_address(body, at)
    };
    (0..body.len()).find(|&at| body[at] == b'?' && is_inside(at))
}

fn length(attempt: &Attempt<'_>, _: &Received) -> Option<Cause> {
    let stated = stated_length(attempt)?;
    let found = attempt.request.body.len() as u64;
    let number = |it: u64| i64::try_from(it).unwrap_or(i64::MAX);
    (stated != found).then(|| {
        Cause::of(CauseId::BodyLength)
            .with("stated", number(stated))
            .with("found", number(found))
            .with("missing", number(stated).saturating_sub(number(found)))
    })
}

fn stated_length(attempt: &Attempt<'_>) -> Option<u64> {
    attempt.content_length.or_else(|| in_headers(attempt.request))
}

fn in_headers(request: &Request) -> Option<u64> {
    let is_encoded = request.header("content-encoding").is_some();
    let length = request.header("content-length").filter(|_| !is_encoded)?;
    length.trim().parse().ok()
}

/// Something in the signature's header that is no signature.
fn wrong_header(attempt: &Attempt<'_>, received: &Received) -> Option<Cause> {
    let text = received.text.as_deref()?;
    let cause = |found: &str| Some(Cause::of(CauseId::HeaderWrong).with("found", found));
    if attempt.scheme.algorithm.signature_length().is_none() && received.signatures.is_empty() {
        return None;
    }
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && (9..=14).contains(&text.len()) {
        return cause("timestamp");
    }
    let is_token = matches!(attempt.scheme.carrier.framing, Framing::Jws { .. });
    if !is_token && KINDS.iter().any(|(prefix, _)| text.starts_with(prefix)) {
        return cause("credential");
    }
    let outcome =
        walkthrough(attempt.scheme, attempt.secrets, attempt.request, attempt.now).outcome;
    match outcome {
        Err(Rejection::WrongLength { found, expected: Some(expected) })
            if found < expected && ![20, 32].contains(&found) =>
        {
            let cause = Cause::of(CauseId::SignatureTruncated).with("found", found);
            Some(cause.with("expected", expected))
        }
        Err(Rejection::WrongLength { .. }) => cause("another-length"),
        Err(
            Rejection::MalformedSignature(_)
            | Rejection::NoPrefix { .. }
            | Rejection::NoSuchVersion { .. }
            | Rejection::BadToken,
        ) => cause("no-signature"),
        _ => None,
    }
}

/// A secret that is no key, of which nothing else is known.
fn bad_key(attempt: &Attempt<'_>) -> Option<Cause> {
    let outcome =
        walkthrough(attempt.scheme, attempt.secrets, attempt.request, attempt.now).outcome;
    match outcome {
        Err(Rejection::BadKey(error)) if error != KeyError::Empty => {
            let id = if attempt.scheme.algorithm.is_asymmetric() {
                CauseId::SecretKind
            } else {
                CauseId::SecretEncoding
            };
            Some(Cause::of(id).with("error", error.id()))
        }
        _ => None,
    }
}

/// An address by which only the inside knows this server.
fn inner_host(attempt: &Attempt<'_>, _: &Received) -> Option<Cause> {
    if !attempt.scheme.covers_url() {
        return None;
    }
    let (_, rest) = attempt.request.url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    const INNER: &[&str] = &["localhost", "127.", "10.", "192.168.", "0.0.0.0", "[", "169.254."];
    let is_inner = INNER.iter().any(|beginning| host.starts_with(beginning))
        || !host.contains('.')
        || [".internal", ".local", ".svc"].iter().any(|ending| host.ends_with(ending));
    is_inner.then(|| Cause::of(CauseId::UrlHost).with("found", host))
}
