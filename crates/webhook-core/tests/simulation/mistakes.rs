//! What four mistakes cost, and that their mends cost nothing.

use std::fmt::Write as _;

use webhook_core::simulation::{
    Config, Counts, Engine, Exposure, Guard, Memory, Mistake, StatsRecorder, Verification, What,
};
use webhook_core::time::Micros;

use crate::support::check_golden;
use crate::text::trace;

fn counts(config: &Config) -> Counts {
    let scenario = config.clone().checked().expect("a mistake that can be played");
    Engine::run(&scenario, StatsRecorder::new()).counts
}

fn damage(mistake: Mistake, config: &Config) -> u64 {
    match mistake {
        Mistake::NoVerification | Mistake::ExposedAddress => counts(config).deceived,
        Mistake::SlowAnswer | Mistake::NoDeduplication => counts(config).double(),
    }
}

#[test]
fn mistakes_cost_what_they_always_did() {
    let mut table = String::new();
    for mistake in Mistake::ALL {
        for (turn, config) in [("made", mistake.made()), ("mended", mistake.mended())] {
            let Counts { events, delivered, attempts, duplicates, started, .. } = counts(&config);
            let Counts { forged, deceived, .. } = counts(&config);
            writeln!(
                table,
                "{mistake:?} {turn}: events {events}, known {delivered}, deliveries {attempts}, \
                 told again {duplicates}, acted {started} times, {} of them again, forged \
                 {forged}, believed {deceived}",
                counts(&config).double(),
            )
            .expect("a string takes any text");
        }
    }
    check_golden("mistakes.txt", &table);
}

#[test]
fn a_mend_takes_the_whole_damage_away_and_no_event_with_it() {
    for mistake in Mistake::ALL {
        assert!(damage(mistake, &mistake.made()) > 0, "{mistake:?}");
        assert_eq!(damage(mistake, &mistake.mended()), 0, "{mistake:?}");
        let mended = counts(&mistake.mended());
        assert_eq!((mended.delivered, mended.lost), (mended.events, 0), "{mistake:?}");
    }
}

#[test]
fn both_runs_of_a_mistake_differ_in_the_receiver_alone() {
    for mistake in Mistake::ALL {
        let (made, mended) = (mistake.made(), mistake.mended());
        assert_ne!(made.receiver, mended.receiver);
        assert_eq!(Config { receiver: mended.receiver.clone(), ..made }, mended);
    }
}

#[test]
fn each_guard_stops_what_those_before_it_let_pass() {
    let mistake = Mistake::NoVerification;
    // Twelve forged deliveries: without signature, with a wrong one, replayed after a day and
    // after seconds, three each.
    let deceived = |verification, deduplicate| {
        let mut config = mistake.made();
        config.receiver.verification = verification;
        config.receiver.deduplicate = deduplicate;
        counts(&config).deceived
    };
    let timely = Verification::Timely { tolerance: Micros::from_secs(300) };
    assert_eq!(deceived(Verification::Nothing, false), 12);
    assert_eq!(deceived(Verification::Signature, false), 6);
    assert_eq!(deceived(timely, false), 3);
    assert_eq!(deceived(timely, true), 0);
    // Without the tolerance yesterday's delivery is forgotten once, then recognised.
    assert_eq!(deceived(Verification::Signature, true), 1);
}

#[test]
fn what_stopped_a_forged_delivery_is_on_record() {
    let by: Vec<Guard> = trace(&Mistake::NoVerification.mended())
        .records()
        .iter()
        .filter_map(|record| match record.what {
            What::Unmasked { by, .. } => Some(by),
            _ => None,
        })
        .collect();
    let of = |guard| by.iter().filter(|by| **by == guard).count();
    assert_eq!(of(Guard::Signature), 6);
    assert_eq!(of(Guard::Tolerance), 3);
    assert_eq!(of(Guard::Deduplication), 3);
}

#[test]
fn answering_late_makes_the_sender_tell_everything_until_it_gives_up() {
    let (made, mended) =
        (counts(&Mistake::SlowAnswer.made()), counts(&Mistake::SlowAnswer.mended()));
    // The first attempt and three retries of each event, each of them worked on.
    assert_eq!((made.attempts, made.started), (4 * made.events, 4 * made.events));
    assert_eq!((mended.attempts, mended.started), (mended.events, mended.events));
}

#[test]
fn a_memory_smaller_than_the_policy_needs_is_no_mend() {
    let with = |memory: Memory| {
        let mut config = Mistake::NoDeduplication.mended();
        config.receiver.memory = memory;
        counts(&config).double()
    };
    let needed = Mistake::NoDeduplication.mended().receiver.memory;
    assert_eq!(with(needed), 0);
    // The retry of a lost answer comes ten seconds later, the copy half a second later.
    assert_eq!(with(Memory { expiry: Micros::from_secs(5), ..needed }), 2);
    assert_eq!(with(Memory { expiry: Micros::from_millis(100), ..needed }), 3);
    assert_eq!(with(Memory { size: 0, ..needed }), 3);
}

#[test]
fn an_address_that_is_hard_to_guess_buys_time_and_verification_decides() {
    // Found after a second or after an age of the universe: the posting that follows is believed
    // by the one receiver and not by the other.
    let short = Exposure { bits: 16, guesses_per_s: 100 };
    let long = Exposure { bits: 122, guesses_per_s: 1_000_000 };
    assert!(short.seconds_to_find() < Some(400) && long.seconds_to_find() > Some(1 << 60));
    let (made, mended) = (Mistake::ExposedAddress.made(), Mistake::ExposedAddress.mended());
    assert_eq!((counts(&made).forged, counts(&made).deceived), (30, 30));
    assert_eq!((counts(&mended).forged, counts(&mended).deceived), (30, 0));
}
