//! The body: as text, as bytes, from a file.

use leptos::prelude::*;
use webhook_core::signature::MAX_BODY_BYTES;

use crate::content::en::playground as words;
use crate::content::fixed;
use crate::content::format::count;
use crate::platform::{clipboard, file};
use crate::playground::Store;
use crate::playground::body::LineEnds;
use crate::playground::form::Mode;
use crate::playground::model::{Model, Msg};
use crate::ui::bytes;
use crate::ui::choice::Choice;
use crate::ui::field::TextField;
use crate::ui::html::Html;

/// Lines of the hexadecimal view.
const DUMP_LINES: usize = 64;

#[component]
pub fn Body(store: Store) -> impl IntoView {
    // The field gives LF back for every line end, so it is written only when the page fills it.
    let text = store.text_for(|model| model.filled.to_string(), text);
    let fits = store.flag(|model| model.form.marks().fits_a_text_field());
    let read_only = move || !fits.get();
    let ends = store.index(|model| model.line_ends as usize);
    let marks = store.text(marks);
    let dump = store.text(dump);
    let length = store.text(|model| model.form.content_length.clone());
    let missing = store.text(missing);
    let signing = store.flag(|model| model.form.mode == Mode::Sign);
    let take = move |bytes: Vec<u8>| {
        store.send(Msg::BodyBytes(bytes));
    };
    let choose = Callback::new(move |index: usize| {
        store.send(Msg::LineEnds(LineEnds::ALL[index]));
    });
    view! {
        <div class="field" id="pg-body">
            <label for="pg-body-field" inner_html=fixed(words::BODY)></label>
            <textarea
                id="pg-body-field"
                class="mono"
                rows="12"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby="pg-body-marks"
                readonly=read_only
                prop:value=text
                on:input=move |event| {
                    store.send(Msg::Body(event_target_value(&event)));
                }
                on:paste=move |event| {
                    let text = clipboard::pasted_whole(&event);
                    if let Some(text) = text.filter(|text| text.contains('\r')) {
                        event.prevent_default();
                        take(text.into_bytes());
                    }
                }
                on:dragover=move |event| event.prevent_default()
                on:drop=move |event| {
                    event.prevent_default();
                    file::dropped(&event, MAX_BODY_BYTES, take);
                }
            ></textarea>
            <div class="marks" id="pg-body-marks" inner_html=marks></div>
            <div class="buttons" hidden=fits>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        store.send(Msg::EditAsText);
                    }
                    inner_html=fixed(words::EDIT_ANYWAY)
                ></button>
            </div>
            <div class="body-tools">
                <Choice
                    legend=words::LINE_ENDS
                    name="ends"
                    labels=LineEnds::ALL.map(words::line_ends_label).to_vec()
                    chosen=ends
                    choose
                />
                <label class="file">
                    <span inner_html=fixed(words::BODY_FILE)></span>
                    <input
                        id="pg-file"
                        type="file"
                        on:change=move |event| file::chosen(&event, MAX_BODY_BYTES, take)
                    />
                    <span class="note" inner_html=fixed(words::BODY_FILE_HINT)></span>
                </label>
            </div>
            <div class="field" hidden=signing>
                <TextField
                    id="pg-length"
                    label=words::CONTENT_LENGTH
                    value=length
                    typed=store.sends_text(Msg::ContentLength)
                    inputmode="numeric"
                    maxlength="12"
                    described_by="pg-length-says"
                />
                <p class="warning" id="pg-length-says" role="status" inner_html=missing></p>
            </div>
            <details>
                <summary inner_html=fixed(words::BYTES)></summary>
                <pre class="code dump" tabindex="0" role="region" aria-label=words::BYTES inner_html=dump></pre>
            </details>
        </div>
    }
}

fn text(model: &Model) -> String {
    String::from_utf8_lossy(&model.form.body).replace("\r\n", "\n")
}

fn marks(model: &Model) -> String {
    let marks = model.form.marks();
    let mut html = Html::new();
    let mut say = |number: usize, one: &str, many: &str, class: &str| {
        if number > 0 {
            let text = format!("{} {}", count(number as u64), if number == 1 { one } else { many });
            html.raw("<span class=\"").raw(class).element("\">", &text, "</span> ");
        }
    };
    if marks.length == 0 {
        say(1, "empty body: 0 bytes", "", "plain");
        return html.take().replace("1 empty", "Empty");
    }
    say(marks.length, "byte", "bytes", "plain");
    say(marks.crlf, "CR LF", "CR LF", "plain");
    say(marks.lf, "LF", "LF", "plain");
    say(marks.cr, "lone CR", "lone CR", "odd");
    say(marks.tabs, "tab", "tabs", "plain");
    say(marks.non_ascii, "character beyond ASCII", "characters beyond ASCII", "plain");
    say(usize::from(marks.bom), "byte order mark at the beginning", "", "odd");
    say(marks.nul, "NUL byte", "NUL bytes", "odd");
    say(marks.not_utf8, "byte that is not UTF-8", "bytes that are not UTF-8", "odd");
    if marks.ends_with_newline {
        html.raw("<span class=\"odd\">a line end at the very end</span> ");
    }
    if !marks.fits_a_text_field() {
        html.element("<p class=\"warning\">", words::BODY_NOT_TEXT, "</p>");
    }
    html.take()
}

fn dump(model: &Model) -> String {
    let body = &model.form.body;
    let mut html = Html::new();
    bytes::write_dump(&mut html, body, 0, DUMP_LINES);
    let rest = body.len().saturating_sub(DUMP_LINES * 16);
    if rest > 0 {
        html.element("… ", &count(rest as u64), " more bytes");
    }
    html.take()
}

fn missing(model: &Model) -> String {
    let bytes = |number: i64| {
        format!("{} byte{}", count(number.unsigned_abs()), if number.abs() == 1 { "" } else { "s" })
    };
    match model.form.beyond_content_length() {
        None => String::new(),
        Some(Err(())) => "Content-Length: a whole number of bytes is expected here.".into(),
        Some(Ok(0)) => "As many bytes as the header said.".into(),
        Some(Ok(beyond @ 1..)) => {
            format!("The body above has {} more than the header said.", bytes(beyond))
        }
        Some(Ok(short)) => format!("{} of the body are missing above.", bytes(short)),
    }
}
