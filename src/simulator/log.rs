//! What happened so far, line by line, and what of it is worth saying aloud. Pure.

use webhook_core::simulation::{Record, What};
use webhook_core::time::Micros;

use super::model::Model;
use super::run::Lane;
use super::view_model::{Status, Summary, Tone, summary};

/// What a line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Record(What),
    /// The reader took the app down.
    Down,
    /// It is up again.
    Up,
}

/// One line of the event log.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub at: Micros,
    /// `None`: the same for both lanes.
    pub lane: Option<Lane>,
    pub what: Told,
    pub tone: Tone,
}

/// The rows up to the playhead, latest first, and how many earlier ones were left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    pub rows: Vec<Row>,
    pub earlier: usize,
}

/// Rows that the log shows at most.
pub const LOG_ROWS: usize = 200;

#[must_use]
pub fn log(model: &Model) -> Log {
    let at = model.player.at;
    let mut known = 0;
    let [polling, webhook] = Lane::BOTH.map(|lane| {
        let seen = model.run.story(lane).seen(at);
        let told = seen.iter().filter(move |record| is_told(lane, &record.what));
        known += told.clone().count();
        told.rev().map(move |record| row(lane, record))
    });
    let power = model
        .run
        .down
        .iter()
        .rev()
        .flat_map(|(down, up)| [(*up, Told::Up, Tone::Good), (*down, Told::Down, Tone::Bad)]);
    let power = power.filter(|(moment, ..)| *moment <= at);
    known += power.clone().count();
    let power = power.map(|(at, what, tone)| Row { at, lane: None, what, tone });
    let rows = latest_first(latest_first(polling, webhook), power);
    let rows: Vec<Row> = rows.take(LOG_ROWS).collect();
    Log { earlier: known - rows.len(), rows }
}

/// Merges two lists that have their latest row first; of one moment the second's come first.
fn latest_first(
    first: impl Iterator<Item = Row>,
    second: impl Iterator<Item = Row>,
) -> impl Iterator<Item = Row> {
    let (mut first, mut second) = (first.peekable(), second.peekable());
    std::iter::from_fn(move || match (first.peek(), second.peek()) {
        (Some(one), Some(other)) if one.at > other.at => first.next(),
        (Some(_), None) => first.next(),
        _ => second.next(),
    })
}

fn row(lane: Lane, record: &Record) -> Row {
    let shared = matches!(record.what, What::Happened { .. });
    Row {
        at: record.at,
        lane: (!shared).then_some(lane),
        what: Told::Record(record.what),
        tone: match record.what {
            What::Happened { .. } => Tone::Busy,
            ref what => Status::after(what).map_or(Tone::Quiet, Status::tone),
        },
    }
}

/// The world's events stand in both lanes' records and are told once; the app's own work takes
/// no time on this page.
const fn is_told(lane: Lane, what: &What) -> bool {
    match what {
        What::Happened { .. } => matches!(lane, Lane::Webhook),
        What::WorkStarted { .. } | What::WorkFinished { .. } => false,
        _ => true,
    }
}

/// The latest thing worth saying aloud: news, losses and the end, not each empty answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Announcement {
    Row(Row),
    Summary(Box<Summary>),
}

#[must_use]
pub fn announcement(model: &Model) -> Option<Announcement> {
    if let Some(summary) = summary(model) {
        return Some(Announcement::Summary(Box::new(summary)));
    }
    let newest = |lane: Lane| {
        let seen = model.run.story(lane).seen(model.player.at);
        let is_told = |record: &&Record| is_told(lane, &record.what) && is_news(&record.what);
        seen.iter().rev().find(is_told).map(|record| row(lane, record))
    };
    Lane::BOTH.into_iter().filter_map(newest).max_by_key(|row| row.at).map(Announcement::Row)
}

const fn is_news(what: &What) -> bool {
    matches!(
        what,
        What::Happened { .. }
            | What::Learned { .. }
            | What::Repeated { .. }
            | What::Lost { .. }
            | What::GaveUp { .. }
            | What::Disturbed { .. }
            | What::Disabled
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::mishap::{DOWNTIME, Kind};
    use crate::simulator::model::Msg;
    use crate::ui::store::Panel;

    #[test]
    fn the_log_says_when_the_app_goes_down_and_when_it_is_up_again() {
        let mut model = Model::default();
        let mut press = |msg| {
            model.apply(msg);
        };
        let s = Micros::from_secs;
        // The later one first: what overlaps is one time of being down.
        for at in [s(9), s(2)] {
            press(Msg::Seek(at));
            press(Msg::GoWrong(Kind::Down));
        }
        press(Msg::Seek(s(10)));
        let down = |model: &Model| {
            let log = log(model);
            let is_down = |row: &Row| matches!(row.what, Told::Down | Told::Up);
            assert!(log.rows.is_sorted_by(|later, earlier| later.at >= earlier.at));
            let rows = log.rows.iter().filter(|row| is_down(row));
            rows.map(|row| (row.what, row.at.0 / 1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(down(&model), [(Told::Down, 2)]);
        model.apply(Msg::ToEnd);
        let up = (s(9) + DOWNTIME).0 / 1_000_000;
        assert_eq!(down(&model), [(Told::Up, up), (Told::Down, 2)]);
    }
}
