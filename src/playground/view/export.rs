//! What a reader takes along: a command, a fixture, a link.

use leptos::prelude::*;
use webhook_core::http::command::{BODY_FILE, Command};
use webhook_core::signature::UnixMillis;

use crate::content::en::playground as words;
use crate::content::{fixed, signature};
use crate::platform::{clipboard, entropy, file, fragment};
use crate::playground::export::Tool;
use crate::playground::fixture;
use crate::playground::form::Mode;
use crate::playground::model::{Model, Msg};
use crate::playground::{Store, share};
use crate::ui::choice::Choice;
use crate::ui::copy::CopyButton;
use crate::ui::html::Html;

#[component]
pub fn Export(store: Store) -> impl IntoView {
    let tool = store.index(|model| model.tool as usize);
    let choose = Callback::new(move |index: usize| {
        store.send(Msg::Tool(Tool::ALL[index]));
    });
    let shown = store.text(shown);
    let copied = Callback::new(move |()| store.peek(|model| command(model).text));
    let verifying = store.flag(|model| model.form.mode == Mode::Verify);
    let said = RwSignal::new(String::new());
    view! {
        <section class="export" aria-labelledby="export-title">
            <h3 id="export-title" inner_html=fixed(words::EXPORT)></h3>
            <Choice
                legend=words::EXPORT_AS
                name="tool"
                labels=Tool::ALL.map(words::tool_label).to_vec()
                chosen=tool
                choose
            />
            <div class="command" inner_html=shown></div>
            <div class="buttons">
                <CopyButton label=words::COPY_COMMAND text=copied />
                <button
                    type="button"
                    class="button"
                    hidden=verifying
                    on:click=move |_| {
                        store.send(Msg::SignAt(UnixMillis(entropy::wall_millis())));
                    }
                    inner_html=fixed(words::SIGN_AFRESH)
                ></button>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        let zip = store.peek(fixture::zip);
                        let saved = file::save("webhook-fixture.zip", "application/zip", &zip);
                        said.set(if saved { words::SAVED } else { words::NOT_SAVED }.to_owned());
                    }
                    inner_html=fixed(words::FIXTURE)
                ></button>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| copy_link(store, said)
                    inner_html=fixed(words::LINK)
                ></button>
            </div>
            <p class="note" role="status" id="pg-exported" inner_html=said></p>
            <p class="note" inner_html=fixed(words::EXPORT_NOTE)></p>
        </section>
    }
}

/// Puts the link into the address bar and copies it, and says what it does not carry.
fn copy_link(store: Store, said: RwSignal<String>) {
    let link = store.peek(|model| share::write(&model.form));
    let shown = fragment::replace(&link.text).is_ok();
    leptos::task::spawn_local(async move {
        let copied = shown && clipboard::copy(fragment::address()).await;
        let mut html = Html::new();
        html.text(if copied { words::LINK_COPIED } else { words::COPY_FAILED });
        for left_out in &link.left_out {
            html.raw(" ").text(&signature::left_out(left_out));
        }
        said.set(html.take());
    });
}

fn command(model: &Model) -> Command {
    model.tool.command(&model.request())
}

/// The command, and what there is to say of it.
fn shown(model: &Model) -> String {
    let command = command(model);
    let mut html = Html::new();
    html.raw("<pre class=\"code\" id=\"pg-command\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html.text(words::COMMAND).element("\">", &command.text, "</pre>");
    if command.needs_file {
        html.element("<p class=\"note\">", words::NEEDS_FILE, "").element(
            "<code>",
            BODY_FILE,
            "</code>.</p>",
        );
    }
    for name in &command.left_out {
        html.element(
            "<p class=\"warning\">",
            name,
            " cannot be sent as a header and is left out.</p>",
        );
    }
    html.take()
}
