//! What a reader pastes, as a request: headers, a raw request, a curl command or a HAR file.
//!
//! A form is recognised by how it begins:
//!
//! | begins with | is read as |
//! |---|---|
//! | `curl` (after a prompt `$ `), `curl.exe` | a command, quoted for bash or for Windows' cmd |
//! | `POST /path HTTP/1.1` | a raw request |
//! | JSON with `log`, `request`, or `method` and `url` | a HAR file, entry or request |
//! | anything else | headers, in whatever way a log or a program prints them |
//!
//! All places are counted in bytes from 0, in the text that was pasted.

mod cmd;
mod curl;
mod har;
mod headers;
mod literal;
mod options;
mod raw;
mod shell;

use std::borrow::Cow;

use super::{Request, is_token, is_token_byte};
use crate::bytes::Malformed;

/// The longest text that is read: 4 MiB. A body of [`crate::signature::MAX_BODY_BYTES`] fits, even
/// with every other byte escaped.
pub const MAX_TEXT_BYTES: usize = 4 << 20;
/// How many headers a request may have; servers refuse more than about a hundred.
pub const MAX_HEADERS: usize = 200;

/// A request, as far as it was pasted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pasted {
    /// What the text was taken for.
    pub kind: PasteKind,
    /// The request; what was not given is empty.
    pub request: Request,
    /// Whether the body was given, be it an empty one.
    pub has_body: bool,
    /// What stands in the text and not in the request.
    pub ignored: Vec<Ignored>,
}

/// The forms that are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PasteKind {
    /// Headers alone, or with a body behind a blank line.
    Headers,
    /// A request as it travels in HTTP/1.1.
    RawRequest,
    /// A curl command.
    Curl,
    /// An HTTP archive (HAR 1.2), as browsers save it, or a part of one.
    Har,
}

/// Something that was passed over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ignored {
    /// Where it begins.
    pub at: usize,
    /// What it is.
    pub what: Skipped,
}

/// What was passed over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Skipped {
    /// A line or an entry that is no header.
    Line,
    /// An option of curl with a password or a token in its value, which is not kept.
    Credentials(String),
    /// A file that the command would read: this one.
    File(String),
    /// A multipart form (`-F`): its boundary is made up anew each time, so its bytes are not known.
    Multipart,
    /// A variable or a command (`$NAME`, `$(…)`) that a shell would replace; it was taken as it
    /// stands.
    Expansion,
    /// A second address; the first counts.
    Url(String),
    /// Everything behind the command.
    Rest,
    /// So many other entries of the HAR file; the first that is a `POST` was read.
    Entries(usize),
    /// The HAR file lists the fields of the form and not the body. It was put together from them,
    /// and the sender may have escaped otherwise.
    RebuiltBody,
}

/// Why no request could be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PasteError {
    /// There is nothing but blanks.
    Empty,
    /// The text is too long.
    TooLong {
        /// How many bytes there are.
        found: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// There are too many headers.
    TooManyHeaders {
        /// How many are allowed.
        limit: usize,
    },
    /// Nothing in the text looks like a header, a request, a command or a HAR file.
    NothingFound,
    /// It begins like JSON and is none.
    NotJson {
        /// Where it stops being JSON.
        at: usize,
    },
    /// A field of a HAR file is missing, or is something else.
    Har {
        /// Where the object begins that should have it, or the field itself.
        at: usize,
        /// Its name, as in the specification: `log.entries`, `request.url`.
        field: &'static str,
        /// What may stand there.
        allowed: Allowed,
    },
    /// No request in the HAR file is a `POST`.
    NoPost {
        /// How many requests there are.
        entries: usize,
    },
    /// A quote is opened and never closed.
    UnclosedQuote {
        /// Where it opens.
        at: usize,
        /// Which one.
        quote: char,
    },
    /// An option that curl does not have, or that nobody uses for a webhook.
    UnknownOption {
        /// Where it stands.
        at: usize,
        /// Its name.
        option: String,
    },
    /// An option at the end that needs a value.
    NoValue {
        /// Where it stands.
        at: usize,
        /// Its name.
        option: String,
    },
    /// A header has to be `Name: value`, its name without blanks.
    NotAHeader {
        /// Where it begins.
        at: usize,
    },
    /// An address, a method or a header that is not UTF-8.
    NotText {
        /// Where it begins.
        at: usize,
    },
    /// The body is sent in chunks (`Transfer-Encoding: chunked`), with their lengths in between:
    /// paste it as it is without them, and leave that header out.
    Chunked {
        /// Where that header stands.
        at: usize,
    },
}

/// What may stand in a field of a HAR file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Allowed {
    /// Text.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
    /// Base64; the place counts from the beginning of the field's text.
    Base64(Malformed),
}

/// Reads a request from what was pasted.
///
/// # Errors
///
/// What keeps the text from being read, and where.
pub fn read(text: &str) -> Result<Pasted, PasteError> {
    if text.len() > MAX_TEXT_BYTES {
        return Err(PasteError::TooLong { found: text.len(), limit: MAX_TEXT_BYTES });
    }
    // An editor's byte order mark is no part of any of the forms.
    let is_blank = |character: char| character.is_whitespace() || character == '\u{feff}';
    let from = text.len() - text.trim_start_matches(is_blank).len();
    let content = &text[from..];
    if content.is_empty() {
        return Err(PasteError::Empty);
    }
    if let Some(command) = curl::command(content) {
        return curl::read(text, from + command);
    }
    if let Some(pasted) = har::read(text, from)? {
        return Ok(pasted);
    }
    if raw::request_line(content.lines().next().unwrap_or_default()).is_some() {
        return raw::read(text, from);
    }
    headers::read(text, from)
}

/// A request that is being put together.
#[derive(Default)]
struct Draft {
    request: Request,
    has_body: bool,
    ignored: Vec<Ignored>,
    scheme: Option<String>,
    authority: Option<String>,
    path: Option<String>,
}

impl Draft {
    /// Adds a header. The pseudo-headers of HTTP/2, which browsers list among the others, are the
    /// method and the parts of the address.
    fn header(&mut self, name: &str, value: &str) -> Result<(), PasteError> {
        let value = value.trim().to_owned();
        match name {
            ":method" => self.request.method = value,
            ":scheme" => self.scheme = Some(value),
            ":authority" => self.authority = Some(value),
            ":path" => self.path = Some(value),
            _ if self.request.headers.len() == MAX_HEADERS => {
                return Err(PasteError::TooManyHeaders { limit: MAX_HEADERS });
            }
            _ => self.request.headers.push((name.to_owned(), value)),
        }
        Ok(())
    }

    fn skip(&mut self, at: usize, what: Skipped) {
        self.ignored.push(Ignored { at, what });
    }

    fn has_header(&self, name: &str) -> bool {
        self.request.headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name))
    }

    /// Providers deliver to https, so that is what a path and a host are taken for.
    fn finish(mut self, kind: PasteKind) -> Pasted {
        if let (true, Some(path)) = (self.request.url.is_empty(), self.path) {
            let host = self.authority.or_else(|| self.request.header("host").map(Cow::into_owned));
            self.request.url = match host {
                Some(host) if path.starts_with('/') => {
                    self.scheme.as_deref().unwrap_or("https").to_owned() + "://" + &host + &path
                }
                _ => path,
            };
        }
        Pasted { kind, request: self.request, has_body: self.has_body, ignored: self.ignored }
    }
}

#[cfg(test)]
mod tests;
