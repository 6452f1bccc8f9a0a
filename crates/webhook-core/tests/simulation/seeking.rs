use proptest::prelude::*;
use webhook_core::simulation::{Frame, InFlight, Timeline, What};
use webhook_core::time::Micros;

use crate::text::trace;
use crate::worlds::{any_config, any_turning_config};

/// A frame made by looking at every record.
fn looked_through(timeline: &Timeline, at: Micros) -> Frame {
    let mut frame = Frame { at, ..Frame::default() };
    for (index, record) in timeline.records().iter().enumerate() {
        if record.at > at {
            break;
        }
        frame.seen += 1;
        frame.counts.add(&record.what);
        if let What::Sent(message) = record.what
            && message.arrives > at
        {
            let progress = message.progress(record.at, at);
            frame.in_flight.push(InFlight { record: index, progress });
        }
    }
    frame
}

/// Moments all over the run, those of the records among them.
fn moments(timeline: &Timeline, shares: &[f64]) -> Vec<Micros> {
    let anywhere = |share: &f64| Micros((timeline.duration().0 as f64 * share) as u64);
    let of_records = timeline.records().iter().step_by(7).map(|record| record.at);
    shares.iter().map(anywhere).chain(of_records).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_frame_after_seeking_equals_the_frame_after_playing(
        config in any_turning_config(),
        shares in prop::collection::vec(0.0..=1.0, 12),
    ) {
        let timeline = Timeline::new(trace(&config));
        let mut sought = moments(&timeline, &shares);
        let mut used = Frame::default();
        let after_seeking: Vec<Frame> = sought
            .iter()
            .map(|&at| {
                timeline.frame(at, &mut used);
                used.clone()
            })
            .collect();
        let mut played = Frame::default();
        let mut after_playing = vec![];
        sought.sort_unstable();
        for &at in &sought {
            timeline.frame(at, &mut played);
            prop_assert_eq!(&played, &looked_through(&timeline, at));
            after_playing.push(played.clone());
        }
        for frame in &after_seeking {
            prop_assert!(after_playing.contains(frame));
        }
    }

    #[test]
    fn steps_visit_every_moment_at_which_something_happens(config in any_config()) {
        let timeline = Timeline::new(trace(&config));
        let mut expect: Vec<Micros> = timeline.records().iter().map(|record| record.at).collect();
        expect.dedup();
        // Nothing is after the end; nothing but the beginning is at zero.
        let mut backward: Vec<Micros> =
            std::iter::successors(timeline.before(timeline.duration()), |&at| timeline.before(at))
                .collect();
        backward.reverse();
        prop_assert_eq!(&backward, &expect);
        let at_zero = expect.first() == Some(&Micros::ZERO);
        let forward: Vec<Micros> = std::iter::successors(
            if at_zero { Some(Micros::ZERO) } else { timeline.next_after(Micros::ZERO) },
            |&at| timeline.next_after(at),
        )
        .collect();
        prop_assert_eq!(&forward, &expect);
    }

    #[test]
    fn past_the_end_the_end_is_shown(config in any_config(), past in 0_u64..1_000_000) {
        let timeline = Timeline::new(trace(&config));
        let (mut end, mut later) = (Frame::default(), Frame::default());
        timeline.frame(config.duration, &mut end);
        timeline.frame(config.duration + Micros(past), &mut later);
        prop_assert_eq!(end.seen, timeline.records().len());
        prop_assert_eq!(end, later);
    }
}
