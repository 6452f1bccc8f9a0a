//! A delivery policy: a provider's own, or one written out.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use webhook_core::provider::{self, Sender};

/// A provider's own policy by its id, or one written out.
#[derive(Debug)]
pub(super) enum Policy {
    Of(Sender),
    Written(WrittenPolicy),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenPolicy {
    pub(super) timeout_s: f64,
    pub(super) retry_after_s: Vec<f64>,
}

impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PolicyVisitor)
    }
}

struct PolicyVisitor;

impl<'de> Visitor<'de> for PolicyVisitor {
    type Value = Policy;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a provider's id, or an object with timeout_s and retry_after_s")
    }

    fn visit_str<E: Error>(self, id: &str) -> Result<Policy, E> {
        provider::find_sender(id).map(Policy::Of).ok_or_else(|| {
            let known: Vec<&str> = provider::senders().map(|sender| sender.id.0).collect();
            E::custom(format!("unknown provider `{id}`, expected one of {}", known.join(", ")))
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Policy, A::Error> {
        WrittenPolicy::deserialize(MapAccessDeserializer::new(map)).map(Policy::Written)
    }
}
