//! What a reader lets go wrong while the run goes on: one press, one fault at that moment.

use webhook_core::simulation::{Fault, FaultKind, Reach, Route};
use webhook_core::time::Micros;

/// What can go wrong at a press. The order is the order on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Drop,
    Delay,
    Duplicate,
    Reorder,
    Error,
    Timeout,
    Gone,
    TooMany,
    Down,
}

/// How much later a delayed message arrives, and for how long messages are held back to be let go
/// in the other order.
pub const DELAY: Micros = Micros::from_secs(5);
/// How long after the first a duplicate arrives.
pub const ECHO: Micros = Micros::from_secs(2);
/// What the app asks for with its 429, in seconds.
pub const RETRY_AFTER_S: u32 = 15;
/// How long the app is down.
pub const DOWNTIME: Micros = Micros::from_secs(20);
/// A link carries so many, and the list stays one that can be read.
pub const MOST: usize = 24;

impl Kind {
    pub const ALL: [Self; 9] = [
        Self::Drop,
        Self::Delay,
        Self::Duplicate,
        Self::Reorder,
        Self::Error,
        Self::Timeout,
        Self::Gone,
        Self::TooMany,
        Self::Down,
    ];

    /// Its word in a link; never to be changed.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Drop => "drop",
            Self::Delay => "delay",
            Self::Duplicate => "duplicate",
            Self::Reorder => "reorder",
            Self::Error => "500",
            Self::Timeout => "timeout",
            Self::Gone => "410",
            Self::TooMany => "429",
            Self::Down => "down",
        }
    }

    const fn answer(status: u16, retry_after: Option<u32>) -> FaultKind {
        FaultKind::Answer { status, retry_after }
    }
}

/// Something that goes wrong from a moment on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mishap {
    pub kind: Kind,
    pub at: Micros,
}

impl Mishap {
    /// From when to when the app is down, if it is.
    #[must_use]
    pub fn downtime(self) -> Option<(Micros, Micros)> {
        (self.kind == Kind::Down).then(|| (self.at, self.at + DOWNTIME))
    }

    /// As the engine plays it: most strike the next message that they concern, once.
    #[must_use]
    pub fn fault(self) -> Fault {
        let (from, once) = (self.at, Reach::Next(1));
        let (reach, kind) = match self.kind {
            Kind::Drop => (once, FaultKind::Drop { route: Route::ToApp }),
            Kind::Delay => (once, FaultKind::Delay { route: Route::ToApp, by: DELAY }),
            Kind::Duplicate => (once, FaultKind::Duplicate { after: ECHO }),
            Kind::Reorder => (Reach::Until(from + DELAY), FaultKind::Reorder),
            Kind::Error => (once, Kind::answer(500, None)),
            Kind::Timeout => (once, FaultKind::NoAnswer),
            Kind::Gone => (once, Kind::answer(410, None)),
            Kind::TooMany => (once, Kind::answer(429, Some(RETRY_AFTER_S))),
            Kind::Down => (Reach::Until(from + DOWNTIME), FaultKind::Down),
        };
        Fault { from, reach, kind }
    }
}

/// Adds one where its moment belongs.
pub fn insert(mishaps: &mut Vec<Mishap>, mishap: Mishap) {
    let place = mishaps.partition_point(|other| other.at <= mishap.at);
    mishaps.insert(place, mishap);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::model::{Model, Msg};
    use crate::simulator::run::Lane;
    use crate::simulator::view_model;
    use crate::ui::store::Panel;
    use webhook_core::provider::find_sender;
    use webhook_core::simulation::{Counts, MessageKind, What};

    /// A run in which this goes wrong just before the event, delivered by this sender's rules.
    fn run(sender: &str, kind: Kind) -> Model {
        let mut model = Model::default();
        for msg in [
            Msg::Rules(find_sender(sender)),
            Msg::Seek(Micros::from_secs(2)),
            Msg::MakeItHappen,
            Msg::Back,
            Msg::GoWrong(kind),
            Msg::ToEnd,
        ] {
            model.apply(msg);
        }
        model
    }

    fn webhook(sender: &str, kind: Kind) -> Counts {
        view_model::lane(&run(sender, kind), Lane::Webhook).counts
    }

    fn says(model: &Model, is_said: impl Fn(&What) -> bool) -> bool {
        model.run.webhook.timeline.records().iter().any(|record| is_said(&record.what))
    }

    #[test]
    fn an_event_dropped_by_one_who_never_tries_again_is_lost() {
        assert_eq!(webhook("github", Kind::Drop).lost, 1);
        let slack = webhook("slack", Kind::Drop);
        assert_eq!((slack.lost, slack.delivered, slack.attempts), (0, 1, 2));
    }

    #[test]
    fn what_is_delivered_twice_is_told_again_and_acted_on_again_unless_it_is_recognised() {
        let mut model = run("github", Kind::Duplicate);
        let counts = |model: &Model| view_model::lane(model, Lane::Webhook).counts;
        assert_eq!((counts(&model).duplicates, counts(&model).double()), (1, 0));
        model.apply(Msg::Recognise(false));
        model.apply(Msg::ToEnd);
        assert_eq!((counts(&model).duplicates, counts(&model).double()), (1, 1));
    }

    #[test]
    fn an_app_that_never_answers_is_called_again() {
        let counts = webhook("slack", Kind::Timeout);
        assert_eq!((counts.attempts, counts.delivered, counts.duplicates), (2, 1, 1));
    }

    #[test]
    fn answers_are_what_the_button_says() {
        #[track_caller]
        fn check(kind: Kind, status: u16, retry_after: Option<u32>) {
            let reply = MessageKind::Reply { status, retry_after };
            let sent = |what: &What| matches!(what, What::Sent(message) if message.kind == reply);
            assert!(says(&run("github", kind), sent), "{kind:?}");
        }
        check(Kind::Error, 500, None);
        check(Kind::Gone, 410, None);
        check(Kind::TooMany, 429, Some(RETRY_AFTER_S));
        check(Kind::Down, 503, None);
    }

    #[test]
    fn the_answer_gone_turns_the_endpoint_off_where_the_sender_says_so() {
        assert_eq!(webhook("typeform", Kind::Gone).disabled, 1);
        assert_eq!(webhook("github", Kind::Gone).disabled, 0);
    }

    #[test]
    fn a_delay_and_a_reordering_come_late_and_nothing_is_lost() {
        let calm = webhook("github", Kind::TooMany);
        assert_eq!(calm.delivered, 0, "a refusal is not a delay");
        for kind in [Kind::Delay, Kind::Reorder] {
            let model = run("github", kind);
            let delay = view_model::lane(&model, Lane::Webhook).delay;
            assert!(delay > Some(Micros::from_secs(4)), "{kind:?}: {delay:?}");
        }
    }

    #[test]
    fn what_was_shown_stays_as_it_was_and_undoing_brings_the_old_run_back() {
        let mut model = Model::default();
        model.apply(Msg::Seek(Micros::from_secs(4)));
        let before = model.run.polling.seen(Micros::from_secs(4)).to_vec();
        let records = model.run.polling.timeline.records().to_vec();
        for kind in Kind::ALL {
            model.apply(Msg::GoWrong(kind));
            assert_eq!(model.run.polling.seen(Micros::from_secs(4)), before, "{kind:?}");
        }
        assert_ne!(model.run.polling.timeline.records(), records);
        for _ in Kind::ALL {
            model.apply(Msg::Undo(0));
        }
        model.apply(Msg::Undo(0));
        assert_eq!(model.run.polling.timeline.records(), records);
    }

    #[test]
    fn a_mishap_long_after_everything_does_not_stretch_the_run() {
        let mut model = Model::default();
        let plain = model.run.polling.timeline.duration();
        model.settings.mishaps.push(Mishap { kind: Kind::Down, at: Micros::DAY });
        model.apply(Msg::PollKind(model.settings.kind));
        assert_eq!(model.run.polling.timeline.duration(), plain + Micros::from_secs(90));
    }

    #[test]
    fn nothing_goes_wrong_past_the_end_or_without_end() {
        let mut model = Model::default();
        model.apply(Msg::ToEnd);
        model.apply(Msg::GoWrong(Kind::Drop));
        assert_eq!(model.settings.mishaps, []);
        model.apply(Msg::ToStart);
        for _ in 0..MOST + 3 {
            model.apply(Msg::GoWrong(Kind::Down));
        }
        assert_eq!(model.settings.mishaps.len(), MOST);
    }
}
