//! What can happen to the simulator, and what must not.

use super::super::run::Lane;
use super::super::view_model;
use super::*;

fn after(messages: impl IntoIterator<Item = Msg>) -> Model {
    let mut model = Model::default();
    for msg in messages {
        model.apply(msg);
    }
    model
}

fn event(provider: &str, event: &str) -> (&'static Provider, &'static EventType) {
    let provider = provider::find(provider).unwrap();
    (provider, provider.event(event).unwrap())
}

#[test]
fn start_plays_to_the_end_and_stops_there() {
    let mut model = after([Msg::Toggle]);
    assert!(model.wants_frames());
    for _ in 0..100_000 {
        if !model.wants_frames() {
            break;
        }
        model.apply(Msg::Frame(16.0));
    }
    assert_eq!(model.player.at, model.run.end);
    assert!(!model.player.playing && !model.wants_frames());
}

#[test]
fn a_frame_that_meets_nothing_new_wakes_no_view() {
    let mut model = after([Msg::Toggle, Msg::Speed(0)]);
    let next = model.run.next_after(Micros::ZERO).unwrap();
    assert_eq!(model.apply(Msg::Frame(1.0)), Change::Moved);
    assert!(model.player.at < next);
    model.apply(Msg::Seek(Micros(next.0 - 1)));
    model.apply(Msg::Toggle);
    assert_eq!(model.apply(Msg::Frame(16.0)), Change::Told);
}

#[test]
fn stepping_visits_every_moment_there_and_back() {
    let mut model = Model::default();
    let mut there = vec![model.player.at];
    while model.player.at < model.run.end {
        model.apply(Msg::Step);
        there.push(model.player.at);
    }
    let mut back = vec![model.player.at];
    while model.player.at > Micros::ZERO {
        model.apply(Msg::Back);
        back.push(model.player.at);
    }
    back.reverse();
    assert!(there.len() > 10, "{there:?}");
    assert_eq!(there, back);
}

#[test]
fn a_single_event_made_by_the_reader_happens_now_and_only_once() {
    let mut model = after([Msg::Toggle, Msg::Frame(100.0)]);
    let before = model.player.at;
    assert!(model.can_make_it_happen());
    model.apply(Msg::MakeItHappen);
    assert_eq!(model.run.happenings, [Micros(before.0 + 1)]);
    model.apply(Msg::Frame(16.0));
    assert!(!model.can_make_it_happen());
    let run = Arc::clone(&model.run);
    model.apply(Msg::MakeItHappen);
    assert!(Arc::ptr_eq(&run, &model.run), "nothing was simulated anew");
}

#[test]
fn making_it_happen_leaves_what_was_already_seen_as_it_was() {
    let mut model = after([Msg::Seek(Micros::from_secs(3))]);
    let told = |model: &Model| -> Vec<_> {
        let records = model.run.polling.timeline.records().iter();
        records.filter(|record| record.at <= Micros::from_secs(3)).copied().collect()
    };
    let before = told(&model);
    model.apply(Msg::MakeItHappen);
    assert_eq!(told(&model), before);
}

#[test]
fn one_more_event_joins_those_that_come_by_themselves() {
    let mut model = after([Msg::Often(Often::Again), Msg::Seek(Micros::from_secs(1))]);
    let mut expect = model.run.happenings.clone();
    model.apply(Msg::MakeItHappen);
    expect.push(Micros(1_000_001));
    expect.sort_unstable();
    assert_eq!(model.run.happenings, expect);
}

#[test]
fn a_new_seed_is_a_new_world_and_a_restart_the_same_one() {
    let model = after([Msg::ToEnd, Msg::Restart]);
    let first = model.run.happenings.clone();
    assert_eq!(first, Model::default().run.happenings);
    let model = after([Msg::NewSeed]);
    assert_ne!(model.run.happenings, first);
    assert_eq!(model.player.at, Micros::ZERO);
}

#[test]
fn both_lanes_meet_the_same_events_whatever_is_turned() {
    let turned = [
        Msg::PollKind(PollKind::Long),
        Msg::Enter(Knob::PollEvery, "7".into()),
        Msg::Often(Often::Again),
        Msg::Enter(Knob::Loss, "30".into()),
    ];
    let mut model = Model::default();
    for msg in turned {
        model.apply(msg);
        let happened = |story: &super::super::run::Story| -> Vec<_> {
            let records = story.timeline.records().iter();
            let happened = records.filter(|record| {
                matches!(record.what, webhook_core::simulation::What::Happened { .. })
            });
            happened.map(|record| record.at).collect()
        };
        assert_eq!(happened(&model.run.polling), happened(&model.run.webhook));
    }
}

#[test]
fn every_knob_can_be_turned_to_both_ends_of_every_way_of_polling() {
    for (often, kind) in Often::ALL.into_iter().flat_map(|o| PollKind::ALL.map(|k| (o, k))) {
        for knob in Knob::ALL {
            for position in [0, SLIDER_STEPS] {
                let turned = [Msg::Often(often), Msg::PollKind(kind), Msg::Slide(knob, position)];
                let model = after(turned);
                let clients = model.settings.clients();
                for lane in Lane::BOTH {
                    assert_eq!(model.settings.scenario(lane, clients).clients(), clients);
                }
            }
        }
    }
}

#[test]
fn a_refused_number_leaves_the_run_alone() {
    let mut model = Model::default();
    let run = Arc::clone(&model.run);
    model.apply(Msg::Enter(Knob::PollEvery, "soon".into()));
    assert!(Arc::ptr_eq(&run, &model.run));
    assert!(model.settings.knobs.refusal(Knob::PollEvery).is_some());
}

#[test]
fn another_event_changes_the_words_and_not_the_playhead() {
    let (provider, event) = event("github", "push");
    let model = after([Msg::Seek(Micros::from_secs(2)), Msg::Pick(provider, event)]);
    assert_eq!(model.player.at, Micros::from_secs(2));
    assert_eq!(model.settings.event.id, "push");
}

#[test]
fn the_totals_of_many_apps_come_in_slices_and_balance() {
    let mut model = after([Msg::Enter(Knob::Clients, "500".into()), Msg::Often(Often::Again)]);
    let mut slices = 0;
    while model.wants_frames() {
        model.apply(Msg::Frame(16.0));
        slices += 1;
    }
    let totals = model.totals.unwrap();
    assert!(slices > 1, "{slices}");
    assert_eq!(totals.polling.counts.events, totals.webhook.counts.events);
    let counts = totals.polling.counts;
    assert_eq!(counts.events, counts.delivered + counts.lost + counts.pending);
}

#[test]
fn a_second_run_is_the_first_up_to_its_moment_and_otherwise_from_then_on() {
    for turn in Turn::ALL {
        let turned = [
            Msg::Often(Often::Again),
            Msg::Recognise(true),
            Msg::Enter(Knob::Watch, "120".into()),
            Msg::GoWrong(Kind::Duplicate),
            Msg::Seek(Micros::from_secs(20)),
            Msg::GoWrong(Kind::Error),
            Msg::GoWrong(Kind::Duplicate),
            Msg::Rules(provider::find_sender("slack")),
            Msg::Fork(Some(turn)),
        ];
        let model = after(turned);
        let forked = model.forked.clone().unwrap();
        let lanes = Lane::BOTH;
        let records = |run: &Run, lane| run.story(lane).timeline.records().to_vec();
        let moment = Micros::from_secs(20);
        for lane in lanes {
            assert_eq!(model.run.story(lane).seen(moment), forked.story(lane).seen(moment));
        }
        let differs = lanes.map(|lane| records(&model.run, lane) != records(&forked, lane));
        assert!(differs.contains(&true), "{turn:?} changes nothing");
        assert_eq!(model.run.axis, forked.axis);
    }
    assert!(after([Msg::Fork(Some(Turn::Loss)), Msg::Fork(None)]).forked.is_none());
    // Down at first, the webhook's call is tried again much later than in the run with the loss.
    let down = [Msg::Step, Msg::GoWrong(Kind::Down), Msg::Fork(Some(Turn::Loss))];
    let model = after(down);
    assert_eq!(model.forked.map(|forked| forked.end), Some(model.run.end));
    let over = after([Msg::ToEnd, Msg::Fork(Some(Turn::Loss))]);
    assert!(over.forked.is_none() && over.is_over());
}

#[test]
fn each_empty_answer_ticks_and_the_news_chimes_if_the_reader_wants_to_hear_it() {
    let heard = |messages: &[Msg]| {
        let mut model = after(messages.iter().cloned().chain([Msg::Toggle]));
        let (mut ticks, mut chimes) = (0, 0);
        while model.wants_frames() {
            let since = model.player.at;
            model.apply(Msg::Frame(10.0));
            let heard = view_model::heard(&model, since);
            ticks += u64::from(heard.tick);
            chimes += u64::from(heard.chime);
        }
        (ticks, chimes, view_model::lane(&model, Lane::Polling).counts.empty_responses)
    };
    let (ticks, chimes, empty) = heard(&[Msg::Sound]);
    assert!(empty > 1, "{empty}");
    assert_eq!((ticks, chimes), (empty, 2));
    assert_eq!(heard(&[]), (0, 0, empty));
    assert_eq!(heard(&[Msg::Sound, Msg::Sound]), (0, 0, empty));
}
