//! Bodies that are no longer what was signed.

use super::super::rewrite::form::{Fields, FormStyle};
use super::super::rewrite::{Rewrite, charset as of_charset, html as of_html, text};
use super::Broken;
use crate::json::{Blanks, Escapes, Style};

fn rewrite(broken: &mut Broken<'_>, rewrite: Rewrite) -> Option<()> {
    let body = rewrite.of(&broken.request.body)?;
    let is_other = body != broken.request.body;
    broken.request.body = body;
    is_other.then_some(())
}

fn write(broken: &mut Broken<'_>, blanks: Blanks, escapes: Escapes) -> Option<()> {
    let style = Style { blanks: Some(blanks), escapes: Some(escapes), ..Style::default() };
    rewrite(broken, Rewrite::Json(style, false))
}

pub(super) fn compact(broken: &mut Broken<'_>) -> Option<()> {
    let style = Style { blanks: Some(Blanks::COMPACT), ..Style::default() };
    rewrite(broken, Rewrite::Json(style, false))
}

pub(super) fn python(broken: &mut Broken<'_>) -> Option<()> {
    write(broken, Blanks::SPACED, Escapes::UNICODE)
}

pub(super) fn pretty(broken: &mut Broken<'_>) -> Option<()> {
    write(broken, Blanks::PRETTY_2, Escapes::FEWEST)
}

pub(super) fn php(broken: &mut Broken<'_>) -> Option<()> {
    write(broken, Blanks::COMPACT, Escapes::PHP)
}

pub(super) fn dotnet(broken: &mut Broken<'_>) -> Option<()> {
    write(broken, Blanks::PRETTY_2_CRLF, Escapes::DOTNET)
}

pub(super) fn html_escaped(broken: &mut Broken<'_>) -> Option<()> {
    write(broken, Blanks::COMPACT, Escapes::HTML)
}

pub(super) fn double_encoded(broken: &mut Broken<'_>) -> Option<()> {
    rewrite(broken, Rewrite::By(text::outer))
}

pub(super) fn missing(broken: &mut Broken<'_>) -> Option<()> {
    rewrite(broken, Rewrite::Instead(""))
}

pub(super) fn base64(broken: &mut Broken<'_>) -> Option<()> {
    rewrite(broken, Rewrite::By(text::to_base64))
}

pub(super) fn charset(broken: &mut Broken<'_>) -> Option<()> {
    rewrite(broken, Rewrite::By(of_charset::from_latin1))
}

/// Every byte outside of ASCII becomes U+FFFD.
pub(super) fn bytes_lost(broken: &mut Broken<'_>) -> Option<()> {
    let character = |&byte: &u8| {
        if byte.is_ascii() { char::from(byte) } else { char::REPLACEMENT_CHARACTER }
    };
    let body: String = broken.request.body.iter().map(character).collect();
    let is_other = body.as_bytes() != broken.request.body;
    broken.request.body = body.into_bytes();
    is_other.then_some(())
}

pub(super) fn final_newline(broken: &mut Broken<'_>) -> Option<()> {
    rewrite(broken, Rewrite::By(text::with_lf))
}

pub(super) fn line_endings(broken: &mut Broken<'_>) -> Option<()> {
    rewrite(broken, Rewrite::By(text::to_crlf))
}

pub(super) fn byte_order_mark(broken: &mut Broken<'_>) -> Option<()> {
    rewrite(broken, Rewrite::By(text::with_bom))
}

pub(super) fn form_reencoded(broken: &mut Broken<'_>) -> Option<()> {
    let style =
        FormStyle { plus: true, kept: "*-._", lower: true, sorted: false, from: Fields::Form };
    rewrite(broken, Rewrite::Form(style))
}

pub(super) fn html(broken: &mut Broken<'_>) -> Option<()> {
    rewrite(broken, Rewrite::By(of_html::escaped))
}

/// Only the beginning, by which a compressed body is known: what follows makes no difference to a
/// signature that covers the text.
pub(super) fn compressed(broken: &mut Broken<'_>) -> Option<()> {
    const GZIP: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    let body = &broken.request.body;
    // One block that is stored as it is, with the length and its complement in front.
    let length = u16::try_from(body.len()).ok()?;
    let mut packed = GZIP.to_vec();
    packed.push(1);
    packed.extend(length.to_le_bytes());
    packed.extend((!length).to_le_bytes());
    packed.extend_from_slice(body);
    broken.request.body = packed;
    Some(())
}

/// The end did not arrive.
pub(super) fn cut_off(broken: &mut Broken<'_>) -> Option<()> {
    let length = broken.request.body.len();
    broken.content_length = u64::try_from(length).ok();
    broken.request.body.truncate(length.checked_sub(7)?);
    Some(())
}
