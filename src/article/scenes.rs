//! Webhooks in real applications: short scenes that open the page with their own event.

use crate::content::CARRIES_FIXED;
use crate::content::en::applications::{LEDE, SCENES, TITLE};
use crate::ui::html::Html;

/// The section's inside.
#[must_use]
pub fn scenes() -> String {
    let mut html = Html::new();
    if CARRIES_FIXED {
        html.element("<h2 id=\"applications-title\">", TITLE, "</h2>").element("<p>", LEDE, "</p>");
        html.raw("<div class=\"scenes\">");
        for scene in SCENES {
            html.element("<article class=\"scene\"><h3>", scene.title, "</h3>");
            html.element("<p>", scene.text, "</p><p class=\"scene-links\">");
            for (words, fragment) in scene.links {
                html.raw("<a href=\"#").text(fragment).element("\">", words, "");
                // A screen reader lists links without what stands around them.
                html.element("<span class=\"visually-hidden\">: ", scene.title, "</span></a> ");
            }
            html.raw("</p></article>");
        }
        html.raw("</div>");
    }
    html.take()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playground::form::Form;

    #[test]
    fn every_link_opens_what_it_names() {
        for scene in SCENES {
            for (_, fragment) in scene.links {
                let ignored = match crate::share::read(fragment) {
                    Some(opened) => opened.ignored.len(),
                    None => {
                        let read = crate::playground::share::read(fragment, &mut Form::default());
                        read.expect("it opens the playground").len()
                    }
                };
                assert_eq!(ignored, 0, "{fragment}");
            }
        }
    }
}
