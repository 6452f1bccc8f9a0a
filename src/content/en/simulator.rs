//! The simulator's short texts: labels, hints, buttons.

use crate::simulator::knobs::Knob;
use crate::simulator::run::{Lane, Often, PollKind};

pub const TITLE: &str = "Watch polling lose to a webhook";
pub const LEDE: &str =
    "Pick what happens, press start, and watch both apps wait for the same news.";

pub const IGNORED: &str =
    "Some of this link was not understood and was left out; the rest is open:";

pub const PICK: &str = "1. Pick what happens";
pub const SEARCH: &str = "Search events";
pub const SEARCH_HINT: &str = "payment, push, order…";
pub const NO_MATCH: &str = "No event matches. Try a shorter word, or clear the search.";
pub const PAYLOAD: &str = "What will travel";
pub const PAYLOAD_NOTE: &str =
    "A sample in the provider's own shape. People and amounts are invented.";

pub const PLAY: &str = "2. Press start";
pub const PLAYER: &str = "Player: two lanes and their time diagram";
pub const START: &str = "Start";
pub const RESUME: &str = "Play";
pub const PAUSE: &str = "Pause";
pub const AGAIN: &str = "Play again";
pub const BACK: &str = "Back";
pub const STEP: &str = "Step";
pub const RESTART: &str = "Restart";
pub const NEW_SEED: &str = "New seed";
pub const HAPPEN: &str = "Make it happen now";
pub const NOT_AGAIN: &str = "It has already happened. Restart to try again.";
pub const SOUND: &str = "Sound";
pub const SPEED: &str = "Speed";
pub const PLAYHEAD: &str = "Playhead";
pub const YOUR_APP: &str = "Your app";
pub const COPY_LINK: &str = "Copy link to this run";
pub const COPIED: &str = "Link copied. It opens this very run at this very moment.";
pub const COPY_FAILED: &str =
    "The browser did not allow copying. The link stands in the address bar.";
pub const NO_SCRIPT: &str = "This figure moves only with scripts switched on. Below stands the \
    time diagram of its first run, drawn.";

pub const KNOBS: &str = "4. Turn a knob";
pub const OFTEN: &str = "It happens";
pub const KIND: &str = "Polling kind";
pub const MORE: &str = "More: network, apps, ways of polling";
pub const TOTALS: &str = "Totals of all apps";
pub const TOTALS_HEAD: [&str; 7] =
    ["Way", "Requests", "Empty", "Events known", "Mean delay", "95 % within", "Longest"];
pub const LOG_ROOM: &str = "Table of the event log";
pub const LOG_HEAD: [&str; 3] = ["Time", "Lane", "What happened"];
pub const LOG: &str = "Event log";
/// After the number of lines left out; closes its row.
pub const LOG_EARLIER: &str =
    " earlier lines are not shown. Go back in time to see them.</td></tr>";
pub const LOG_EMPTY: &str = "Nothing has happened yet. Press start, or step.";

/// The marks of the time diagram: class and meaning.
pub const LEGEND: &[(&str, &str)] = &[
    ("legend-empty", "asked for nothing"),
    ("legend-hit", "brought the news"),
    ("legend-lost", "lost on the way"),
    ("legend-refused", "refused"),
    ("legend-struck", "it goes wrong"),
    ("legend-down", "your app is down"),
    ("legend-happened", "it happens"),
    ("legend-learned", "your app knows"),
    ("legend-gap", "the delay between"),
];

pub const KEYS_TITLE: &str = "Keys";
/// Shown beside the player; they work while it has the focus and nowhere else.
pub const KEYS: &[(&str, &str)] = &[
    ("Space", "play or pause"),
    ("→", "step to the next thing"),
    ("←", "step back"),
    ("Home", "to the start"),
    ("End", "to the end"),
    ("+ −", "faster, slower"),
    ("E", "make it happen now"),
    ("R", "restart"),
    ("N", "new seed"),
];

#[must_use]
pub const fn lane_title(lane: Lane) -> &'static str {
    match lane {
        Lane::Polling => "Polling",
        Lane::Webhook => "Webhook",
    }
}

#[must_use]
pub const fn lane_lede(lane: Lane) -> &'static str {
    match lane {
        Lane::Polling => "Your app keeps asking",
        Lane::Webhook => "The service calls your app",
    }
}

#[must_use]
pub const fn knob_label(knob: Knob, kind: PollKind) -> &'static str {
    match knob {
        Knob::PollEvery => match kind {
            PollKind::Short | PollKind::Conditional => "Poll every",
            PollKind::Long => "Hold each question for",
        },
        Knob::MeanGap => "One event every",
        Knob::Watch => "Watch for",
        Knob::LatencyMin => "A message takes at least",
        Knob::LatencyMax => "A message takes at most",
        Knob::Loss => "Messages lost",
        Knob::Clients => "Apps like yours",
    }
}

#[must_use]
pub const fn knob_hint(knob: Knob) -> &'static str {
    match knob {
        Knob::PollEvery => "How patient your app is between two questions.",
        Knob::MeanGap => "On average; the moments are random, like real life.",
        Knob::Watch => "The span of time on the axis.",
        Knob::LatencyMin => "One way, app to service or back.",
        Knob::LatencyMax => "Each message draws its own time between the two.",
        Knob::Loss => "Each message, each way, in both lanes alike.",
        Knob::Clients => "Each with events of its own; the picture follows the first.",
    }
}

#[must_use]
pub const fn often_label(often: Often) -> &'static str {
    match often {
        Often::Once => "just once",
        Often::Again => "again and again",
    }
}

#[must_use]
pub const fn kind_label(kind: PollKind) -> &'static str {
    match kind {
        PollKind::Short => "short",
        PollKind::Conditional => "conditional",
        PollKind::Long => "long",
    }
}

#[must_use]
pub const fn kind_hint(kind: PollKind) -> &'static str {
    match kind {
        PollKind::Short => "Ask, get an answer, wait, ask again.",
        PollKind::Conditional => {
            "Ask “changed since?”. A “304 Not Modified” answer is smaller, but it is still a request."
        }
        PollKind::Long => "The service holds the question until there is news, then answers.",
    }
}
