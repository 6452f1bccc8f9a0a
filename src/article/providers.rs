//! How providers differ: one table, from what the core knows.

use webhook_core::provider::{ALL, Provider};

use crate::content::CARRIES_FIXED;
use crate::content::facts::{COLUMNS, Cell, cells};
use crate::ui::html::Html;

const TITLE: &str = "How providers differ";
const LEDE: &str = "From this page's own data: the same that signs, verifies and simulates. The last \
    column says where each entry is written, and on which day that was read. What a provider does \
    not say is not guessed.";

/// The section's inside.
#[must_use]
pub fn providers() -> String {
    let mut html = Html::new();
    if CARRIES_FIXED {
        html.element("<h2 id=\"providers-table-title\">", TITLE, "</h2>");
        html.element("<p>", LEDE, "</p>");
        html.raw("<div class=\"table-room\" tabindex=\"0\" role=\"region\" aria-label=\"Table of providers\">");
        html.raw("<table class=\"provider-facts\"><thead><tr>");
        for column in COLUMNS {
            html.element("<th scope=\"col\">", column, "</th>");
        }
        html.raw("<th scope=\"col\">Sources</th>");
        html.raw("</tr></thead><tbody>");
        for provider in ALL {
            html.raw("<tr><th scope=\"row\"><a href=\"").text(provider.docs);
            html.element("\" rel=\"noreferrer\">", provider.name, "</a></th>");
            let cells = cells(provider);
            for cell in &cells {
                let open = if cell.source.is_some() { "<td>" } else { "<td class=\"unknown\">" };
                html.element(open, &cell.text, "</td>");
            }
            sources(&mut html, provider, &cells);
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>");
    }
    html.take()
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
