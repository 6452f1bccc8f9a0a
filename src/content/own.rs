//! What keeps a reader's own scheme from being one, in sentences.

use webhook_core::signature::{
    MAX_TEMPLATE_BYTES, OwnError, OwnField, TemplateError, TemplateFault,
};

/// What is wrong, where, and what is allowed.
#[must_use]
pub fn error(error: &OwnError) -> String {
    match error {
        OwnError::Empty(field) => format!("{} is missing.", name(*field)),
        OwnError::BadCharacter { field, at, found } => format!(
            "{}, character {}: “{found}” cannot stand there. Letters, digits and hyphens can.",
            name(*field),
            at + 1
        ),
        OwnError::Template(error) => template(error),
        OwnError::PartMissing(part) => {
            format!("With this algorithm, {{{part}}} has to be in the template: without it everybody could sign.")
        }
        OwnError::PartNotAllowed(part) => {
            format!("With this algorithm, {{{part}}} must not be in the template.")
        }
        OwnError::BadSeparator { found } => {
            format!("“{found}” cannot stand between two pairs. A comma or a semicolon can.")
        }
        OwnError::KeyNotAllowed => {
            "This algorithm has no keys that are written like this: choose another way for the secret.".into()
        }
        OwnError::ToleranceTooLarge { found, limit } => {
            format!("Tolerance: found {found} seconds; at most {limit} are allowed.")
        }
    }
}

fn template(TemplateError { at, fault }: &TemplateError) -> String {
    let what = match fault {
        TemplateFault::UnknownPart(name) => format!(
            "“{name}” is no part. Allowed in braces are body, timestamp, id, method, url and secret."
        ),
        TemplateFault::Unclosed => {
            "this brace is never closed. A brace itself is written {{.".into()
        }
        TemplateFault::NothingToClose => {
            "this brace closes nothing. A brace itself is written }}.".into()
        }
        TemplateFault::TooLong => format!("at most {MAX_TEMPLATE_BYTES} bytes are read."),
    };
    format!("Template, character {}: {what}", at + 1)
}

const fn name(field: OwnField) -> &'static str {
    match field {
        OwnField::Header => "The header of the signature",
        OwnField::TimestampHeader => "The header of the time",
        OwnField::IdHeader => "The header of the id",
        OwnField::SignaturePair => "The name of the signature's pair",
        OwnField::TimestampPair => "The name of the time's pair",
        OwnField::Version => "The version",
        OwnField::Template => "What is signed",
    }
}
