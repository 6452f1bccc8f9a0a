//! What a reader downloads, against a budget.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::crypto_size;
use crate::project::Project;

/// Bytes of all files of some kinds together, after brotli at its strongest: what good hosts send.
struct Budget {
    name: &'static str,
    endings: &'static [&'static str],
    brotli: usize,
}

/// The program as a whole has the hard limit; the others keep one part from growing unseen.
const BUDGETS: &[Budget] = &[
    Budget { name: "wasm", endings: &["wasm"], brotli: 364_000 },
    Budget { name: "js", endings: &["js"], brotli: 7_000 },
    Budget { name: "css", endings: &["css"], brotli: 12_000 },
    Budget { name: "html", endings: &["html"], brotli: 58_000 },
    Budget { name: "wasm + js", endings: &["wasm", "js"], brotli: 371_000 },
];

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sizes {
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    pub(crate) brotli: usize,
}

impl Sizes {
    pub(crate) fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        let strongest = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &strongest)?;
        Ok(Self { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }

    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    match arguments {
        [] => check(project),
        [word] if word == "crypto" => crypto_size::run(project),
        other => bail!("size takes nothing or crypto, and not {:?}", other.join(" ")),
    }
}

/// Prints the table and fails past the budget.
pub(crate) fn check(project: &Project) -> Result<()> {
    let files = measure(&project.dist())?;
    println!(
        "{:<12}{:>10}{:>10}{:>10}{:>10}{:>8}",
        "dist/", "raw", "gzip", "brotli", "budget", "used"
    );
    for budget in BUDGETS {
        let Sizes { raw, gzip, brotli } = budget.sum(&files);
        let (name, limit) = (budget.name, budget.brotli);
        let used = brotli * 100 / limit;
        println!("{name:<12}{raw:>10}{gzip:>10}{brotli:>10}{limit:>10}{used:>7}%");
    }
    let excess: Vec<String> = BUDGETS.iter().filter_map(|budget| budget.excess(&files)).collect();
    ensure!(excess.is_empty(), "past the budget: {}", excess.join("; "));
    Ok(())
}

impl Budget {
    fn sum(&self, files: &[(String, Sizes)]) -> Sizes {
        let own = files.iter().filter(|(ending, _)| self.endings.contains(&ending.as_str()));
        own.fold(Sizes::default(), |sum, (_, sizes)| sum.plus(*sizes))
    }

    fn excess(&self, files: &[(String, Sizes)]) -> Option<String> {
        let Sizes { brotli, .. } = self.sum(files);
        let (name, limit) = (self.name, self.brotli);
        (brotli > limit).then(|| format!("{name} is {brotli} bytes and may be {limit}"))
    }
}

/// Each budgeted file's ending and sizes.
fn measure(folder: &Path) -> Result<Vec<(String, Sizes)>> {
    let entries =
        fs::read_dir(folder).context("there is no dist/: run `cargo xtask build` first")?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(measure(&path)?);
        } else if BUDGETS.iter().any(|budget| budget.endings.contains(&ending.as_str())) {
            files.push((ending, Sizes::of(&fs::read(&path)?)?));
        }
    }
    if files.is_empty() {
        bail!("{} holds no page: run `cargo xtask build` first", folder.display());
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_is_a_limit_and_not_a_wish() {
        let budget = Budget { name: "wasm + js", endings: &["wasm", "js"], brotli: 100 };
        let check = |wasm, js, over: bool| {
            let size = |brotli| Sizes { brotli, ..Sizes::default() };
            let files = [("wasm", wasm), ("js", js), ("css", 999)];
            let files = files.map(|(ending, brotli)| (ending.to_owned(), size(brotli)));
            assert_eq!(budget.excess(&files).is_some(), over, "{wasm} + {js}");
        };
        check(90, 10, false);
        check(90, 11, true);
    }

    #[test]
    fn repetition_compresses() {
        let sizes = Sizes::of(&[b'a'; 10_000]).unwrap();
        assert_eq!(sizes.raw, 10_000);
        assert!(sizes.gzip < 100 && sizes.brotli < 100, "{sizes:?}");
    }
}
