//! HTTP archives (HAR 1.2), and headers as JSON.

use std::ops::Range;

use super::{Allowed, Draft, PasteError, PasteKind, Pasted, Skipped};
use crate::bytes::base64::{self, Flavour};
use crate::json::{self, Found, Member, NotJson, Value};

/// Reads JSON; `None` when the text is none and does not look as if it should be.
pub(super) fn read(text: &str, from: usize) -> Result<Option<Pasted>, PasteError> {
    if !text[from..].starts_with(['{', '[']) {
        return Ok(None);
    }
    let archive = Archive { text, draft: Draft::default() };
    match json::find(&text.as_bytes()[from..], &[]) {
        Ok(_) => archive.root(from..text.len()).map(Some),
        Err(NotJson { at }) if is_meant(&text[from..], at) => {
            Err(PasteError::NotJson { at: from + at })
        }
        Err(_) => Ok(None),
    }
}

/// Whether a text that is no JSON was meant to be: it begins like it, and is not Ruby's
/// `{"name"=>"value"}`.
fn is_meant(text: &str, fault: usize) -> bool {
    let is_json = |inside: &str| inside.trim_start().starts_with(['"', '{']);
    let is_ruby = text.get(fault..).is_some_and(|rest| rest.starts_with('='));
    is_json(&text[1..]) && !is_ruby
}

struct Archive<'a> {
    text: &'a str,
    draft: Draft,
}

impl Archive<'_> {
    fn root(mut self, span: Range<usize>) -> Result<Pasted, PasteError> {
        let root = self.members(&span)?;
        if let Some(log) = field(&root, "log") {
            let request = self.first_post(log)?;
            return self.request(&request);
        }
        if let Some(request) = field(&root, "request") {
            return self.request(&request.span);
        }
        if field(&root, "method").is_some() && field(&root, "url").is_some() {
            return self.request(&span);
        }
        self.headers(&span)?;
        if self.draft.request.headers.is_empty() {
            return Err(PasteError::NothingFound);
        }
        Ok(self.draft.finish(PasteKind::Headers))
    }

    fn members(&self, span: &Range<usize>) -> Result<Vec<Member>, PasteError> {
        json::members(self.text.as_bytes(), span.clone())
            .map_err(|error| PasteError::NotJson { at: error.at })
    }

    fn starts_with(&self, span: &Range<usize>, bracket: char) -> bool {
        self.text[span.clone()].trim_start().starts_with(bracket)
    }

    /// The request of the first entry that is a `POST`.
    fn first_post(&mut self, log: &Found) -> Result<Range<usize>, PasteError> {
        const FIELD: &str = "log.entries";
        let members = self.members(&log.span)?;
        let entries = field(&members, "entries").filter(|it| self.starts_with(&it.span, '['));
        let entries = entries.ok_or(fault(&log.span, FIELD, Allowed::List))?;
        let all = self.members(&entries.span)?;
        for entry in &all {
            let members = self.members(&entry.found.span)?;
            let Some(request) = field(&members, "request") else { continue };
            let members = self.members(&request.span)?;
            if field(&members, "method").is_some_and(|it| it.value == Value::Text(b"POST".to_vec()))
            {
                if all.len() > 1 {
                    self.draft.skip(entries.span.start, Skipped::Entries(all.len() - 1));
                }
                return Ok(request.span.clone());
            }
        }
        Err(PasteError::NoPost { entries: all.len() })
    }

    fn request(mut self, span: &Range<usize>) -> Result<Pasted, PasteError> {
        if !self.starts_with(span, '{') {
            return Err(fault(span, "request", Allowed::Object));
        }
        let members = self.members(span)?;
        let required = |name, path| {
            let text = field(&members, name).and_then(text);
            text.ok_or(fault(span, path, Allowed::Text))
        };
        self.draft.request.method = required("method", "request.method")?;
        self.draft.request.url = required("url", "request.url")?;
        if let Some(headers) = field(&members, "headers") {
            self.headers(&headers.span)?;
        }
        if let Some(data) = field(&members, "postData") {
            self.post_data(&data.span)?;
        }
        Ok(self.draft.finish(PasteKind::Har))
    }

    /// The body: its text, or what is left of it.
    fn post_data(&mut self, span: &Range<usize>) -> Result<(), PasteError> {
        const TEXT: &str = "request.postData.text";
        let members = self.members(span)?;
        let is_base64 = field(&members, "encoding").and_then(text).as_deref() == Some("base64");
        if let Some(found) = field(&members, "text") {
            let text = text(found).ok_or(fault(&found.span, TEXT, Allowed::Text))?;
            self.draft.request.body = if is_base64 {
                base64::decode(&text, Flavour::Standard)
                    .map_err(|error| fault(&found.span, TEXT, Allowed::Base64(error)))?
            } else {
                text.into_bytes()
            };
            self.draft.has_body = true;
        } else if let Some(params) = field(&members, "params") {
            let mut pairs = vec![];
            for param in self.members(&params.span)? {
                let param = self.members(&param.found.span)?;
                let part = |name| field(&param, name).and_then(text).unwrap_or_default();
                pairs.push(form_encoded(&part("name")) + "=" + &form_encoded(&part("value")));
            }
            self.draft.request.body = pairs.join("&").into_bytes();
            self.draft.has_body = true;
            self.draft.skip(params.span.start, Skipped::RebuiltBody);
        }
        Ok(())
    }

    /// Headers as an object of names and values, also with lists of values; as a list of objects
    /// with `name` and `value`, of pairs, or of names and values by turns.
    fn headers(&mut self, span: &Range<usize>) -> Result<(), PasteError> {
        let mut pending: Option<String> = None;
        for Member { name, found } in self.members(span)? {
            let members = self.members(&found.span)?;
            if !name.is_empty() {
                let name = String::from_utf8_lossy(&name);
                self.values(&name, &found, &members)?;
            } else if let Some(text) = text(&found) {
                match pending.take() {
                    Some(name) => self.draft.header(&name, &text)?,
                    None => pending = Some(text),
                }
            } else if let [first, second] = &members[..]
                && let (Some(name), Some(value)) = (text(&first.found), text(&second.found))
                && first.name.is_empty()
            {
                self.draft.header(&name, &value)?;
            } else if let (Some(name), Some(value)) =
                (field(&members, "name").and_then(text), field(&members, "value").and_then(text))
            {
                self.draft.header(&name, &value)?;
            } else {
                self.draft.skip(found.span.start, Skipped::Line);
            }
        }
        Ok(())
    }

    fn values(&mut self, name: &str, found: &Found, list: &[Member]) -> Result<(), PasteError> {
        let mut is_skipped = true;
        for found in std::iter::once(found).chain(list.iter().map(|member| &member.found)) {
            if let Some(value) = text(found) {
                self.draft.header(name, &value)?;
                is_skipped = false;
            }
        }
        if is_skipped {
            self.draft.skip(found.span.start, Skipped::Line);
        }
        Ok(())
    }
}

fn fault(span: &Range<usize>, field: &'static str, allowed: Allowed) -> PasteError {
    PasteError::Har { at: span.start, field, allowed }
}

/// Of several fields with one name the last, as in every common parser.
fn field<'m>(members: &'m [Member], name: &str) -> Option<&'m Found> {
    let named = members.iter().rev().find(|member| member.name == name.as_bytes());
    named.map(|member| &member.found)
}

fn text(found: &Found) -> Option<String> {
    match &found.value {
        Value::Text(text) => String::from_utf8(text.clone()).ok(),
        Value::Number(number) => Some(number.clone()),
        Value::Other => None,
    }
}

/// As browsers write a form (the URL standard's serializer).
fn form_encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                encoded.push(char::from(byte));
            }
            b' ' => encoded.push('+'),
            _ => encoded += &format!("%{byte:02X}"),
        }
    }
    encoded
}
