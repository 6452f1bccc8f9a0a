//! Part 7: common mistakes.

use webhook_core::provider::Basis;
use webhook_core::simulation::{Counts, Exposure, Memory, Mistake};

use crate::content::format::count;
use crate::content::policy::short;
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

pub const ARRIVES: &str = "What reaches your app";
pub const ACTS: &str = "What your app does about it";
pub const ADDRESS: &str = "Your address is";
/// What an order of the sample shop costs, in euros.
const PRICE: u64 = 49;

#[must_use]
pub const fn id(mistake: Mistake) -> &'static str {
    match mistake {
        Mistake::NoVerification => "mend-verification",
        Mistake::SlowAnswer => "mend-answer",
        Mistake::NoDeduplication => "mend-duplicates",
        Mistake::ExposedAddress => "mend-address",
    }
}

#[must_use]
pub const fn title(mistake: Mistake) -> &'static str {
    match mistake {
        Mistake::NoVerification => "A stranger posts payments",
        Mistake::SlowAnswer => "The work comes before the answer",
        Mistake::NoDeduplication => "The same event comes again",
        Mistake::ExposedAddress => "Somebody finds the address",
    }
}

/// The switch.
#[must_use]
pub const fn mend(mistake: Mistake) -> &'static str {
    match mistake {
        Mistake::NoVerification => "Verify, with a tolerance, and remember ids",
        Mistake::SlowAnswer => "Answer first, then work",
        Mistake::NoDeduplication => "Remember the ids of events",
        Mistake::ExposedAddress => "Verify, whoever knows the address",
    }
}

/// What a run came to, in money and mails.
#[must_use]
pub fn told(mistake: Mistake, counts: &Counts) -> String {
    let Counts { forged, deceived, requests, events, duplicates, .. } = *counts;
    let double = counts.double();
    match mistake {
        Mistake::NoVerification if deceived > 0 => format!(
            "{deceived} of {forged} forged “payment succeeded” are believed: unsigned ones, some signed \
             with another secret, and recorded ones sent again. {deceived} orders leave the house \
             unpaid, which is {} €.",
            count(deceived * PRICE)
        ),
        Mistake::NoVerification => {
            format!("{forged} forged “payment succeeded” come, and none is believed. It costs 0 €.")
        }
        Mistake::SlowAnswer if double > 0 => format!(
            "The work takes eight seconds, and the service waits five. So it calls {requests} times for \
             {events} events, and {double} mails go out too many."
        ),
        Mistake::SlowAnswer => {
            format!("{requests} calls for {events} events, all answered at once. 0 mails too many.")
        }
        Mistake::NoDeduplication if double > 0 => format!(
            "{duplicates} calls come again, because an answer got lost or the service sent twice. \
             {double} customers are charged again, which is {} €.",
            count(double * PRICE)
        ),
        Mistake::NoDeduplication => {
            format!("{duplicates} calls come again and are recognised. It costs 0 €.")
        }
        Mistake::ExposedAddress if deceived > 0 => format!(
            "After a minute a stranger has found the address and posts: {deceived} of {forged} posts are \
             believed, which is {} €.",
            count(deceived * PRICE)
        ),
        Mistake::ExposedAddress => {
            format!("A stranger posts {forged} times, and none is believed. It costs 0 €.")
        }
    }
}

/// What an app has to remember of what these services deliver.
#[must_use]
pub fn memory(needed: &[(&str, Basis, Memory)]) -> String {
    let each = needed.iter().map(|(service, basis, Memory { size, expiry })| {
        let assumed = if *basis == Basis::Assumed { " (assumed)" } else { "" };
        format!("{service}{assumed} {}, up to {} ids", short(*expiry), count((*size).into()))
    });
    format!(
        "How much to remember follows from the retries: an id is needed for as long as the service may \
         call again, and as a signature counts. At one event a minute that is, by these rules: {}.",
        each.collect::<Vec<_>>().join("; ")
    )
}

#[must_use]
pub fn mended(mistake: Mistake, counts: &Counts) -> String {
    format!("{}: {}", mend(mistake), told(mistake, counts))
}

#[must_use]
pub const fn address(bits: u32) -> &'static str {
    match bits {
        0..=12 => "a word, such as /webhook",
        13..=40 => "six random letters",
        41..=80 => "sixteen random digits of hexadecimal",
        _ => "a random UUID",
    }
}

/// How long somebody has to guess.
#[must_use]
pub fn exposed(exposure: Exposure) -> String {
    let Some(seconds) = exposure.seconds_to_find() else { return String::new() };
    let long = match seconds {
        0..120 => format!("{seconds} seconds"),
        120..7_200 => format!("{} minutes", seconds / 60),
        7_200..172_800 => format!("{} hours", seconds / 3_600),
        172_800..63_072_000 => format!("{} days", seconds / 86_400),
        _ => years(seconds / 31_557_600),
    };
    format!(
        "{} bits nobody can know. At {} guesses a second it takes {long} on average to find it. A link \
         that leaks is found at once, so change it then, and verify all the same.",
        exposure.bits, exposure.guesses_per_s
    )
}

fn years(years: u128) -> String {
    match years {
        0..1_000_000 => format!("{years} years"),
        1_000_000..1_000_000_000 => format!("{} million years", years / 1_000_000),
        _ => "far longer than the universe has been".to_owned(),
    }
}
