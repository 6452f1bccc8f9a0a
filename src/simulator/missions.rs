//! Things to try, each of which ticks itself as soon as it has happened on the page.

use webhook_core::simulation::{Counts, MessageKind, What};

use super::model::Model;
use super::run::Lane;

/// What there is to try. The order is the order on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mission {
    Lose,
    Twice,
    Harmless,
    Equal,
    Late,
    TurnedOff,
}

impl Mission {
    pub const ALL: [Self; 6] =
        [Self::Lose, Self::Twice, Self::Harmless, Self::Equal, Self::Late, Self::TurnedOff];

    /// Its word in a link; never to be changed.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Lose => "lose",
            Self::Twice => "twice",
            Self::Harmless => "harmless",
            Self::Equal => "equal",
            Self::Late => "late",
            Self::TurnedOff => "off",
        }
    }
}

/// Of fewer events, polling may hit each by luck.
const FEW: u64 = 3;

/// Which missions are done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done(u8);

impl Done {
    #[must_use]
    pub const fn has(self, mission: Mission) -> bool {
        self.0 & (1 << mission as u8) != 0
    }

    pub const fn tick(&mut self, mission: Mission) {
        self.0 |= 1 << mission as u8;
    }

    /// What either has.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[must_use]
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }
}

/// What is done once this is on the screen.
#[must_use]
pub fn ticked(model: &Model) -> Done {
    let mut done = model.done;
    let [polling, webhook] = Lane::BOTH.map(|lane| model.run.story(lane).counts(model.player.at));
    for mission in Mission::ALL {
        if !done.has(mission) && is_reached(mission, model, &polling, &webhook) {
            done.tick(mission);
        }
    }
    done
}

fn is_reached(mission: Mission, model: &Model, polling: &Counts, webhook: &Counts) -> bool {
    let all_known = |counts: &Counts| counts.events > 0 && counts.delivered == counts.events;
    match mission {
        Mission::Lose => webhook.lost > 0,
        Mission::Twice => webhook.double() > 0,
        Mission::Harmless => {
            model.done.has(Mission::Twice) && webhook.duplicates > 0 && webhook.double() == 0
        }
        Mission::Equal => {
            model.player.at >= model.run.end
                && webhook.events >= FEW
                && (1..=webhook.requests).contains(&polling.requests)
        }
        Mission::Late => all_known(webhook) && was_down(model),
        Mission::TurnedOff => webhook.disabled > 0,
    }
}

/// Whether a delivery has met an app that was down.
fn was_down(model: &Model) -> bool {
    let seen = model.run.story(Lane::Webhook).seen(model.player.at);
    let down = MessageKind::Reply { status: 503, retry_after: None };
    seen.iter().any(|record| matches!(record.what, What::Sent(message) if message.kind == down))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::knobs::Knob;
    use crate::simulator::mishap::Kind;
    use crate::simulator::model::Msg;
    use crate::simulator::run::Often;
    use crate::ui::store::Panel;
    use webhook_core::provider::find_sender;
    use webhook_core::time::Micros;

    /// What is ticked after an event made at two seconds, with this done just before it.
    #[track_caller]
    fn check(messages: &[Msg], expect: &[Mission]) -> Model {
        let mut model = Model::default();
        for msg in [Msg::Seek(Micros::from_secs(2)), Msg::MakeItHappen, Msg::Back] {
            model.apply(msg);
        }
        for msg in messages {
            model.apply(msg.clone());
        }
        let ticked: Vec<_> = Mission::ALL.into_iter().filter(|it| model.done.has(*it)).collect();
        assert_eq!(ticked, expect);
        model
    }

    fn rules(sender: &str) -> Msg {
        let sender = find_sender(sender);
        assert!(sender.is_some());
        Msg::Rules(sender)
    }

    #[test]
    fn each_mission_ticks_itself_when_it_has_happened_and_not_before() {
        let wrong = Msg::GoWrong;
        check(&[Msg::ToEnd], &[]);
        check(&[rules("github"), wrong(Kind::Drop)], &[]);
        check(&[rules("github"), wrong(Kind::Drop), Msg::ToEnd], &[Mission::Lose]);
        check(&[rules("slack"), wrong(Kind::Drop), Msg::ToEnd], &[]);
        check(&[wrong(Kind::Duplicate), Msg::ToEnd], &[]);
        check(&[rules("slack"), wrong(Kind::Down), Msg::ToEnd], &[Mission::Late]);
        check(
            &[rules("typeform"), wrong(Kind::Gone), Msg::ToEnd],
            &[Mission::Lose, Mission::TurnedOff],
        );
        let again = [Msg::Often(Often::Again), Msg::Enter(Knob::Watch, "60".into()), Msg::ToEnd];
        check(&again, &[]);
        let seldom = Msg::Enter(Knob::PollEvery, "12".into());
        check(&[&again[..], &[seldom, Msg::ToEnd]].concat(), &[Mission::Equal]);
    }

    #[test]
    fn twice_has_to_be_seen_before_it_is_made_harmless() {
        let twice = [Msg::Recognise(false), Msg::GoWrong(Kind::Duplicate), Msg::ToEnd];
        let mut model = check(&twice, &[Mission::Twice]);
        model.apply(Msg::Recognise(true));
        model.apply(Msg::ToEnd);
        assert!(model.done.has(Mission::Harmless));
        assert_eq!(model.done.count(), 2);
    }
}
