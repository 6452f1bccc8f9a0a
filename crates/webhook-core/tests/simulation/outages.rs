//! What an outage does to the events of a day, for each sender.

use proptest::prelude::*;
use webhook_core::provider::{find_sender, senders};
use webhook_core::simulation::{
    Channel, DeliveryPolicy, Known, Outage, Outcome, Replay, Window, limits,
};
use webhook_core::time::Micros;

/// Seconds since midnight.
fn clock(hours: u64, minutes: u64, seconds: u64) -> Micros {
    Micros::from_secs((hours * 60 + minutes) * 60 + seconds)
}

fn policy(id: &str) -> DeliveryPolicy {
    DeliveryPolicy::from(find_sender(id).expect("a sender").delivery)
}

/// The app is down for forty minutes from two in the afternoon on.
fn outage(events: &[Micros], reconcile: Option<Micros>) -> Outage {
    let window = Window { from: clock(14, 0, 0), to: clock(14, 40, 0) };
    Outage { window, events: events.to_vec(), reconcile }
}

fn replay(id: &str, outage: &Outage) -> Replay {
    outage.replay(&policy(id)).expect("a test's own outage")
}

fn only(replay: &Replay) -> Outcome {
    assert_eq!(replay.events.len(), 1);
    replay.events[0]
}

#[test]
fn an_event_at_the_beginning_of_the_outage_arrives_when_the_schedule_says() {
    let outage = outage(&[clock(14, 0, 0)], None);
    #[track_caller]
    fn check(outage: &Outage, id: &str, attempt: u32, at: Micros) {
        let outcome = only(&replay(id, outage));
        let by = Channel::Delivery { attempt };
        assert_eq!(outcome.known, Some(Known { at, by }), "{id}");
        assert_eq!((outcome.attempts, outcome.gave_up), (attempt, None), "{id}");
    }
    // The attempt at 14:35:05 still fails.
    check(&outage, "svix", 5, clock(16, 35, 5));
    check(&outage, "standardwebhooks", 5, clock(16, 35, 5));
    check(&outage, "square", 7, clock(15, 3, 0));
    check(&outage, "linear", 3, clock(15, 1, 0));
    check(&outage, "zoom", 4, clock(15, 25, 0));
    check(&outage, "mailgun", 5, clock(15, 30, 0));
}

#[test]
fn who_does_not_try_for_long_enough_loses_it() {
    let outage = outage(&[clock(14, 0, 0)], None);
    #[track_caller]
    fn check(outage: &Outage, id: &str, attempts: u32, gave_up: Micros) {
        let replay = replay(id, outage);
        let outcome = only(&replay);
        assert_eq!((outcome.known, outcome.gave_up), (None, Some(gave_up)), "{id}");
        assert_eq!((outcome.attempts, replay.lost()), (attempts, 1), "{id}");
    }
    check(&outage, "github", 1, clock(14, 0, 0));
    check(&outage, "twilio", 1, clock(14, 0, 0));
    check(&outage, "slack", 4, clock(14, 6, 0));
    // Whatever the single waits are, these keep trying for hours.
    for id in ["stripe", "shopify", "sendgrid", "paddle", "hubspot", "paypal", "meta"] {
        assert_eq!(replay(id, &outage).lost(), 0, "{id}");
    }
}

#[test]
fn events_before_and_after_the_outage_arrive_at_once() {
    let events = [clock(13, 59, 59), clock(14, 40, 0)];
    for sender in senders() {
        let replay = replay(sender.id.0, &outage(&events, None));
        let delays: Vec<_> = replay.events.iter().map(Outcome::delay).collect();
        assert_eq!(delays, [Some(Micros::ZERO); 2], "{}", sender.name);
        assert_eq!(replay.disabled, None);
    }
}

#[test]
fn many_failures_make_a_sender_turn_the_address_off_for_good() {
    let events: Vec<Micros> = (0..60).map(|minute| clock(14, minute, 0)).collect();
    let shopify = replay("shopify", &outage(&events, None));
    // 14:00 fails twice by 14:01; with 14:01, 14:02, 14:03 and their retries it is eight.
    assert!(shopify.disabled.is_some_and(|at| at <= clock(14, 4, 0)), "{shopify:?}");
    assert_eq!(shopify.lost(), 60);
    let svix = replay("svix", &outage(&events, None));
    assert_eq!((svix.disabled, svix.lost()), (None, 0));
    // GitLab pauses: the minutes after the outage may be lost too.
    let gitlab = replay("gitlab", &outage(&events, None));
    assert!(gitlab.lost() > 40 && gitlab.events.iter().any(|it| it.attempts == 0), "{gitlab:?}");
}

#[test]
fn a_reconciling_poll_finds_what_deliveries_missed_at_the_next_round_moment() {
    let events = [clock(13, 50, 0), clock(14, 0, 0), clock(14, 39, 0)];
    let found = replay("github", &outage(&events, Some(Micros::from_secs(15 * 60))));
    let known: Vec<_> = found.events.iter().map(|event| event.known).collect();
    let delivered = Known { at: clock(13, 50, 0), by: Channel::Delivery { attempt: 1 } };
    let polled = Known { at: clock(14, 45, 0), by: Channel::Poll };
    assert_eq!(known, [Some(delivered), Some(polled), Some(polled)]);
    assert_eq!((found.lost(), found.found_by_poll()), (0, 2));
    assert_eq!(found.stalest(), Some(clock(0, 45, 0)));
    // A sender that was turned off is still found out by the poll.
    let every_minute: Vec<Micros> = (0..60).map(|minute| clock(14, minute, 0)).collect();
    let shopify = replay("shopify", &outage(&every_minute, Some(Micros::from_secs(600))));
    assert!(shopify.disabled.is_some());
    assert_eq!((shopify.lost(), shopify.stalest()), (0, Some(clock(0, 40, 0))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn with_a_poll_no_event_is_staler_than_the_outage_and_an_interval(
        events in prop::collection::vec(0_u64..86_400, 0..30),
        from in 0_u64..80_000,
        length in 1_u64..20_000,
        minutes in 1_u64..120,
        sender in prop::sample::select(senders().map(|sender| sender.id.0).collect::<Vec<_>>()),
    ) {
        let at = Micros::from_secs;
        let window = Window { from: at(from), to: at(from + length) };
        // Half a second past: no poll is made at the very moment of an event.
        let events = events.into_iter().map(|event| at(event) + Micros(500_000)).collect();
        let interval = at(minutes * 60);
        let outage = Outage { window, events, reconcile: Some(interval) };
        let replay = replay(sender, &outage);
        prop_assert_eq!(replay.lost(), 0);
        prop_assert!(replay.stalest().is_none_or(|it| it <= at(length) + interval));
        for event in &replay.events {
            let inside = window.from <= event.happened && event.happened < window.to;
            let up = if inside { window.to } else { event.happened };
            let poll = Micros(up.0.div_ceil(interval.0) * interval.0);
            prop_assert!(event.known.is_some_and(|known| known.at <= poll));
        }
    }
}

#[test]
fn a_replay_has_limits_and_says_so() {
    #[track_caller]
    fn check(outage: &Outage, expect: &str) {
        let error = outage.replay(&policy("svix")).expect_err("this may not be played");
        assert_eq!(error.to_string(), expect);
    }
    let events = vec![Micros::ZERO; limits::MAX_REPLAYED + 1];
    check(&outage(&events, None), "workload.at: 1001 items; allowed: at most 1000 items");
    let window = Window { from: clock(2, 0, 0), to: clock(1, 0, 0) };
    check(
        &Outage { window, ..outage(&[], None) },
        "receiver.down[0]: from 7200 s to 3600 s; allowed: a beginning before its end",
    );
    let far = Window { from: Micros::ZERO, to: Micros(u64::MAX) };
    assert!(Outage { window: far, ..outage(&[], None) }.replay(&policy("svix")).is_err());
    let often = outage(&[], Some(Micros::from_millis(200)));
    let error = often.replay(&policy("svix")).expect_err("too many polls");
    assert!(error.to_string().starts_with("work of the whole run"), "{error}");
}
