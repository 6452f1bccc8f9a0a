//! What an attacker or a careless framework does to a good request, and which check catches it.

use webhook_core::http::Request;
use webhook_core::provider::{self, Provider};
use webhook_core::signature::{
    Accepted, Draft, KeyFormat, KeyPair, Rejection, Scheme, Secret, UnixMillis, choose, sign,
    verify,
};
use webhook_core::{json, signature};

use super::form::{EXAMPLE_NOW, Form, example_keys};
use super::headers;
use super::samples::Samples;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Attack {
    ChangeAmount,
    ReplayAfterAnHour,
    WrongSecret,
    Reserialise,
    SwapHeader,
}

impl Attack {
    pub const ALL: [Self; 5] = [
        Self::ChangeAmount,
        Self::ReplayAfterAnHour,
        Self::WrongSecret,
        Self::Reserialise,
        Self::SwapHeader,
    ];
}

/// What an attack came to at one provider.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Result {
    /// The request cannot be changed in this way: a form has no blanks to change.
    NotPossible,
    Came(std::result::Result<Accepted, Rejection>),
}

/// A request that verifies, and what it verifies with.
struct Good<'s> {
    scheme: &'s Scheme<'s>,
    draft: Draft,
    secret: Secret,
    verifying: Secret,
    now: UnixMillis,
}

impl<'s> Good<'s> {
    /// From what the reader entered.
    fn of_form(form: &Form, scheme: &'s Scheme<'s>, now: UnixMillis) -> Option<Self> {
        let draft = Draft { request: form.request(), message_id: form.message_id.clone() };
        let secret = form.secret.clone();
        let verifying = form.verifying_secrets().into_iter().next()?;
        Some(Self { scheme, draft, secret, verifying, now })
    }

    /// A provider's own example.
    fn of_provider(provider: &'static Provider, samples: Samples) -> Option<Self> {
        let event = provider.events.first()?;
        let (headers, _) = headers::read(&headers::write(event.headers.iter().copied()));
        let request = Request {
            method: "POST".to_owned(),
            url: "https://example.com/webhooks".to_owned(),
            headers,
            body: samples.body(provider, event),
        };
        let scheme = choose(provider.schemes, &request)?;
        let (private, public) = example_keys(scheme.key);
        let verifying = if scheme.algorithm.is_asymmetric() { public } else { private.clone() };
        Some(Self {
            scheme,
            draft: Draft { request, message_id: "msg_1".to_owned() },
            secret: Secret::new(private),
            verifying: Secret::new(verifying),
            now: UnixMillis(EXAMPLE_NOW * 1000),
        })
    }

    fn attacked(&self, attack: Attack) -> Option<Result> {
        let signed = |draft: &Draft, secret: &Secret| {
            sign(self.scheme, secret, draft, self.now).ok().map(|signed| signed.request)
        };
        let verified = |request: &Request, now: UnixMillis| {
            let secrets = std::slice::from_ref(&self.verifying);
            Some(Result::Came(verify(self.scheme, secrets, request, now)))
        };
        let good = signed(&self.draft, &self.secret)?;
        match attack {
            Attack::ChangeAmount => match with_another_amount(&good.body) {
                Some(body) => verified(&Request { body, ..good }, self.now),
                None => Some(Result::NotPossible),
            },
            Attack::ReplayAfterAnHour => verified(&good, UnixMillis(self.now.0 + 3_600_000)),
            Attack::WrongSecret => {
                verified(&signed(&self.draft, &another_secret(self.scheme.key)?)?, self.now)
            }
            Attack::Reserialise => match respaced(&good.body) {
                Some(body) => verified(&Request { body, ..good }, self.now),
                None => Some(Result::NotPossible),
            },
            Attack::SwapHeader => {
                // The signature of another delivery: same secret, another body and another id.
                let mut other = self.draft.clone();
                other.request.body = with_another_amount(&other.request.body)
                    .unwrap_or_else(|| [&other.request.body[..], b" "].concat());
                other.message_id.push('2');
                let other = signed(&other, &self.secret)?;
                verified(&Request { headers: other.headers, ..good }, self.now)
            }
        }
    }
}

/// What an attack on the reader's own request comes to; `None` when that cannot be signed.
#[must_use]
pub fn on_form(attack: Attack, form: &Form, now: UnixMillis) -> Option<Result> {
    let attacked = |scheme: &Scheme<'_>| Good::of_form(form, scheme, now)?.attacked(attack);
    form.with_scheme(attacked).ok()?
}

/// The providers whose examples would be accepted all the same.
#[must_use]
pub fn undetected(attack: Attack, samples: Samples) -> Vec<&'static Provider> {
    let accepted = |provider: &&&'static Provider| {
        let result = Good::of_provider(provider, samples).and_then(|good| good.attacked(attack));
        matches!(result, Some(Result::Came(Ok(_))))
    };
    provider::ALL.iter().filter(accepted).copied().collect()
}

/// The body with its last number made one larger where that is a digit below 9: the length stays.
fn with_another_amount(body: &[u8]) -> Option<Vec<u8>> {
    let is_number = |at: &usize| {
        let digit = |at: usize| body.get(at).is_some_and(u8::is_ascii_digit);
        digit(*at) && !digit(at + 1) && body[*at] < b'9'
    };
    let at = (0..body.len()).rev().find(is_number)?;
    let mut body = body.to_vec();
    body[at] += 1;
    Some(body)
}

/// The same JSON with other blanks; `None` where there are none to change.
fn respaced(body: &[u8]) -> Option<Vec<u8>> {
    let compact = json::compact(body).ok()?;
    let respaced = if compact == body { json::spaced(body).ok()? } else { compact };
    (respaced != body).then_some(respaced)
}

/// A secret of the right format that is not the right one.
fn another_secret(format: KeyFormat<'_>) -> Option<Secret> {
    match format {
        KeyFormat::Text => Some(Secret::new("the-attackers-own-secret")),
        KeyFormat::Hex => Some(Secret::new("a77ac4e5".repeat(8))),
        KeyFormat::Base64 { prefix } => {
            let bytes = signature::Encoding::Base64.encode(b"the attacker's own secret key bytes");
            Some(Secret::new(prefix.to_owned() + &bytes))
        }
        _ => {
            KeyPair::from_seed(format, b"the attacker's own private seed!").map(|pair| pair.private)
        }
    }
}
