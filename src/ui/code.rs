//! A block of code with its parts in colour. What it shows is, to the byte, what it was given.

use webhook_core::provider::MediaType;
use webhook_core::syntax::{TokenKind, tokens};

use super::html::Html;

const fn class(kind: TokenKind) -> Option<&'static str> {
    match kind {
        TokenKind::Key => Some("t-key"),
        TokenKind::Text => Some("t-text"),
        TokenKind::Number => Some("t-number"),
        TokenKind::Keyword => Some("t-keyword"),
        TokenKind::Invalid => Some("t-invalid"),
        TokenKind::Punctuation | TokenKind::Space => None,
    }
}

/// Writes `text` as a scrolling block that has `label` as its name.
pub fn write(html: &mut Html, text: &str, media_type: MediaType, label: &str) {
    html.raw("<pre class=\"code\" tabindex=\"0\" role=\"region\" aria-label=\"").text(label);
    html.raw("\"><code>").raw(&coloured(text, media_type)).raw("</code></pre>");
}

/// The inside of a block in colours.
#[must_use]
fn coloured(text: &str, media_type: MediaType) -> String {
    let mut html = Html::new();
    for token in tokens(text, media_type) {
        let part = &text[token.start..token.end];
        match class(token.kind) {
            Some(class) => {
                html.raw("<span class=\"").raw(class).raw("\">").text(part).raw("</span>");
            }
            None => {
                html.text(part);
            }
        }
    }
    html.take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_payload_is_shown_to_the_byte() {
        for provider in webhook_core::provider::ALL {
            for event in provider.events {
                let coloured = coloured(event.payload.body, event.payload.media_type);
                assert_eq!(shown(&coloured), event.payload.body, "{}", event.id);
            }
        }
    }

    /// What a reader sees of the code: the text between the tags.
    fn shown(html: &str) -> String {
        let text: String =
            html.split('<').map(|part| part.split_once('>').map_or(part, |p| p.1)).collect();
        let text = text.replace("&lt;", "<").replace("&gt;", ">");
        text.replace("&quot;", "\"").replace("&#13;", "\r").replace("&amp;", "&")
    }
}
