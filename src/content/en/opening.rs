//! What a first visitor reads before the simulator, and what to notice after it.

use crate::content::{Block, Section};

pub const SKIP: &str = "Skip to the content";
pub const TITLE: &str = "Stop asking. Get told.";
pub const LEDE: &str = "Apps can tap you on the shoulder. A webhook is how: the moment something \
    happens, one app calls another and says so. Run both ways below and count the requests.";

#[must_use]
pub fn reading_time(minutes: usize) -> String {
    format!("About {minutes} minutes to read, and as long as you like to play.")
}

pub const IDEA: Section = Section {
    id: "idea",
    title: "The idea in a minute",
    blocks: &[
        Block::Paragraph(
            "You are waiting for a parcel. You could walk to the door every few minutes to see \
             whether it is there. Or you could leave your phone number and get a text when it \
             arrives.",
        ),
        Block::Points(&[
            (
                "Polling is walking to the door.",
                "Your app asks the service again and again: any updates? Most answers are no. \
                 And the news can lie there until the next time you look.",
            ),
            (
                "A webhook is the text message.",
                "You give the service a web address once. When something happens, the service \
                 sends the details there itself. Your app answers: got it.",
            ),
        ]),
        Block::Paragraph(
            "That address is called an endpoint. It is an ordinary URL that takes in data: who \
             paid, how much, for what. Below, both ways meet the very same event.",
        ),
    ],
};

pub const NOTICE: Section = Section {
    id: "notice",
    title: "What to notice",
    blocks: &[Block::Points(&[
        (
            "Most questions are for nothing.",
            "Ask twice as often and the news comes sooner, but the empty answers double too. \
                 How many are empty depends on how rarely something happens.",
        ),
        (
            "The webhook's delay is the wire.",
            "It is as late as one message takes to travel. Polling adds the wait until the \
                 next question: half the interval on average.",
        ),
        (
            "Polling is not always worse.",
            "Let something happen every second and poll every ten: now each question brings \
                 ten answers, and the webhook makes more requests than polling does.",
        ),
        (
            "Wires lose things.",
            "Turn up the loss. A lost question is healed by the next one. A lost webhook has \
                 to be sent again, so look at how long the service waits before it does.",
        ),
    ])],
};
