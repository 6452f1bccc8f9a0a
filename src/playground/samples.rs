//! The bodies of the providers' examples. The program in the browser does not carry them: it finds
//! them on the page.

use webhook_core::provider::{EventType, Provider};

/// Where an event's body comes from.
type Find = fn(&'static Provider, &'static EventType) -> Vec<u8>;

#[derive(Clone, Copy, Debug)]
pub struct Samples(Find);

impl Samples {
    /// Those that the core carries: all of them natively, empty ones in a browser.
    #[must_use]
    pub fn carried() -> Self {
        Self(|_, event| event.payload.body.as_bytes().to_vec())
    }

    /// Those that `find` finds.
    #[must_use]
    pub const fn of(find: Find) -> Self {
        Self(find)
    }

    /// The body of a provider's event, to the byte.
    #[must_use]
    pub fn body(self, provider: &'static Provider, event: &'static EventType) -> Vec<u8> {
        (self.0)(provider, event)
    }
}
