//! Bodies as other programs would have written them.

pub(super) mod charset;
pub(super) mod form;
pub(super) mod html;
pub(super) mod text;

use form::FormStyle;

use crate::json::{self, Style};

/// How a body is written anew.
#[derive(Clone, Copy)]
pub(super) enum Rewrite {
    /// JSON in another style, and whether a line feed ends it.
    Json(Style, bool),
    /// A form in another style.
    Form(FormStyle),
    /// By this.
    By(fn(&[u8]) -> Option<Vec<u8>>),
    /// This instead, whatever it was.
    Instead(&'static str),
}

impl Rewrite {
    /// The other body, `None` when this one cannot be written so.
    pub(super) fn of(&self, body: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Json(style, ends_line) => {
                let mut written = json::written(body, style).ok()?;
                if *ends_line {
                    written.push(b'\n');
                }
                Some(written)
            }
            Self::Form(style) => style.of(body),
            Self::By(rewrite) => rewrite(body),
            Self::Instead(text) => Some(text.as_bytes().to_vec()),
        }
    }
}
