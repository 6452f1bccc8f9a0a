//! How providers differ: one table, from what the core knows.

use webhook_core::provider::ALL;

use crate::content::CARRIES_FIXED;
use crate::content::facts::{COLUMNS, cells};
use crate::ui::html::Html;

const TITLE: &str = "How providers differ";
const LEDE: &str = "From this page's own data: the same that signs, verifies and simulates. Each entry \
    links to where it is written, with the day on which that was read. What a provider does not \
    say is not guessed.";

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
        html.raw("</tr></thead><tbody>");
        for provider in ALL {
            html.raw("<tr><th scope=\"row\"><a href=\"").text(provider.docs);
            html.element("\" rel=\"noreferrer\">", provider.name, "</a></th>");
            for cell in cells(provider) {
                match cell.source {
                    Some((address, day)) => {
                        html.raw("<td><a href=\"")
                            .text(address)
                            .raw("\" rel=\"noreferrer\" title=\"Read on ");
                        html.text(day).element("\">", &cell.text, "</a></td>");
                    }
                    None => {
                        html.element("<td class=\"unknown\">", &cell.text, "</td>");
                    }
                }
            }
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>");
    }
    html.take()
}
