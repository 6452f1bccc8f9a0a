//! Part 6: webhooks in real applications.

/// A scene: what happens, and links that open the page with it.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    pub title: &'static str,
    pub text: &'static str,
    /// Words and fragments.
    pub links: &'static [(&'static str, &'static str)],
}

pub const TITLE: &str = "In real applications";
pub const LEDE: &str = "Seven scenes from real services. Each opens with its own event.";

pub const SCENES: &[Scene] = &[
    Scene {
        title: "Stripe: a payment went through",
        text: "The customer closed the tab right after paying. Stripe tells your shop all the same, \
            and the order is marked as paid.",
        links: &[
            ("Watch it travel", "run=1&event=stripe/payment_intent.succeeded"),
            ("Sign it", "lab=1&mode=sign&provider=stripe"),
        ],
    },
    Scene {
        title: "GitHub → your own server: a push rebuilds the site",
        text: "You push to the main branch. GitHub calls your server, which pulls and builds.",
        links: &[
            ("Watch it travel", "run=1&event=github/push"),
            ("Sign it", "lab=1&mode=sign&provider=github"),
        ],
    },
    Scene {
        title: "Vercel: the deployment is ready",
        text: "A bot posts the new address into the team's chat as soon as the build is done.",
        links: &[
            ("Watch it travel", "run=1&event=vercel/deployment.succeeded"),
            ("Sign it", "lab=1&mode=sign&provider=vercel"),
        ],
    },
    Scene {
        title: "Netlify: a build failed",
        text: "The person on duty gets a message instead of looking at a page every ten minutes.",
        links: &[("Sign it", "lab=1&mode=sign&provider=netlify")],
    },
    Scene {
        title: "Twilio: was the message delivered?",
        text: "Sending a text message takes a second, its delivery may take minutes. Twilio calls \
            back when it knows, and your app tries another number if it failed.",
        links: &[
            ("Watch it travel", "run=1&event=twilio/message.delivered"),
            ("Sign it", "lab=1&mode=sign&provider=twilio"),
        ],
    },
    Scene {
        title: "SendGrid: the mail bounced",
        text: "Addresses that do not exist come back. Whoever goes on writing to them soon lands in \
            the spam folder everywhere, so your app strikes them off.",
        links: &[
            ("Watch it travel", "run=1&event=sendgrid/bounce"),
            ("Sign it", "lab=1&mode=sign&provider=sendgrid"),
        ],
    },
    Scene {
        title: "Shopify ↔ shipping: an order leaves the house",
        text: "Shopify tells the warehouse about the order; the carrier tells Shopify the parcel's \
            number. Two webhooks, one in each direction, and nobody types anything twice.",
        links: &[
            ("Watch it travel", "run=1&event=shopify/orders/create"),
            ("Sign it", "lab=1&mode=sign&provider=shopify"),
        ],
    },
];
