//! The core's `verify` in a browser: `cargo xtask bench signatures`. Compiled with the page's profile,
//! and called by `page/bench.js`.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use wasm_bindgen::prelude::wasm_bindgen;
use webhook_core::diagnosis::{Attempt, Budget, diagnose};
use webhook_core::provider;
use webhook_core::signature::{Draft, Scheme, Secret, Signed, UnixMillis, sign, verify};

const NOW: UnixMillis = UnixMillis(1_800_000_000_000);

/// A provider's signed request, and all that is needed to verify it.
#[wasm_bindgen]
pub struct Delivery {
    scheme: &'static Scheme<'static>,
    secrets: [Secret; 1],
    signed: Signed,
}

impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery").field("scheme", &self.scheme.id).finish_non_exhaustive()
    }
}

#[wasm_bindgen]
impl Delivery {
    /// Signs a body as the provider of this scheme would; `None` when that cannot be.
    #[must_use]
    pub fn of(scheme: &str, secret: &str, body: Vec<u8>) -> Option<Self> {
        let mut schemes = provider::ALL.iter().flat_map(|provider| provider.schemes);
        let scheme = *schemes.find(|known| known.id == scheme)?;
        let secrets = [Secret::new(secret)];
        let mut draft = Draft { message_id: "msg_1".to_owned(), ..Draft::default() };
        draft.request.body = body;
        let signed = sign(scheme, &secrets[0], &draft, NOW).ok()?;
        Some(Self { scheme, secrets, signed })
    }

    /// What is signed.
    #[must_use]
    pub fn content(&self) -> Vec<u8> {
        self.signed.content.bytes.clone()
    }

    /// The signature as text, without its frame.
    #[must_use]
    pub fn signature(&self) -> String {
        self.signed.signature.clone()
    }

    /// Verifies the request with the body that came.
    pub fn verify(&mut self, body: Vec<u8>) -> bool {
        self.signed.request.body = body;
        self.is_accepted()
    }

    /// Verifies the request so many times, and says how often it was accepted.
    #[must_use]
    pub fn verify_times(&self, times: u32) -> u32 {
        (0..times).map(|_| u32::from(self.is_accepted())).sum()
    }

    /// The same with nothing but the HMAC of the content: no request, no scheme, no steps.
    #[must_use]
    pub fn hmac_times(&self, times: u32) -> u32 {
        let key = self.secrets[0].expose().as_bytes();
        let content = self.signed.content.bytes.as_slice();
        let Ok(expected) = Hmac::<Sha256>::new_from_slice(key) else { return 0 };
        let expected = expected.chain_update(content).finalize().into_bytes();
        let is_right = || {
            Hmac::<Sha256>::new_from_slice(key)
                .is_ok_and(|hmac| hmac.chain_update(content).verify(&expected).is_ok())
        };
        (0..times).map(|_| u32::from(is_right())).sum()
    }

    /// Looks for what is wrong with another body, to the end of the default budget, and says how
    /// many hypotheses that were.
    pub fn diagnose(&mut self, body: Vec<u8>) -> u32 {
        let budget = Budget::for_body(body.len());
        self.signed.request.body = body;
        let attempt = Attempt {
            scheme: self.scheme,
            secrets: &self.secrets,
            request: &self.signed.request,
            now: NOW,
            computed: None,
            other_secrets: &[],
            content_length: None,
        };
        diagnose(&attempt, budget).hypotheses
    }

    fn is_accepted(&self) -> bool {
        verify(self.scheme, &self.secrets, &self.signed.request, NOW).is_ok()
    }
}
