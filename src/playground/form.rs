//! What the reader entered. Switching between signing and verifying changes none of it.

use webhook_core::bytes::base64::{self, Flavour};
use webhook_core::bytes::hex;
use webhook_core::http::Request;
use webhook_core::provider::{self, EventType, Provider};
use webhook_core::signature::{
    Draft, KeyFormat, KeyPair, MAX_BODY_BYTES, MAX_SECRETS, Scheme, Secret, UnixMillis, choose,
    sign,
};

use super::body::Marks;
use super::headers;
use super::samples::Samples;
use super::scheme::OwnForm;

/// The moment of the example: 12 November 2026, 10:13:20 UTC.
pub const EXAMPLE_NOW: i64 = 1_794_478_400;
const EXAMPLE_SEED: [u8; 32] = *b"webhook-lab: an example, no key.";
const EXAMPLE_URL: &str = "https://example.com/webhooks";
const EXAMPLE_ID: &str = "msg_2mXw7pQ4rT9kLbV1";
/// The longest address that is taken in.
pub const MAX_URL_BYTES: usize = 8 << 10;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    #[default]
    Sign,
    Verify,
}

impl Mode {
    pub const ALL: [Self; 2] = [Self::Sign, Self::Verify];
}

/// Where "now" comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Clock {
    #[default]
    Fixed,
    Live,
}

impl Clock {
    pub const ALL: [Self; 2] = [Self::Fixed, Self::Live];
}

#[derive(Clone, Debug)]
pub struct Form {
    pub mode: Mode,
    pub provider: &'static Provider,
    /// Which of the provider's events is the example; every provider has one.
    pub event: Option<&'static EventType>,
    /// The reader's own scheme, when it is meant and not the provider's.
    pub own: Option<OwnForm>,
    /// Which of the provider's schemes; by what the request shows when `None`.
    pub variant: Option<usize>,
    pub method: String,
    pub url: String,
    /// Of the request to be signed, without the signature's own.
    pub draft_headers: String,
    /// Of the request to be verified.
    pub received_headers: String,
    pub body: Vec<u8>,
    /// What signs, and verifies first. Where a key pair signs, this is the private key.
    pub secret: Secret,
    /// More secrets that may verify, one to a line: while a secret is rotated there are two.
    pub other_secrets: Secret,
    /// Where a key pair signs.
    pub public_key: String,
    pub message_id: String,
    pub clock: Clock,
    /// "Now" in seconds, as it was typed.
    pub fixed_now: String,
    pub content_length: String,
    /// What the reader's own code came to.
    pub computed: String,
    /// Where the examples' bodies come from.
    pub samples: Samples,
    /// What the fields held when they were last filled by the page and not by the reader.
    pub(super) example: Example,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Example {
    url: String,
    draft_headers: String,
    received_headers: String,
    body: Vec<u8>,
    secret: String,
    public_key: String,
}

impl Default for Form {
    fn default() -> Self {
        let mut form = Self {
            mode: Mode::default(),
            provider: provider::ALL[0],
            event: provider::ALL[0].events.first(),
            own: None,
            variant: None,
            method: "POST".to_owned(),
            url: String::new(),
            draft_headers: String::new(),
            received_headers: String::new(),
            body: vec![],
            secret: Secret::default(),
            other_secrets: Secret::default(),
            public_key: String::new(),
            message_id: EXAMPLE_ID.to_owned(),
            clock: Clock::default(),
            fixed_now: EXAMPLE_NOW.to_string(),
            content_length: String::new(),
            computed: String::new(),
            samples: Samples::carried(),
            example: Example::default(),
        };
        form.fill();
        form
    }
}

impl Form {
    /// Takes another provider. What the reader typed stays; what was the example becomes the new
    /// provider's.
    pub fn pick(&mut self, provider: &'static Provider) {
        self.take_provider(provider);
        self.fill();
    }

    fn take_provider(&mut self, provider: &'static Provider) {
        self.provider = provider;
        self.event = provider.events.first();
        self.own = None;
        self.variant = None;
    }

    /// Takes another of the provider's events as the example.
    pub fn pick_event(&mut self, event: &'static EventType) {
        self.event = Some(event);
        self.fill();
    }

    /// Fills every field that still holds the last example with the present provider's.
    pub fn fill(&mut self) {
        let new = self.example_of();
        let old = std::mem::replace(&mut self.example, new.clone());
        let fill = |field: &mut String, old: &str, new: String| {
            if *field == old {
                *field = new;
            }
        };
        fill(&mut self.url, &old.url, new.url);
        fill(&mut self.draft_headers, &old.draft_headers, new.draft_headers);
        fill(&mut self.received_headers, &old.received_headers, new.received_headers);
        fill(&mut self.public_key, &old.public_key, new.public_key);
        if self.body == old.body {
            self.body = new.body;
        }
        if self.secret.expose() == old.secret {
            self.secret = Secret::new(new.secret);
        }
    }

    /// Takes the present fields for the provider's own example again.
    pub fn reset(&mut self) {
        let mut new = Self::default();
        new.reset_with(self);
        *self = new;
    }

    /// Takes mode, provider and examples of another form, and the example for everything else.
    pub fn reset_with(&mut self, other: &Self) {
        (self.mode, self.samples) = (other.mode, other.samples);
        self.take_provider(other.provider);
        self.event = other.event;
        self.fill();
    }

    /// Takes a received request over.
    pub fn take_received(&mut self, request: &Request, provider: Option<&'static Provider>) {
        let pairs = request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        if !request.headers.is_empty() {
            self.received_headers = headers::write(pairs);
        }
        let take = |field: &mut String, value: &str| {
            if !value.is_empty() {
                *field = value.to_owned();
            }
        };
        take(&mut self.method, &request.method);
        take(&mut self.url, &request.url);
        self.drop_example_secrets();
        if let Some(provider) = provider {
            self.take_provider(provider);
            self.example = self.example_of();
        }
        (self.mode, self.clock) = (Mode::Verify, Clock::Live);
    }

    /// Takes the provider that has this scheme, and the scheme, for the one that is meant.
    pub fn believe(&mut self, scheme: &str) {
        let of = |provider: &&'static Provider| {
            provider.schemes.iter().position(|known| known.id == scheme)
        };
        let found = provider::ALL.iter().find_map(|provider| Some((*provider, of(provider)?)));
        if let Some((provider, variant)) = found {
            self.take_provider(provider);
            self.variant = Some(variant).filter(|_| provider.schemes.len() > 1);
            self.example = self.example_of();
        }
    }

    /// Takes this secret, or public key, for the only one that verifies.
    pub fn set_verifying(&mut self, secret: &Secret) {
        match self.is_pair() {
            true => secret.expose().clone_into(&mut self.public_key),
            false => self.secret = secret.clone(),
        }
        self.other_secrets = Secret::default();
    }

    /// Takes this request for the one that was received.
    pub fn set_received(&mut self, request: &Request) {
        let pairs = request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        self.received_headers = headers::write(pairs);
        request.method.clone_into(&mut self.method);
        request.url.clone_into(&mut self.url);
        self.body.clone_from(&request.body);
    }

    /// Fixes "now".
    pub fn set_now(&mut self, now: UnixMillis) {
        self.clock = Clock::Fixed;
        self.fixed_now = now.0.div_euclid(1000).to_string();
    }

    /// Empties the fields of secrets that hold the example's: somebody else's request was signed
    /// with another.
    pub fn drop_example_secrets(&mut self) {
        if self.secret.expose() == self.example.secret {
            self.secret = Secret::default();
        }
        if self.public_key == self.example.public_key {
            self.public_key.clear();
        }
    }

    fn example_of(&self) -> Example {
        let body = self.event.map(|event| self.samples.body(self.provider, event));
        let body = body.unwrap_or_default();
        let headers = self.event.map_or(&[][..], |event| event.headers);
        let draft_headers = headers::write(headers.iter().copied());
        let mut example = Example {
            url: EXAMPLE_URL.to_owned(),
            draft_headers,
            body: body.clone(),
            ..Example::default()
        };
        let request = request("POST", EXAMPLE_URL, &example.draft_headers, &body);
        let Some(scheme) = choose(self.provider.schemes, &request) else { return example };
        (example.secret, example.public_key) = example_keys(scheme.key);
        let draft = Draft { request, message_id: EXAMPLE_ID.to_owned() };
        let now = UnixMillis(EXAMPLE_NOW * 1000);
        if let Ok(signed) = sign(scheme, &Secret::new(example.secret.clone()), &draft, now) {
            let headers = signed.request.headers.iter();
            example.received_headers =
                headers::write(headers.map(|(name, value)| (name.as_str(), value.as_str())));
            example.url = signed.request.url;
            example.body = signed.request.body;
        }
        example
    }

    /// The provider's scheme that is meant.
    #[must_use]
    pub fn provider_scheme(&self) -> &'static Scheme<'static> {
        let schemes = self.provider.schemes;
        let chosen = self.variant.and_then(|index| schemes.get(index)).copied();
        // What tells schemes apart stands in headers and address: no need to copy the body.
        let head = || request(&self.method, &self.url, self.headers(), &[]);
        let chosen = chosen.or_else(|| choose(schemes, &head()));
        // Every provider signs somehow; a test of the core says so.
        chosen.unwrap_or(provider::ALL[0].schemes[0])
    }

    /// The headers that count in this mode, as text.
    #[must_use]
    pub fn headers(&self) -> &str {
        match self.mode {
            Mode::Sign => &self.draft_headers,
            Mode::Verify => &self.received_headers,
        }
    }

    /// The request as it is entered.
    #[must_use]
    pub fn request(&self) -> Request {
        request(&self.method, &self.url, self.headers(), &self.body)
    }

    /// What verifies.
    #[must_use]
    pub fn verifying_secrets(&self) -> Vec<Secret> {
        if self.is_pair() {
            return vec![Secret::new(self.public_key.clone())];
        }
        let others = self.other_secrets.expose().lines().filter(|line| !line.is_empty());
        let others = others.take(MAX_SECRETS - 1).map(Secret::new);
        std::iter::once(self.secret.clone()).chain(others).collect()
    }

    /// Whether a pair of keys signs and verifies.
    #[must_use]
    pub fn is_pair(&self) -> bool {
        self.with_scheme(|scheme| scheme.algorithm.is_asymmetric()).unwrap_or(false)
    }

    /// "Now" as it was typed; `None` when it is not whole seconds.
    #[must_use]
    pub fn typed_now(&self) -> Option<UnixMillis> {
        let text = self.fixed_now.trim();
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let seconds: i64 = text.parse().ok().filter(|_| digits && text.len() <= 12)?;
        Some(UnixMillis(seconds * 1000))
    }

    /// How many bytes the body has too many (negative: too few) for the length that was typed;
    /// `None` when there is none, an error when it is no number.
    pub fn beyond_content_length(&self) -> Option<Result<i64, ()>> {
        let text = self.content_length.trim();
        if text.is_empty() {
            return None;
        }
        let stated = text.parse::<u32>().map_err(|_| ());
        Some(stated.map(|stated| self.body.len() as i64 - i64::from(stated)))
    }

    #[must_use]
    pub fn marks(&self) -> Marks {
        Marks::of(&self.body)
    }

    /// Whether a body of this length may be entered.
    #[must_use]
    pub const fn allows(length: usize) -> bool {
        length <= MAX_BODY_BYTES
    }
}

fn request(method: &str, url: &str, headers: &str, body: &[u8]) -> Request {
    let (headers, _) = headers::read(headers);
    Request { method: method.to_owned(), url: url.to_owned(), headers, body: body.to_vec() }
}

/// An invented secret of this format, and the public key where it is one of a pair.
#[must_use]
pub fn example_keys(format: KeyFormat<'_>) -> (String, String) {
    match format {
        KeyFormat::Text => ("an-example-secret-9f3b7c".to_owned(), String::new()),
        KeyFormat::Hex => (hex::encode(&EXAMPLE_SEED), String::new()),
        KeyFormat::Base64 { prefix } => {
            (prefix.to_owned() + &base64::encode(&EXAMPLE_SEED, Flavour::Standard), String::new())
        }
        _ => KeyPair::from_seed(format, &EXAMPLE_SEED)
            .map(|pair| (pair.private.expose().to_owned(), pair.public))
            .unwrap_or_default(),
    }
}
