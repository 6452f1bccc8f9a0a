//! A secret that does not show itself.

use std::fmt;

use zeroize::Zeroizing;

/// The text of a secret, a token or a key, as a reader has it. It is wiped from memory when it is
/// dropped, and neither `Debug` nor any error shows it.
#[derive(Clone, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text over.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself. Whoever asks for it answers for where it goes.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing, or nothing but blanks.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_does_not_show_itself() {
        assert_eq!(format!("{:?}", Secret::new("whsec_hidden")), "Secret(…)");
    }

    #[test]
    fn blanks_alone_are_no_secret() {
        assert!(Secret::new("").is_blank());
        assert!(Secret::new(" \n").is_blank());
        assert!(!Secret::new(" a").is_blank());
    }
}
