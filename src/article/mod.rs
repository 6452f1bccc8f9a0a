//! The prose. It is HTML before the program runs, and it never changes: so only the prerenderer
//! carries it, and the program in the browser, which takes the page over as it stands, does not.

mod contents;
mod providers;
mod scenes;

pub use contents::Contents;
pub use providers::Providers;
pub use scenes::scenes;

use crate::content::{Block, Section};
use crate::ui::html::Html;

/// A section's inside: its title and its blocks.
#[must_use]
pub fn prose(section: Option<&Section>) -> String {
    let mut html = Html::new();
    if let Some(section) = section {
        html.raw("<h2 id=\"").text(section.id).element("-title\">", section.title, "</h2>");
        section.blocks.iter().for_each(|block| write(&mut html, block));
    }
    html.take()
}

fn write(html: &mut Html, block: &Block) {
    match block {
        Block::Paragraph(text) => {
            html.element("<p>", text, "</p>");
        }
        Block::Summary(text) => {
            html.element("<p class=\"in-short\"><strong>In short.</strong> ", text, "</p>");
        }
        Block::Points(points) => list(html, "ul", points),
        Block::Steps(steps) => list(html, "ol", steps),
    }
}

fn list(html: &mut Html, tag: &str, points: &[(&str, &str)]) {
    html.raw("<").raw(tag).raw(" class=\"points\">");
    for (strong, text) in points {
        html.element("<li><strong>", strong, "</strong> ").element("", text, "</li>");
    }
    html.raw("</").raw(tag).raw(">");
}
