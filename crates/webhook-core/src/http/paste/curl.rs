//! A curl command: the request that it would send.
//!
//! `-d`, `--data-binary` and `--data-raw` give the same bytes here, because only files are read
//! otherwise, and files cannot be read. A `Content-Type` that curl adds by itself is added.

use super::options::{self, Act};
use super::shell::{self, Word};
use super::{Draft, PasteError, PasteKind, Pasted, Skipped, cmd, is_token};

/// Where a command begins in a text, behind a prompt; `None` when the text is none.
pub(super) fn command(text: &str) -> Option<usize> {
    let prompted = text.strip_prefix(['$', '%', '#', '>']).unwrap_or(text);
    let command = prompted.trim_start_matches([' ', '\t']);
    // On the line of its prompt, where the shell would look for it.
    let first = command.split(|it: char| it.is_ascii_whitespace()).next()?;
    let is_curl = first == "curl" || first.eq_ignore_ascii_case("curl.exe");
    is_curl.then_some(text.len() - command.len())
}

pub(super) fn read(text: &str, from: usize) -> Result<Pasted, PasteError> {
    let command = &text[from..];
    let parted =
        if cmd::is_meant(command) { cmd::words(text, from)? } else { shell::bash(text, from)? };
    let mut curl = Curl::default();
    for &at in &parted.expansions {
        curl.draft.skip(at, Skipped::Expansion);
    }
    let end = curl.words(&parted.words[1..])?.unwrap_or(parted.end);
    let rest = match &text[end..] {
        comment if comment.starts_with('#') => comment.split_once('\n').map_or("", |it| it.1),
        rest => rest,
    };
    if !rest.trim().is_empty() {
        curl.draft.skip(end, Skipped::Rest);
    }
    curl.finish()
}

#[derive(Default)]
struct Curl {
    draft: Draft,
    method: Option<String>,
    data: Option<Vec<u8>>,
    /// Whether a part of the body stands in a file.
    is_incomplete: bool,
    has_form: bool,
    has_upload: bool,
    is_get: bool,
    is_head: bool,
    is_json: bool,
    /// Headers that curl is told to leave out: `-H 'Name:'`.
    without: Vec<String>,
}

impl Curl {
    /// Takes all words; the place of `--next`, where another request begins.
    fn words(&mut self, words: &[Word]) -> Result<Option<usize>, PasteError> {
        let mut words = words.iter();
        let mut only_urls = false;
        while let Some(word) = words.next() {
            let text = || text(word.at, word.bytes.clone());
            if only_urls || !word.bytes.starts_with(b"-") || word.bytes.len() == 1 {
                self.url(word.at, text()?);
            } else if word.bytes == b"--" {
                only_urls = true;
            } else if word.bytes.starts_with(b"--") {
                let option = text()?;
                let act = options::long(&option);
                let act = act.ok_or(PasteError::UnknownOption { at: word.at, option })?;
                if act == Act::Next {
                    return Ok(Some(word.at));
                }
                self.option(act, word, None, &mut words)?;
            } else if self.letters(word, &mut words)? {
                return Ok(Some(word.at));
            }
        }
        Ok(None)
    }

    /// Options by their letters, several in one word: `-sSXPOST`. Whether `--next` is among them.
    fn letters<'w>(
        &mut self,
        word: &'w Word,
        words: &mut impl Iterator<Item = &'w Word>,
    ) -> Result<bool, PasteError> {
        for at in 1..word.bytes.len() {
            let letter = char::from(word.bytes[at]);
            let act = options::short(letter).ok_or_else(|| PasteError::UnknownOption {
                at: word.at,
                option: format!("-{letter}"),
            })?;
            if act == Act::Next {
                return Ok(true);
            }
            let rest = &word.bytes[at + 1..];
            let attached = (act.takes_value() && !rest.is_empty()).then_some(rest);
            self.option(act, word, attached, words)?;
            if act.takes_value() {
                break;
            }
        }
        Ok(false)
    }

    fn option<'w>(
        &mut self,
        act: Act,
        word: &Word,
        attached: Option<&[u8]>,
        words: &mut impl Iterator<Item = &'w Word>,
    ) -> Result<(), PasteError> {
        let (at, value) = match attached {
            _ if !act.takes_value() => (word.at, vec![]),
            Some(attached) => (word.at, attached.to_vec()),
            None => {
                let value = words.next().ok_or_else(|| PasteError::NoValue {
                    at: word.at,
                    option: String::from_utf8_lossy(&word.bytes).into_owned(),
                })?;
                (value.at, value.bytes.clone())
            }
        };
        match act {
            Act::Flag | Act::Value | Act::Next => {}
            Act::Credentials => {
                // Only the name: the rest of the word may be a password.
                let length = if word.bytes.starts_with(b"--") { word.bytes.len() } else { 2 };
                let option = String::from_utf8_lossy(&word.bytes[..length]).into_owned();
                self.draft.skip(word.at, Skipped::Credentials(option));
            }
            Act::Get => self.is_get = true,
            Act::Head => self.is_head = true,
            Act::Form => {
                self.has_form = true;
                self.draft.skip(word.at, Skipped::Multipart);
            }
            Act::Upload => {
                self.has_upload = true;
                self.file(at, &value);
            }
            Act::Data | Act::DataRaw | Act::Json | Act::UrlEncode => self.data(act, at, &value),
            Act::Method => self.method = Some(text(at, value)?),
            Act::Url => self.url(at, text(at, value)?),
            Act::Header => self.header(at, &value)?,
            Act::Named(name) => self.draft.header(name, &text(at, value)?)?,
            Act::Cookie if value.contains(&b'=') => {
                self.draft.header("Cookie", &text(at, value)?)?;
            }
            Act::Cookie => self.draft.skip(at, Skipped::File(lossy(&value))),
        }
        Ok(())
    }

    fn url(&mut self, at: usize, url: String) {
        if !self.draft.request.url.is_empty() {
            self.draft.skip(at, Skipped::Url(url));
        } else if url.contains("://") || url.is_empty() {
            self.draft.request.url = url;
        } else {
            // That is what curl takes it for.
            self.draft.request.url = "http://".to_owned() + &url;
        }
    }

    /// `Name: value`; `Name;` is an empty one, `Name:` takes away what curl would add.
    fn header(&mut self, at: usize, header: &[u8]) -> Result<(), PasteError> {
        if let Some(file) = header.strip_prefix(b"@") {
            self.draft.skip(at, Skipped::File(lossy(file)));
            return Ok(());
        }
        let header = text(at, header.to_vec())?;
        let (name, value) = match (header.split_once(':'), header.trim_end().strip_suffix(';')) {
            (Some((name, value)), _) => (name, value.trim()),
            (None, Some(name)) => (name, ""),
            (None, None) => return Err(PasteError::NotAHeader { at }),
        };
        if !is_token(name) {
            return Err(PasteError::NotAHeader { at });
        }
        if value.is_empty() && header.contains(':') {
            self.without.push(name.to_owned());
            return Ok(());
        }
        self.draft.header(name, value)
    }

    /// Several are joined with `&`, except those of `--json`.
    fn data(&mut self, act: Act, at: usize, value: &[u8]) {
        self.is_json |= act == Act::Json;
        let encoded = if act == Act::UrlEncode { url_encoded(value) } else { Ok(value.to_vec()) };
        let piece = match encoded {
            Err(file) => return self.file(at, file),
            Ok(piece) => piece,
        };
        if let (Act::Data | Act::Json, Some(file)) = (act, piece.strip_prefix(b"@")) {
            return self.file(at, file);
        }
        match &mut self.data {
            Some(data) => {
                if act != Act::Json && !data.is_empty() {
                    data.push(b'&');
                }
                data.extend_from_slice(&piece);
            }
            None => self.data = Some(piece),
        }
    }

    fn file(&mut self, at: usize, name: &[u8]) {
        self.is_incomplete = true;
        self.draft.skip(at, Skipped::File(lossy(name)));
    }

    fn finish(mut self) -> Result<Pasted, PasteError> {
        let sends_data = (self.data.is_some() || self.is_incomplete) && !self.is_get;
        let method = match (self.has_upload, self.is_head) {
            (true, _) => "PUT",
            (_, true) => "HEAD",
            _ if sends_data || self.has_form => "POST",
            _ => "GET",
        };
        self.draft.request.method = self.method.take().unwrap_or_else(|| method.to_owned());
        if sends_data && !self.has_upload {
            if self.is_json {
                self.default_header("Content-Type", "application/json")?;
                self.default_header("Accept", "application/json")?;
            } else {
                self.default_header("Content-Type", "application/x-www-form-urlencoded")?;
            }
        }
        if let Some(data) = self.data {
            if self.is_get {
                let url = &mut self.draft.request.url;
                url.push(if url.contains('?') { '&' } else { '?' });
                url.push_str(&lossy(&data));
            } else if !self.is_incomplete {
                self.draft.request.body = data;
                self.draft.has_body = true;
            }
        }
        Ok(self.draft.finish(PasteKind::Curl))
    }

    fn default_header(&mut self, name: &str, value: &str) -> Result<(), PasteError> {
        let is_without = self.without.iter().any(|other| other.eq_ignore_ascii_case(name));
        if is_without || self.draft.has_header(name) {
            return Ok(());
        }
        self.draft.header(name, value)
    }
}

fn text(at: usize, bytes: Vec<u8>) -> Result<String, PasteError> {
    String::from_utf8(bytes).map_err(|_| PasteError::NotText { at })
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// `content`, `=content` or `name=content`, the content percent-encoded; or else the name of a
/// file: `@file`, `name@file`.
fn url_encoded(value: &[u8]) -> Result<Vec<u8>, &[u8]> {
    let at = value.iter().position(|byte| b"=@".contains(byte));
    let (mut piece, content) = match at {
        Some(at) if value[at] == b'@' => return Err(&value[at + 1..]),
        Some(0) => (vec![], &value[1..]),
        Some(at) => (value[..=at].to_vec(), &value[at + 1..]),
        None => (vec![], value),
    };
    for &byte in content {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            piece.push(byte);
        } else {
            piece.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
    Ok(piece)
}
