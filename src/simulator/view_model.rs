//! What the simulator shows at a moment, as plain data: lanes, log, summary. No page in here.

use webhook_core::simulation::{Counts, Frame, MessageKind, Ppm, Record, Route, What};
use webhook_core::time::Micros;

use super::model::Model;
use super::run::{Lane, Often, PollKind, Run, Story};

/// What a lane is doing, in the words of the field; sentences are the content's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    WaitingToStart,
    /// Polling, before its first question.
    NotAskedYet,
    /// The webhook's endpoint, before any delivery.
    EndpointReady,
    Asking,
    /// A long poll that the service holds open.
    Held,
    Nope,
    AnswerComing,
    DeliveryComing,
    GotIt,
    QuestionLost,
    AnswerLost,
    DeliveryLost,
    TimedOut,
    RetryAt(Micros),
    GaveUp,
    /// The app refused a delivery with this status.
    Refused(u16),
    /// The mishap at this place of the list strikes.
    Struck(u32),
    PausedUntil(Micros),
    TurnedOff,
    /// The answer has arrived, and nobody took it in.
    Unheard,
}

/// How a status or a row is coloured; never the only sign of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Quiet,
    Busy,
    Good,
    Bad,
}

impl Status {
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::WaitingToStart | Self::NotAskedYet | Self::EndpointReady | Self::Nope => {
                Tone::Quiet
            }
            Self::Asking | Self::Held | Self::AnswerComing | Self::DeliveryComing => Tone::Busy,
            Self::GotIt => Tone::Good,
            Self::QuestionLost
            | Self::AnswerLost
            | Self::DeliveryLost
            | Self::TimedOut
            | Self::RetryAt(_)
            | Self::GaveUp
            | Self::Refused(_)
            | Self::Struck(_)
            | Self::PausedUntil(_)
            | Self::TurnedOff
            | Self::Unheard => Tone::Bad,
        }
    }

    /// What a record makes of the lane; `None` when it changes nothing worth saying.
    pub const fn after(what: &What) -> Option<Self> {
        Some(match what {
            What::Sent(message) => match message.kind {
                MessageKind::Poll { .. } | MessageKind::Empty | MessageKind::NotModified => {
                    Self::Asking
                }
                MessageKind::Events { .. } => Self::AnswerComing,
                MessageKind::Delivery { .. } => Self::DeliveryComing,
                MessageKind::Reply { status: status @ 300.., .. } => Self::Refused(status),
                MessageKind::Reply { .. }
                | MessageKind::Forged { .. }
                | MessageKind::ForgedReply { .. } => return None,
            },
            What::Arrived { kind, .. } => match kind {
                MessageKind::Poll { held: true } => Self::Held,
                MessageKind::Empty | MessageKind::NotModified => Self::Nope,
                MessageKind::Events { .. } => Self::Unheard,
                MessageKind::Poll { held: false }
                | MessageKind::Delivery { .. }
                | MessageKind::Reply { .. }
                | MessageKind::Forged { .. }
                | MessageKind::ForgedReply { .. } => return None,
            },
            What::Lost { kind, .. } => match kind {
                MessageKind::Poll { .. } => Self::QuestionLost,
                MessageKind::Delivery { .. } => Self::DeliveryLost,
                MessageKind::Reply { .. }
                | MessageKind::Forged { .. }
                | MessageKind::ForgedReply { .. } => return None,
                MessageKind::Empty | MessageKind::NotModified | MessageKind::Events { .. } => {
                    Self::AnswerLost
                }
            },
            What::Learned { .. } | What::Repeated { .. } => Self::GotIt,
            What::TimedOut { .. } => Self::TimedOut,
            What::RetryScheduled { at, .. } => Self::RetryAt(*at),
            What::GaveUp { .. } => Self::GaveUp,
            What::Paused { until } => Self::PausedUntil(*until),
            What::Disabled => Self::TurnedOff,
            What::Disturbed { fault, .. } => Self::Struck(*fault),
            What::Happened { .. }
            | What::WorkStarted { .. }
            | What::WorkFinished { .. }
            | What::Deceived { .. }
            | What::Unmasked { .. } => return None,
        })
    }
}

/// One lane's numbers and status at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneView {
    pub status: Status,
    pub counts: Counts,
    /// Messages lost, deliveries refused or not answered in time.
    pub failed: u64,
    /// From the last event known: how long until the app knew.
    pub delay: Option<Micros>,
}

#[must_use]
pub fn lane(model: &Model, lane: Lane) -> LaneView {
    let story = model.run.story(lane);
    let at = model.player.at;
    let mut frame = Frame::default();
    story.timeline.frame(at, &mut frame);
    let seen = &story.timeline.records()[..frame.seen];
    let is_failure = |record: &&Record| match record.what {
        What::Sent(message) => matches!(message.kind, MessageKind::Reply { status: 300.., .. }),
        What::Lost { .. } | What::TimedOut { .. } => true,
        _ => false,
    };
    LaneView {
        status: status(model, lane, seen),
        failed: seen.iter().filter(is_failure).count() as u64,
        counts: frame.counts,
        delay: story.delays(at).next_back(),
    }
}

fn status(model: &Model, lane: Lane, seen: &[Record]) -> Status {
    if !model.started && model.player.at == Micros::ZERO {
        return Status::WaitingToStart;
    }
    let last = seen.iter().rev().find_map(|record| Status::after(&record.what));
    last.unwrap_or(match lane {
        Lane::Polling => Status::NotAskedYet,
        Lane::Webhook => Status::EndpointReady,
    })
}

/// The end of a run in numbers, for one lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub counts: Counts,
    pub first_delay: Option<Micros>,
    pub mean_delay: Option<Micros>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub often: Often,
    pub kind: PollKind,
    pub polling: Outcome,
    pub webhook: Outcome,
}

/// The run in one sentence's worth of numbers, once it was seen to its end.
#[must_use]
pub fn summary(model: &Model) -> Option<Summary> {
    (model.started && model.player.at >= model.run.end).then(|| Summary {
        often: model.settings.often,
        kind: model.settings.kind,
        polling: outcome(&model.run, &model.run.polling),
        webhook: outcome(&model.run, &model.run.webhook),
    })
}

/// What a lane came to in the end.
#[must_use]
pub fn outcome(run: &Run, story: &Story) -> Outcome {
    let delays = story.delays(run.end);
    let known = delays.clone().count() as u64;
    let sum: u64 = delays.clone().map(|delay| delay.0).sum();
    Outcome {
        counts: story.counts(run.end),
        first_delay: delays.clone().next(),
        mean_delay: sum.checked_div(known).map(Micros),
    }
}

/// What is heard of a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// An empty answer has arrived.
    pub tick: bool,
    /// An app has come to know.
    pub chime: bool,
}

/// What is heard when the playhead has moved here from `since`.
#[must_use]
pub fn heard(model: &Model, since: Micros) -> Heard {
    let mut heard = Heard::default();
    if !model.sound {
        return heard;
    }
    for lane in Lane::BOTH {
        let story = model.run.story(lane);
        let before = story.seen(since).len();
        for record in story.seen(model.player.at).iter().skip(before) {
            heard.tick |= matches!(
                record.what,
                What::Arrived { kind: MessageKind::Empty | MessageKind::NotModified, .. }
            );
            heard.chime |= matches!(record.what, What::Learned { .. });
        }
    }
    heard
}

/// Left and right end of the wire on the stage, and the heights at which messages travel, in
/// tenths of the drawing's unit: whole numbers, since writing fractions would weigh 10 kB.
const WIRE: (u32, u32) = (920, 3_080);
const TO_SERVICE_Y: u32 = 42;
const TO_APP_Y: u32 = 66;

/// A message on its way across the stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Packet {
    /// In tenths.
    pub x: u32,
    pub y: u32,
    pub kind: &'static str,
}

impl Packet {
    #[must_use]
    pub fn transform(&self) -> String {
        format!("translate({}.{} {})", self.x / 10, self.x % 10, self.y)
    }
}

/// The messages under way at the playhead. A lost one goes halfway.
pub fn packets(model: &Model, lane: Lane, frame: &mut Frame, into: &mut Vec<Packet>) {
    let timeline = &model.run.story(lane).timeline;
    timeline.frame(model.player.at, frame);
    into.clear();
    for flight in &frame.in_flight {
        let Some(What::Sent(message)) = timeline.records().get(flight.record).map(|r| r.what)
        else {
            continue;
        };
        let Ppm(progress) = flight.progress;
        if message.lost && progress > Ppm::ONE.0 / 2 {
            continue;
        }
        let (left, right) = WIRE;
        let reach = (u64::from(right - left) * u64::from(progress) / u64::from(Ppm::ONE.0)) as u32;
        let (x, y) = match message.route {
            Route::ToService => (left + reach, TO_SERVICE_Y),
            Route::ToApp => (right - reach, TO_APP_Y),
            Route::FromAttacker | Route::ToAttacker => continue,
        };
        into.push(Packet { x, y, kind: packet_kind(message.kind, message.lost) });
    }
}

const fn packet_kind(kind: MessageKind, lost: bool) -> &'static str {
    match kind {
        _ if lost => "lost",
        MessageKind::Poll { .. } => "question",
        MessageKind::Empty | MessageKind::NotModified => "empty",
        MessageKind::Events { .. } | MessageKind::Delivery { .. } | MessageKind::Forged { .. } => {
            "news"
        }
        MessageKind::Reply { status: 300.., .. } => "refusal",
        MessageKind::Reply { .. } | MessageKind::ForgedReply { .. } => "reply",
    }
}
