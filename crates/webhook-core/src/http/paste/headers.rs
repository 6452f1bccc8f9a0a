//! Headers, in whatever way they were printed.
//!
//! Best effort, line by line:
//!
//! - `Name: value`, also behind the `> ` of `curl -v`
//! - `Name<tab>value`, `name = value`, `Name => value`, `[Name] => value`
//! - `"Name": "value",` and `'Name' => 'value',`
//! - `HTTP_X_HUB_SIGNATURE_256=…`, as CGI, WSGI, Rack and PHP have it; other variables beside such
//!   names are passed over
//! - whole objects: `{'Name': 'value', …}`, `{"Name"=>"value", …}`, `{ name: 'value', … }`
//!
//! A blank line ends the headers when something else follows than another `Name: value`; what
//! follows is the body.

use super::literal::{self, Entry};
use super::{Draft, PasteError, PasteKind, Pasted, Skipped, is_token_byte, raw};

pub(super) fn read(text: &str, from: usize) -> Result<Pasted, PasteError> {
    let mut draft = Draft::default();
    let entries = if text[from..].starts_with('{') {
        literal::entries(text, from)
    } else {
        lines(text, from, &mut draft)
    };
    let is_cgi = entries.iter().any(|entry| cgi_name(&entry.name).is_some());
    let mut found = draft.path.is_some();
    for Entry { at, name, value } in entries {
        match cgi_name(&name) {
            Some(name) => draft.header(&name, &value)?,
            None if is_cgi && name == "REQUEST_METHOD" => draft.request.method = value,
            None if is_cgi || !is_name(&name) => {
                draft.skip(at, Skipped::Line);
                continue;
            }
            None => draft.header(&name, &value)?,
        }
        found = true;
    }
    if found { Ok(draft.finish(PasteKind::Headers)) } else { Err(PasteError::NothingFound) }
}

/// The headers line by line. Request line and body, if there are any, go into the draft at once.
fn lines(text: &str, from: usize, draft: &mut Draft) -> Vec<Entry> {
    let mut entries: Vec<Entry> = vec![];
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let next = at + line.len();
        let content = line.trim();
        let content = content.strip_prefix("> ").unwrap_or(content);
        if content.is_empty() && !entries.is_empty() && is_body(&text[next..]) {
            draft.request.body = text.as_bytes()[next..].to_vec();
            draft.has_body = true;
            break;
        }
        if let Some((name, value)) = pair(content) {
            entries.push(Entry { at, name, value });
        } else if let Some((method, target)) = raw::request_line(content) {
            draft.request.method = method.to_owned();
            draft.path = Some(target.to_owned());
        } else if content.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
            draft.skip(at, Skipped::Line);
        }
        at = next;
    }
    entries
}

fn is_body(rest: &str) -> bool {
    let rest = rest.trim_start();
    let line = rest.lines().next().unwrap_or_default();
    let name = line.split(':').next().unwrap_or_default();
    let is_header = line.contains(':') && is_name(name.trim_end());
    !is_header && !rest.is_empty() && !rest.starts_with([')', '}', ']', '>'])
}

/// Name and value of a line.
fn pair(line: &str) -> Option<(String, String)> {
    if line.starts_with(['"', '\'']) {
        let entry = literal::entries(line, 0).into_iter().next()?;
        return Some((entry.name, entry.value));
    }
    let (name, rest) = match line.strip_prefix('[') {
        Some(inside) => inside.split_once(']')?,
        None => {
            let pseudo = usize::from(line.starts_with(':'));
            let length = line.bytes().skip(pseudo).take_while(|&byte| is_token_byte(byte)).count();
            line.split_at(pseudo + length)
        }
    };
    if !is_name(name) {
        return None;
    }
    let after = rest.trim_start();
    let value = if let Some(value) = after.strip_prefix(':') {
        // An address is no header.
        (!value.starts_with("//")).then_some(value)?
    } else if let Some(value) = after.strip_prefix("=>").or(after.strip_prefix('=')) {
        bare(value.trim())
    } else if rest.starts_with('\t') {
        after
    } else {
        return None;
    };
    Some((name.to_owned(), value.trim().to_owned()))
}

/// Without the quotes that a program put around it, and without the comma behind them.
fn bare(value: &str) -> &str {
    let inside = value.strip_suffix(',').unwrap_or(value);
    for quote in ['"', '\''] {
        let inside = inside.strip_prefix(quote).and_then(|it| it.strip_suffix(quote));
        if let Some(inside) = inside {
            return inside;
        }
    }
    value
}

/// Every header that anybody sends begins with a letter; moments at the beginning of a line do not.
fn is_name(name: &str) -> bool {
    let plain = name.strip_prefix(':').unwrap_or(name);
    plain.bytes().all(is_token_byte) && plain.starts_with(|it: char| it.is_ascii_alphabetic())
}

/// The header that a CGI variable holds (RFC 3875, section 4.1.18); Apache puts `REDIRECT_` before
/// the variables of a request that it rewrote.
fn cgi_name(variable: &str) -> Option<String> {
    let variable = variable.strip_prefix("REDIRECT_").unwrap_or(variable);
    let name = match variable.strip_prefix("HTTP_") {
        Some(name) if !name.is_empty() => name,
        None if matches!(variable, "CONTENT_TYPE" | "CONTENT_LENGTH") => variable,
        _ => return None,
    };
    let mut is_first = true;
    let letter = |character: char| {
        let is_start = std::mem::replace(&mut is_first, character == '_');
        match character {
            '_' => '-',
            _ if is_start => character,
            _ => character.to_ascii_lowercase(),
        }
    };
    Some(name.chars().map(letter).collect())
}
