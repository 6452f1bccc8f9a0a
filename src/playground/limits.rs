//! What is too long to be taken in.

use webhook_core::signature::Secret;

/// Something that was not taken in, and why: nothing entered before it is lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooLong {
    pub field: LongField,
    pub found: usize,
    pub allowed: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LongField {
    Url,
    Headers,
    Body,
    Secret,
}

/// A text, unless it is too long.
pub fn within(field: LongField, allowed: usize, text: String) -> Result<String, TooLong> {
    match text.len() {
        found if found > allowed => Err(TooLong { field, found, allowed }),
        _ => Ok(text),
    }
}

/// A secret, unless it is too long.
pub fn short_enough(secret: Secret, allowed: usize) -> Result<Secret, TooLong> {
    match secret.expose().len() {
        found if found > allowed => Err(TooLong { field: LongField::Secret, found, allowed }),
        _ => Ok(secret),
    }
}
