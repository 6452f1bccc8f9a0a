//! The body, apart from the ways of writing JSON and forms.

use super::super::rewrite::{Rewrite, charset as of_charset, html as of_html, text};
use super::super::variant::{Change, Variants};
use super::super::{Cause, CauseId};
use super::Subject;

/// A rewriting, and what it would mean: cost, cause, details.
type Row = (u8, CauseId, &'static [(&'static str, &'static str)], fn(&[u8]) -> Option<Vec<u8>>);

const LINE_ENDS: &[Row] = &[
    (1, CauseId::BodyFinalNewline, &[("change", "lost"), ("bytes", "lf")], text::with_lf),
    (1, CauseId::BodyFinalNewline, &[("change", "lost"), ("bytes", "crlf")], text::with_crlf),
    (1, CauseId::BodyFinalNewline, &[("change", "added"), ("bytes", "crlf")], text::without_crlf),
    (1, CauseId::BodyFinalNewline, &[("change", "added"), ("bytes", "lf")], text::without_lf),
    (1, CauseId::BodyFinalNewline, &[("change", "added"), ("bytes", "blanks")], text::trimmed),
    (1, CauseId::BodyLineEndings, &[("signed", "crlf")], text::to_crlf),
    (1, CauseId::BodyLineEndings, &[("signed", "lf")], text::to_lf),
];

const LISTS: &[Row] =
    &[(1, CauseId::BodyReserialized, &[("style", "events-in-lines")], text::in_lines)];

const BYTE_ORDER_MARK: &[Row] = &[
    (1, CauseId::BodyBom, &[("change", "lost")], text::with_bom),
    (1, CauseId::BodyBom, &[("change", "added")], text::without_bom),
];

const BASE64: &[Row] = &[
    (1, CauseId::BodyBase64, &[("signed", "decoded")], text::from_base64),
    (2, CauseId::BodyBase64, &[("signed", "encoded")], text::to_base64),
    (3, CauseId::BodyBase64, &[("signed", "encoded-in-lines")], text::to_base64_lines),
];

const DOUBLE_ENCODED: &[Row] = &[
    (1, CauseId::BodyDoubleEncoded, &[("signed", "inner")], text::inner),
    (1, CauseId::BodyDoubleEncoded, &[("signed", "outer")], text::outer),
    (2, CauseId::BodyDoubleEncoded, &[("signed", "outer-ascii")], text::outer_ascii),
];

const CHARSET: &[Row] = &[
    (
        1,
        CauseId::BodyCharset,
        &[("charset", "latin-1"), ("signed", "utf-8")],
        of_charset::to_latin1,
    ),
    (
        1,
        CauseId::BodyCharset,
        &[("charset", "latin-1"), ("signed", "latin-1")],
        of_charset::from_latin1,
    ),
    (2, CauseId::BodyCharset, &[("charset", "cp1252"), ("signed", "utf-8")], of_charset::to_cp1252),
    (
        2,
        CauseId::BodyCharset,
        &[("charset", "cp1252"), ("signed", "cp1252")],
        of_charset::from_cp1252,
    ),
];

const HTML: &[Row] = &[
    (1, CauseId::BodyHtmlEscaped, &[("signed", "unescaped")], of_html::unescaped),
    (2, CauseId::BodyHtmlEscaped, &[("signed", "escaped")], of_html::escaped),
    (2, CauseId::BodyHtmlEscaped, &[("signed", "escaped")], of_html::escaped_no_apostrophe),
    (3, CauseId::BodyHtmlEscaped, &[("signed", "escaped")], of_html::escaped_hex),
];

/// What stands for a body that is no longer there.
pub(in super::super) const MISSING: &[&str] =
    &["", "{}", "undefined", "null", "[object Object]", "\"\"", "[]", "None"];

fn push(subject: &Subject<'_>, rows: &[Row], variants: &mut Variants) {
    if !subject.covers_body() {
        return;
    }
    for (cost, id, details, rewrite) in rows {
        let start = Cause::of(*id);
        let cause = details.iter().fold(start, |cause, (name, text)| cause.with(name, *text));
        variants.push(*cost, cause, Change::Body(Rewrite::By(*rewrite)));
    }
}

pub(super) fn line_ends(subject: &Subject<'_>, variants: &mut Variants) {
    push(subject, LINE_ENDS, variants);
}

/// Lists of events, whose line ends a parser drops.
pub(super) fn lists(subject: &Subject<'_>, variants: &mut Variants) {
    push(subject, LISTS, variants);
}

pub(super) fn byte_order_mark(subject: &Subject<'_>, variants: &mut Variants) {
    push(subject, BYTE_ORDER_MARK, variants);
}

pub(super) fn base64(subject: &Subject<'_>, variants: &mut Variants) {
    push(subject, BASE64, variants);
}

pub(super) fn double_encoded(subject: &Subject<'_>, variants: &mut Variants) {
    push(subject, DOUBLE_ENCODED, variants);
}

pub(super) fn charset(subject: &Subject<'_>, variants: &mut Variants) {
    push(subject, CHARSET, variants);
}

pub(super) fn html(subject: &Subject<'_>, variants: &mut Variants) {
    push(subject, HTML, variants);
}

/// Characters that are the likeliest to have been lost: letters of the west, and typography.
const LOST: &str = "éèêëàâäáãåæçñòóôöõøùúûüýÿíìîïßÉÈÊËÀÂÄÁÃÅÆÇÑÒÓÔÖÕØÙÚÛÜÝÍÌÎÏ\
                    ’‘“”–—…€£©®™°·•\u{a0}«»¿¡§ŒœŠšŽžłŁąęśżźćńőű";

/// The one character that was lost, where it is one alone.
pub(super) fn lost(subject: &Subject<'_>, variants: &mut Variants) {
    let body = &subject.attempt.request.body;
    if !subject.covers_body() {
        return;
    }
    for (name, mark, longest) in [("?", b"?".as_slice(), 3), ("U+FFFD", "\u{fffd}".as_bytes(), 9)] {
        let Some((from, to)) = only_run(body, mark, longest) else { continue };
        for character in LOST.chars() {
            let cause = Cause::of(CauseId::BodyBytesLost).with("found", name).with("at", from);
            let cause = cause.with("signed", character.to_string());
            let rewrite = Rewrite::With { from: from as u32, to: to as u32, character };
            variants.push(4, cause, Change::Body(rewrite));
        }
    }
}

/// The only place where this mark stands, once or right behind itself.
fn only_run(body: &[u8], mark: &[u8], longest: usize) -> Option<(usize, usize)> {
    let is_there = |at: &usize| body[*at..].starts_with(mark) && !in_address(body, *at);
    let from = (0..body.len()).find(is_there)?;
    let mut to = from + mark.len();
    while body[to..].starts_with(mark) && to - from < longest {
        to += mark.len();
    }
    let is_only = !(to..body.len()).any(|at| is_there(&at));
    is_only.then_some((from, to))
}

/// How far a word is followed to its beginning.
const LONGEST_WORD: usize = 256;

/// Whether something stands in the word of an address, where a question mark is no loss.
pub(in super::super) fn in_address(body: &[u8], at: usize) -> bool {
    let before = &body[at.saturating_sub(LONGEST_WORD)..at];
    let from = before.iter().rposition(|byte| b"\" \n&=".contains(byte)).unwrap_or(0);
    before[from..].contains(&b'/')
}

pub(super) fn missing(subject: &Subject<'_>, variants: &mut Variants) {
    if !subject.covers_body() {
        return;
    }
    for text in MISSING {
        let cause = Cause::of(CauseId::BodyMissing).with("signed", *text);
        let cost = 2 + subject.only_by_provider();
        variants.push(cost, cause, Change::Body(Rewrite::Instead(text)));
    }
}
