//! The question, a field for the guess, and the answer as a sentence over one square for each poll
//! or event. Without scripts and in print the answer stands there at once.

use leptos::prelude::*;

use super::model::{Answer, Model, Msg, Question};
use crate::content::en::figures as words;
use crate::content::fixed;
use crate::ui::html::Html;
use crate::ui::store::Store;

#[component]
pub fn Guess(question: Question) -> impl IntoView {
    let store = Store::new(Model::default());
    let id = words::guess_id(question);
    let error = format!("{id}-error");
    let invalid = store.text(|model| model.refused.to_string());
    let refusal = store.text(|model| {
        let why = if model.refused { words::guess_refusal(&model.text) } else { String::new() };
        Html::new().text(&why).take()
    });
    let value = store.text(|model| model.text.clone());
    let seen = store.text(|model| model.guessed.is_some().to_string());
    let answer = store.drawn_for(
        |model| format!("{:?}", model.guessed),
        move |model| draw(question, &question.answer(), model.guessed),
    );
    view! {
        <form
            class="guess"
            id=words::guess_figure(question)
            data-seen=seen
            aria-labelledby=format!("{id}-title")
            on:submit=move |event| {
                event.prevent_default();
                store.send(Msg::See);
            }
        >
            <p class="figure-title" id=format!("{id}-title") inner_html=fixed(words::guess_question(question))></p>
            <div class="guess-entry">
                <label for=id inner_html=fixed(words::guess_label(question))></label>
                <span class="number-entry">
                    <input
                        id=id
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        maxlength="9"
                        aria-describedby=error.clone()
                        aria-invalid=invalid
                        prop:value=value
                        on:input=move |event| {
                            store.send(Msg::Type(event_target_value(&event)));
                        }
                    />
                    <span class="number-unit" inner_html=fixed("%")></span>
                </span>
                <button class="button" type="submit" inner_html=fixed(words::guess_see(question))></button>
            </div>
            <span class="number-error" id=error role="alert" inner_html=refusal></span>
            <div class="guess-answer" role="status" inner_html=answer></div>
        </form>
    }
}

fn draw(question: Question, answer: &Answer, guessed: Option<u64>) -> String {
    let mut html = Html::new();
    html.element("<p>", &words::guess_told(question, answer, guessed), "</p>");
    cells(&mut html, question, answer);
    html.element("<p class=\"note\">", words::guess_legend(question), "</p>");
    html.take()
}

/// Squares in rows. A dashed line draws a row of them at once.
fn cells(html: &mut Html, question: Question, answer: &Answer) {
    const STEP: u64 = 10;
    let (cells, columns) = question.cells();
    let (width, height) = (columns * STEP, cells / columns * STEP);
    html.raw("<svg class=\"cells\" aria-hidden=\"true\" viewBox=\"0 0 ").number(width).raw(" ");
    html.number(height).raw("\"><path class=\"cells-all\" d=\"");
    for row in 0..cells / columns {
        html.raw("M0 ").number(row * STEP + STEP / 2).raw("H").number(width);
    }
    html.raw("\"></path><path class=\"cells-marked\" d=\"");
    for cell in &answer.marked {
        html.raw("M").number(cell % columns * STEP).raw(" ");
        html.number(cell / columns * STEP + STEP / 2).raw("h8");
    }
    html.raw("\"></path></svg>");
}
