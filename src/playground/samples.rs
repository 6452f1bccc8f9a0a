//! The bodies of the providers' examples. The program in the browser does not carry them: it finds
//! them on the page.

use std::sync::Arc;

use webhook_core::provider::{ALL, EventType, Provider};

/// The body of each provider's first event, in the order of [`ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Samples(Arc<[Vec<u8>]>);

impl Samples {
    /// Those that the core carries: all of them natively, empty ones in a browser.
    #[must_use]
    pub fn carried() -> Self {
        Self::of(|_, event| event.payload.body.as_bytes().to_vec())
    }

    /// Those that `find` finds.
    #[must_use]
    pub fn of(find: impl Fn(&'static Provider, &'static EventType) -> Vec<u8>) -> Self {
        let first = |provider: &&'static Provider| {
            provider.events.first().map_or_else(Vec::new, |event| find(provider, event))
        };
        Self(ALL.iter().map(first).collect())
    }

    /// The body of a provider's example.
    #[must_use]
    pub fn body(&self, provider: &Provider) -> &[u8] {
        let at = ALL.iter().position(|known| known.id == provider.id);
        at.map_or(&[], |at| &self.0[at])
    }
}
