//! Part 5: prompts for an AI coding agent. `{framework}` and `{service}` are filled in by the reader's
//! choice.

/// A prompt to copy.
#[derive(Clone, Copy, Debug)]
pub struct Prompt {
    pub id: &'static str,
    pub title: &'static str,
    pub tag: Tag,
    /// What it is for, in one sentence.
    pub purpose: &'static str,
    pub text: &'static str,
}

/// Whom a prompt is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    Starter,
    Intermediate,
    Documentation,
}

impl Tag {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Starter => "starter",
            Self::Intermediate => "intermediate",
            Self::Documentation => "documentation",
        }
    }
}

pub const TITLE: &str = "Prompts for a coding agent";
pub const LEDE: &str = "Let an agent write the first version. Pick what you work with, copy a prompt, and \
    check what comes back against this page.";
pub const FRAMEWORK: &str = "Framework";
pub const SERVICE: &str = "Service";
pub const COPY: &str = "Copy this prompt";

pub const FRAMEWORKS: [&str; 4] = ["Express", "Flask", "Django", "FastAPI"];

pub const PROMPTS: [Prompt; 4] = [
    Prompt {
        id: "endpoint",
        title: "The simplest endpoint",
        tag: Tag::Starter,
        purpose: "A first webhook that you can watch arriving.",
        text: "Write the simplest webhook endpoint for {service} in {framework}.\n\
            - Accept POST requests at /webhooks/{path}.\n\
            - Parse the JSON body, find out which kind of event it is, and log both.\n\
            - Answer with status 200 at once.\n\
            Show me where the event type stands and how I reach the data inside. Explain each part in \
            plain words: I have never built a webhook before. Say how I can try it on my own machine.",
    },
    Prompt {
        id: "verify",
        title: "Check the signature",
        tag: Tag::Starter,
        purpose: "Nobody but the service gets through.",
        text: "Add signature verification to my {service} webhook in {framework}.\n\
            - Read the raw request body, before anything parses it, and the signature header.\n\
            - Compute the signature as {service} documents it, and compare with a timing-safe function.\n\
            - Where {service} signs a time, reject requests that are too old.\n\
            - On any mismatch answer 401 and process nothing.\n\
            Use the official library if there is one, and show the same by hand below it. Tell me where \
            I find the signing secret, how to keep it out of the code, what to log and what never to \
            log, and why each step matters.",
    },
    Prompt {
        id: "payments",
        title: "A complete payment handler",
        tag: Tag::Intermediate,
        purpose: "Stripe events that change orders and subscriptions, once each.",
        text: "Write a production-ready Stripe webhook handler in {framework}.\n\
            - Verify the signature on the raw body first.\n\
            - Handle payment_intent.succeeded, payment_intent.payment_failed, \
            customer.subscription.created and customer.subscription.deleted: log them, update the \
            database, send the right mail.\n\
            - Ignore every other event with a 200.\n\
            - Store the id of each event in the same transaction as its effect, and skip ids that are \
            known: Stripe may send an event twice.\n\
            - Answer within a second and do slow work afterwards, in a queue or background task.\n\
            Add tests for a good request, a tampered one, an old one, and the same one twice.",
    },
    Prompt {
        id: "review",
        title: "Explain and review",
        tag: Tag::Documentation,
        purpose: "For code that somebody else left behind.",
        text: "Explain this {framework} webhook code to me, and review it.\n\
            - Which events of {service} does it take, and what does it do with each? Go through it line \
            by line.\n\
            - How does it know that a request is authentic? Does it use the raw body? Is the comparison \
            timing-safe? Is there a tolerance for time?\n\
            - What happens when it fails half-way, and when the same event comes twice?\n\
            - What is missing: verification, idempotency, answering before slow work, error handling?\n\
            List the problems by how much harm they can do, each with the smallest change that mends it.\n\
            \n\
            Here is the code:\n",
    },
];
