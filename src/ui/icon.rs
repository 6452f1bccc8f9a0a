//! Small drawn signs for buttons. They never stand alone: each button has its word.

use super::html::Html;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Play,
    Pause,
    Back,
    Step,
    Restart,
    Dice,
    Spark,
    Link,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Play => "M4 2.5v11l9-5.5z",
            Self::Pause => "M4 2.5h3v11H4zM9 2.5h3v11H9z",
            Self::Back => "M3 2.5h2v11H3zM13 2.5v11L6 8z",
            Self::Step => "M11 2.5h2v11h-2zM3 2.5v11L10 8z",
            Self::Restart => {
                "M8 3.5V.8L3.800 4.500 8 8.200V5.500a3.500 3.500 0 1 1-3.500 3.500h-2A5.500 5.500 0 1 0 8 3.500z"
            }
            Self::Dice => {
                "M2 2h12v12H2zM5 6.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4zM8 9.2a1.2 1.2 0 1 0 \
                 0-2.4 1.2 1.2 0 0 0 0 2.4zM11 12.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4z"
            }
            Self::Spark => "M9 1 3 9h4l-1 6 6-8H8z",
            Self::Link => "M9 2h5v5h-2V5.400L7.400 10 6 8.600 10.600 4H9zM2 4h5v2H4v6h6V9h2v5H2z",
        }
    }
}

/// A sign and its word, as a button shows them.
#[must_use]
pub fn labelled(icon: Icon, word: &str) -> String {
    let mut html = Html::new();
    html.raw("<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path fill-rule=\"evenodd\" d=\"")
        .raw(icon.path())
        .raw("\"></path></svg>")
        .element("<span>", word, "</span>");
    html.take()
}
