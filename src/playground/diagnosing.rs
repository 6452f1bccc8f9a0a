//! The search for why the request that is shown does not verify, slice by slice. Pure.

use webhook_core::diagnosis::{Attempt, Budget, Diagnosis, Search};
use webhook_core::http::Request;
use webhook_core::signature::{Scheme, Secret, UnixMillis};

use super::form::Form;

/// What is worked off in a frame of the screen.
const SLICE: Budget = Budget { macs: 700, bytes: 400 << 10 };

#[derive(Debug, Default)]
pub struct Diagnosing {
    running: Option<Running>,
    pub result: Option<Diagnosis>,
}

/// What the search was asked about: it has to be asked the same until it ends.
#[derive(Debug)]
struct Running {
    search: Option<Search>,
    secrets: Vec<Secret>,
    request: Request,
    now: UnixMillis,
    computed: String,
    content_length: Option<u64>,
}

impl Running {
    fn attempt<'a>(&'a self, scheme: &'a Scheme<'a>) -> Attempt<'a> {
        Attempt {
            scheme,
            secrets: &self.secrets,
            request: &self.request,
            now: self.now,
            computed: Some(self.computed.as_str()).filter(|text| !text.is_empty()),
            other_secrets: &[],
            content_length: self.content_length,
        }
    }
}

impl Diagnosing {
    /// Begins anew with what the form holds.
    #[must_use]
    pub fn of(form: &Form, now: UnixMillis) -> Self {
        let running = Running {
            search: None,
            secrets: form.verifying_secrets(),
            request: form.request(),
            now,
            computed: form.computed.trim().to_owned(),
            content_length: form.content_length.trim().parse().ok(),
        };
        Self { running: Some(running), result: None }
    }

    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Goes on for a slice of work; `true` when that was the last.
    pub fn go_on(&mut self, scheme: &Scheme<'_>) -> bool {
        let Some(mut running) = self.running.take() else { return false };
        let search = running.search.take();
        let attempt = running.attempt(scheme);
        let limit = Budget::for_body(running.request.body.len());
        let mut search = search.unwrap_or_else(|| Search::new(&attempt, limit));
        if search.advance(&attempt, SLICE) {
            self.result = Some(search.finish(&attempt));
            return true;
        }
        running.search = Some(search);
        self.running = Some(running);
        false
    }
}
