//! Asking four times, and being told once: the same event, met both ways.

use leptos::prelude::*;
use webhook_core::simulation::{
    Config, DeliveryPolicy, Engine, Network, Scenario, Span, StrategyConfig, TraceRecorder,
    Workload,
};
use webhook_core::time::Micros;

use super::sequence::{Sequence, SequenceFigure};
use crate::content::en::figures as words;
use crate::content::{fixed, fixed_list};

/// Of the worlds of one event this is one in which the app has just asked when it happens.
const SEED: u64 = 23;
const HAPPENS: Micros = Micros::from_secs(11);
/// Long, so that a reader sees a message travel.
const LATENCY: Micros = Micros::from_secs(1);
const INTERVAL: Micros = Micros::from_secs(4);
const TIMEOUT: Micros = Micros::from_secs(10);
/// As long as anything is under way in either world.
const END: Micros = Micros::from_secs(15);
const PIXELS_PER_SECOND: i64 = 25;
const MOST_RECORDS: usize = 100;

fn sequence(strategy: StrategyConfig) -> Sequence {
    let trace = Engine::run(&scenario(strategy), TraceRecorder::new(MOST_RECORDS));
    Sequence::of(trace.records())
}

fn scenario(strategy: StrategyConfig) -> Scenario {
    let network = Network { latency: Span::exactly(LATENCY), ..Network::default() };
    Config {
        seed: SEED,
        duration: END,
        workload: Workload::At(vec![HAPPENS]),
        network,
        strategy,
        ..Config::default()
    }
    .checked()
    .unwrap_or_else(|_| unreachable!("the figure's world is within all limits"))
}

fn asking() -> Sequence {
    sequence(StrategyConfig::ShortPoll { interval: INTERVAL })
}

fn told() -> Sequence {
    sequence(StrategyConfig::Webhook(DeliveryPolicy::new(TIMEOUT, Vec::new())))
}

#[component]
pub fn Ways() -> impl IntoView {
    view! {
        <div class="figure-pair">
            <SequenceFigure
                id="figure-polling"
                title=fixed(words::POLLING_TITLE)
                subject=words::POLLING
                caption=fixed(words::POLLING_CAPTION)
                told=fixed(words::POLLING_TOLD)
                actors=fixed_list(words::ACTORS)
                labels=fixed_list(words::POLLING_LABELS)
                sequence=asking()
                scale=PIXELS_PER_SECOND
                end=END
            />
            <SequenceFigure
                id="figure-webhook"
                title=fixed(words::WEBHOOK_TITLE)
                subject=words::WEBHOOK
                caption=fixed(words::WEBHOOK_CAPTION)
                told=fixed(words::WEBHOOK_TOLD)
                actors=fixed_list(words::ACTORS)
                labels=fixed_list(words::WEBHOOK_LABELS)
                sequence=told()
                scale=PIXELS_PER_SECOND
                end=END
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::super::sequence::Tone;
    use super::*;

    fn tones(sequence: &Sequence) -> Vec<Tone> {
        sequence.steps.iter().map(|step| step.tone).collect()
    }

    #[test]
    fn the_app_asks_four_times_and_the_fourth_answer_brings_it() {
        use Tone::{Act, Empty, News, Question};
        let no = [Question, Empty];
        let yes = [Act, Question, News, Act];
        let sequence = asking();
        assert_eq!(tones(&sequence), [&no[..], &no, &no, &yes].concat());
        assert_eq!(sequence.steps.len(), words::POLLING_LABELS.len());
        assert!(sequence.end() <= END, "{sequence:?}");
    }

    #[test]
    fn the_webhook_comes_once_and_is_answered() {
        use Tone::{Act, News, Reply};
        let sequence = told();
        assert_eq!(tones(&sequence), [Act, News, Act, Reply]);
        assert_eq!(sequence.steps.len(), words::WEBHOOK_LABELS.len());
    }

    #[test]
    fn the_captions_numbers_are_the_engines() {
        let delay = |sequence: &Sequence| {
            let mut acts = sequence.steps.iter().filter(|step| step.tone == Tone::Act);
            let happened = acts.next().map(|step| step.sent);
            let known = acts.next().map(|step| step.sent);
            Some((known? - happened?).0 as f64 / 1e6)
        };
        #[track_caller]
        fn check(caption: &str, delay: Option<f64>) {
            let delay = format!("{:.1} seconds", delay.expect("it became known"));
            assert!(caption.contains(&delay), "{caption:?} does not say {delay}");
        }
        check(words::POLLING_CAPTION, delay(&asking()));
        check(words::WEBHOOK_CAPTION, delay(&told()));
    }
}
