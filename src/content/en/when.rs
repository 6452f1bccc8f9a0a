//! Part 3: when to use webhooks, and when not.

use crate::content::{Block, Section};

pub const WHEN: Section = Section {
    id: "when",
    title: "When to use one, and when not",
    blocks: &[
        Block::Points(&[
            (
                "Use a webhook when the news is elsewhere.",
                "You need to know when something happens in another app, and you want to act on \
                 it at once. Payments, deployments, deliveries and messages are like this.",
            ),
            (
                "Do without when you ask only once.",
                "If you need the data one time, ask for it. A call is simpler than an endpoint \
                 that has to be there all day.",
            ),
            (
                "Do without when both ends are yours.",
                "Then call your own code, use a queue, or let the database tell you.",
            ),
            (
                "Do without in a tiny script.",
                "A webhook needs a URL that the world can reach. A script that runs now and then \
                 has none; it may as well ask.",
            ),
        ]),
        Block::Paragraph(
            "Numbers decide the rest. Say something happens λ times an hour, and you ask every T \
             hours. If the events come at random, the share of questions that find nothing is \
             e^(−λT). Ask a hundred times more often than things happen, and ninety-nine answers \
             in a hundred are empty. Ask ten times more rarely, and almost none are.",
        ),
        Block::Paragraph(
            "So polling is not always the worse way. Once there is at least one event for each \
             question (λT is 1 or more), polling sends no more requests than a webhook does. It \
             only brings the news later, by half of T on average.",
        ),
        Block::Summary(
            "The best systems do both: a webhook for speed, and a slow poll, once an hour or once a \
             day, that finds whatever got lost.",
        ),
    ],
};
