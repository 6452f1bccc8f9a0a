//! The time diagram as plain data: service above, app below, time to the right.

use std::fmt::Write as _;

use webhook_core::simulation::{MessageKind, Record, Route, What};
use webhook_core::time::Micros;

use super::run::{Lane, Run};

/// The drawing is this wide and high; it is stretched to the room it gets.
pub const WIDTH: u64 = 10_000;
pub const HEIGHT: u64 = 100;
/// Heights of the two life lines.
pub const SERVICE: u64 = 18;
pub const APP: u64 = 82;

/// One lane's picture: a path for each kind of line, so that a thousand polls cost one element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagram {
    /// Requests that brought nothing, with their answers.
    pub empty: String,
    /// Requests and deliveries that brought news.
    pub hit: String,
    /// Messages that never arrived, up to where they were lost.
    pub lost: String,
    /// Deliveries that the app refused.
    pub refused: String,
    /// When the app was down, and where a mishap struck.
    pub down: Vec<(u64, u64)>,
    pub struck: Vec<u64>,
    /// Long polls waiting at the service.
    pub held: String,
    /// From an event to the app's knowing of it.
    pub gaps: Vec<(u64, u64)>,
    /// Where something happened, and where the app knew, on the same scale.
    pub happened: Vec<u64>,
    pub learned: Vec<u64>,
}

/// Where a moment stands on the axis.
#[must_use]
pub const fn place(at: Micros, axis: Micros) -> u64 {
    let place = at.0 as u128 * WIDTH as u128 / if axis.0 == 0 { 1 } else { axis.0 as u128 };
    if place > WIDTH as u128 { WIDTH } else { place as u64 }
}

#[must_use]
pub fn draw(run: &Run, lane: Lane) -> Diagram {
    let records = run.story(lane).seen(run.end);
    let mut diagram = Diagram::default();
    let mut waiting = Vec::new();
    let brought_news = news(records);
    for record in records {
        let x = place(record.at, run.axis);
        match record.what {
            What::Sent(message) => {
                let brings = brought_news.get(message.exchange as usize);
                let path = match (message.lost, brings) {
                    (true, _) => &mut diagram.lost,
                    (_, Some(Brought::News)) => &mut diagram.hit,
                    (_, Some(Brought::Refused)) => &mut diagram.refused,
                    _ => &mut diagram.empty,
                };
                line(path, x, place(message.arrives, run.axis), message.route, message.lost);
            }
            What::Happened { .. } => {
                diagram.happened.push(x);
                waiting.push(x);
            }
            What::Disturbed { .. } => diagram.struck.push(x),
            What::Learned { event, .. } => {
                diagram.learned.push(x);
                if let Some(happened) = waiting.get_mut(event as usize) {
                    diagram.gaps.push((*happened, x));
                    *happened = u64::MAX;
                }
            }
            _ => {}
        }
    }
    let down = run.down.iter().map(|(from, to)| (place(*from, run.axis), place(*to, run.axis)));
    diagram.down.extend(down);
    let end = place(run.end, run.axis);
    let unknown = waiting.into_iter().filter(|happened| *happened != u64::MAX);
    diagram.gaps.extend(unknown.map(|happened| (happened, end)));
    diagram.held = held(records, run);
    diagram
}

/// What an exchange came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Brought {
    Nothing,
    News,
    Refused,
}

/// For each exchange, whether it carried an event, and whether that was taken.
fn news(records: &[Record]) -> Vec<Brought> {
    let mut news = Vec::new();
    for record in records {
        let What::Sent(message) = record.what else { continue };
        let exchange = message.exchange as usize;
        if news.len() <= exchange {
            news.resize(exchange + 1, Brought::Nothing);
        }
        match message.kind {
            MessageKind::Events { .. } | MessageKind::Delivery { .. } => {
                news[exchange] = Brought::News;
            }
            MessageKind::Reply { status: 300.., .. } => news[exchange] = Brought::Refused,
            _ => {}
        }
    }
    news
}

/// A slanted line from one life line to the other; a lost message ends on the way.
fn line(path: &mut String, from: u64, to: u64, route: Route, lost: bool) {
    let (start, goal) = match route {
        Route::ToService => (APP, SERVICE),
        Route::ToApp => (SERVICE, APP),
        Route::FromAttacker | Route::ToAttacker => return,
    };
    let (to, goal) = if lost { (from.midpoint(to), start.midpoint(goal)) } else { (to, goal) };
    // Writing to a string cannot fail.
    let _ = write!(path, "M{from} {start}L{to} {goal}");
}

/// The stretches along the service's life line on which it held a long poll.
fn held(records: &[Record], run: &Run) -> String {
    let mut path = String::new();
    let mut since = None;
    for record in records {
        match record.what {
            What::Arrived { exchange, kind: MessageKind::Poll { held: true } } => {
                since = Some((exchange, record.at));
            }
            What::Sent(message) if message.route == Route::ToApp => {
                if let Some((_, at)) = since.take_if(|(exchange, _)| *exchange == message.exchange)
                {
                    stretch(&mut path, place(at, run.axis), place(record.at, run.axis));
                }
            }
            _ => {}
        }
    }
    if let Some((_, at)) = since {
        stretch(&mut path, place(at, run.axis), place(run.end, run.axis));
    }
    path
}

fn stretch(path: &mut String, from: u64, to: u64) {
    let _ = write!(path, "M{from} {SERVICE}H{to}");
}

/// Marks on the time axis: round moments, at most eight.
#[must_use]
pub fn ticks(axis: Micros) -> Vec<Micros> {
    const STEPS: [u64; 13] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600];
    let seconds = axis.0 / 1_000_000;
    let step = STEPS.into_iter().find(|step| seconds / step <= 8).unwrap_or(3_600);
    (0..=seconds / step).map(|i| Micros::from_secs(i * step)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_keep_their_place_on_the_axis() {
        let check = |at: u64, axis: u64, expect: u64| {
            assert_eq!(place(Micros(at), Micros(axis)), expect);
        };
        check(0, 20, 0);
        check(5, 20, 2_500);
        check(20, 20, 10_000);
        check(30, 20, 10_000);
        check(1, 0, 10_000);
        check(u64::MAX / 2, u64::MAX, 4_999);
    }

    #[test]
    fn the_axis_has_round_marks_and_not_too_many() {
        let check = |seconds: u64, step: u64| {
            let ticks = ticks(Micros::from_secs(seconds));
            assert!(ticks.len() <= 9, "{seconds}");
            assert_eq!(ticks[1], Micros::from_secs(step), "{seconds}");
        };
        check(5, 1);
        check(20, 5);
        check(60, 10);
        check(3_600, 600);
    }
}
