//! Sentences about what a reader pasted.

use webhook_core::http::paste::{Allowed, Ignored, PasteError, PasteKind, Skipped};

use super::format::count;
use super::signature::malformed;
use crate::playground::paste::Read;

/// What the text was taken for, and whose request it is.
#[must_use]
pub fn read(read: &Read) -> String {
    let mut text = match read.kind {
        PasteKind::Headers => "Read as headers.",
        PasteKind::RawRequest => "Read as a raw request.",
        PasteKind::Curl => "Read as a curl command.",
        PasteKind::Har => "Read as a HAR recording.",
    }
    .to_owned();
    match &read.candidates[..] {
        [] => text += " No provider's signature was recognised in it: pick the provider yourself.",
        [one] => text = text + " It looks like " + one.name + ".",
        [first, others @ ..] => {
            let others: Vec<&str> = others.iter().map(|provider| provider.name).collect();
            text = text
                + " It looks like "
                + first.name
                + ", and could also be "
                + &others.join(" or ")
                + ".";
        }
    }
    if !read.has_body {
        text += " There is no body in it, so the one below stays: paste or drop yours.";
    }
    text + " “Now” follows the live clock; set a fixed moment for an older request."
}

/// What was passed over.
#[must_use]
pub fn ignored(Ignored { at, what }: &Ignored) -> String {
    let place = format!("From character {} on: ", count(*at as u64 + 1));
    place
        + &match what {
            Skipped::Line => "a line that is no header was left out.".to_owned(),
            Skipped::Credentials(option) => {
                format!("{option} was left out, since it holds a password.")
            }
            Skipped::File(name) => {
                format!(
                    "the body stands in the file {name}, which a page cannot read: drop it onto the body."
                )
            }
            Skipped::Multipart => {
                "a multipart form was left out: its bytes are made anew each time.".to_owned()
            }
            Skipped::Expansion => {
                "a variable or command of the shell was taken as it stands.".to_owned()
            }
            Skipped::Url(url) => format!("a second address, {url}, was left out."),
            Skipped::Rest => "what follows the command was left out.".to_owned(),
            Skipped::Entries(number) => {
                format!("the recording has {number} more requests; this is the first POST.")
            }
            Skipped::RebuiltBody => "the body was put together from its fields and may have been \
                escaped in another way."
                .to_owned(),
        }
}

/// Why no request could be read.
#[must_use]
pub fn error(error: &PasteError) -> String {
    let place = |at: &usize| count(*at as u64 + 1);
    match error {
        PasteError::Empty => "There is nothing to read yet. Paste headers, a raw request, a curl \
            command or a HAR entry above."
            .into(),
        PasteError::TooLong { found, limit } => format!(
            "The text has {} bytes; at most {} are read.",
            count(*found as u64),
            count(*limit as u64)
        ),
        PasteError::TooManyHeaders { limit } => format!("There are more than {limit} headers."),
        PasteError::NothingFound => {
            "Nothing in this text looks like headers, a raw request, a curl \
            command or a HAR recording."
                .into()
        }
        PasteError::NotJson { at } => {
            format!("This begins like JSON and stops being JSON at character {}.", place(at))
        }
        PasteError::Har { at, field, allowed } => {
            let allowed = match allowed {
                Allowed::Text => "text".to_owned(),
                Allowed::List => "a list".to_owned(),
                Allowed::Object => "an object".to_owned(),
                Allowed::Base64(fault) => format!("base64; {}", malformed(*fault)),
            };
            format!("HAR, from character {} on: {field} should be {allowed}", place(at))
        }
        PasteError::NoPost { entries } => {
            format!("None of the {entries} requests of this recording is a POST.")
        }
        PasteError::UnclosedQuote { at, quote } => {
            format!("The quote {quote} at character {} is never closed.", place(at))
        }
        PasteError::UnknownOption { at, option } => {
            format!("{option}, at character {}, is no option that is known here.", place(at))
        }
        PasteError::NoValue { at, option } => {
            format!("{option}, at character {}, needs a value behind it.", place(at))
        }
        PasteError::NotAHeader { at } => {
            format!(
                "What stands at character {} is no header: a name, a colon, a value.",
                place(at)
            )
        }
        PasteError::NotText { at } => {
            format!("What stands at character {} is not UTF-8.", place(at))
        }
        PasteError::Chunked { .. } => "The body is sent in chunks, with their lengths between its \
            bytes. Paste the body without them, and leave out Transfer-Encoding."
            .into(),
    }
}
