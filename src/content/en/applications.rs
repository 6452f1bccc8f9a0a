//! Part 6: webhooks in real applications.

/// A scene: what happens, who tells whom, and the provider's event that opens the page with it.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    pub title: &'static str,
    pub text: &'static str,
    /// The provider and the event, as the core names them.
    pub provider: &'static str,
    pub event: &'static str,
    pub actors: &'static [&'static str],
    pub steps: &'static [Step],
}

/// One step of a scene. Actors are numbered from the left.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Something happens, or is done, at one place.
    Does(usize, &'static str),
    /// The webhook of this scene: its words are the event's name.
    Calls(usize, usize),
    /// Another call.
    Tells(usize, usize, &'static str),
    /// The answer to a call.
    Answers(usize, usize),
}

pub const GOT_IT: &str = "200, got it";
pub const WATCH: &str = "Watch it travel";
pub const SIGN: &str = "Sign it";

pub const TITLE: &str = "In real applications";
pub const LEDE: &str = "Seven scenes from real services. Each opens with its own event.";

use Step::{Answers, Calls, Does, Tells};

pub const SCENES: &[Scene] = &[
    Scene {
        title: "Stripe: a payment went through",
        text: "The customer closed the tab right after paying. Stripe tells your shop all the same, \
            and the order is marked as paid.",
        provider: "stripe",
        event: "payment_intent.succeeded",
        actors: &["Your shop", "Stripe"],
        steps: &[
            Does(1, "the card is charged"),
            Calls(1, 0),
            Answers(0, 1),
            Does(0, "order paid, thank-you mail"),
        ],
    },
    Scene {
        title: "GitHub → Vercel: every push becomes a site",
        text: "You push, and GitHub tells Vercel, which builds. When the new site is up, Vercel \
            tells your team's bot, and the bot posts the address.",
        provider: "vercel",
        event: "deployment.succeeded",
        actors: &["Your bot", "Vercel", "GitHub"],
        steps: &[
            Tells(2, 1, "push"),
            Does(1, "builds the site"),
            Calls(1, 0),
            Answers(0, 1),
            Does(0, "posts the address"),
        ],
    },
    Scene {
        title: "GitHub → Netlify: a build failed",
        text: "The same road with another builder, on a bad day. Whoever is on duty gets a message \
            instead of looking at a page every ten minutes.",
        provider: "netlify",
        event: "deploy_failed",
        actors: &["Your bot", "Netlify", "GitHub"],
        steps: &[
            Tells(2, 1, "push"),
            Does(1, "the build fails"),
            Calls(1, 0),
            Answers(0, 1),
            Does(0, "wakes somebody"),
        ],
    },
    Scene {
        title: "GitHub → your own server: a push rebuilds it",
        text: "No builder in between: GitHub calls your server, which answers first, then pulls and \
            builds.",
        provider: "github",
        event: "push",
        actors: &["Your server", "GitHub"],
        steps: &[
            Does(1, "you push to main"),
            Calls(1, 0),
            Answers(0, 1),
            Does(0, "pulls, builds, restarts"),
        ],
    },
    Scene {
        title: "Twilio: was the message delivered?",
        text: "Sending a text message takes a second, its delivery may take minutes. Twilio calls \
            back when it knows, and your app tries another number if it failed.",
        provider: "twilio",
        event: "message.delivered",
        actors: &["Your app", "Twilio", "The phone"],
        steps: &[
            Tells(0, 1, "send this text"),
            Tells(1, 2, "the text"),
            Does(2, "it buzzes"),
            Calls(1, 0),
            Answers(0, 1),
        ],
    },
    Scene {
        title: "SendGrid: the mail bounced",
        text: "Addresses that do not exist come back. Whoever goes on writing to them soon lands in \
            the spam folder everywhere, so your app strikes them off.",
        provider: "sendgrid",
        event: "bounce",
        actors: &["Your app", "SendGrid", "Mail server"],
        steps: &[
            Tells(0, 1, "send this mail"),
            Tells(1, 2, "the mail"),
            Tells(2, 1, "no such person"),
            Calls(1, 0),
            Answers(0, 1),
            Does(0, "strikes the address off"),
        ],
    },
    Scene {
        title: "Shopify ↔ shipping: an order leaves the house",
        text: "Shopify tells the warehouse about the order, and the carrier's call brings the parcel's \
            number back. One webhook each way, and nobody types anything twice.",
        provider: "shopify",
        event: "orders/create",
        actors: &["Warehouse", "Shopify", "Carrier"],
        steps: &[
            Does(1, "a customer orders"),
            Calls(1, 0),
            Answers(0, 1),
            Tells(0, 2, "fetch the parcel"),
            Tells(2, 1, "parcel's number"),
            Answers(1, 2),
        ],
    },
];
