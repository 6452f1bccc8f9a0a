//! Where things are.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

#[derive(Debug, Clone)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The project that this program was compiled in.
    pub(crate) fn here() -> Self {
        let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self { root: xtask.parent().unwrap_or(xtask).to_owned() }
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Copies files from one folder to another, which need not be there yet.
    pub(crate) fn copy(&self, from: &str, to: &str, names: &[&str]) -> Result<()> {
        fs::create_dir_all(self.path(to)).with_context(|| format!("cannot create {to}"))?;
        for name in names {
            let [from, to] = [from, to].map(|folder| self.path(folder).join(name));
            fs::copy(&from, to).with_context(|| format!("cannot copy {}", from.display()))?;
        }
        Ok(())
    }

    /// The built page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// Folders of installed programs, to be found before the user's own.
    pub(crate) fn tool_folders(&self) -> [PathBuf; 2] {
        [self.path(".tools/bin"), self.path(".tools/npm/node_modules/.bin")]
    }
}
