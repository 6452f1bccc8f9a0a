//! What is signed, as a line of text: `v0:{timestamp}:{body}`.

use super::super::{Part, UrlForm};

/// The longest template.
pub const MAX_TEMPLATE_BYTES: usize = 1024;

/// Why a template cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateError {
    /// Where, in bytes from 0.
    pub at: usize,
    /// What is wrong there.
    pub fault: TemplateFault,
}

/// What is wrong with a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TemplateFault {
    /// There is no such part; allowed are `body`, `timestamp`, `id`, `method`, `url` and `secret`.
    UnknownPart(String),
    /// A `{` that no `}` closes; a brace that is meant is written `{{`.
    Unclosed,
    /// A `}` that closes nothing; a brace that is meant is written `}}`.
    NothingToClose,
    /// It is longer than [`MAX_TEMPLATE_BYTES`].
    TooLong,
}

/// The parts by their names.
const NAMES: [(&str, Part<'_>); 6] = [
    ("body", Part::Body),
    ("timestamp", Part::Timestamp),
    ("id", Part::MessageId),
    ("method", Part::Method),
    ("url", Part::Url(UrlForm::Exact)),
    ("secret", Part::Secret),
];

/// The name of a part; of a text, `text`.
pub(super) fn name(part: Part<'_>) -> &'static str {
    NAMES.iter().find(|(_, other)| *other == part).map_or("text", |(name, _)| name)
}

/// The parts of a template: `{body}`, `{timestamp}`, `{id}`, `{method}`, `{url}`, `{secret}`, and
/// the text between them. `{{` and `}}` are braces. Each text is a piece of the template, so one
/// with a brace in it comes in two.
///
/// # Errors
///
/// The first place that cannot be read.
pub fn parse_template(template: &str) -> Result<Vec<Part<'_>>, TemplateError> {
    let fault = |at, fault| Err(TemplateError { at, fault });
    if template.len() > MAX_TEMPLATE_BYTES {
        return fault(MAX_TEMPLATE_BYTES, TemplateFault::TooLong);
    }
    let mut parts = vec![];
    let mut from = 0;
    while let Some(length) = template[from..].find(['{', '}']) {
        let at = from + length;
        let rest = &template[at..];
        if rest.starts_with("{{") || rest.starts_with("}}") {
            parts.push(Part::Literal(&template[from..=at]));
            from = at + 2;
            continue;
        }
        if at > from {
            parts.push(Part::Literal(&template[from..at]));
        }
        if rest.starts_with('}') {
            return fault(at, TemplateFault::NothingToClose);
        }
        let Some(end) = rest.find('}') else { return fault(at, TemplateFault::Unclosed) };
        let name = &rest[1..end];
        let Some((_, part)) = NAMES.iter().find(|(other, _)| *other == name) else {
            return fault(at + 1, TemplateFault::UnknownPart(name.to_owned()));
        };
        parts.push(*part);
        from = at + end + 1;
    }
    if from < template.len() {
        parts.push(Part::Literal(&template[from..]));
    }
    Ok(parts)
}
