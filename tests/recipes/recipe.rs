//! The files that the page shows.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::language::{self, Language};
use crate::service::{SERVICES, Service};

/// A file in `endpoints/`: `FRAMEWORK/SERVICE-VARIANT.ENDING`.
#[derive(Debug)]
pub struct Recipe {
    /// Its path inside `endpoints/`, with a slash.
    pub file: String,
    pub text: String,
    pub service: &'static Service,
    pub(crate) language: &'static Language,
}

/// How a file's name goes on after the service.
const VARIANTS: &[&str] = &["-sdk", "-by-hand"];

impl Recipe {
    /// All of them, in order.
    pub fn all() -> Result<Vec<Self>> {
        let mut recipes = Vec::new();
        for framework in list(&here("endpoints"))? {
            for file in list(&framework)? {
                recipes.push(Self::read(&file)?);
            }
        }
        Ok(recipes)
    }

    fn read(path: &Path) -> Result<Self> {
        let file = path.strip_prefix(here("endpoints"))?.to_string_lossy().replace('\\', "/");
        let ending = path.extension().unwrap_or_default();
        let language = language::ALL.iter().find(|language| ending == language.ending);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let service = VARIANTS.iter().find_map(|variant| {
            let service = stem.strip_suffix(variant)?;
            SERVICES.iter().find(|known| known.id == service)
        });
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {file}"))?;
        let unknown = || format!("{file}: it has to be FRAMEWORK/SERVICE-sdk or -by-hand");
        Ok(Self {
            service: service.with_context(unknown)?,
            language: language.with_context(unknown)?,
            file,
            text,
        })
    }

    /// For folders: the file's path without anything but letters and dashes.
    pub(crate) fn name(&self) -> String {
        self.file.replace(['/', '.'], "-")
    }
}

impl fmt::Display for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)
    }
}

/// A path beside this file.
pub(crate) fn here(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(inside)
}

fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {folder:?}"))?;
    let paths = entries.map(|entry| Ok(entry?.path()));
    let mut paths = paths.collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
