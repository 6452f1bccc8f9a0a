//! How providers differ: one table, from what the core knows, to search, to sort and to save.

#[cfg(feature = "ssr")]
mod export;
mod order;
mod table;

use leptos::prelude::*;

use crate::content::en::providers as words;
use crate::content::fixed;
use crate::platform::table::Table;
use crate::platform::{file, focus, templates};
use crate::ui::field::SearchField;
use crate::ui::store::{Change, Panel, Store};

use order::{Direction, Sorting};

#[derive(Clone, Copy, Debug)]
struct Format {
    ending: &'static str,
    media_type: &'static str,
    label: &'static str,
}

const FORMATS: [Format; 2] = [
    Format { ending: "csv", media_type: "text/csv", label: words::SAVE_CSV },
    Format { ending: "json", media_type: "application/json", label: words::SAVE_JSON },
];

#[derive(Debug, Default)]
struct Model {
    search: String,
    sorting: Option<Sorting>,
    /// A file that the browser did not take.
    unsaved: bool,
}

#[derive(Clone, Debug)]
enum Msg {
    Search(String),
    /// By this column; the second time the other way round.
    Sort(usize),
    Saved(bool),
}

impl Panel for Model {
    type Msg = Msg;

    fn apply(&mut self, msg: Msg) -> Change {
        match msg {
            Msg::Search(text) => self.search = text,
            Msg::Sort(column) => self.sorting = Some(Sorting::next(self.sorting, column)),
            Msg::Saved(saved) => self.unsaved = !saved,
        }
        Change::Told
    }
}

#[component]
pub fn Providers() -> impl IntoView {
    let store = Store::new(Model::default());
    let shown = RwSignal::new(String::new());
    let search = store.text(|model| model.search.clone());
    let unsaved = store.text(|model| if model.unsaved { words::NOT_SAVED } else { "" }.to_owned());
    follow(store, shown);
    let save = FORMATS.map(|format| {
        let press = move |_| {
            let text = templates::text("data-export", format.ending, "pre").unwrap_or_default();
            let name = format!("webhook-providers.{}", format.ending);
            let saved = !text.is_empty() && file::save(&name, format.media_type, text.as_bytes());
            store.send(Msg::Saved(saved));
        };
        view! {
            <button type="button" class="button" on:click=press inner_html=fixed(format.label)></button>
        }
    });
    view! {
        <section class="provider-table" id="providers" aria-labelledby="providers-table-title">
            <div class="prose-text" inner_html=table::head()></div>
            <div class="table-tools">
                <SearchField
                    id="providers-search"
                    label=words::SEARCH
                    hint=words::SEARCH_HINT
                    value=search
                    typed=store.sends_text(Msg::Search)
                />
                <div class="buttons">{Vec::from(save)}</div>
                <span class="note" role="status">{shown}{unsaved}</span>
            </div>
            <div
                class="table-room"
                tabindex="0"
                role="region"
                aria-label=words::TABLE
                on:click=move |event| {
                    if let Ok(column) = focus::value(&event).parse() {
                        store.send(Msg::Sort(column));
                    }
                }
                inner_html=table::table()
            ></div>
            <div hidden inner_html=templates()></div>
        </section>
    }
}

/// Both files, ready in the page; the program in the browser finds them there.
fn templates() -> String {
    #[cfg(feature = "ssr")]
    return export::templates();
    #[cfg(not(feature = "ssr"))]
    String::new()
}

/// The table stands in the page; what was chosen is done to it there.
fn follow(store: Store<Model>, shown: RwSignal<String>) {
    let search = store.text(|model| model.search.clone());
    let sorting = store.text(|model| {
        let column = |sorting: Sorting| format!("{} {:?}", sorting.column, sorting.direction);
        model.sorting.map_or_else(String::new, column)
    });
    Effect::new(move |_| {
        // Read, not merely tracked: a memo that nobody reads never looks at its own reasons.
        sorting.with(|_| ());
        let sorting = store.peek(|model| model.sorting);
        if let (Some(table), Some(sorting)) = (Table::find(".provider-facts"), sorting) {
            let descending = sorting.direction == Direction::Descending;
            table.sort(sorting.column, sorting.direction.word(), |one, other| {
                order::compare(one, other, descending)
            });
        }
    });
    Effect::new(move |_| {
        let words = search.get().trim().to_ascii_lowercase();
        let Some(table) = Table::find(".provider-facts") else { return };
        let (found, all) = table.filter(|text| words.split(' ').all(|word| text.contains(word)));
        shown.set(if words.is_empty() { String::new() } else { words::shown(found, all) });
    });
}
