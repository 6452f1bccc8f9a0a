//! The commands, run by real shells against a server: what arrives is compared byte for byte.
#![expect(
    clippy::unwrap_used,
    reason = "every function here serves a test, where a panic is the failure"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{self, Stdio};
use std::thread;

use webhook_core::http::Request;
use webhook_core::http::command::{self, BODY_FILE, Command};

/// One request, as it arrives.
fn received(stream: TcpStream) -> Request {
    let mut stream = BufReader::new(stream);
    let mut line = || {
        let mut line = vec![];
        stream.read_until(b'\n', &mut line).unwrap();
        String::from_utf8(line).unwrap().trim_end().to_owned()
    };
    let first = line();
    let mut words = first.split(' ').map(str::to_owned);
    let (method, url) = (words.next().unwrap(), words.next().unwrap());
    let mut headers = vec![];
    loop {
        let header = line();
        let Some((name, value)) = header.split_once(':') else { break };
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let mut request = Request { method, url, headers, body: vec![] };
    if request.header("expect").is_some() {
        stream.get_mut().write_all(b"HTTP/1.1 100 Continue\r\n\r\n").unwrap();
    }
    let length = request.header("content-length").map_or(0, |length| length.parse().unwrap());
    request.body = vec![0; length];
    stream.read_exact(&mut request.body).unwrap();
    let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    stream.get_mut().write_all(answer).unwrap();
    request
}

/// Runs a command in a shell, which reads it as it would from a script, and returns what arrived.
fn sent(shell: &str, folder: &Path, command: &Command, listener: &TcpListener) -> Request {
    thread::scope(|scope| {
        let server = scope.spawn(|| received(listener.accept().unwrap().0));
        let script = folder.join("command.sh");
        fs::write(&script, &command.text).unwrap();
        let output = process::Command::new(shell)
            .arg(&script)
            .current_dir(folder)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        if !output.status.success() {
            // The server still waits for a request, and the scope for the server.
            drop(TcpStream::connect(listener.local_addr().unwrap()));
        }
        assert!(output.status.success(), "{shell}: {output:?}\n{}", command.text);
        server.join().unwrap()
    })
}

fn has(program: &str, arguments: &[&str]) -> bool {
    process::Command::new(program).args(arguments).stdout(Stdio::null()).status().is_ok()
}

/// The shells of this machine. `sh` is always one of them.
fn shells() -> Vec<&'static str> {
    ["sh", "bash", "dash", "zsh"].into_iter().filter(|shell| has(shell, &["-c", ":"])).collect()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Sends with every shell; the headers have to come in this order, beside those of curl itself.
#[track_caller]
fn check(name: &str, method: &str, headers: &[(&str, &str)], body: &[u8]) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let path = "/a/../%20?b=[c]&d='e'";
    let url = format!("http://{}{path}", listener.local_addr().unwrap());
    let headers = headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned()));
    let headers: Vec<_> = headers.collect();
    let request = Request { method: method.to_owned(), url, headers, body: body.to_vec() };
    let command = command::curl(&request);
    let folder = folder(name);
    if command.needs_file {
        fs::write(folder.join(BODY_FILE), body).unwrap();
    }
    for shell in shells() {
        let mut arrived = sent(shell, &folder, &command, &listener);
        let added = ["host", "content-length", "user-agent", "accept", "expect"];
        arrived.headers.retain(|(name, _)| {
            let is_given = request.headers.iter().any(|(given, _)| given == name);
            is_given || !added.contains(&name.to_ascii_lowercase().as_str())
        });
        assert!(arrived.body == body, "{shell}: {name}: another body arrived\n{}", command.text);
        arrived.body.clear();
        let headers = request.headers.clone();
        let (method, url) = (method.to_owned(), path.to_owned());
        assert_eq!(arrived, Request { method, url, headers, body: vec![] }, "{shell}: {name}");
    }
}

const JSON: &[(&str, &str)] = &[("Content-Type", "application/json")];

#[test]
fn every_body_arrives_as_it_is() {
    // What this test is about cannot be had without the program; every runner of CI has it.
    assert!(has("curl", &["--version"]), "curl is not installed");
    let all: Vec<u8> = (0..=255).collect();
    let bodies: &[(&str, &[u8])] = &[
        ("empty", b""),
        ("quotes", b"it's \"quoted\" ''\n'\"'"),
        ("lines", b"\n\na\nb\n\n"),
        ("carriage-returns", b"a\r\nb\rc\r\n"),
        ("backslashes", br"\ \\ \n \u0041 \'"),
        ("percent", b"%s%d%%\0%41 100%"),
        ("shell", b"$HOME ${HOME} $(echo x) `echo x` !! !x ~ * ? #x & | ; < > ( ) { }"),
        ("nul", b"\x00a\x001\x00\x00"),
        ("not-utf8", b"\xff\xfe\xc3("),
        ("emoji", "é🚀漢\u{301}".as_bytes()),
        ("invisible", "\u{feff}a\u{200b}\tb\u{1b}[0m".as_bytes()),
        ("at", b"@body.bin"),
        ("dash", b"-n\r"),
        ("all-bytes", &all),
    ];
    for (name, body) in bodies {
        check(name, "POST", JSON, body);
    }
    check("long", "POST", JSON, &b"it's 100 kB, \r\n\0 and \xff".repeat(5000));
    check("long-text", "POST", JSON, &b"it's\n".repeat(9000));
}

#[test]
fn every_header_arrives_as_it_is() {
    check(
        "headers",
        "POST",
        &[("A", "it's \"x\" $HOME `y` \\ %s !"), ("B", "1"), ("b", "2")],
        b"x",
    );
    check("no-value", "PUT", &[("A", ""), ("Content-Type", "x; y=\"z\"")], b"");
    check("own", "POST", &[("User-Agent", "a/1"), ("Accept", "b"), ("Cookie", "c=d; e=f")], b"{}");
    check("get", "GET", &[], b"");
    check("delete", "DELETE", JSON, b"\0");
}
