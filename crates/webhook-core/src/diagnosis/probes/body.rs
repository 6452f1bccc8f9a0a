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

pub(super) fn missing(subject: &Subject<'_>, variants: &mut Variants) {
    if !subject.covers_body() {
        return;
    }
    for text in MISSING {
        let cause = Cause::of(CauseId::BodyMissing).with("signed", *text);
        variants.push(2, cause, Change::Body(Rewrite::Instead(text)));
    }
}
