//! The recipes and the record of their last run, as they stand in the repository. Only the
//! prerenderer carries them.

use serde_json::Value;

/// A file in `tests/recipes/endpoints/`.
#[derive(Clone, Copy, Debug)]
pub(super) struct File {
    /// `FRAMEWORK/SERVICE-VARIANT.ENDING`.
    pub(super) path: &'static str,
    pub(super) text: &'static str,
}

macro_rules! files {
    ($($path:literal)*) => {
        &[$(File {
            path: $path,
            text: include_str!(concat!("../../tests/recipes/endpoints/", $path)),
        }),*]
    };
}

pub(super) const FILES: &[File] = files! {
    "express/stripe-sdk.mjs"
    "express/stripe-by-hand.mjs"
    "express/github-sdk.mjs"
    "express/github-by-hand.mjs"
    "express/shopify-sdk.mjs"
    "express/shopify-by-hand.mjs"
    "express/standardwebhooks-sdk.mjs"
    "express/standardwebhooks-by-hand.mjs"
    "express/hmac-by-hand.mjs"
    "flask/stripe-sdk.py"
    "flask/stripe-by-hand.py"
    "flask/github-by-hand.py"
    "flask/shopify-by-hand.py"
    "flask/standardwebhooks-sdk.py"
    "flask/standardwebhooks-by-hand.py"
    "flask/hmac-by-hand.py"
    "django/stripe-sdk.py"
    "django/stripe-by-hand.py"
    "django/github-by-hand.py"
    "django/shopify-by-hand.py"
    "django/standardwebhooks-sdk.py"
    "django/standardwebhooks-by-hand.py"
    "django/hmac-by-hand.py"
    "fastapi/stripe-sdk.py"
    "fastapi/stripe-by-hand.py"
    "fastapi/github-by-hand.py"
    "fastapi/shopify-by-hand.py"
    "fastapi/standardwebhooks-sdk.py"
    "fastapi/standardwebhooks-by-hand.py"
    "fastapi/hmac-by-hand.py"
};

const RECORD: &str = include_str!("../../tests/recipes/record.json");

impl File {
    /// Framework, service, variant and ending.
    pub(super) fn names(&self) -> Option<[&'static str; 4]> {
        let (framework, name) = self.path.split_once('/')?;
        let (stem, ending) = name.split_once('.')?;
        let (service, variant) = stem.split_once('-')?;
        Some([framework, service, variant, ending])
    }
}

/// What the record says of one file.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) day: String,
    pub(super) cases: usize,
    pub(super) milliseconds: u64,
    /// The runtime and the packages, with their versions.
    pub(super) with: Vec<String>,
}

/// All of the record; `None` where it says nothing of a file.
#[derive(Debug)]
pub(super) struct Record(Value);

impl Record {
    /// # Errors
    ///
    /// Where the committed record is no JSON.
    pub(super) fn read() -> Result<Self, serde_json::Error> {
        serde_json::from_str(RECORD).map(Self)
    }

    pub(super) fn of(&self, file: &File) -> Option<Run> {
        let entry = self.entries()?.iter().find(|it| it["file"] == file.path)?;
        let (runtime, key) =
            if file.path.ends_with(".py") { ("Python", "python") } else { ("Node", "node") };
        let packages = entry["packages"].as_object()?.iter();
        let packages =
            packages.map(|(name, version)| Some(format!("{name} {}", version.as_str()?)));
        let runtime = Some(format!("{runtime} {}", self.0[key].as_str()?));
        Some(Run {
            day: self.0["made_on"].as_str()?.to_owned(),
            cases: entry["cases"].as_array()?.len(),
            milliseconds: entry["answered_in_ms"].as_u64()?,
            with: std::iter::once(runtime).chain(packages).collect::<Option<_>>()?,
        })
    }

    fn entries(&self) -> Option<&Vec<Value>> {
        self.0["recipes"].as_array()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_carries_every_recipe_that_has_run_and_no_other() {
        let record = Record::read().unwrap();
        let ran = record.entries().unwrap().iter().filter_map(|it| it["file"].as_str());
        let mut ran: Vec<&str> = ran.collect();
        let mut shown: Vec<&str> = FILES.iter().map(|file| file.path).collect();
        ran.sort_unstable();
        shown.sort_unstable();
        assert_eq!(shown, ran);
        assert!(FILES.iter().all(|file| record.of(file).is_some() && file.names().is_some()));
    }
}
