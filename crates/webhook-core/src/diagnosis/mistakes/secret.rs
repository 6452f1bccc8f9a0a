//! Secrets that are not quite the right one.

use super::super::probes::secret::PLACEHOLDERS;
use super::Broken;
use crate::signature::{Algorithm, KeyFormat, Secret};

fn text(broken: &Broken<'_>) -> String {
    broken.secret.expose().to_owned()
}

fn set(broken: &mut Broken<'_>, text: impl Into<String>) -> Option<()> {
    broken.secret = Secret::new(text);
    Some(())
}

pub(super) fn line_end(broken: &mut Broken<'_>) -> Option<()> {
    let text = text(broken) + "\n";
    set(broken, text)
}

pub(super) fn quoted(broken: &mut Broken<'_>) -> Option<()> {
    let text = format!("\"{}\"", text(broken));
    set(broken, text)
}

pub(super) fn assignment(broken: &mut Broken<'_>) -> Option<()> {
    let text = format!("WEBHOOK_SECRET={}", text(broken));
    set(broken, text)
}

/// Doubled where one is allowed; where the whole text counts, lost or added.
pub(super) fn prefix(broken: &mut Broken<'_>) -> Option<()> {
    let text = text(broken);
    let new = match broken.scheme.key {
        KeyFormat::Base64 { prefix } => {
            format!("{prefix}{prefix}{}", text.trim_start_matches(prefix))
        }
        KeyFormat::Text => match text.strip_prefix("whsec_") {
            Some(rest) => rest.to_owned(),
            None => format!("whsec_{text}"),
        },
        _ => return None,
    };
    set(broken, new)
}

pub(super) fn empty(broken: &mut Broken<'_>) -> Option<()> {
    set(broken, "")
}

pub(super) fn placeholder(broken: &mut Broken<'_>) -> Option<()> {
    set(broken, *PLACEHOLDERS.first()?)
}

pub(super) fn another_kind(broken: &mut Broken<'_>) -> Option<()> {
    set(broken, "sk_test_4eC39HqLyjWDarjtT1zdp7dc")
}

/// The right one is among those that the reader has besides.
pub(super) fn another(broken: &mut Broken<'_>) -> Option<()> {
    let right = broken.secret.clone();
    unknown(broken)?;
    broken.other_secrets = vec![Secret::new("not-this-one"), right];
    Some(())
}

/// A secret of the right shape that has nothing to do with it.
pub(super) fn unknown(broken: &mut Broken<'_>) -> Option<()> {
    let text = text(broken);
    let other: String = match (broken.scheme.algorithm, broken.scheme.key) {
        // No digit may make of it what is no point of the curve.
        (Algorithm::EcdsaP256, _) => OTHER_P256.to_owned(),
        (Algorithm::Ed25519, KeyFormat::Ed25519Hex) => OTHER_ED25519_HEX.to_owned(),
        (Algorithm::Ed25519, _) => OTHER_ED25519.to_owned(),
        _ => text.chars().rev().map(turned).collect(),
    };
    let other = match broken.scheme.key {
        KeyFormat::Base64 { prefix } => {
            let rest = text.strip_prefix(prefix).unwrap_or(&text).trim_end_matches('=');
            let padding = &text[text.trim_end_matches('=').len()..];
            // The last character may not have bits to spare.
            let (all, last) = rest.split_at(rest.len().checked_sub(1)?);
            let turned: String = all.chars().rev().map(turned).collect();
            format!("{prefix}{turned}{last}{padding}")
        }
        _ => other,
    };
    set(broken, other)
}

/// Another letter or digit of the same kind.
fn turned(character: char) -> char {
    match character {
        'a'..='e' | 'A'..='E' | '0'..='8' => char::from(character as u8 + 1),
        'f' => 'a',
        'F' => 'A',
        '9' => '0',
        other => other,
    }
}

/// The key of RFC 6979, appendix A.2.5.
const OTHER_P256: &str = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEYP7UuiVanTHJYet0xjVtaMBJuJ\
     I7Yfps5mliLmDyn7Z5A/4QCLi8maQa6elWKLxk8vGyDC1+n1F3o8KU1EYimQ==";
/// The first key of RFC 8032, section 7.1.
const OTHER_ED25519_HEX: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const OTHER_ED25519: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
