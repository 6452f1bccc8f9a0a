//! Part 10: related building blocks, and where to go next.

use crate::content::{Block, Section};

pub const NEXT: Section = Section {
    id: "next",
    title: "What stands next to it",
    blocks: &[
        Block::Points(&[
            (
                "API.",
                "The other direction: your app asks, the service answers. A webhook often \
              tells you just enough to know what to ask for.",
            ),
            (
                "Conditional request.",
                "A question that says what you know already. The answer “304 \
              Not Modified” is short, but it is still an answer.",
            ),
            ("Long polling.", "A question that the service holds open until there is news."),
            (
                "Server-sent events and WebSockets.",
                "One connection that stays open. Good between a \
              page and its server; a webhook needs no connection between two calls.",
            ),
            (
                "Message queue.",
                "A list of things to do that survives a crash. Put each webhook into \
              one and answer at once: the work can wait, the caller cannot.",
            ),
            (
                "Idempotency key.",
                "A name for one action. Whoever sees it a second time does nothing \
              and says so.",
            ),
            (
                "Standard Webhooks.",
                "A specification for signing, retrying and naming webhooks that \
              a growing number of services follow. The playground knows it.",
            ),
        ]),
        Block::Paragraph(
            "In a class: let everybody guess how many questions find nothing before you press \
             start, then turn the knobs together. A link holds the very run you are looking at, so \
             a worksheet can begin anywhere. Printed, the page is a handout, with the answers to the \
             guesses in it.",
        ),
        Block::Paragraph(
            "The source code is free: one command builds the page, another tests it, and the program \
             in it that knows all providers also runs on a command line.",
        ),
    ],
};
