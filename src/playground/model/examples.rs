//! All examples at once, for comparing one machine with another.

use super::{Model, Msg};
use crate::ui::store::Panel;

impl Model {
    /// Every provider's example with its signature, a line each: what a browser and a native
    /// program have to agree on.
    #[must_use]
    pub fn signed_examples() -> String {
        let mut model = Self::default();
        let mut text = String::new();
        for provider in webhook_core::provider::ALL {
            model.apply(Msg::Pick(provider));
            let signature = match &model.signed {
                Some(Ok(signed)) => signed.signature.as_str(),
                _ => "",
            };
            text = text + provider.id.0 + " " + signature + "\n";
        }
        text
    }
}
