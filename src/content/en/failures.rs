//! What goes wrong on purpose: the short texts of console, missions and fork.

use crate::content::format::clock;
use crate::simulator::mishap::Kind;
use crate::simulator::missions::{Done, Mission};
use crate::simulator::model::Cannot;
use crate::simulator::turn::{Turn, Turned};

pub const CONSOLE: &str = "3. Let something go wrong";
pub const CONSOLE_LEDE: &str = "Each press does it at the moment of the playhead, to both lanes. \
    Most strike the next message once.";
pub const RULES: &str = "The webhook follows the rules of";
pub const OWN_RULES: &str = "whoever sends the event";
pub const RECOGNISES: &str = "Your app recognises events it knows";
pub const DONE: &str = "What you did";
pub const NOTHING_DONE: &str = "Nothing went wrong yet.";
pub const UNDO: &str = "Undo";
pub const TALLY: &str = "What it cost so far";
pub const TALLY_HEAD: [&str; 6] =
    ["Way", "Known", "Lost", "Told again", "Acted on again", "Refused or unheard"];
pub const TURNED_OFF: &str = " Endpoint turned off.";

#[must_use]
pub const fn cannot(why: Cannot) -> &'static str {
    match why {
        Cannot::Over => "The run is over. Go back in time, or restart.",
        Cannot::TooMany => "The list is full. Undo something first.",
    }
}

/// A button of the console.
#[must_use]
pub const fn press(kind: Kind) -> &'static str {
    match kind {
        Kind::Drop => "Drop the next message",
        Kind::Delay => "Delay it by 5 s",
        Kind::Duplicate => "Deliver it twice",
        Kind::Reorder => "Reorder for 5 s",
        Kind::Error => "Answer 500",
        Kind::Timeout => "Answer nothing",
        Kind::Gone => "Answer 410, gone",
        Kind::TooMany => "Answer 429, wait 15 s",
        Kind::Down => "App down for 20 s",
    }
}

/// The same in the list of what was done and in the log.
#[must_use]
pub const fn done(kind: Kind) -> &'static str {
    match kind {
        Kind::Drop => "the next message to your app is dropped",
        Kind::Delay => "the next message to your app takes 5 s longer",
        Kind::Duplicate => "the next call is sent twice",
        Kind::Reorder => "messages to your app are held for 5 s and arrive last one first",
        Kind::Error => "your app answers the next news with 500",
        Kind::Timeout => "your app takes the next call in and never answers",
        Kind::Gone => "your app answers the next news with 410, gone",
        Kind::TooMany => "your app answers the next news with 429 and “Retry-After: 15”",
        Kind::Down => "your app is down for 20 s",
    }
}

pub const MISSIONS: &str = "6. Missions";
pub const MISSIONS_LINK: &str = "Missions";
pub const MISSIONS_LEDE: &str = "They tick themselves as it happens, and the link keeps the ticks.";
pub const MISSION_DONE: &str = "Done: ";
pub const MISSION_OPEN: &str = "To do: ";

#[must_use]
pub const fn mission(mission: Mission) -> &'static str {
    match mission {
        Mission::Lose => "Lose an event for good. Whose rules make it easy?",
        Mission::Twice => {
            "Have one event delivered twice, and your app act on it twice. It has to forget what it \
             knows."
        }
        Mission::Harmless => "Now make it harmless: the same call twice, and no second act.",
        Mission::Equal => {
            "Let it happen again and again, for a while, and find the interval at which polling \
             sends no more requests than the webhook. What does that do to the delay?"
        }
        Mission::Late => "Be down when the call comes, and get the event all the same.",
        Mission::TurnedOff => "Give the answer after which a service turns your endpoint off.",
    }
}

pub const FORK: &str = "5. Ask: what if, from here on?";
pub const FORK_LEDE: &str = "A press changes one thing from the moment of the playhead on, and plays the \
    run a second time. Up to that moment both are the same, to the microsecond.";
pub const NO_FORK: &str = "No second run";
pub const AS_IT_IS: &str = "as it is";
pub const OTHERWISE: &str = "what if";
pub const FORK_TABLE: &str = "Both runs, up to the same moment";
pub const FORK_HEAD: [&str; 6] =
    ["Run", "Requests", "Known", "Lost", "Mean delay", "Acted on again"];

/// The turn that was chosen, and its moment.
#[must_use]
pub fn turned(Turned { turn, at }: Turned) -> String {
    format!("From {} on: {}.", clock(at), self::turn(turn).to_lowercase())
}

/// How many missions are done.
#[must_use]
pub fn missions(done: Done) -> String {
    format!("{} of {} done", done.count(), Mission::ALL.len())
}

#[must_use]
pub const fn turn(turn: Turn) -> &'static str {
    match turn {
        Turn::Loss => "Half of all messages get lost",
        Turn::SlowNetwork => "Every message takes 4 s",
        Turn::Seldom => "Poll a quarter as often",
        Turn::Often => "Poll four times as often",
        Turn::SlowAnswer => "Answer after 40 s of work",
        Turn::Forgets => "Your app recognises nothing",
        Turn::NoRetry => "The service tries only once",
    }
}
