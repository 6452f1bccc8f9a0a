//! Commands that send a request: exactly these bytes, whatever they are.
//!
//! What curl, HTTPie and PowerShell add by themselves (`Host`, `Content-Length`, `User-Agent` and
//! `Accept` where the request has none) is no part of a body, and no provider signs it.

use super::{Request, is_token};
use crate::bytes::base64::{self, Flavour};

/// The longest body that is written into a command, as it is written there: 64 KiB, half of what
/// Linux allows for one argument. A longer one stands in a file beside it.
pub const MAX_INLINE_BYTES: usize = 64 << 10;

/// The name of that file.
pub const BODY_FILE: &str = "body.bin";

/// A command for a shell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Command {
    /// The command, without a line end behind it.
    pub text: String,
    /// Whether the body has to stand beside it, in a file named [`BODY_FILE`].
    pub needs_file: bool,
    /// The names of headers that are left out because they cannot be sent: no name of a header
    /// (RFC 9110, section 5.6.2), or a line end or a NUL in the value.
    pub left_out: Vec<String>,
}

/// A command for sh, bash, zsh or dash, with curl 7.43 or later.
#[must_use]
pub fn curl(request: &Request) -> Command {
    let (headers, left_out) = headers(request);
    let has_body = sends_body(request);
    let mut words = vec![String::new()];
    match request.method.as_str() {
        // With -X, curl would wait for the body that never comes.
        "HEAD" if !has_body => words[0] += "curl -I",
        "" => words[0] += "curl",
        method => words[0] = format!("curl -X {}", quoted(method)),
    }
    if request.url.contains(['[', ']', '{', '}']) {
        words[0] += " -g";
    }
    if request.url.contains("/.") {
        words[0] += " --path-as-is";
    }
    words[0] += if request.url.starts_with('-') { " --url " } else { " " };
    words[0] += &quoted(&request.url);
    for (name, value) in headers {
        // `Name:` would take the header away.
        let header = if value.is_empty() { format!("{name};") } else { format!("{name}: {value}") };
        words.push(format!("-H {}", quoted(&header)));
    }
    if has_body && request.header("content-type").is_none() {
        words.push("-H 'Content-Type:'".to_owned());
    }
    let body = Body::of(&request.body);
    let (before, needs_file) = match body {
        _ if !has_body => (String::new(), false),
        Body::Text(text) => {
            // Unlike the other ways, it takes a leading @ as it is.
            words.push("--data-raw ".to_owned() + &text);
            (String::new(), false)
        }
        Body::Printed(printf) => {
            words.push("--data-binary @-".to_owned());
            (printf + " |\n", false)
        }
        Body::File => {
            words.push(format!("--data-binary @{BODY_FILE}"));
            (String::new(), true)
        }
    };
    Command { text: before + &words.join(" \\\n  "), needs_file, left_out }
}

/// A command for sh, bash, zsh or dash, with HTTPie 3.
#[must_use]
pub fn httpie(request: &Request) -> Command {
    let (headers, mut left_out) = headers(request);
    let has_body = sends_body(request);
    let body = if has_body { Body::of(&request.body) } else { Body::Text(String::new()) };
    let (before, after, needs_file) = match body {
        _ if request.body.is_empty() => (String::new(), String::new(), false),
        // From its standard input HTTPie takes bytes; a text among its arguments it would encode.
        Body::Text(text) => (format!("printf %s {text} |\n"), String::new(), false),
        Body::Printed(printf) => (printf + " |\n", String::new(), false),
        Body::File => (String::new(), format!(" < {BODY_FILE}"), true),
    };
    let without_input = if request.body.is_empty() { " --ignore-stdin" } else { "" };
    let method = if request.method.is_empty() { "POST" } else { &request.method };
    let mut words = vec![format!("http{without_input} {}", quoted(method))];
    words[0] = format!("{} {}", words[0], quoted(&request.url));
    for (name, value) in headers {
        // HTTPie takes a backslash before these away, and has no way to write one.
        if [r"\:", r"\;", r"\=", r"\@"].iter().any(|escape| value.contains(escape)) {
            left_out.push(name);
            continue;
        }
        // The blank keeps `:=` and `:@` from meaning something else.
        let item = if value.is_empty() { format!("{name};") } else { format!("{name}: {value}") };
        words.push(quoted(&item));
    }
    if !request.body.is_empty() && request.header("content-type").is_none() {
        words.push("'Content-Type:'".to_owned());
    }
    Command { text: before + &words.join(" \\\n  ") + &after, needs_file, left_out }
}

/// A command for Windows PowerShell 5.1 and PowerShell 7.
///
/// PowerShell gives a body without a `Content-Type` that of a form; nothing keeps it from that. Of
/// a header that occurs more than once, it gets the values joined.
#[must_use]
pub fn powershell(request: &Request) -> Command {
    let (headers, left_out) = headers(request);
    // Not a here-string: it has line ends of its own, and no bytes.
    let encoded = base64::encode(&request.body, Flavour::Standard);
    let needs_file = encoded.len() > MAX_INLINE_BYTES;
    let mut text = if request.body.is_empty() {
        String::new()
    } else if needs_file {
        format!("$body = [IO.File]::ReadAllBytes((Resolve-Path '{BODY_FILE}'))\n")
    } else {
        format!("$body = [Convert]::FromBase64String('{encoded}')\n")
    };
    text += "Invoke-WebRequest -UseBasicParsing -Uri ";
    text += &powershell_quoted(&request.url);
    if !request.method.is_empty() {
        text = text + " -Method " + &powershell_quoted(&request.method);
    }
    let mut table = String::new();
    for (at, (name, value)) in headers.iter().enumerate() {
        let is_again = headers[..at].iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
        let option = [("content-type", " -ContentType "), ("user-agent", " -UserAgent ")]
            .into_iter()
            .find(|(other, _)| name.eq_ignore_ascii_case(other));
        match option {
            _ if is_again => {}
            Some((_, option)) => text = text + option + &powershell_quoted(value),
            None => {
                let joined = request.header(name).unwrap_or_default();
                let (name, joined) = (powershell_quoted(name), powershell_quoted(joined.trim()));
                table += &format!("  {name} = {joined}\n");
            }
        }
    }
    if !table.is_empty() {
        text = text + " -Headers @{\n" + &table + "}";
    }
    if !request.body.is_empty() {
        text += " -Body $body";
    }
    Command { text, needs_file, left_out }
}

/// Whether there is a body to send; for the methods that always have one, an empty one too.
fn sends_body(request: &Request) -> bool {
    !request.body.is_empty() || matches!(request.method.as_str(), "POST" | "PUT" | "PATCH")
}

/// The headers that a command names, and the names of those that nothing can send. What belongs to
/// the connection is left to the program.
fn headers(request: &Request) -> (Vec<(String, String)>, Vec<String>) {
    let (mut headers, mut left_out) = (vec![], vec![]);
    for (name, value) in &request.headers {
        let own = ["host", "content-length", "transfer-encoding"];
        if own.iter().any(|own| name.eq_ignore_ascii_case(own)) {
            continue;
        }
        if !is_token(name) || value.contains(['\r', '\n', '\0']) {
            left_out.push(name.clone());
            continue;
        }
        headers.push((name.clone(), value.trim().to_owned()));
    }
    (headers, left_out)
}

/// How a body gets into a command for sh.
enum Body {
    /// In quotes.
    Text(String),
    /// Printed by this command.
    Printed(String),
    /// From a file.
    File,
}

impl Body {
    fn of(body: &[u8]) -> Self {
        let is_long = |text: &str| text.len() > MAX_INLINE_BYTES;
        let (text, is_printed) = match std::str::from_utf8(body) {
            Ok(text) if text.chars().all(survives) => (quoted(text), false),
            _ => (printed(body), true),
        };
        match is_printed {
            _ if is_long(&text) => Self::File,
            true => Self::Printed(text),
            false => Self::Text(text),
        }
    }
}

/// Whether a character comes through copying, a terminal and a shell: none that is invisible, and
/// of the control characters the line feed alone (a terminal takes a carriage return for one, and
/// completes a word at a tab).
fn survives(character: char) -> bool {
    let is_invisible = matches!(character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}');
    character == '\n' || !character.is_control() && !is_invisible
}

/// In single quotes, inside of which a shell changes nothing.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A `printf` of these bytes, those beyond printable ASCII as three octal digits: POSIX knows no
/// other escape.
fn printed(bytes: &[u8]) -> String {
    let mut printf = String::from("printf '");
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'\\' => printf += r"\\",
            b'%' => printf += "%%",
            // Not as the first one: it would begin an option.
            b'-' if at == 0 => printf += r"\055",
            b'\'' | ..b' ' | 0x7f.. => printf += &format!("\\{byte:03o}"),
            _ => printf.push(char::from(byte)),
        }
    }
    printf + "'"
}

/// In single quotes; PowerShell takes the typographic ones for the same, and two of them for one.
fn powershell_quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for character in text.chars() {
        if matches!(character, '\'' | '\u{2018}'..='\u{201b}') {
            quoted.push(character);
        }
        quoted.push(character);
    }
    quoted + "'"
}

#[cfg(test)]
mod tests;
