//! Part 7: common mistakes.

use crate::content::{Block, Section};

pub const MISTAKES: Section = Section {
    id: "mistakes",
    title: "Four mistakes that cost money",
    blocks: &[Block::Points(&[
        (
            "Trusting whoever calls.",
            "Your URL is open to the world, so anybody can post “payment succeeded” to it. Check \
             the signature before you believe a word. The playground below shows how.",
        ),
        (
            "Answering after the work.",
            "Services wait a few seconds for your 200, then call again. If you send mails and make \
             invoices first, they go out twice. Answer first, work afterwards.",
        ),
        (
            "Counting on one call for one event.",
            "The same event will come twice one day: after a timeout, after a restart. Write down \
             the id of each event you have dealt with, and skip those you know.",
        ),
        (
            "Showing the URL around.",
            "A URL in a public repository or a screenshot invites strangers. Make it hard to \
             guess, treat it as a secret, and check signatures all the same.",
        ),
    ])],
};
