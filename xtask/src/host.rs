//! A static host on this machine, as plain as those that the page is meant for: a thread and one
//! answer for each connection.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Result, anyhow, ensure};

use crate::site::{Answer, Site};

/// Longer than any browser's request.
const MAX_REQUEST: u64 = 64 * 1024;
/// Browsers open connections that they may never use.
const PATIENCE: Duration = Duration::from_secs(10);

/// A site being served until this is dropped.
pub(crate) struct Host {
    /// Of the site's first page.
    pub(crate) address: String,
    socket: SocketAddr,
    stop: Arc<AtomicBool>,
    worker: Option<JoinHandle<()>>,
}

impl Host {
    /// Only this machine reaches it. Port 0 is any free one.
    pub(crate) fn start(site: Site, port: u16) -> Result<Self> {
        let folder = site.folder.display();
        let has_page = site.folder.join("index.html").is_file();
        ensure!(has_page, "{folder} holds no page: run `cargo xtask build` first");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            let other = port.wrapping_add(1);
            match error.kind() {
                io::ErrorKind::AddrInUse => anyhow!(
                    "port {port} is taken by another program: stop that, or choose another port \
                     with `cargo xtask serve --port {other}`"
                ),
                _ => anyhow!("cannot listen on port {port}: {error}"),
            }
        })?;
        let socket = listener.local_addr()?;
        let address = format!("http://{socket}{}", site.mount);
        let stop = Arc::new(AtomicBool::new(false));
        let worker = thread::spawn({
            let stop = Arc::clone(&stop);
            move || accept(&listener, &Arc::new(site), &stop)
        });
        Ok(Self { address, socket, stop, worker: Some(worker) })
    }

    /// Serves for as long as this program runs.
    pub(crate) fn wait(mut self) {
        self.join();
    }

    fn join(&mut self) {
        if let Some(worker) = self.worker.take() {
            // A panic in there has been printed already.
            let _ = worker.join();
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // The worker waits for a connection; this one makes it look at the flag.
        if TcpStream::connect(self.socket).is_ok() {
            self.join();
        }
    }
}

fn accept(listener: &TcpListener, site: &Arc<Site>, stop: &AtomicBool) {
    for stream in listener.incoming() {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let site = Arc::clone(site);
        // A reader who has left needs no answer, and nobody else would hear of it.
        thread::spawn(move || serve(&site, &stream));
    }
}

fn serve(site: &Site, stream: &TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let Some(Request { method, address }) = Request::read(stream)? else {
        return Ok(());
    };
    let body = method != "HEAD";
    if !matches!(method.as_str(), "GET" | "HEAD") {
        return respond(stream, "405 Method Not Allowed", "Allow: GET, HEAD\r\n", Body::None);
    }
    match site.answer(&address) {
        Answer::File { path, media_type } => {
            let file = File::open(path)?;
            // The next build must be seen at the next load.
            let headers = format!("Content-Type: {media_type}\r\nCache-Control: no-cache\r\n");
            let length = file.metadata()?.len();
            let body = if body { Body::File(file, length) } else { Body::Length(length) };
            respond(stream, "200 OK", &headers, body)
        }
        Answer::MovedTo(place) => {
            let headers = format!("Location: {place}\r\n");
            respond(stream, "301 Moved Permanently", &headers, Body::None)
        }
        Answer::NotFound => respond(stream, "404 Not Found", "", Body::None),
    }
}

struct Request {
    method: String,
    address: String,
}

impl Request {
    /// Nothing if the connection ended without one.
    fn read(stream: &TcpStream) -> io::Result<Option<Self>> {
        let mut lines = BufReader::new(stream.take(MAX_REQUEST)).lines();
        let Some(first) = lines.next().transpose()? else { return Ok(None) };
        // The headers say nothing that this host wants to know, but they must have been read.
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let mut words = first.split(' ').map(ToOwned::to_owned);
        let request = words.next().zip(words.next());
        Ok(request.map(|(method, address)| Self { method, address }))
    }
}

enum Body {
    None,
    File(File, u64),
    /// Of the file that `HEAD` asks about.
    Length(u64),
}

fn respond(mut stream: &TcpStream, status: &str, headers: &str, body: Body) -> io::Result<()> {
    let length = match body {
        Body::None => 0,
        Body::File(_, length) | Body::Length(length) => length,
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    )?;
    if let Body::File(mut file, _) = body {
        io::copy(&mut file, &mut stream)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::tests::site;

    #[test]
    fn a_taken_port_is_said_so() {
        let first = Host::start(site("/"), 0).unwrap();
        let port = first.socket.port();
        let error = Host::start(site("/"), port).err().unwrap().to_string();
        assert!(error.contains(&format!("port {port} is taken")), "{error}");
    }

    #[test]
    fn a_folder_without_a_page_is_said_so() {
        let folder = site("/").folder.join("nothing");
        let error = Host::start(Site { folder, mount: "/" }, 0).err().unwrap().to_string();
        assert!(error.contains("cargo xtask build"), "{error}");
    }

    fn ask(host: &Host, request: &str) -> String {
        let mut stream = TcpStream::connect(host.socket).unwrap();
        write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn requests_are_answered_over_the_wire() {
        let host = Host::start(site("/some/where/"), 0).unwrap();
        let check = |request, expect: &[&str]| {
            let answer = ask(&host, request);
            for part in expect {
                assert!(answer.contains(part), "{request}: no {part:?} in {answer:?}");
            }
        };
        check("GET /some/where/", &["200 OK", "Content-Length: 11\r\n", "\r\n\r\n<p>page</p>"]);
        check("GET /some/where/a%20b.wasm", &["Content-Type: application/wasm\r\n", "\0asm"]);
        check("GET /some/where/../secret.txt", &["404 Not Found"]);
        check("GET /some/where", &["301 Moved", "Location: /some/where/\r\n"]);
        check("POST /some/where/", &["405 Method Not Allowed"]);
        check("nonsense", &[]);
        let head = ask(&host, "HEAD /some/where/");
        assert!(head.contains("Content-Length: 11\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    }

    #[test]
    fn connections_without_a_request_hold_up_nobody() {
        let host = Host::start(site("/"), 0).unwrap();
        let idle: Vec<_> = (0..20).map(|_| TcpStream::connect(host.socket).unwrap()).collect();
        assert!(ask(&host, "GET /").contains("200 OK"));
        drop(idle);
    }
}
