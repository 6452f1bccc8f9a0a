//! A request as it travels in HTTP/1.1 (RFC 9112), line ends LF or CR LF.

use super::{Draft, PasteError, PasteKind, Pasted, is_token};

/// Method and target of a request line.
pub(super) fn request_line(line: &str) -> Option<(&str, &str)> {
    let mut words = line.trim_end().split(' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    let is_method = is_token(method) && !method.bytes().any(|byte| byte.is_ascii_lowercase());
    let is_line = is_method && !target.is_empty() && version.starts_with("HTTP/");
    (is_line && words.next().is_none()).then_some((method, target))
}

/// Reads the request that begins at this place. The body is what stands behind the blank line, to
/// the end of the text: nothing is cut off, and no line end is changed.
pub(super) fn read(text: &str, from: usize) -> Result<Pasted, PasteError> {
    let mut draft = Draft::default();
    let mut at = from;
    let mut is_first = true;
    for line in text[from..].split_inclusive('\n') {
        let next = at + line.len();
        let content = line.trim_end_matches(['\r', '\n']);
        if let (true, Some((method, target))) = (is_first, request_line(content)) {
            draft.request.method = method.to_owned();
            draft.path = Some(target.to_owned());
        } else if content.is_empty() {
            draft.request.body = text.as_bytes()[next..].to_vec();
            break;
        } else if let (true, Some((_, value))) =
            (content.starts_with([' ', '\t']), draft.request.headers.last_mut())
        {
            // An old way to break a long value; it stands for a blank.
            value.push(' ');
            value.push_str(content.trim());
        } else {
            header(&mut draft, content, at)?;
        }
        is_first = false;
        at = next;
    }
    let length = draft.request.header("content-length");
    draft.has_body = !draft.request.body.is_empty() || length.is_some_and(|it| it == "0");
    Ok(draft.finish(PasteKind::RawRequest))
}

fn header(draft: &mut Draft, line: &str, at: usize) -> Result<(), PasteError> {
    let header = line.split_once(':').filter(|(name, _)| is_token(name));
    let (name, value) = header.ok_or(PasteError::NotAHeader { at })?;
    let is_chunked = value.to_ascii_lowercase().contains("chunked");
    if name.eq_ignore_ascii_case("transfer-encoding") && is_chunked {
        return Err(PasteError::Chunked { at });
    }
    draft.header(name, value)
}
