//! A request to an endpoint, byte for byte.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use webhook_core::http::Request;

/// Longer than anything here takes on a slow machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// What an endpoint said, and after how long.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) took: Duration,
}

/// Sends it and waits for the whole answer. Without a body no length is announced.
pub(crate) fn post(port: u16, request: &Request) -> Result<Answer> {
    let begun = Instant::now();
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    (&stream).write_all(&bytes_of(port, request))?;
    let mut reader = BufReader::new(&stream);
    let status = read_status(&mut reader).context("no answer")?;
    Ok(Answer { status, took: begun.elapsed() })
}

fn bytes_of(port: u16, request: &Request) -> Vec<u8> {
    let mut head = format!("POST /webhooks HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n");
    for (name, value) in &request.headers {
        head += &format!("{name}: {value}\r\n");
    }
    if !request.body.is_empty() {
        head += &format!("Content-Length: {}\r\n", request.body.len());
    }
    head += "Connection: close\r\n\r\n";
    [head.as_bytes(), &request.body].concat()
}

/// Reads the answer to its end: its announced length, or until the connection closes.
fn read_status(reader: &mut impl BufRead) -> Result<u16> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line.split(' ').nth(1).with_context(|| format!("no status in {line:?}"))?;
    let status = status.parse().with_context(|| format!("no status in {line:?}"))?;
    let mut length = None;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = Some(value.trim().parse()?);
        }
    }
    let mut body = Vec::new();
    match length {
        Some(length) => reader.take(length).read_to_end(&mut body)?,
        None => reader.read_to_end(&mut body)?,
    };
    Ok(status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_ends_with_its_length_or_with_the_connection() {
        let check = |text: &str, expect, left: &str| {
            let mut reader = BufReader::new(text.as_bytes());
            assert_eq!(read_status(&mut reader).ok(), expect, "{text}");
            let mut rest = String::new();
            reader.read_to_string(&mut rest).unwrap();
            assert_eq!(rest, left, "{text}");
        };
        check("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOKmore", Some(200), "more");
        check("HTTP/1.0 401 Unauthorized\r\n\r\nto the end", Some(401), "");
        check("", None, "");
        check("no HTTP\r\n\r\n", None, "\r\n");
    }

    #[test]
    fn an_empty_body_announces_no_length() {
        let text = String::from_utf8(bytes_of(80, &Request::default())).unwrap();
        assert!(!text.contains("Content-Length"), "{text}");
        let body = Request { body: b"{}".to_vec(), ..Request::default() };
        let text = String::from_utf8(bytes_of(80, &body)).unwrap();
        assert!(text.ends_with("Content-Length: 2\r\nConnection: close\r\n\r\n{}"), "{text}");
    }
}
