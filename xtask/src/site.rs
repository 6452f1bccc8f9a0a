//! A static server as plain as the hosts that the page is meant for.

use std::fs;
use std::io::{self, Cursor};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server};

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
    ("webmanifest", "application/manifest+json"),
];

#[derive(Debug, PartialEq, Eq)]
enum Answer {
    File { path: PathBuf, media_type: &'static str },
    MovedTo(String),
    NotFound,
}

impl Site {
    fn answer(&self, address: &str) -> Answer {
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

    fn respond(&self, request: Request) -> io::Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return request.respond(Response::from_string("GET only\n").with_status_code(405));
        }
        match self.answer(request.url()) {
            Answer::File { path, media_type } => {
                let response = Response::from_file(fs::File::open(path)?);
                request.respond(
                    response
                        .with_header(header("Content-Type", media_type))
                        .with_header(header("X-Content-Type-Options", "nosniff"))
                        // The next build must be seen at the next load.
                        .with_header(header("Cache-Control", "no-cache")),
                )
            }
            Answer::MovedTo(place) => {
                let moved = Response::new(301.into(), vec![], Cursor::new(vec![]), Some(0), None);
                request.respond(moved.with_header(header("Location", &place)))
            }
            Answer::NotFound => {
                request.respond(Response::from_string("not found\n").with_status_code(404))
            }
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

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("headers of this server are plain ASCII")
}

/// A server at work in the background until it is dropped.
pub(crate) struct Running {
    pub(crate) address: String,
    server: Arc<Server>,
    worker: Option<JoinHandle<()>>,
}

impl Running {
    /// Only this machine reaches it. Port 0 is any free one.
    pub(crate) fn start(site: Site, port: u16) -> Result<Self> {
        if !site.folder.join("index.html").is_file() {
            bail!("{} holds no page: run `cargo xtask build` first", site.folder.display());
        }
        let server = Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            match error.downcast_ref::<io::Error>().map(io::Error::kind) {
                Some(io::ErrorKind::AddrInUse) => anyhow!(
                    "port {port} is taken by another program: stop that, or choose another port \
                     with `cargo xtask serve --port {}`",
                    port.wrapping_add(1)
                ),
                _ => anyhow!("cannot listen on port {port}: {error}"),
            }
        })?;
        let port = server.server_addr().to_ip().context("no address")?.port();
        let address = format!("http://127.0.0.1:{port}{}", site.mount);
        let server = Arc::new(server);
        let worker = thread::spawn({
            let server = Arc::clone(&server);
            move || {
                for request in server.incoming_requests() {
                    if let Err(error) = site.respond(request) {
                        eprintln!("a request was not answered: {error}");
                    }
                }
            }
        });
        Ok(Self { address, server, worker: Some(worker) })
    }

    /// Serves for as long as this program runs.
    pub(crate) fn wait(mut self) {
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::sync::OnceLock;

    use crate::project::Project;

    /// A folder with a page, and beside it a file that is nobody's business.
    fn site(mount: &'static str) -> Site {
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

    #[test]
    fn a_taken_port_is_said_so() {
        let first = Running::start(site("/"), 0).unwrap();
        let port = first.server.server_addr().to_ip().unwrap().port();
        let error = Running::start(site("/"), port).err().unwrap().to_string();
        assert!(error.contains(&format!("port {port} is taken")), "{error}");
    }

    #[test]
    fn the_server_answers_over_the_wire() {
        let running = Running::start(site("/"), 0).unwrap();
        let check = |request: &str, expect: &str| {
            let host = running.address.trim_start_matches("http://").trim_end_matches('/');
            let mut stream = TcpStream::connect(host).unwrap();
            write!(stream, "{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert!(answer.contains(expect), "{request}: {answer}");
        };
        check("GET /", "<p>page</p>");
        check("GET /a%20b.wasm", "Content-Type: application/wasm");
        check("GET /../secret.txt", "404 Not Found");
        check("POST /", "405 Method Not Allowed");
    }
}
