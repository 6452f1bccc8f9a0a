//! Where things are.

use std::path::{Path, PathBuf};

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

    /// The built page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// Folders of installed programs, to be found before the user's own.
    pub(crate) fn tool_folders(&self) -> [PathBuf; 2] {
        [self.path(".tools/bin"), self.path(".tools/npm/node_modules/.bin")]
    }
}
