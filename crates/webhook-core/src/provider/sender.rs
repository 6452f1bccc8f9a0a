//! Whose deliveries can be played: all providers, and those of whom no more is known here.

use super::{ALL, Delivery, ProviderId, paypal};

/// A service that delivers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sender {
    /// Unique among all [`senders`].
    pub id: ProviderId,
    /// Its own spelling of its name.
    pub name: &'static str,
    /// Address of its page on webhooks.
    pub docs: &'static str,
    /// How it delivers.
    pub delivery: &'static Delivery,
}

/// Senders that are no [`Provider`](super::Provider): their signatures cannot be checked here.
const DELIVERY_ONLY: &[Sender] = &[paypal::SENDER];

/// Every sender: the providers in the order of [`ALL`], then the others.
pub fn senders() -> impl Iterator<Item = Sender> {
    let providers = ALL.iter().map(|provider| Sender {
        id: provider.id,
        name: provider.name,
        docs: provider.docs,
        delivery: &provider.delivery,
    });
    providers.chain(DELIVERY_ONLY.iter().copied())
}

/// The sender with this id, `None` when there is none.
#[must_use]
pub fn find_sender(id: &str) -> Option<Sender> {
    senders().find(|sender| sender.id.0 == id)
}
