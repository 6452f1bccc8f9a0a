//! The record of the last run that was asked to write one: what the page shows beside a recipe.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use webhook_core::bytes::hex;
use webhook_core::signature::UnixMillis;

use crate::promises::Kept;
use crate::recipe::{Recipe, here};
use crate::{language, now, packages};

const FILE: &str = "record.json";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A run of all recipes.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// `YYYY-MM-DD`.
    pub made_on: String,
    pub node: String,
    pub python: String,
    pub recipes: Vec<Entry>,
}

/// One of them.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub file: String,
    pub sha256: String,
    /// What its first lines say that it needs, as it ran.
    pub packages: BTreeMap<String, String>,
    /// What was tried, and passed.
    pub cases: Vec<String>,
    /// How long its first answer took, while the work takes 2 000.
    pub answered_in_ms: u64,
}

impl Record {
    /// The committed one.
    pub fn read() -> Result<Self> {
        let text = fs::read_to_string(here(FILE)).with_context(|| format!("cannot read {FILE}"))?;
        serde_json::from_str(&text).with_context(|| format!("cannot understand {FILE}"))
    }

    /// Of what was seen today.
    pub fn of(recipes: Vec<Entry>) -> Result<Self> {
        Ok(Self {
            made_on: day(now()?),
            node: language::NODE.version()?,
            python: language::PYTHON.version()?,
            recipes,
        })
    }

    /// In the place of the committed one.
    pub fn write(&self) -> Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        fs::write(here(FILE), text).with_context(|| format!("cannot write {FILE}"))
    }

    /// What it says of other files, other versions or other cases than there are.
    #[must_use]
    pub fn differences(&self, recipes: &[Entry]) -> Vec<String> {
        let missing = recipes.iter().filter_map(|recipe| {
            let Some(recorded) = self.recipes.iter().find(|it| it.file == recipe.file) else {
                return Some(format!("{} is not in it", recipe.file));
            };
            let what = [
                ("text", recorded.sha256 != recipe.sha256),
                ("packages", recorded.packages != recipe.packages),
                ("cases", recorded.cases != recipe.cases),
            ];
            let changed: Vec<_> =
                what.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect();
            (!changed.is_empty()).then(|| format!("{}: other {}", recipe.file, changed.join(", ")))
        });
        let gone = self.recipes.iter().filter(|it| !recipes.iter().any(|is| is.file == it.file));
        missing.chain(gone.map(|it| format!("{} is gone", it.file))).collect()
    }
}

impl Entry {
    pub fn of(recipe: &Recipe, kept: &Kept) -> Result<Self> {
        Ok(Self {
            file: recipe.file.clone(),
            sha256: hex::encode(&Sha256::digest(recipe.text.as_bytes())),
            packages: packages::of(recipe)?,
            cases: kept.cases.iter().map(|&case| case.to_owned()).collect(),
            answered_in_ms: u64::try_from(kept.answered_in.as_millis())?,
        })
    }
}

/// The day in UTC, after Howard Hinnant's `civil_from_days`: years begin in March, so that the leap
/// day comes last.
fn day(UnixMillis(at): UnixMillis) -> String {
    let days = at.div_euclid(DAY_MS) + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_its_day_in_utc() {
        let check = |seconds: i64, expect| assert_eq!(day(UnixMillis(seconds * 1000)), expect);
        check(0, "1970-01-01");
        check(951_782_399, "2000-02-28");
        check(951_782_400, "2000-02-29");
        check(1_735_689_599, "2024-12-31");
        check(1_735_689_600, "2025-01-01");
        check(-1, "1969-12-31");
    }

    #[test]
    fn a_record_of_another_text_other_packages_or_other_files_is_noticed() {
        let entry = |file: &str, sha256: &str, version: &str| Entry {
            file: file.to_owned(),
            sha256: sha256.to_owned(),
            packages: BTreeMap::from([("flask".to_owned(), version.to_owned())]),
            cases: vec![],
            answered_in_ms: 7,
        };
        let record = |recipes| Record {
            made_on: String::new(),
            node: String::new(),
            python: String::new(),
            recipes,
        };
        let recorded = record(vec![entry("a", "00", "3.1.3")]);
        let check = |now: Vec<Entry>, expect: &[&str]| {
            assert_eq!(recorded.differences(&now), expect);
        };
        check(vec![Entry { answered_in_ms: 8, ..entry("a", "00", "3.1.3") }], &[]);
        check(vec![entry("a", "01", "3.1.3")], &["a: other text"]);
        check(vec![entry("a", "00", "3.1.4")], &["a: other packages"]);
        check(vec![entry("b", "00", "3.1.3")], &["b is not in it", "a is gone"]);
    }
}
