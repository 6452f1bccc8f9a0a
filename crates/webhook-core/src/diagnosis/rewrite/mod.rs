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
    /// The form with a blank around the value of this field, counted from 0.
    WithBlankAt {
        /// Which field.
        nth: u16,
        /// In front of its value; otherwise behind it.
        before: bool,
    },
    /// The form with these fields, without a value, where it lacks them.
    WithBlank(&'static [&'static str]),
    /// This character in place of what stands at these bytes.
    With {
        /// From here.
        from: u32,
        /// To here.
        to: u32,
        /// The character.
        character: char,
    },
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
            Self::WithBlankAt { nth, before } => form::with_blank_at(body, *nth, *before),
            Self::WithBlank(names) => form::with_blank(body, names),
            Self::With { from, to, character } => {
                let (before, after) = (body.get(..*from as usize)?, body.get(*to as usize..)?);
                let mut bytes = [0; 4];
                Some([before, character.encode_utf8(&mut bytes).as_bytes(), after].concat())
            }
            Self::Instead(text) => Some(text.as_bytes().to_vec()),
        }
    }
}
