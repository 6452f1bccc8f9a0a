//! Part 5: endpoints that run, beside the prompts for an agent that writes one.

pub const TITLE: &str = "An endpoint to start from";
pub const LEDE: &str = "What an agent should come back with. Each file is complete, and runs in this \
    project’s tests as it stands here: against good requests and the same ones again, against changed, \
    old and unsigned ones, against broken JSON. Each event is worked on once, after the answer.";
/// Between the two, the names of the files.
pub const YOURS: [&str; 3] = [
    "The work itself is yours: a function ",
    " in a file of your own, ",
    ", that takes the event’s type and its data.",
];
pub const HOW: &str = "The signature is checked";
pub const COPY: &str = "Copy this file";

/// The two ways to check a signature, as they stand in the names of the files.
pub const VARIANTS: [(&str, &str); 2] = [("sdk", "With the official SDK"), ("by-hand", "By hand")];

/// The frameworks as the files' folders are called.
pub const FRAMEWORKS: [(&str, &str); 4] =
    [("express", "Express"), ("flask", "Flask"), ("django", "Django"), ("fastapi", "FastAPI")];

/// What stands in the place of a provider without a recipe.
pub const GENERIC: &str = "hmac";
pub const GENERIC_NAME: &str = "your own scheme";
/// Around the name of the service that was picked.
pub const STAND_IN: [&str; 2] = [
    "There is no recipe for ",
    " here. This one is for a scheme of your own; the playground below shows step by step what to \
     verify instead.",
];

/// What a reader has to know of a service's scheme.
#[must_use]
pub fn scheme(service: &str) -> Option<&'static str> {
    Some(match service {
        "hmac" => {
            "Signed are the time in X-Timestamp (unix seconds), a dot and the raw body, by \
             HMAC-SHA256 with your secret; X-Signature holds that in hexadecimal. A request that is \
             more than five minutes old is refused."
        }
        "github" | "shopify" => {
            "Neither a time nor the id in the header is signed: whoever catches a request can send it \
             again under another id. So let the work do no harm when it is done twice."
        }
        _ => return None,
    })
}

/// Why there is only the way by hand.
#[must_use]
pub fn no_sdk(framework: &str, service: &str) -> Option<&'static str> {
    Some(match (framework, service) {
        (_, "hmac") => "No SDK knows this scheme.",
        ("express", _) => return None,
        (_, "github") => "GitHub has no package for Python that checks signatures.",
        (_, "shopify") => "Shopify’s package for Python checks no signatures of webhooks.",
        _ => return None,
    })
}

/// What the record says: on which day, how many cases, how many milliseconds.
#[must_use]
pub fn ran(day: &str, cases: usize, milliseconds: u64) -> String {
    format!(
        "Passed all {cases} cases on {day}. Answered after {milliseconds} ms, with two seconds of \
         work still to do. It ran with"
    )
}
