//! Providers: what each one sends, how it delivers, and where that is written.
//!
//! One file per provider, all of one shape, and nothing but data: the event picker, the simulator's
//! webhook strategy, the article's tables and the tests read the same values. To add a provider,
//! add its file, its payloads and one entry in [`ALL`].

use crate::signature::Scheme;
use crate::time::Micros;

mod assumed;
mod calendly;
mod clerk;
mod complaints;
mod delivery;
mod detect;
mod discord;
mod dropbox;
mod github;
mod gitlab;
mod hubspot;
mod intercom;
mod line;
mod linear;
mod mailgun;
mod meta;
mod netlify;
mod paddle;
mod paypal;
mod resend;
mod sender;
mod sendgrid;
mod shopify;
mod slack;
mod square;
mod standard_webhooks;
mod stripe;
mod svix;
mod twilio;
mod typeform;
mod vercel;
mod vercel_blob;
mod whereabouts;
mod zoom;

use delivery::UNSTATED;
pub use delivery::{Basis, Delivery, Disabling, Pausing, Policy, Success};
pub use sender::{Sender, find_sender, senders};
pub use whereabouts::{Step, Whereabouts};

pub use complaints::{COMPLAINTS, Complaint};
pub use detect::{Detected, detect};

/// Every provider, in the order in which a reader meets them.
pub const ALL: &[&Provider] = &[
    &stripe::PROVIDER,
    &github::PROVIDER,
    &shopify::PROVIDER,
    &twilio::PROVIDER,
    &sendgrid::PROVIDER,
    &vercel::PROVIDER,
    &vercel_blob::PROVIDER,
    &netlify::PROVIDER,
    &slack::PROVIDER,
    &standard_webhooks::PROVIDER,
    &svix::PROVIDER,
    &discord::PROVIDER,
    &square::PROVIDER,
    &linear::PROVIDER,
    &zoom::PROVIDER,
    &paddle::PROVIDER,
    &hubspot::PROVIDER,
    &typeform::PROVIDER,
    &mailgun::PROVIDER,
    &clerk::PROVIDER,
    &resend::PROVIDER,
    &intercom::PROVIDER,
    &dropbox::PROVIDER,
    &meta::PROVIDER,
    &line::PROVIDER,
    &calendly::PROVIDER,
    &gitlab::PROVIDER,
];

/// The provider with this id, `None` when there is none.
#[must_use]
pub fn find(id: &str) -> Option<&'static Provider> {
    ALL.iter().copied().find(|provider| provider.id.0 == id)
}

/// The schemes that a name stands for: all of a provider's, the one of that id, or those of a
/// family; empty when there are none.
#[must_use]
pub fn schemes(name: &str) -> Vec<&'static Scheme<'static>> {
    if let Some(provider) = find(name) {
        return provider.schemes.to_vec();
    }
    let all = ALL.iter().flat_map(|provider| provider.schemes).copied();
    all.filter(|scheme| scheme.id == name || scheme.family == Some(name)).collect()
}

/// The short lower-case name that stands in links and on the command line, for example `stripe`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ProviderId(pub &'static str);

/// A service that sends webhooks, and everything known of it.
#[derive(PartialEq, Eq, Debug)]
pub struct Provider {
    /// Unique among [`ALL`].
    pub id: ProviderId,
    /// The provider's own spelling of its name.
    pub name: &'static str,
    /// Address of the provider's page on webhooks.
    pub docs: &'static str,
    /// The day on which its facts were last compared with their sources, as `YYYY-MM-DD`.
    pub checked_on: &'static str,
    /// How it signs: of those whose conditions a request meets, the first is meant.
    pub schemes: &'static [&'static Scheme<'static>],
    /// How it delivers.
    pub delivery: Delivery,
    /// By what a receiver recognises an event that is delivered again: these values together.
    /// `None` where the provider names nothing that would serve.
    pub dedupe_id: Option<Fact<&'static [Whereabouts]>>,
    /// What names the kind of event: these values together, in this order. A request may lack some
    /// of them.
    pub event_type: Option<Fact<&'static [Whereabouts]>>,
    /// What it sends: ids are unique, events of one group stand together.
    pub events: &'static [EventType],
}

impl Provider {
    /// This provider's event type with this id, `None` when there is none.
    #[must_use]
    pub fn event(&self, id: &str) -> Option<&'static EventType> {
        self.events.iter().find(|event| event.id == id)
    }
}

/// Something that the provider itself states.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fact<T: 'static> {
    /// What it states.
    pub value: T,
    /// Address of the page that states it.
    pub source: &'static str,
    /// The day on which the page was last read, as `YYYY-MM-DD`.
    pub checked_on: &'static str,
}

/// A fact, ready for its place in a provider's file.
const fn stated<T: Copy>(
    value: T,
    source: &'static str,
    checked_on: &'static str,
) -> Option<Fact<T>> {
    Some(Fact { value, source, checked_on })
}

/// `minutes` minutes.
const fn minutes(minutes: u64) -> Micros {
    Micros::from_secs(minutes * 60)
}

/// `hours` hours.
const fn hours(hours: u64) -> Micros {
    minutes(hours * 60)
}

/// One kind of event, with a sample of what travels.
#[derive(PartialEq, Eq, Debug)]
pub struct EventType {
    /// The provider's own name, for example `payment_intent.succeeded`; unique within the provider.
    pub id: &'static str,
    /// A heading to list it under, for example `Payments`.
    pub group: &'static str,
    /// What happened in two to four plain lower-case words, for example `payment received`.
    pub title: &'static str,
    /// A sample body.
    pub payload: Payload,
    /// The request headers of the provider's own that travel along, in order, without signatures.
    pub headers: &'static [(&'static str, &'static str)],
    /// Address of the provider's page that describes the event.
    pub source: &'static str,
}

/// A request body, exact to the byte: a signature covers every blank of it.
///
/// People, addresses and ids are invented. The shape is the provider's, cut down to the fields that
/// one would meet first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Payload {
    /// How the body is written.
    pub media_type: MediaType,
    /// The body.
    pub body: &'static str,
}

impl Payload {
    const fn json(body: &'static str) -> Self {
        Self::new(MediaType::Json, body)
    }

    const fn form(body: &'static str) -> Self {
        Self::new(MediaType::Form, body)
    }

    /// Without the feature `payloads` every body is empty.
    const fn new(media_type: MediaType, body: &'static str) -> Self {
        Self { media_type, body: if cfg!(feature = "payloads") { body } else { "" } }
    }
}

/// The two ways in which the providers write a body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MediaType {
    /// JSON text.
    Json,
    /// `name=value` pairs, percent-encoded and joined with `&`.
    Form,
}

impl MediaType {
    /// The media type as a `Content-Type` header names it, without parameters.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provider_and_event_is_found_by_its_id() {
        for &provider in ALL {
            assert_eq!(find(provider.id.0), Some(provider));
            for event in provider.events {
                assert_eq!(provider.event(event.id), Some(event));
            }
        }
    }

    #[test]
    fn an_unknown_id_finds_nothing() {
        assert_eq!(find("Stripe"), None);
        assert_eq!(find(""), None);
        assert_eq!(stripe::PROVIDER.event("push"), None);
    }
}
