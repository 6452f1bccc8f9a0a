//! A pasted request, and whose it is.

use webhook_core::http::Request;
use webhook_core::http::paste::{Ignored, PasteError, PasteKind, read};
use webhook_core::provider::{Provider, detect};

/// What was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Read {
    pub kind: PasteKind,
    /// The providers whose signature it looks like, all of them equally.
    pub candidates: Vec<&'static Provider>,
    pub has_body: bool,
    pub ignored: Vec<Ignored>,
}

/// The field and what came of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Paste {
    pub text: String,
    pub outcome: Option<Result<Read, PasteError>>,
}

impl Paste {
    /// Reads what stands in the field.
    pub fn read(&mut self) -> Option<Request> {
        match read(&self.text) {
            Ok(pasted) => {
                let detected = detect(&pasted.request);
                let best = detected.first().map(|best| best.score);
                let mut candidates: Vec<&'static Provider> = vec![];
                for it in detected.iter().filter(|it| Some(it.score) == best) {
                    if candidates.iter().all(|known| known.id != it.provider.id) {
                        candidates.push(it.provider);
                    }
                }
                let (kind, has_body, ignored) = (pasted.kind, pasted.has_body, pasted.ignored);
                self.outcome = Some(Ok(Read { kind, candidates, has_body, ignored }));
                Some(pasted.request)
            }
            Err(error) => {
                self.outcome = Some(Err(error));
                None
            }
        }
    }
}
