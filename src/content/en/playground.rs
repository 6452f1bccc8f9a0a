//! The playground's short texts: labels, hints, buttons.

use crate::playground::attack::Attack;
use crate::playground::body::LineEnds;
use crate::playground::export::Tool;
use crate::playground::form::{Clock, Mode};
use crate::playground::scheme::{Holds, OwnChoice, OwnText, Written};

pub const TITLE: &str = "Sign it, verify it, see every step";
pub const LEDE: &str = "A signature proves who sent a webhook and that nobody changed it on the way. \
    Pick a provider and sign as it does, or paste a request of your own and see why it verifies, or \
    why it does not. Nothing you enter leaves this page.";

pub const NO_SCRIPT: &str = "Signing and verifying needs scripts switched on. Below stands the \
    example of the first provider, step by step.";

pub const MODE: &str = "What you want to do";
pub const PROVIDER: &str = "Provider";
pub const PROVIDER_SEARCH: &str = "Search providers";
pub const PROVIDER_HINT: &str = "Stripe, GitHub, LINE…";
pub const PROVIDER_NONE: &str = "No provider matches. Try a shorter word, or clear the search.";
pub const RECENT: &str = "Used just now";
pub const ALL_PROVIDERS: &str = "All";
pub const EVENT: &str = "Example";
pub const VARIANT: &str = "Which of its schemes";
pub const VARIANT_AUTO: &str = "whichever the request shows";

pub const IGNORED: &str = "Some of this link was not understood and was left out:";

pub const PASTE: &str = "Paste the request you received";
pub const PASTE_HINT: &str = "Headers, a raw request, a curl command, or a HAR entry";
pub const READ_PASTE: &str = "Read it";

pub const OWN: &str = "Your own";

pub const SECRETS: &str = "Secret";
pub const OTHER_SECRETS: &str = "More secrets, while one is being rotated";
pub const OTHER_SECRETS_HINT: &str = "One to a line, at most seven. Any of them may match.";
pub const PUBLIC_KEY: &str = "Public key";
pub const NEW_PAIR: &str = "New throw-away pair";
pub const NEVER_KEPT: &str =
    "Stays in this tab's memory: not in the address, not in storage, not on the network.";

pub const REQUEST: &str = "Request";
pub const METHOD: &str = "Method";
pub const URL: &str = "Address, as the provider was told it";
pub const HEADERS: &str = "Headers";
pub const HEADERS_HINT: &str = "One to a line: Name: value";
pub const BODY: &str = "Body";
pub const LINE_ENDS: &str = "Line ends";
pub const BODY_FILE: &str = "Take the exact bytes of a file";
pub const BODY_FILE_HINT: &str = "Or drop a file onto the body.";
pub const BODY_NOT_TEXT: &str = "A text field cannot hold these bytes unchanged, so the body is shown \
    but not edited here. Its bytes are kept as they are.";
pub const EDIT_ANYWAY: &str = "Edit as text all the same";
pub const CONTENT_LENGTH: &str = "Content-Length, if you know it";
pub const MESSAGE_ID: &str = "Message id";
pub const NOW: &str = "Now";
pub const FIXED_NOW: &str = "Moment, in Unix seconds";
pub const START_OVER: &str = "Start over with the example";

pub const SIGNED_HEADERS: &str = "The headers that signing adds";
pub const VERIFY_THIS: &str = "Verify this request";
pub const COPY_HEADERS: &str = "Copy headers";
pub const COPY_COMMAND: &str = "Copy command";
pub const COPIED: &str = "Copied.";
pub const COPY_FAILED: &str = "The browser did not allow copying. Select the text and copy it.";

pub const RECIPE: &str = "The recipe: what is signed";
pub const RECIPE_NOTE: &str =
    "Exactly these bytes, nothing between the parts. Each part leads to the field it comes from.";
pub const STEPS: &str = "Step by step, down to the bytes";
pub const STEP_RECEIVED: &str = "1. What the request carries";
pub const STEP_KEY: &str = "2. From the secret to the key";
pub const STEP_CONTENT: &str = "3. The signed content, as bytes";
pub const STEP_INSIDE: &str = "4. Inside the algorithm";
pub const STEP_COMPARE: &str = "5. Comparing signatures";
pub const STEP_TIME: &str = "6. Time and what else is checked";

pub const FLIP: &str = "Flip one character";
pub const FLIP_AT: &str = "Byte of the body";
pub const FLIP_NOTE: &str = "Type its number and see what the smallest change does to the digest.";
pub const BYTES: &str = "The body as bytes";

pub const ATTACKS: &str = "Attack it";
pub const ATTACKS_NOTE: &str = "Each attack is tried on your request, signed with your secret, and on \
    the example of every provider here.";

pub const EXPORT: &str = "Take it away";
pub const COMMAND: &str = "The command";
pub const EXPORT_AS: &str = "As a command for";
pub const NEEDS_FILE: &str = "The body is too long for a command: the fixture has it as ";
pub const SIGN_AFRESH: &str = "Sign again, now";
pub const FIXTURE: &str = "Download as a fixture";
pub const LINK: &str = "Copy link without secrets";
pub const LINK_COPIED: &str = "Link copied. It carries everything but secrets.";
pub const SAVED: &str =
    "The fixture holds the secret too: body.bin, headers.txt, secret.txt, expected.json.";
pub const NOT_SAVED: &str = "The browser did not allow the download.";
pub const EXPORT_NOTE: &str = "The command sends exactly these bytes. The fixture is for a test of \
    your own; it holds the secret, a link never does.";

#[must_use]
pub const fn mode_label(mode: Mode) -> &'static str {
    match mode {
        Mode::Sign => "Sign",
        Mode::Verify => "Verify",
    }
}

#[must_use]
pub const fn clock_label(clock: Clock) -> &'static str {
    match clock {
        Clock::Fixed => "a fixed moment",
        Clock::Live => "the live clock",
    }
}

#[must_use]
pub const fn tool_label(tool: Tool) -> &'static str {
    match tool {
        Tool::Curl => "curl",
        Tool::PowerShell => "PowerShell",
        Tool::HttPie => "HTTPie",
    }
}

#[must_use]
pub const fn own_text_label(text: OwnText) -> &'static str {
    match text {
        OwnText::Template => "What is signed: {body}, {timestamp}, {id}, {method}, {url}, {secret}",
        OwnText::Header => "Header of the signature",
        OwnText::Prefix => "Before the signature, its pair’s name, or its version",
        OwnText::Time => "Header of the time, or its pair’s name",
        OwnText::Id => "Header of the id",
        OwnText::Tolerance => "Tolerance in seconds, empty for none",
    }
}

#[must_use]
pub const fn own_choice_label(choice: OwnChoice) -> &'static str {
    match choice {
        OwnChoice::Algorithm => "Algorithm",
        OwnChoice::Encoding => "The signature is written in",
        OwnChoice::Framing => "In the header stands",
        OwnChoice::Key => "The secret is written as",
    }
}

#[must_use]
pub const fn holds_label(holds: Holds) -> &'static str {
    match holds {
        Holds::One => "one signature",
        Holds::Pairs => "pairs: t=…,v1=…",
        Holds::Versions => "versions: v1,… v1,…",
    }
}

#[must_use]
pub const fn written_label(written: Written) -> &'static str {
    match written {
        Written::Text => "text",
        Written::Base64 => "base64 bytes",
        Written::Hex => "hexadecimal bytes",
    }
}

#[must_use]
pub const fn line_ends_label(ends: LineEnds) -> &'static str {
    match ends {
        LineEnds::Lf => "LF",
        LineEnds::CrLf => "CR LF",
    }
}

#[must_use]
pub const fn attack_label(attack: Attack) -> &'static str {
    match attack {
        Attack::ChangeAmount => "Change the amount",
        Attack::ReplayAfterAnHour => "Replay it after an hour",
        Attack::WrongSecret => "Sign with another secret",
        Attack::Reserialise => "Write the JSON again",
        Attack::SwapHeader => "Swap the headers",
    }
}

#[must_use]
pub const fn attack_means(attack: Attack) -> &'static str {
    match attack {
        Attack::ChangeAmount => "Somebody on the way makes a number in the body one larger.",
        Attack::ReplayAfterAnHour => {
            "Somebody recorded the request and sends it again, unchanged, an hour later."
        }
        Attack::WrongSecret => {
            "Somebody who does not know the secret signs the request with a secret of their own."
        }
        Attack::Reserialise => {
            "Your framework reads the JSON and writes it again with other blanks."
        }
        Attack::SwapHeader => {
            "Somebody puts the genuine headers of another delivery onto this body."
        }
    }
}
