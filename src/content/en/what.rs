//! Part 2: what webhooks are.

use crate::content::{Block, Section};

pub const WHAT: Section = Section {
    id: "what",
    title: "What a webhook is made of",
    blocks: &[
        Block::Paragraph(
            "Two apps take part. The service is where things happen: somebody pays, pushes code, \
             opens a mail. Your app wants to know about it.",
        ),
        Block::Steps(&[
            (
                "You hand over a URL.",
                "It is your app's phone number. You enter it once, in the settings of the service, \
                 and pick which events you want to hear about.",
            ),
            (
                "Something happens.",
                "The service writes down what it was: who paid, how much, for what. This note is \
                 called the payload, and it is mostly JSON.",
            ),
            (
                "The service calls.",
                "It sends the payload to your URL, as an ordinary HTTP request, the kind that a \
                 form on a web page makes.",
            ),
            (
                "Your app answers.",
                "It says “got it” with the status 200, and then does something useful: marks the \
                 order as paid, thanks the customer, starts a build.",
            ),
        ]),
        Block::Summary(
            "A webhook is a call that one app makes to another the moment something happens, to a \
             URL that it was given before.",
        ),
    ],
};
