//! What a recipe needs, and in which version it runs here.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::recipe::{Recipe, here};

/// The packages that the recipe's own first lines name, with their versions in the lock file.
pub(crate) fn of(recipe: &Recipe) -> Result<BTreeMap<String, String>> {
    let line = recipe.text.lines().find_map(|line| line.strip_prefix(recipe.language.installs));
    let names = line
        .with_context(|| format!("{recipe}: no line begins with {:?}", recipe.language.installs))?;
    let version = |name: &str| {
        let version = match recipe.language.ending {
            "mjs" => in_package_lock(name),
            _ => in_requirements(name),
        };
        Ok((name.to_owned(), version.with_context(|| format!("{recipe}: no version of {name}"))?))
    };
    names.split_whitespace().map(version).collect()
}

fn in_package_lock(name: &str) -> Result<String> {
    let lock: Value = serde_json::from_str(&fs::read_to_string(here("node/package-lock.json"))?)?;
    let version = &lock["packages"][format!("node_modules/{name}")]["version"];
    Ok(version.as_str().context("it is not in node/package-lock.json")?.to_owned())
}

fn in_requirements(name: &str) -> Result<String> {
    let list = fs::read_to_string(here("python/requirements.txt"))?;
    let pins = list.lines().filter_map(|line| line.split_once("=="));
    let pin = pins.into_iter().find(|(package, _)| package.eq_ignore_ascii_case(name));
    Ok(pin.context("it is not in python/requirements.txt")?.1.to_owned())
}
