//! What is signed.

use super::super::variant::{Change, Variants};
use super::super::{Cause, CauseId, SchemeEdit};
use super::Subject;
use crate::signature::{Part, UrlForm};

type Layout = &'static [Part<'static>];

const BODY: Part<'_> = Part::Body;
const TIME: Part<'_> = Part::Timestamp;
const ID: Part<'_> = Part::MessageId;
const URL: Part<'_> = Part::Url(UrlForm::Exact);
const METHOD: Part<'_> = Part::Method;
const FORM: Part<'_> = Part::SortedForm;
const DOT: Part<'_> = Part::Literal(".");
const COLON: Part<'_> = Part::Literal(":");
const V0: Part<'_> = Part::Literal("v0:");
const LINE: Part<'_> = Part::Literal("\n");

/// What schemes and mistaken code sign, the likeliest first.
const LAYOUTS: &[Layout] = &[
    &[BODY],
    &[TIME, DOT, BODY],
    &[TIME, COLON, BODY],
    &[TIME, BODY],
    &[ID, DOT, TIME, DOT, BODY],
    &[V0, TIME, COLON, BODY],
    &[URL, BODY],
    &[BODY, TIME],
    &[BODY, DOT, TIME],
    &[ID, DOT, BODY],
    &[TIME, DOT, ID, DOT, BODY],
    &[ID, COLON, TIME, COLON, BODY],
    &[ID, TIME, BODY],
    &[TIME, LINE, BODY],
    &[TIME, Part::Literal(" "), BODY],
    &[TIME, Part::Literal(","), BODY],
    &[TIME, Part::Literal("-"), BODY],
    &[TIME, Part::Literal("|"), BODY],
    &[METHOD, URL, BODY, TIME],
    &[TIME, METHOD, URL, BODY],
    &[METHOD, URL, BODY],
    &[METHOD, URL, TIME, BODY],
    &[URL, BODY, TIME],
    &[BODY, URL],
    &[URL, FORM],
    &[URL],
    &[FORM],
    &[TIME],
    &[TIME, ID],
    &[ID, TIME],
    &[TIME, DOT],
    &[V0, TIME, COLON],
    &[ID, DOT, TIME, DOT],
    &[ID],
    &[Part::Literal("v1:"), TIME, COLON, BODY],
    &[Part::Literal("t="), TIME, DOT, BODY],
];

/// A layout as a line of text, for example `{timestamp}.{body}`.
pub(super) fn template(layout: &[Part<'_>]) -> String {
    layout
        .iter()
        .map(|part| match part {
            Part::Literal(text) => *text,
            Part::Body => "{body}",
            Part::CompactJson => "{compact_json}",
            Part::Timestamp => "{timestamp}",
            Part::MessageId => "{id}",
            Part::Method => "{method}",
            Part::Url(_) => "{url}",
            Part::Secret => "{secret}",
            Part::SortedForm => "{sorted_form}",
            Part::JwsHeadAndPayload => "{jws_head_and_payload}",
        })
        .collect()
}

/// Whether the request has everything that a layout asks for.
pub(super) fn is_there(subject: &Subject<'_>, layout: &[Part<'_>]) -> bool {
    layout.iter().all(|part| match part {
        Part::Timestamp => subject.received.timestamp.is_some(),
        Part::MessageId => subject.received.message_id.is_some(),
        Part::Url(_) => !subject.attempt.request.url.is_empty(),
        Part::SortedForm => subject.signs_form(),
        _ => true,
    })
}

/// Other parts, another order, another joiner.
pub(super) fn layout(subject: &Subject<'_>, variants: &mut Variants) {
    let scheme = subject.scheme();
    let is_hash = scheme.content.contains(&Part::Secret);
    let is_token = scheme.content.is_empty();
    let is_same = |layout: Layout| template(layout) == template(scheme.content);
    if is_hash || is_token {
        return;
    }
    // The address alone is a form whose fields were left out.
    let is_form = |layout: Layout| subject.signs_form() && layout == [URL];
    let fits = |layout: &&Layout| !is_same(layout) && !is_form(layout) && is_there(subject, layout);
    for (at, layout) in LAYOUTS.iter().copied().filter(|layout| fits(&layout)).enumerate() {
        let cause = Cause::of(CauseId::ContentLayout).with("layout", template(layout));
        let edit = SchemeEdit { content: Some(layout), ..SchemeEdit::default() };
        let cost = if at < 6 { 1 } else { 2 };
        variants.push(cost + subject.only_by_provider(), cause, Change::Scheme(edit));
    }
}

/// Milliseconds for seconds or the reverse.
pub(super) fn timestamp(subject: &Subject<'_>, variants: &mut Variants) {
    let Some(text) = &subject.received.timestamp else { return };
    let is_signed = subject.scheme().content.contains(&Part::Timestamp);
    if !is_signed || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return;
    }
    let cause = |signed: &str| Cause::of(CauseId::TimestampUnit).with("signed", signed);
    match text.len() {
        9..=11 => {
            variants.push(1, cause("milliseconds"), Change::Timestamp(text.clone() + "000"));
        }
        12..=14 => {
            let seconds = text[..text.len() - 3].to_owned();
            variants.push(1, cause("seconds"), Change::Timestamp(seconds));
        }
        _ => {}
    }
}
