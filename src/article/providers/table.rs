//! The table itself. Only the prerenderer writes it.

use webhook_core::provider::{ALL, Provider};

use crate::content::CARRIES_FIXED;
use crate::content::en::providers as words;
use crate::content::facts::{COLUMNS, Cell, cells};
use crate::ui::html::Html;

pub(super) fn head() -> String {
    let mut html = Html::new();
    if CARRIES_FIXED {
        html.element("<h2 id=\"providers-table-title\">", words::TITLE, "</h2>");
        html.element("<p>", words::LEDE, "</p>");
    }
    html.take()
}

pub(super) fn table() -> String {
    let mut html = Html::new();
    if CARRIES_FIXED {
        html.raw("<table class=\"provider-facts\"><thead><tr>");
        for (index, column) in COLUMNS.into_iter().enumerate() {
            html.element("<th scope=\"col\">", column, " <button type=\"button\" class=\"sort\" ");
            html.raw("value=\"").number(index as u64).raw("\" aria-label=\"");
            html.element(words::SORT_BY, column, "\"></button></th>");
        }
        html.raw("<th scope=\"col\">Sources</th></tr></thead><tbody>");
        ALL.iter().for_each(|provider| row(&mut html, provider));
        html.raw("</tbody></table>");
    }
    html.take()
}

fn row(html: &mut Html, provider: &Provider) {
    html.raw("<tr><th scope=\"row\"><a href=\"").text(provider.docs);
    html.element("\" rel=\"noreferrer\">", provider.name, "</a></th>");
    let cells = cells(provider);
    for cell in &cells {
        html.raw(if cell.source.is_some() { "<td" } else { "<td class=\"unknown\"" });
        if let Some(key) = cell.number {
            html.raw(" data-number=\"").number(key).raw("\"");
        }
        html.element(">", &cell.text, "</td>");
    }
    sources(html, provider, &cells);
    html.raw("</tr>");
}

/// Folded up: otherwise Tab would stop two hundred times on its way through the table.
fn sources(html: &mut Html, provider: &Provider, cells: &[Cell]) {
    html.raw("<td><details class=\"sources\"><summary>sources");
    html.element("<span class=\"visually-hidden\"> for ", provider.name, "</span></summary><ul>");
    for (column, cell) in COLUMNS[1..].iter().zip(cells) {
        if let Some((address, day)) = cell.source {
            html.element("<li>", column, ": <a rel=\"noreferrer\" href=\"").text(address);
            html.element("\">", address, "</a>, read on ").element("", day, "</li>");
        }
    }
    html.raw("</ul></details></td>");
}
