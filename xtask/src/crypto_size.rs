//! What each piece of cryptography adds to the page's wasm: `cargo xtask size crypto`.

use std::fs;

use anyhow::Result;

use crate::project::Project;
use crate::size::Sizes;
use crate::steps;
use crate::{setup, tools, wasm};

const PACKAGE: &str = "crypto-size";
const FOLDER: &str = "target/crypto-size";

/// Some of the package's features, to be compared with an earlier variant.
struct Variant {
    name: &'static str,
    features: &'static [&'static str],
    beside: usize,
}

const VARIANTS: &[Variant] = &[
    Variant { name: "bytes in, bytes out", features: &[], beside: 0 },
    Variant { name: "HMAC-SHA-256", features: &["hmac-sha256"], beside: 0 },
    Variant { name: "… and HMAC-SHA-1", features: &["hmac-sha256", "hmac-sha1"], beside: 1 },
    Variant { name: "both and P-256", features: &["hmac-sha256", "hmac-sha1", "p256"], beside: 2 },
    Variant {
        name: "both and Ed25519",
        features: &["hmac-sha256", "hmac-sha1", "ed25519"],
        beside: 2,
    },
    Variant {
        name: "all of them",
        features: &["hmac-sha256", "hmac-sha1", "p256", "ed25519"],
        beside: 0,
    },
];

pub(crate) fn run(project: &Project) -> Result<()> {
    steps::run(setup::steps(project, tools::FOR_WASM)?)?;
    let mut measured: Vec<Sizes> = Vec::new();
    println!("\n{:<22}{:>10}{:>10}{:>10}", "wasm", "raw", "brotli", "added");
    for Variant { name, features, beside } in VARIANTS {
        let sizes = Sizes::of(&fs::read(wasm::build(project, PACKAGE, features, FOLDER)?)?)?;
        measured.push(sizes);
        let added = sizes.brotli.saturating_sub(measured[*beside].brotli);
        println!("{name:<22}{:>10}{:>10}{added:>10}", sizes.raw, sizes.brotli);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_is_compared_with_an_earlier_one_that_has_less() {
        for (at, variant) in VARIANTS.iter().enumerate() {
            let less = VARIANTS[variant.beside].features;
            assert!(variant.beside <= at, "{}", variant.name);
            assert!(less.iter().all(|it| variant.features.contains(it)), "{}", variant.name);
        }
    }

    #[test]
    fn every_feature_is_one_of_the_package() {
        let manifest = include_str!("../../benches/crypto-size/Cargo.toml");
        for feature in VARIANTS.iter().flat_map(|variant| variant.features) {
            assert!(manifest.contains(&format!("\n{feature} = [")), "{feature}");
        }
    }
}
