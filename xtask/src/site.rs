//! What a static host answers: which file stands behind an address, and of what type it is.

use std::path::{Path, PathBuf};

/// A folder at a place of a host: `dist/` at `/` or at `/some/where/`.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) folder: PathBuf,
    /// Begins and ends with a slash. Everything outside of it does not exist.
    pub(crate) mount: &'static str,
}

/// Types of the files that a page is made of; what is not here is sent as bytes.
const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    // Without it the browser cannot compile while it downloads.
    ("wasm", "application/wasm"),
];

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    File { path: PathBuf, media_type: &'static str },
    MovedTo(String),
    NotFound,
}

impl Site {
    pub(crate) fn answer(&self, address: &str) -> Answer {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.mount {
            return Answer::MovedTo(self.mount.to_owned());
        }
        let inside = path.strip_prefix(self.mount).and_then(decoded);
        let Some(inside) = inside.filter(|inside| is_plain(inside)) else {
            return Answer::NotFound;
        };
        let inside = if inside.is_empty() { "index.html" } else { &inside };
        let path = self.folder.join(inside);
        if path.is_file() {
            Answer::File { media_type: media_type(&path), path }
        } else {
            Answer::NotFound
        }
    }
}

/// `a%20b` → `a b`; nothing if that is not text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
                u8::try_from(high * 16 + low).ok()?
            }
            plain => plain,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Names only, no step upwards, no other root, on any system.
fn is_plain(path: &str) -> bool {
    let is_name = |name: &str| !matches!(name, "" | "." | "..");
    path.is_empty() || (path.split('/').all(is_name) && !path.contains(['\\', ':', '\0']))
}

fn media_type(path: &Path) -> &'static str {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let known = TYPES.iter().find(|(known, _)| *known == ending);
    known.map_or("application/octet-stream", |(_, media_type)| media_type)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::fs;
    use std::sync::OnceLock;

    use crate::project::Project;

    /// A folder with a page, and beside it a file that is nobody's business.
    pub(crate) fn site(mount: &'static str) -> Site {
        static FOLDER: OnceLock<PathBuf> = OnceLock::new();
        let folder = FOLDER.get_or_init(|| {
            let base = Project::here().path("target/tmp/site");
            let folder = base.join("dist");
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("index.html"), "<p>page</p>").unwrap();
            fs::write(folder.join("a b.wasm"), "\0asm").unwrap();
            fs::write(base.join("secret.txt"), "secret").unwrap();
            folder
        });
        Site { folder: folder.clone(), mount }
    }

    #[test]
    fn files_are_found_with_their_types() {
        let site = site("/");
        let check = |address: &str, file: &str, media_type| {
            let path = site.folder.join(file);
            assert_eq!(site.answer(address), Answer::File { path, media_type }, "{address}");
        };
        check("/", "index.html", "text/html; charset=utf-8");
        check("/index.html?x=1", "index.html", "text/html; charset=utf-8");
        check("/a%20b.wasm", "a b.wasm", "application/wasm");
    }

    #[test]
    fn nothing_outside_of_the_folder_is_found() {
        let site = site("/");
        let check = |address| assert_eq!(site.answer(address), Answer::NotFound, "{address}");
        check("/../secret.txt");
        check("/%2e%2e/secret.txt");
        check("/..%2fsecret.txt");
        check("/..%5csecret.txt");
        check("//etc/passwd");
        check("/%2fetc/passwd");
        check("/./index.html");
        check("/%zz");
        check("/%");
        check("/missing.css");
    }

    #[test]
    fn a_mounted_site_exists_only_below_its_mount() {
        let site = site("/some/where/");
        let page = site.folder.join("index.html");
        let found = Answer::File { path: page, media_type: "text/html; charset=utf-8" };
        assert_eq!(site.answer("/some/where/"), found);
        assert_eq!(site.answer("/some/where"), Answer::MovedTo("/some/where/".to_owned()));
        assert_eq!(site.answer("/"), Answer::NotFound);
        assert_eq!(site.answer("/index.html"), Answer::NotFound);
    }
}
